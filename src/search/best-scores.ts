/** Reusable sums; the first `count` of `touched` are the documents with a score, so that clearing is cheap. */
export interface Accumulator {
  readonly scores: Float64Array;
  readonly touched: Uint32Array;
  count: number;
}

/** Sums for so many documents. Arrays of fixed size: a list that is emptied gives its memory back and grows again at every search. */
export function createAccumulator(size: number): Accumulator {
  return { scores: new Float64Array(size), touched: new Uint32Array(size), count: 0 };
}

export interface Scored {
  readonly document: number;
  readonly score: number;
}

/** Reads the `top` best sums, ties in the order of the documents, and clears all of them for the next search. */
export function takeBest(sums: Accumulator, top: number): Scored[] {
  const { scores } = sums;
  const best: Scored[] = [];
  let least = 0;
  for (const document of sums.touched.subarray(0, sums.count)) {
    const score = scores[document] ?? 0;
    scores[document] = 0;
    if (best.length === top && score < least) continue;
    insert(best, { document, score });
    if (best.length > top) best.pop();
    least = best.at(-1)?.score ?? 0;
  }
  sums.count = 0;
  return best;
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
