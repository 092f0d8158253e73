import { createAccumulator, takeBest } from './best-scores.ts';
import type { Accumulator } from './best-scores.ts';
import { foldText } from './fold-text.ts';
import { cutQuestionTail, grams, gramWeight } from './grams.ts';
import { countTerms, createStream } from './stream.ts';
import type { FieldSpec, QueryTerms, Stream } from './stream.ts';
import { createRewriter } from './synonyms.ts';
import type { SynonymGroups } from './synonyms.ts';
import { words } from './words.ts';

/** A text to be found. Fields not named in the options are ignored; a field may hold several texts. */
export interface SearchDocument {
  readonly id: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

export interface IndexOptions {
  readonly fields: readonly FieldSpec[];
  readonly synonyms?: SynonymGroups;
  /** In the place of `synonyms`, when several indices share them. */
  readonly reader?: QueryReader;
  /** The documents are example questions: their question tails count as little as those of the query. */
  readonly questions?: boolean;
  /** Lengths of the character n-grams and their share beside words (1); fewer are faster and nearly as good. */
  readonly grams?: readonly GramShare[];
}

export interface GramShare {
  readonly size: number;
  readonly weight: number;
}

export interface SearchHit {
  readonly id: string;
  /** BM25F sum over all streams; only comparable within one query. */
  readonly score: number;
  /** Score ÷ what the query would give itself, unknown words at the highest idf: comparable between queries, about 0–1.5. */
  readonly norm: number;
  /** Score ÷ what the document's own text would give itself: near 1 when the query says all that the document says. */
  readonly fit: number;
  /** Share (0–1) of the query's words, by idf, that the document holds. */
  readonly coverage: number;
  /** Query words that the document holds, for explanation. */
  readonly matched: readonly string[];
}

/** Immutable; `search` is synchronous and has no side effects. */
export interface SearchIndex {
  readonly size: number;
  /** The `top` best documents, best first, ties in the order they were given; empty for a query without a known term. */
  search(query: string, top: number): readonly SearchHit[];
}

interface WeightedStream {
  readonly weight: number;
  readonly stream: Stream;
  readonly terms: (query: PreparedQuery) => QueryTerms;
}

interface PreparedQuery {
  readonly words: readonly string[];
  /** Without question tails, which would match every other question. */
  readonly core: string;
}

/** Reads texts with one set of synonyms. */
export interface QueryReader {
  fold(text: string): string;
  read(query: string): PreparedQuery;
}

/** Indices that share a reader are asked the same question one after the other; it is read once for all of them. */
export function createQueryReader(synonyms: SynonymGroups): QueryReader {
  const rewrite = createRewriter(synonyms);
  const fold = (text: string): string => rewrite(foldText(text));
  let last: { readonly query: string; readonly prepared: PreparedQuery } | null = null;
  return {
    fold,
    read: (query) => {
      if (last?.query === query) return last.prepared;
      const text = fold(query);
      const prepared = { words: words(text), core: cutQuestionTail(text) };
      last = { query, prepared };
      return prepared;
    },
  };
}

/** Kinds of term and their share in the sum, chosen on the tuning sets (figures in DESIGN.md). */
const WORD_WEIGHT = 1;
const ALL_GRAMS: readonly GramShare[] = [
  { size: 2, weight: 0.2 },
  { size: 3, weight: 0.1 },
  { size: 1, weight: 0.1 },
];

/** Builds the index in memory; the same Node build must index and search, because word boundaries come from its ICU. */
export function createIndex(documents: readonly SearchDocument[], options: IndexOptions): SearchIndex {
  const reader = options.reader ?? createQueryReader(options.synonyms ?? []);
  const texts = documents.map((document) => options.fields.map((field) => reader.fold((document.fields[field.name] ?? []).join('\n'))));
  const { wordStream, streams } = createStreams(texts, options);
  const selfScores = documents.map((_, document) =>
    streams.reduce((sum, { stream, weight }) => sum + weight * stream.documentScore(document), 0),
  );
  const sums = createAccumulator(documents.length);
  return {
    size: documents.length,
    search: (query, top) => {
      const prepared = reader.read(query);
      const self = scoreAll(streams, prepared, sums);
      const wanted = weighWords(wordStream, prepared.words);
      return takeBest(sums, top).map(({ document, score }) => ({
        id: documents[document]?.id ?? '',
        score,
        norm: ratio(score, self),
        fit: ratio(score, selfScores[document] ?? 0),
        ...wordsFound(wordStream, wanted, document),
      }));
    },
  };
}

/** One stream for words and one for each length of n-gram, over the same texts. */
function createStreams(texts: readonly (readonly string[])[], options: IndexOptions): { wordStream: Stream; streams: WeightedStream[] } {
  const streamOf = (termsOf: (text: string) => readonly string[]): Stream =>
    createStream(
      texts.map((fields) => fields.map(termsOf)),
      options.fields,
    );
  const wordStream = streamOf(words);
  const gramStreams = (options.grams ?? ALL_GRAMS).map(({ size, weight }) => ({
    weight,
    stream: streamOf((text) => grams(options.questions === true ? cutQuestionTail(text) : text, size)),
    terms: (query: PreparedQuery) => countTerms(grams(query.core, size), gramWeight),
  }));
  return {
    wordStream,
    streams: [{ weight: WORD_WEIGHT, stream: wordStream, terms: (query) => countTerms(query.words, () => 1) }, ...gramStreams],
  };
}

function ratio(score: number, self: number): number {
  return self === 0 ? 0 : score / self;
}

function scoreAll(streams: readonly WeightedStream[], query: PreparedQuery, sums: Accumulator): number {
  let self = 0;
  for (const { stream, weight, terms } of streams) {
    const queryTerms = terms(query);
    stream.add(queryTerms, weight, sums);
    self += weight * stream.selfScore(queryTerms);
  }
  return self;
}

interface WeighedWords {
  /** Each once, in the order of the query. */
  readonly words: readonly string[];
  readonly idfs: readonly number[];
  readonly total: number;
}

function weighWords(stream: Stream, queryWords: readonly string[]): WeighedWords {
  const once = [...new Set(queryWords)];
  const idfs = once.map((word) => stream.idf(word));
  return { words: once, idfs, total: idfs.reduce((sum, idf) => sum + idf, 0) };
}

function wordsFound(stream: Stream, wanted: WeighedWords, document: number): Pick<SearchHit, 'coverage' | 'matched'> {
  const matched: string[] = [];
  let mass = 0;
  wanted.words.forEach((word, at) => {
    if (!stream.has(word, document)) return;
    matched.push(word);
    mass += wanted.idfs[at] ?? 0;
  });
  return { coverage: ratio(mass, wanted.total), matched };
}
