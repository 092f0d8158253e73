import type { WordWeights } from '../../knowledge/learned-words.ts';
import { shareOf } from './question-terms.ts';
import { RARITY_UNIT, SHARPNESS, WEIGHT_UNIT } from './word-sense.ts';

/** A question, read into terms, and the entries any of which answers it. */
export interface Lesson {
  readonly terms: readonly string[];
  readonly entries: readonly string[];
  /** How many lessons it is worth. */
  readonly counts: number;
}

/** Settings were compared by holding back one author's questions after the other (ADR 24). */
const ROUNDS = 40;
const STEP = 4;
const MOMENTUM = 0.8;
/** Pulls every weight towards nothing, so that rare words do not speak too loudly. */
const DECAY = 0.0005;
/** The sum of the lessons' corrections is taken as if each entry had twenty of them. */
const LESSONS_PER_ENTRY = 20;
/** Terms of a single lesson say nothing about others. */
const FEWEST = 2;

/** Finds the weights with which the terms tell the entries apart best (logistic regression over all entries). The same lessons give the same weights. */
export function learnWords(lessons: readonly Lesson[], entries: readonly string[]): WordWeights {
  const task = taskOf(lessons, entries);
  const size = task.terms.length * entries.length;
  const state: State = { weights: new Float32Array(size), before: new Float32Array(size), slope: new Float32Array(size) };
  for (let round = 0; round < ROUNDS; round += 1) {
    addSlope(task, state);
    step(state);
  }
  return { entries: [...entries], terms: packed(task, state.before) };
}

interface Task {
  readonly width: number;
  readonly terms: readonly { readonly term: string; readonly rarity: number }[];
  readonly rows: readonly {
    readonly at: Uint32Array;
    readonly values: Float32Array;
    readonly right: ReadonlySet<number>;
    readonly counts: number;
  }[];
}

interface State {
  /** Ahead of `before` by the momentum. */
  readonly weights: Float32Array;
  readonly before: Float32Array;
  readonly slope: Float32Array;
}

function taskOf(lessons: readonly Lesson[], entries: readonly string[]): Task {
  const counts = new Map<string, number>();
  for (const { terms } of lessons) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([term, count]) => ({ term, rarity: Math.log(lessons.length / count) * shareOf(term) }));
  const places = new Map(terms.map(({ term }, place) => [term, place]));
  const entryPlaces = new Map(entries.map((entry, place) => [entry, place]));
  const rows = lessons.map((lesson) => {
    const at = Uint32Array.from(lesson.terms.flatMap((term) => places.get(term) ?? []));
    const rarities = Array.from(at, (place) => terms[place]?.rarity ?? 0);
    const length = Math.hypot(...rarities) || 1;
    const right = new Set(lesson.entries.flatMap((entry) => entryPlaces.get(entry) ?? []));
    return { at, values: Float32Array.from(rarities, (rarity) => rarity / length), right, counts: lesson.counts };
  });
  return { width: entries.length, terms, rows: rows.filter((row) => row.right.size > 0) };
}

/** What each lesson would change: away from the entries it is taken for, towards those that answer it. */
function addSlope({ width, rows }: Task, { weights, slope }: State): void {
  const scale = ((SHARPNESS / rows.length) * width) / LESSONS_PER_ENTRY;
  slope.fill(0);
  for (const { at, values, right, counts } of rows) {
    const chances = new Float32Array(width);
    eachTerm(at, values, (from, value) => {
      for (let entry = 0; entry < width; entry += 1)
        chances[entry] = (chances[entry] ?? 0) + SHARPNESS * value * (weights[from + entry] ?? 0);
    });
    becomeCorrections(chances, right);
    eachTerm(at, values, (from, value) => {
      for (let entry = 0; entry < width; entry += 1)
        slope[from + entry] = (slope[from + entry] ?? 0) + scale * counts * value * (chances[entry] ?? 0);
    });
  }

  function eachTerm(at: Uint32Array, values: Float32Array, visit: (from: number, value: number) => void): void {
    at.forEach((term, place) => {
      visit(term * width, values[place] ?? 0);
    });
  }
}

/** Sums become chances, and the chances of the right entries what they lack; among several right ones the likeliest is taught most. */
function becomeCorrections(sums: Float32Array, right: ReadonlySet<number>): void {
  const most = Math.max(...sums);
  let total = 0;
  let good = 0;
  for (let entry = 0; entry < sums.length; entry += 1) {
    const chance = Math.exp((sums[entry] ?? 0) - most);
    sums[entry] = chance;
    total += chance;
    if (right.has(entry)) good += chance;
  }
  for (let entry = 0; entry < sums.length; entry += 1) {
    const chance = sums[entry] ?? 0;
    sums[entry] = chance / total - (right.has(entry) ? chance / (good || 1) : 0);
  }
}

function step({ weights, before, slope }: State): void {
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0;
    const next = weight - (STEP / SHARPNESS) * ((slope[at] ?? 0) + DECAY * weight);
    weights[at] = next + MOMENTUM * (next - (before[at] ?? 0));
    before[at] = next;
  }
}

/** The strongest weights of a term; the many faint ones together change next to nothing (ADR 24). */
const KEPT = 40;

function packed({ width, terms }: Task, weights: Float32Array): WordWeights['terms'] {
  const rowOf = (place: number): number[] =>
    Array.from(weights.subarray(place * width, (place + 1) * width), (weight, entry) => ({
      entry,
      weight: Math.round(weight * WEIGHT_UNIT),
    }))
      .filter(({ weight }) => weight !== 0)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.entry - b.entry)
      .slice(0, KEPT)
      .flatMap(({ entry, weight }) => [entry, weight]);
  return new Map(terms.map(({ term, rarity }, place) => [term, Int16Array.of(Math.round(rarity * RARITY_UNIT), ...rowOf(place))]));
}
