import type { Entry } from '../knowledge/schema.ts';
import type { Topic } from './retrieve/topic.ts';
import { partOf } from './retrieve/part-of.ts';
import type { RankedEntry } from './retrieve/rank-entries.ts';
import type { TableQuestion } from './retrieve/table-question.ts';

/** What to say about a topic: answer, offer a choice, or decline. */
export type Decision =
  | { readonly kind: 'table'; readonly question: TableQuestion }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'detail-missing'; readonly entry: Entry }
  | { readonly kind: 'choice'; readonly entries: readonly Entry[] }
  | { readonly kind: 'not-found'; readonly nearest: readonly Entry[] };

/**
 * Score from which an entry answers, by how many of the next four candidates stand in the same part of the policy (0–4):
 * a scattered field means that only stray words matched. Set on the knowledge's own questions, each left out of its own test,
 * and on questions about other things; figures in DESIGN.md.
 */
const ANSWER_FROM = [0.36, 0.3, 0.24, 0.22, 0.22] as const;
/** 「記載がありません」 about the wrong thing misleads; a weak match is declined without naming a subject. */
const NOT_STATED_FROM = 0.4;
/** Far more questions are asked about what the policy says than about each of its many silences; at a near tie the statement wins. */
const STATED_BONUS = 0.03;
/** Two entries this near to each other are offered as a choice, unless the first is good enough by itself. */
const CHOICE_MARGIN = 0.008;
const SURE_FROM = 0.6;
/** An entry whose example is nearly the question itself goes before the table. */
const SAME_QUESTION = 0.97;

/** `answersFrom`: the score from which the best candidate answers by itself. */
export function decide(topic: Topic): { decision: Decision; answersFrom: number } {
  const candidates = preferStated(topic.candidates);
  const answersFrom = leastScore(candidates);
  return { decision: choose(topic, candidates, answersFrom), answersFrom };
}

function choose(topic: Topic, candidates: readonly RankedEntry[], answersFrom: number): Decision {
  const [first, second] = candidates;
  if (topic.table !== null && prefersTable(topic.table, first)) return { kind: 'table', question: topic.table };
  const entries = candidates.map((candidate) => candidate.entry);
  if (first === undefined || first.score < answersFrom) return { kind: 'not-found', nearest: entries };
  if (second !== undefined && isUndecided(first, second)) return { kind: 'choice', entries };
  return { kind: first.lacksDetail ? 'detail-missing' : 'entry', entry: first.entry };
}

function preferStated(candidates: readonly RankedEntry[]): readonly RankedEntry[] {
  const [first] = candidates;
  if (first === undefined || isStated(first)) return candidates;
  const stated = candidates.find((one) => isStated(one) && !one.lacksDetail);
  if (stated === undefined || first.score - stated.score >= STATED_BONUS || !isAsNear(stated, first)) return candidates;
  return [stated, ...candidates.filter((one) => one !== stated)];
}

/** The statement must know every word that the silence knows: 「任期は延長できますか」 is about 延長 as much as about 任期. */
function isAsNear(stated: RankedEntry, silent: RankedEntry): boolean {
  return stated.likeness >= silent.likeness - 0.1 && silent.matched.every((word) => stated.matched.includes(word));
}

function isStated(candidate: RankedEntry): boolean {
  return candidate.entry.kind !== 'not-stated';
}

function leastScore(candidates: readonly RankedEntry[]): number {
  const [first, ...others] = candidates.slice(0, ANSWER_FROM.length);
  if (first === undefined || !isStated(first)) return NOT_STATED_FROM;
  return ANSWER_FROM[others.filter((one) => sharePart(one.entry, first.entry)).length] ?? 1;
}

function sharePart(one: Entry, other: Entry): boolean {
  const parts = new Set(other.section.map(partOf));
  return one.section.some((path) => parts.has(partOf(path)));
}

/** A row named alone (「DXリーダー」) is better explained by its own entry, when there is one. */
function prefersTable(table: TableQuestion, first: RankedEntry | undefined): boolean {
  if (first === undefined || !isStated(first)) return true;
  if (first.likeness >= SAME_QUESTION) return false;
  const asksWholeRow = table.kind === 'cells' && table.rows.length === 1 && table.columns.length === table.table.columns.length;
  return !(asksWholeRow && table.rows[0]?.names.some((name) => first.entry.title.includes(name)) === true);
}

function isUndecided(first: RankedEntry, second: RankedEntry): boolean {
  const isNear = first.score < SURE_FROM && Math.abs(first.score - second.score) < CHOICE_MARGIN;
  return isNear && isStated(first) && isStated(second) && !sharePart(first.entry, second.entry);
}
