import { CANDIDATE_SIGNS, NONE_SIGNS } from './judge-weights.ts';
import type { CandidateSigns, JudgeWeights, NoneSigns } from './judge-weights.ts';

/** A question with what the judge sees of each candidate, and which of the choices are right. */
export interface JudgedQuestion {
  readonly candidates: readonly { readonly signs: CandidateSigns; readonly isRight: boolean }[];
  readonly none: NoneSigns;
  readonly noneIsRight: boolean;
}

/** A false answer misleads more than a false refusal. */
const NONE_COUNTS = 1.5;
/** Pulls the weights of signs of unit spread towards nothing; compared by holding back one author after the other (ADR 24). */
const DECAY = 30;
const ROUNDS = 600;

/**
 * Finds the weights with which the right choices are likeliest (logistic choice among all candidates and none), by gradient descent with momentum.
 * The same questions give the same weights; questions without any right choice teach nothing.
 */
export function fitJudge(questions: readonly JudgedQuestion[]): JudgeWeights {
  const told = questions.filter(({ candidates, noneIsRight }) => noneIsRight || candidates.some(({ isRight }) => isRight));
  const scale = scaleOf(told);
  const cases = told.map((question) => caseOf(question, scale));
  const weights = descend(cases);
  return asWeights(weights, scale);
}

/** Choices of one question as rows over all signs: first those of candidates, then those of none, then what none is always worth. */
interface Case {
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  readonly counts: number;
}

interface Spread {
  readonly mean: number;
  readonly spread: number;
}

const ALWAYS = CANDIDATE_SIGNS.length + NONE_SIGNS.length;

function scaleOf(questions: readonly JudgedQuestion[]): readonly Spread[] {
  const signs = questions.flatMap(({ candidates }) => candidates.map((one) => one.signs));
  return [
    ...CANDIDATE_SIGNS.map((sign) => spreadOf(signs.map((one) => one[sign]))),
    ...NONE_SIGNS.map((sign) => spreadOf(questions.map(({ none }) => none[sign]))),
  ];
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  // A sign that is always the same tells nothing: it stays without weight.
  return { mean, spread: variance < 1e-12 ? Infinity : Math.sqrt(variance) };
}

function caseOf({ candidates, none, noneIsRight }: JudgedQuestion, scale: readonly Spread[]): Case {
  const scaled = (value: number, at: number): number => (value - (scale[at]?.mean ?? 0)) / (scale[at]?.spread ?? 1);
  const rowOf = (values: readonly number[], from: number): Float64Array => {
    const row = new Float64Array(ALWAYS + 1);
    values.forEach((value, at) => (row[from + at] = scaled(value, from + at)));
    return row;
  };
  const last = rowOf(
    NONE_SIGNS.map((sign) => none[sign]),
    CANDIDATE_SIGNS.length,
  );
  last[ALWAYS] = 1;
  const first = candidates.map(({ signs }) =>
    rowOf(
      CANDIDATE_SIGNS.map((sign) => signs[sign]),
      0,
    ),
  );
  return {
    rows: [...first, last],
    right: [...candidates.map(({ isRight }) => isRight), noneIsRight],
    counts: noneIsRight ? NONE_COUNTS : 1,
  };
}

/** Nesterov's momentum with a step below the curvature's bound, so that it cannot run away. */
function descend(cases: readonly Case[]): Float64Array {
  const weights = new Float64Array(ALWAYS + 1);
  const before = new Float64Array(ALWAYS + 1);
  const step = 1 / (DECAY + cases.reduce((sum, one) => sum + one.counts * widest(one), 0));
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = slopeAt(weights, cases);
    const momentum = round / (round + 3);
    for (let at = 0; at < weights.length; at += 1) {
      const next = (weights[at] ?? 0) - step * (slope[at] ?? 0);
      weights[at] = next + momentum * (next - (before[at] ?? 0));
      before[at] = next;
    }
  }
  return before;
}

/** No choice's logarithm bends more than a quarter of the longest difference between two rows, which twice the longest row bounds. */
function widest({ rows }: Case): number {
  return Math.max(...rows.map((row) => dot(row, row)));
}

function slopeAt(weights: Float64Array, cases: readonly Case[]): Float64Array {
  const slope = weights.map((weight, at) => (at === ALWAYS ? 0 : DECAY * weight));
  for (const { rows, right, counts } of cases) {
    const worths = rows.map((row) => dot(row, weights));
    const most = Math.max(...worths);
    const shares = worths.map((worth) => Math.exp(worth - most));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const good = shares.reduce((sum, share, at) => sum + (right[at] === true ? share : 0), 0);
    rows.forEach((row, choice) => {
      const share = shares[choice] ?? 0;
      const pull = counts * (share / total - (right[choice] === true ? share / (good || 1) : 0));
      for (let at = 0; at < row.length; at += 1) slope[at] = (slope[at] ?? 0) + pull * (row[at] ?? 0);
    });
  }
  return slope;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** From signs of unit spread back to signs as they are; their means go into what none is always worth. */
function asWeights(weights: Float64Array, scale: readonly Spread[]): JudgeWeights {
  const plain = scale.map(({ spread }, at) => (weights[at] ?? 0) / spread);
  const shift = (from: number, to: number): number =>
    plain.slice(from, to).reduce((sum, weight, at) => sum + weight * (scale[from + at]?.mean ?? 0), 0);
  const split = CANDIDATE_SIGNS.length;
  const always = (weights[ALWAYS] ?? 0) - shift(split, ALWAYS) + shift(0, split);
  const named = <Sign extends string>(signs: readonly Sign[], from: number): Readonly<Record<Sign, number>> =>
    Object.fromEntries(signs.map((sign, at) => [sign, plain[from + at] ?? 0])) as Record<Sign, number>;
  return { candidate: named(CANDIDATE_SIGNS, 0), none: { always, ...named(NONE_SIGNS, split) } };
}
