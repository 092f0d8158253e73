import type { Accumulator } from './best-scores.ts';

/** Share of a term's weight that one more occurrence still adds; low values suit short texts (figures in DESIGN.md). */
const K1 = 0.9;

/** How one field counts: `weight` multiplies its occurrences, `b` (0–1) says how much its length counts against it. */
export interface FieldSpec {
  readonly name: string;
  readonly weight: number;
  readonly b: number;
}

/** Terms of one document, one array per field in the order of the specs. */
type FieldTerms = readonly (readonly string[])[];

/** A term of a query with its weight (occurrences × kind of term). */
export type QueryTerms = ReadonlyMap<string, number>;

/** Terms of a query, each with the sum of its weights. */
export function countTerms(terms: readonly string[], weight: (term: string) => number): QueryTerms {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight(term));
  return counts;
}

/** The documents of one term: a range of the two shared arrays. */
interface Postings {
  readonly id: number;
  readonly idf: number;
  readonly start: number;
  readonly end: number;
}

/** All postings behind each other: two large arrays instead of two small ones per term, which would cost more than what they hold. */
interface Lists {
  readonly terms: ReadonlyMap<string, Postings>;
  readonly documents: Uint32Array;
  /** BM25F contribution of the term to each document, idf included. */
  readonly impacts: Float32Array;
}

/** Inverted index of one kind of term (words, bigrams …) with everything that does not depend on the query computed beforehand. */
export interface Stream {
  /** Adds `weight` × BM25F of every document to `scores`; documents touched for the first time are appended to `touched`. */
  add(query: QueryTerms, weight: number, into: Accumulator): void;
  /** What a document of average length made of the query alone would get; unseen terms count with the highest idf. */
  selfScore(query: QueryTerms): number;
  /** What the document's own terms would give themselves, each counted as in a query. */
  documentScore(document: number): number;
  idf(term: string): number;
  /** Number of different terms. */
  readonly size: number;
  /** A number below `size`, -1 for an unseen term. */
  idOf(term: string): number;
  has(term: string, document: number): boolean;
}

/** @param widest share of the documents above which a term is weighed but no longer looked up; all are by default */
export function createStream(documents: readonly FieldTerms[], fields: readonly FieldSpec[], widest = 1): Stream {
  const lists = pack(countDocuments(documents, fields), documents.length, widest * documents.length);
  return search(lists, selfScores(documents, lists.terms), inverseFrequency(documents.length, 0));
}

type Counts = ReadonlyMap<string, { readonly documents: number[]; readonly frequencies: number[] }>;

function countDocuments(documents: readonly FieldTerms[], fields: readonly FieldSpec[]): Counts {
  const averages = fields.map((_, field) => averageLength(documents, field));
  const counts = new Map<string, { documents: number[]; frequencies: number[] }>();
  documents.forEach((terms, document) => {
    for (const [term, frequency] of weightedFrequencies(terms, fields, averages)) {
      const list = counts.get(term);
      if (list === undefined) counts.set(term, { documents: [document], frequencies: [frequency] });
      else {
        list.documents.push(document);
        list.frequencies.push(frequency);
      }
    }
  });
  return counts;
}

function pack(counts: Counts, size: number, most: number): Lists {
  let total = 0;
  for (const { documents } of counts.values()) if (documents.length <= most) total += documents.length;
  const lists = { terms: new Map<string, Postings>(), documents: new Uint32Array(total), impacts: new Float32Array(total) };
  let start = 0;
  for (const [term, { documents, frequencies }] of counts) {
    const idf = inverseFrequency(size, documents.length);
    const kept = documents.length <= most ? documents.length : 0;
    lists.terms.set(term, { id: lists.terms.size, idf, start, end: start + kept });
    if (kept === 0) continue;
    lists.documents.set(documents, start);
    frequencies.forEach((frequency, at) => {
      lists.impacts[start + at] = (idf * frequency) / (K1 + frequency);
    });
    start += kept;
  }
  return lists;
}

function selfScores(documents: readonly FieldTerms[], terms: Lists['terms']): Float64Array {
  return Float64Array.from(documents, (fields) => {
    let sum = 0;
    for (const field of fields) for (const term of field) sum += (terms.get(term)?.idf ?? 0) / (K1 + 1);
    return sum;
  });
}

function search(lists: Lists, documentScores: Float64Array, unseenIdf: number): Stream {
  const { terms } = lists;
  const idf = (term: string): number => terms.get(term)?.idf ?? unseenIdf;
  return {
    idf,
    size: terms.size,
    idOf: (term) => terms.get(term)?.id ?? -1,
    documentScore: (document) => documentScores[document] ?? 0,
    add: (query, weight, into) => {
      for (const [term, count] of query) {
        const postings = terms.get(term);
        if (postings !== undefined) addPostings(lists, postings, { factor: weight * count, into });
      }
    },
    selfScore: (query) => {
      let sum = 0;
      for (const [term, count] of query) sum += (idf(term) * count) / (K1 + 1);
      return sum;
    },
    has: (term, document) => {
      const postings = terms.get(term);
      return postings !== undefined && includesSorted(lists.documents, postings, document);
    },
  };
}

function addPostings(
  { documents, impacts }: Lists,
  { start, end }: Postings,
  { factor, into }: { factor: number; into: Accumulator },
): void {
  const { scores, touched } = into;
  for (let at = start; at < end; at += 1) {
    const document = documents[at] ?? 0;
    const before = scores[document] ?? 0;
    if (before === 0) {
      touched[into.count] = document;
      into.count += 1;
    }
    scores[document] = before + factor * (impacts[at] ?? 0);
  }
}

function weightedFrequencies(terms: FieldTerms, fields: readonly FieldSpec[], averages: readonly number[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  fields.forEach((spec, field) => {
    const list = terms[field] ?? [];
    const average = averages[field] ?? 0;
    const length = 1 - spec.b + (average === 0 ? 0 : (spec.b * list.length) / average);
    for (const term of list) frequencies.set(term, (frequencies.get(term) ?? 0) + spec.weight / length);
  });
  return frequencies;
}

function averageLength(documents: readonly FieldTerms[], field: number): number {
  let total = 0;
  for (const terms of documents) total += terms[field]?.length ?? 0;
  return documents.length === 0 ? 0 : total / documents.length;
}

function inverseFrequency(size: number, documentFrequency: number): number {
  return Math.log(1 + (size - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** Binary search in the range of one term. */
function includesSorted(documents: Uint32Array, { start, end }: Postings, wanted: number): boolean {
  let low = start;
  let high = end - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = documents[middle] ?? 0;
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
