import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from '@sglkc/kuromoji';
import type { IpadicFeatures, Tokenizer } from '@sglkc/kuromoji';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { createPassageAnswerer } from '../src/answering/passage-answerer.ts';
import type { SearchSet } from './search-sets.ts';

type Docs = SearchSet['docs'];

/** Builds an index and gives what ranks ten ids. */
export type Engine = (docs: Docs) => (query: string) => readonly string[];

const TOP = 10;

export const ours: Engine = (docs) => {
  const answerer = createPassageAnswerer(docs);
  return (query) => answerer.answer(query, TOP).ranking;
};

/** k and b tuned on the same sets (the study behind DESIGN.md); the title counts twice, as in ours. */
function miniSearch(tokenize: (text: string) => string[]): Engine {
  return (docs) => {
    const index = new MiniSearch({ fields: ['title', 'text'], tokenize, processTerm: (term) => term });
    index.addAll(docs.map(({ id, title, text }) => ({ id, title, text })));
    const options = { boost: { title: 2 }, bm25: { k: 0.9, b: 0.8, d: 0 }, combineWith: 'OR' as const };
    return (query) =>
      index
        .search(query, options)
        .slice(0, TOP)
        .map(({ id }) => String(id));
  };
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

const segmented = (text: string): string[] =>
  [...segmenter.segment(text.normalize('NFKC').toLowerCase())].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []));

const CONTENT = new Set(['名詞', '動詞', '形容詞', '副詞', '連体詞', '接頭詞']);
/** What lucene's list of Japanese stop words and questions add up to, as far as the parts of speech above let it through. */
const STOP = new Set([
  'する',
  'いる',
  'ある',
  'なる',
  'れる',
  'られる',
  'こと',
  'もの',
  'ため',
  'よう',
  'の',
  'ん',
  'これ',
  'それ',
  '何',
  '誰',
  'どこ',
  'いつ',
  'どれ',
  'どの',
]);

async function kuromojiWords(): Promise<(text: string) => string[]> {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('@sglkc/kuromoji/package.json')), 'dict');
  const tokenizer = await new Promise<Tokenizer<IpadicFeatures>>((resolve, reject) =>
    kuromoji.builder({ dicPath }).build((error, built) => (error instanceof Error ? reject(error) : resolve(built))),
  );
  const baseForm = (token: IpadicFeatures): string => (token.basic_form === '*' ? token.surface_form : token.basic_form);
  return (text) =>
    tokenizer
      .tokenize(text.normalize('NFKC').toLowerCase())
      .filter((token) => CONTENT.has(token.pos))
      .map(baseForm)
      .filter((word) => !STOP.has(word));
}

const pieces = (text: string, size: number): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}ー]+/u)
    .flatMap((part) => (part.length < size ? [part] : Array.from({ length: part.length - size + 1 }, (_, at) => part.slice(at, at + size))))
    .filter((piece) => piece !== '');

interface FtsKind {
  readonly tokenizer: string;
  /** What is stored and asked for in place of a text. */
  readonly stored: (text: string) => string;
  readonly size: number;
}

function fts5({ tokenizer, stored, size }: FtsKind): Engine {
  return (docs) => {
    const database = new Database(':memory:');
    database.exec(`CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, title, text, tokenize="${tokenizer}")`);
    const insert = database.prepare('INSERT INTO passages VALUES (?, ?, ?)');
    database.transaction(() => {
      for (const { id, title, text } of docs) insert.run(id, stored(title), stored(text));
    })();
    const select = database
      .prepare(`SELECT id FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 0, 2, 1) LIMIT ${String(TOP)}`)
      .pluck();
    return (query) => {
      const terms = [...new Set(pieces(query, size))].filter((piece) => piece.length >= size);
      return terms.length === 0 ? [] : (select.all(terms.map((term) => `"${term}"`).join(' OR ')) as string[]);
    };
  };
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

export async function engines(): Promise<Readonly<Record<string, Engine>>> {
  return {
    'this engine': ours,
    'MiniSearch + kuromoji': miniSearch(await kuromojiWords()),
    'MiniSearch + Intl.Segmenter': miniSearch(segmented),
    'SQLite FTS5, bigrams': fts5({ tokenizer: 'unicode61', stored: (text) => pieces(text, 2).join(' '), size: 2 }),
    'SQLite FTS5, trigram': fts5({ tokenizer: 'trigram', stored: folded, size: 3 }),
  };
}
