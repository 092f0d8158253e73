import { foldText } from './fold-text.ts';
import { cutQuestionTail, grams, gramWeight } from './grams.ts';
import { createStream } from './stream.ts';
import type { Accumulator, FieldSpec, QueryTerms, Stream } from './stream.ts';
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

/** Kinds of term and their share in the sum, chosen on the tuning sets (figures in DESIGN.md). */
const WORD_WEIGHT = 1;
const ALL_GRAMS: readonly GramShare[] = [
  { size: 2, weight: 0.2 },
  { size: 3, weight: 0.1 },
  { size: 1, weight: 0.1 },
];

/** Builds the index in memory; the same Node build must index and search, because word boundaries come from its ICU. */
export function createIndex(documents: readonly SearchDocument[], options: IndexOptions): SearchIndex {
  const rewrite = createRewriter(options.synonyms ?? []);
  const prepare = (query: string): PreparedQuery => {
    const text = rewrite(foldText(query));
    return { words: words(text), core: cutQuestionTail(text) };
  };
  const texts = documents.map((document) =>
    options.fields.map((field) => rewrite(foldText((document.fields[field.name] ?? []).join('\n')))),
  );
  const { wordStream, streams } = createStreams(texts, options);
  const selfScores = documents.map((_, document) =>
    streams.reduce((sum, { stream, weight }) => sum + weight * stream.documentScore(document), 0),
  );
  const sums: Accumulator = { scores: new Float64Array(documents.length), touched: [] };
  return {
    size: documents.length,
    search: (query, top) => {
      const prepared = prepare(query);
      const self = scoreAll(streams, prepared, sums);
      const queryWords = [...new Set(prepared.words)];
      return takeBest(sums, top).map(({ document, score }) => ({
        id: documents[document]?.id ?? '',
        score,
        norm: ratio(score, self),
        fit: ratio(score, selfScores[document] ?? 0),
        ...wordsFound(wordStream, queryWords, document),
      }));
    },
  };
}

/** One stream for words and one for each length of n-gram, over the same texts. */
function createStreams(texts: readonly (readonly string[])[], options: IndexOptions): { wordStream: Stream; streams: WeightedStream[] } {
  const streamOf = (termsOf: (text: string) => string[]): Stream =>
    createStream(
      texts.map((fields) => fields.map(termsOf)),
      options.fields,
    );
  const wordStream = streamOf(words);
  const gramStreams = (options.grams ?? ALL_GRAMS).map(({ size, weight }) => ({
    weight,
    stream: streamOf((text) => grams(options.questions === true ? cutQuestionTail(text) : text, size)),
    terms: (query: PreparedQuery) => counted(grams(query.core, size), gramWeight),
  }));
  return {
    wordStream,
    streams: [{ weight: WORD_WEIGHT, stream: wordStream, terms: (query) => counted(query.words, () => 1) }, ...gramStreams],
  };
}

function ratio(score: number, self: number): number {
  return self === 0 ? 0 : score / self;
}

function counted(terms: readonly string[], weight: (term: string) => number): QueryTerms {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight(term));
  return counts;
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

/** Reads the sums and clears them for the next search. */
function takeBest({ scores, touched }: Accumulator, top: number): Scored[] {
  const best: Scored[] = [];
  let least = 0;
  for (const document of touched) {
    const score = scores[document] ?? 0;
    scores[document] = 0;
    if (best.length === top && score < least) continue;
    insert(best, { document, score });
    if (best.length > top) best.pop();
    least = best.at(-1)?.score ?? 0;
  }
  touched.length = 0;
  return best;
}

interface Scored {
  readonly document: number;
  readonly score: number;
}

/** Keeps a short list sorted; far cheaper than sorting every document touched. */
function insert(best: Scored[], one: Scored): void {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = best[middle];
    if (other !== undefined && (other.score > one.score || (other.score === one.score && other.document < one.document))) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, one);
}

function wordsFound(stream: Stream, queryWords: readonly string[], document: number): Pick<SearchHit, 'coverage' | 'matched'> {
  const matched = queryWords.filter((word) => stream.has(word, document));
  const mass = (list: readonly string[]): number => list.reduce((sum, word) => sum + stream.idf(word), 0);
  const total = mass(queryWords);
  return { coverage: total === 0 ? 0 : mass(matched) / total, matched };
}
