import type { Entry } from '../knowledge/schema.ts';
import type { Topic } from './retrieve/topic.ts';
import type { Judgement } from './learned/judge.ts';
import { sharePart } from './retrieve/part-of.ts';
import type { RankedEntry } from './retrieve/rank-entries.ts';
import { askedDetails } from './understand/asked-detail.ts';
import type { TableQuestion } from './retrieve/table-question.ts';

/** Where answering ends and choosing or declining begins; scores are the ranker's, 0–1. */
export interface Bands {
  /** Score from which an entry answers. */
  readonly answerFrom: number;
  /** The same for what the policy does not state: 「記載がありません」 about the wrong thing misleads. */
  readonly notStatedFrom: number;
  /** Two statements of different parts nearer to each other than this are offered as a choice. */
  readonly choiceMargin: number;
}

/** What to say about a topic: answer, offer a choice, or decline. */
export type Decision =
  | { readonly kind: 'table'; readonly question: TableQuestion }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'detail-missing'; readonly entry: Entry }
  | { readonly kind: 'choice'; readonly entries: readonly Entry[] }
  | { readonly kind: 'not-found'; readonly nearest: readonly Entry[] };

/** Far more questions are asked about what the policy says than about each of its many silences; at a near tie the statement wins. */
const STATED_BONUS = 0.03;
/** The same where the statement's examples are put more like the question than those of the silence. */
const ALIKE_BONUS = 0.08;
/** Share of the answering score from which an entry is shown as a neighbour of what was asked. */
const NEARLY = 0.6;
/** A candidate as good as this is no tie, however near the next one is. */
const SURE_FROM = 0.6;
/** An entry whose example is nearly the question itself goes before the table. */
const SAME_QUESTION = 0.97;

/** A first candidate that leads by less is a guess: of the held-back questions it was right in four of seven. */
const LEAST_LEAD = 0.1;

/** `answersFrom`: the score from which the best candidate answers by itself; where words were learned, `judgement` decides in its place. */
export function decide(topic: Topic, bands: Bands, judgement: Judgement | null = null): { decision: Decision; answersFrom: number } {
  const candidates = preferStated(topic.candidates, askedDetails(topic.text).length > 0);
  const [first] = candidates;
  const answersFrom = first === undefined || isStated(first) ? bands.answerFrom : bands.notStatedFrom;
  if (topic.table !== null && prefersTable(topic.table, first)) return { decision: { kind: 'table', question: topic.table }, answersFrom };
  const limits = { answersFrom, choiceMargin: bands.choiceMargin };
  const trusted = trustedOf(judgement, candidates, bands);
  return { decision: trusted === null ? choose(candidates, limits) : asJudged(trusted, answersFrom), answersFrom };
}

/** 「じゃあ役割は？」 with no turn before it: one word is too little for the learned words to tell two tied statements apart. */
function trustedOf(judgement: Judgement | null, [first, second]: readonly RankedEntry[], bands: Bands): Judgement | null {
  if (judgement?.saysOneWord !== true || first === undefined || second === undefined) return judgement;
  return isTie(first, second, bands.choiceMargin) ? null : judgement;
}

function asJudged({ ranked, declines, lead }: Judgement, answersFrom: number): Decision {
  const [first, second] = ranked;
  if (first === undefined || declines) return { kind: 'not-found', nearest: nearest(ranked, answersFrom) };
  const isOpen = second !== undefined && lead < LEAST_LEAD && areApart(first, second);
  return isOpen ? { kind: 'choice', entries: ranked.map((one) => one.entry) } : answerBy(first);
}

function choose(candidates: readonly RankedEntry[], limits: { answersFrom: number; choiceMargin: number }): Decision {
  const [first, second] = candidates;
  if (first === undefined || first.score < limits.answersFrom)
    return { kind: 'not-found', nearest: nearest(candidates, limits.answersFrom) };
  const entries = candidates.map((candidate) => candidate.entry);
  if (second !== undefined && isTie(first, second, limits.choiceMargin)) return { kind: 'choice', entries };
  return answerBy(first);
}

function answerBy({ lacksDetail, entry }: RankedEntry): Decision {
  return { kind: lacksDetail ? 'detail-missing' : 'entry', entry };
}

/** A way on for somebody whose question was nearly answered; what only shares a stray word, or says nothing, would lead astray. */
function nearest(candidates: readonly RankedEntry[], answersFrom: number): Entry[] {
  return candidates.filter((one) => isStated(one) && one.score >= NEARLY * answersFrom).map((one) => one.entry);
}

function preferStated(candidates: readonly RankedEntry[], asksDetail: boolean): readonly RankedEntry[] {
  const [first] = candidates;
  if (first === undefined || isStated(first)) return candidates;
  const stated = candidates.find((one) => isStated(one) && !one.lacksDetail);
  if (stated === undefined || !(isAsNear(stated, first) || (!asksDetail && isMoreAlike(stated, first)))) return candidates;
  return [stated, ...candidates.filter((one) => one !== stated)];
}

/** At a near tie the statement must know every word that the silence knows: 「任期は延長できますか」 is about 延長 as much as about 任期. */
function isAsNear(stated: RankedEntry, silent: RankedEntry): boolean {
  if (silent.score - stated.score >= STATED_BONUS) return false;
  return stated.likeness >= silent.likeness - 0.1 && silent.matched.every((word) => stated.matched.includes(word));
}

/** The question is put like one for the statement; the silence is only near in its words. */
function isMoreAlike(stated: RankedEntry, silent: RankedEntry): boolean {
  return silent.score - stated.score < ALIKE_BONUS && stated.likeness >= silent.likeness + 0.02 && sharePart(stated.entry, silent.entry);
}

function isStated(candidate: RankedEntry): boolean {
  return candidate.entry.kind !== 'not-stated';
}

/** A row named alone (「DXリーダーとは」) is explained by its own definition, when there is one. */
function prefersTable(table: TableQuestion, first: RankedEntry | undefined): boolean {
  if (first === undefined || !isStated(first)) return true;
  if (first.likeness >= SAME_QUESTION) return false;
  return !(first.entry.kind === 'definition' && asksWholeRow(table, first.entry.title));
}

function asksWholeRow(question: TableQuestion, title: string): boolean {
  if (question.kind !== 'cells' || question.rows.length !== 1 || question.columns.length !== question.table.columns.length) return false;
  return question.rows[0]?.names.some((name) => title.includes(name)) === true;
}

/** Two statements about different parts of the policy, nearer than `margin`, the first of which is not good enough by itself. */
export function isTie(first: RankedEntry, second: RankedEntry, margin = 1): boolean {
  if (first.score - second.score >= margin) return false;
  return first.score < SURE_FROM && areApart(first, second);
}

function areApart(first: RankedEntry, second: RankedEntry): boolean {
  return isStated(first) && isStated(second) && !sharePart(first.entry, second.entry);
}
