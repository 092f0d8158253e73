import { clausesOf } from '../understand/clauses.ts';
import { asksOrWishes, sentencesOf } from '../understand/several-questions.ts';
import type { RankedEntry } from './rank-entries.ts';
import type { TableQuestion } from './table-question.ts';
import { POINTS_BACK_ENGLISH } from '../understand/follow-up.ts';
import { topScore } from './topic.ts';
import type { Topic } from './topic.ts';

/** What finding a long message by its parts needs. */
export interface PartsDeps {
  /** `whole` is the message the part was taken from. */
  readonly look: (part: string, whole: string) => Topic;
  readonly find: (part: string) => Topic;
  /** How much a text tells, 0 for nothing known. */
  readonly tells: (text: string) => number;
  /** What is asked of the row that the rest of the message names: 「副主幹になりました。求められる能力は？」. */
  readonly carry: (asked: string, told: string) => TableQuestion | null;
}

interface Part {
  readonly text: string;
  /** What asks, and what stands in 「」, counts more than the circumstances told around it. */
  readonly share: number;
}

const LONG = 45;
/** Each part is a search of its own: a message of a hundred sentences must not keep the others waiting. */
const MOST_PARTS = 16;
const MOST_ASKING = 4;
const QUOTED = /「([^」]{2,30})」/gu;
const SHARES = { asking: 1.5, quoted: 3, clause: 1, whole: 1, circumstances: 0.4, pointedTo: 1 } as const;
/** A part that tells less is passed over: 「すべて挙げてください」 is like some example by chance. */
const TELLS_NOTHING = 0.5;
/** From here on a part's likeness counts in full, and telling more adds no weight. */
const TELLS_ENOUGH = 1.2;
const TELLS_MOST = 2.5;
const LEAST = 0.36;

/**
 * A long message, or one of several sentences, is found by its parts: each looks for itself, and the entry wins that
 * is near to most of what is told. As a whole its many words about the circumstances would lead anywhere.
 */
export function findByParts(message: string, whole: Topic, deps: PartsDeps): Topic {
  const sentences = sentencesOf(message);
  if (sentences.length < 2 && message.length < LONG) return whole;
  const asking = sentences.filter(asksOrWishes).slice(-MOST_ASKING);
  const table = tableOf(asking, sentences, deps);
  if (table !== null) return { ...whole, table };
  const found: Topic = { text: message, candidates: weigh(partsOf(message, sentences, asking), whole, { message, deps }), table: null };
  return topScore(found) < LEAST ? whole : found;
}

/** "My vendor speaks of moonshots. Is that an easy target?": the subject stands in the sentence before. */
function pointsBackInEnglish(sentence: string): boolean {
  return POINTS_BACK_ENGLISH.test(sentence);
}

function tableOf(asking: readonly string[], sentences: readonly string[], deps: PartsDeps): TableQuestion | null {
  const asked = asking.map((part) => deps.find(part).table).find((table) => table !== null);
  if (asked !== undefined) return asked;
  const carried = asking.map((part) => deps.carry(part, sentences.filter((one) => one !== part).join(' ')));
  return carried.find((table) => table !== null) ?? null;
}

function partsOf(message: string, sentences: readonly string[], asking: readonly string[]): Part[] {
  const main = asking.length === 0 ? sentences : asking;
  const told = sentences.filter((one) => !main.includes(one));
  const part =
    (share: number) =>
    (text: string): [string, Part] => [text, { text, share }];
  const quoted = [...message.matchAll(QUOTED)].flatMap(([, name]) => name ?? []);
  const parts = [
    ...main.map(part(SHARES.asking)),
    ...main.flatMap((sentence) => clausesOf(sentence)).map(part(SHARES.clause)),
    ...quoted.map(part(SHARES.quoted)),
    ...told.map(part(main.some(pointsBackInEnglish) ? SHARES.pointedTo : SHARES.circumstances)),
  ];
  return [...new Map(parts).values()].slice(0, MOST_PARTS);
}

interface Weighed {
  /** Score over all parts, for the order. */
  readonly sum: number;
  /** The best part's view of the entry, for the decision. */
  readonly best: RankedEntry;
}

function weigh(parts: readonly Part[], whole: Topic, { message, deps }: { message: string; deps: PartsDeps }): RankedEntry[] {
  const looks = parts.flatMap(({ text, share }) => {
    const told = deps.tells(text);
    return told <= TELLS_NOTHING ? [] : [{ told, weight: share * Math.min(told, TELLS_MOST), topic: deps.look(text, message) }];
  });
  looks.push({ told: TELLS_MOST, weight: SHARES.whole * TELLS_MOST, topic: whole });
  const total = looks.reduce((sum, look) => sum + look.weight, 0);
  const weighed = new Map<string, Weighed>();
  for (const { told, weight, topic } of looks) {
    for (const candidate of topic.candidates) {
      const before = weighed.get(candidate.entry.id);
      const score = candidate.score * Math.min(1, told / TELLS_ENOUGH);
      weighed.set(candidate.entry.id, {
        sum: (before?.sum ?? 0) + (weight * candidate.score) / total,
        best: before === undefined || score > before.best.score ? { ...candidate, score } : before.best,
      });
    }
  }
  return inOrder([...weighed.values()]);
}

/** In the order of the sums; no later candidate may seem surer than the first. */
function inOrder(weighed: Weighed[]): RankedEntry[] {
  const ranked = weighed.sort((a, b) => b.sum - a.sum).map((one) => one.best);
  const most = ranked[0]?.score ?? 0;
  return ranked.map((one) => (one.score > most ? { ...one, score: most } : one));
}

/** From here on a message needs no second look at its parts. */
const SURE_AS_A_WHOLE = 0.6;

export function isSureAsAWhole(topic: Topic): boolean {
  return topic.table !== null || topScore(topic) >= SURE_AS_A_WHOLE;
}
