import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createUnknownWords } from '../answering/retrieve/unknown-words.ts';
import type { UnknownWords } from '../answering/retrieve/unknown-words.ts';
import { AppError } from '../kernel/errors.ts';
import { knowledgeDirectory } from '../config/env.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { createPeople } from '../people/people.ts';
import type { Storage } from '../storage/port.ts';
import type { Run, Terminal } from './terminal.ts';
import { withStorage } from './with-storage.ts';

const USAGE = '使い方: navi kb suggest [--all] [--from 質問のファイル（1行に1問、または .jsonl）]';
/** A word asked once is as likely a slip as a gap. */
const FEWEST_TIMES = 2;

/** `navi kb suggest`: words that were asked and that the knowledge does not know, for HR to add as synonyms or everyday words. */
export const runKbSuggest: Run = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, from: { type: 'string' }, kb: { type: 'string' } },
  });
  if (positionals.length > 0) {
    terminal.printError(USAGE);
    return 2;
  }
  const unknown = createUnknownWords(loadKnowledge(values.kb ?? knowledgeDirectory(terminal.env)));
  const list = (words: readonly AskedWord[]): number => printWords(words, { unknown, all: values.all, terminal });
  if (values.from !== undefined) return list(wordsOfFile(values.from, unknown));
  return withStorage(terminal, async (storage) => list(await wordsOfDatabase(storage, unknown)));
};

interface AskedWord {
  readonly word: string;
  readonly times: number;
  /** The day it was asked last; null for a file. */
  readonly last: string | null;
}

/** Without what HR has added since, and without the names of people who came to the roster since. */
async function wordsOfDatabase(storage: Storage, unknown: UnknownWords): Promise<AskedWord[]> {
  const rows = await storage.db.selectFrom('unknown_word').select(['word', 'times', 'last_seen']).execute();
  const names = new Set(await createPeople({ storage }).namesAmong(rows.map((row) => row.word)));
  return rows
    .filter(({ word }) => !names.has(word) && unknown.in(word).length > 0)
    .map(({ word, times, last_seen: last }) => ({ word, times, last }));
}

function wordsOfFile(file: string, unknown: UnknownWords): AskedWord[] {
  const counts = new Map<string, number>();
  for (const question of questionsOf(file)) {
    for (const word of unknown.in(question)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, times]) => ({ word, times, last: null }));
}

const lineSchema = z.object({ question: z.string() });

function questionsOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const isJson = file.toLowerCase().endsWith('.jsonl');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    return isJson ? [questionOf(line, `${file}:${String(index + 1)}`)] : [line];
  });
}

function questionOf(line: string, place: string): string {
  const problem = new AppError('knowledge.invalid', `${place}: {"question":"…"} の形で書いてください`);
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data.question;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw problem;
}

interface Listing {
  readonly unknown: UnknownWords;
  readonly all: boolean;
  readonly terminal: Terminal;
}

function printWords(words: readonly AskedWord[], { unknown, all, terminal }: Listing): number {
  const shown = words
    .filter(({ times }) => all || times >= FEWEST_TIMES)
    .toSorted((one, other) => other.times - one.times || (one.word < other.word ? -1 : 1));
  for (const { word, times, last } of shown) {
    const nearest = unknown.nearest(word);
    const like = nearest === null ? '' : `　近い言葉: ${nearest}`;
    terminal.print(`${String(times)}回　${word}${like}${last === null ? '' : `　最後: ${last}`}`);
  }
  const once = words.length - shown.length;
  terminal.print(
    `ナレッジにない言葉 ${String(shown.length)}件${once > 0 ? `（ほかに1回だけの言葉 ${String(once)}件。--all で表示）` : ''}`,
  );
  if (shown.length > 0) terminal.print('通じるようにするには、knowledge/synonyms.yaml か項目の synonyms・questions に足してください。');
  return 0;
}
