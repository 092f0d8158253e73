import { foldText } from '../../search/fold-text.ts';
import { words } from '../../search/words.ts';
import { askedDetails } from '../understand/asked-detail.ts';
import { asksForMore, leaning, rowStep, subjectOf, withNameMeant, withoutPlace, withoutPointers } from '../understand/follow-up.ts';
import { partOf } from './part-of.ts';
import type { RankedEntry } from './rank-entries.ts';
import type { TableLookup, TableReading } from './table-lookup.ts';
import { tableQuestion } from './table-question.ts';
import type { TableQuestion } from './table-question.ts';
import { EXPLAINED, isSure, topScore } from './topic.ts';
import type { Topic } from './topic.ts';

/** What following a conversation needs of finding. */
export interface FollowDeps {
  readonly tables: TableLookup;
  /** Kana read and slips put right. */
  readonly clean: (text: string) => string;
  /** `whole` is the message that the text was made from. */
  readonly look: (text: string, whole?: string) => Topic;
  readonly find: (question: string) => Topic;
  readonly tells: (text: string) => number;
}

/** 「役割は？」 has one word and needs the turn before; 「DXリーダー 任期 何年」 does not. */
const WORDS_OF_A_WHOLE_QUESTION = 3;
/** 「OJTとは何ですか」 is an example question itself; 「人数は」 comes near one but not up to it. */
const SAYS_IT_ALL = 1;

/** Added to entries of the part of the policy where the turn before was answered. */
const CONTEXT_BONUS = 0.05;

/** Added where it was answered to the letter, so that 「今後は？」 stays with it. */
const SAME_ITEM_BONUS = 0.1;
/** What tells less is no subject: 「月に何回ですか」「どのくらい続くの」. */
const TELLS_A_SUBJECT = 1;

/** The topic of a message that may lean on the one before it (empty for none). */
export function followTopic(question: string, previous: string, deps: FollowDeps): Topic {
  const meant = withNameMeant(question, previous);
  if (meant !== null) return { ...deps.find(meant), followsUp: true };
  const alone = deps.find(question);
  const lean = previous === '' ? 0 : leaning(question);
  if (lean === 0) return alone;
  const turn = { question, alone, before: turnBefore(previous, deps) };
  const joined = joinTurns(turn, deps);
  if (lean === 1 && !needsBefore(turn, joined, deps)) return alone;
  return { ...joined, text: asksForMore(question) ? `${previous} ${question}` : joined.text, followsUp: true };
}

interface Turn {
  readonly question: string;
  readonly alone: Topic;
  /** The question before, and where it was answered. */
  readonly before: { readonly text: string; readonly section: readonly string[] };
}

function turnBefore(previous: string, { clean, find }: FollowDeps): Turn['before'] {
  const text = clean(previous);
  return { text, section: find(text).candidates[0]?.entry.section ?? [] };
}

function needsBefore(turn: Turn, joined: Topic, deps: FollowDeps): boolean {
  return leadsAway(turn, deps) || (!standsAlone(turn.question, turn.alone) && isBetter(joined, turn.alone));
}

/** 「月に何回ですか」 names nothing; by its words alone it is about the only thing that is counted, somewhere else in the policy. A silence somewhere else at least claims nothing. */
function leadsAway({ question, alone, before }: Turn, deps: FollowDeps): boolean {
  const first = alone.candidates[0]?.entry;
  if (first === undefined || first.kind === 'not-stated' || alone.table !== null) return false;
  const parts = before.section.map(partOf);
  return namesNothing(question, deps) && !first.section.some((path) => parts.includes(partOf(path)));
}

function namesNothing(text: string, { tells }: FollowDeps): boolean {
  return tells(text) < TELLS_A_SUBJECT && subjectOf(text) === '';
}

function isBetter(joined: Topic, alone: Topic): boolean {
  return joined.table !== null || topScore(joined) > topScore(alone);
}

/** A short question that says all it needs leads nowhere else with the turn before in front of it. */
function standsAlone(question: string, topic: Topic): boolean {
  return topScore(topic) >= SAYS_IT_ALL || (isSure(topic) && words(foldText(question)).length >= WORDS_OF_A_WHOLE_QUESTION);
}

function joinTurns({ question, before }: Turn, deps: FollowDeps): Topic {
  const { tables, look, clean } = deps;
  const place = withoutPlace(question);
  if (place !== null && namesNothing(place, deps)) return inPlace(clean(place), before, deps);
  const rest = clean(withoutPointers(question));
  const swapped = tables.swapRow(before.text, rest) ?? nextRow(question, before.text, deps);
  if (swapped !== null) return look(swapped);
  const topic = nearer(look(`${before.text} ${rest}`, rest), look(`${subjectOf(before.text)} ${rest}`, rest));
  const near = closeTo(before.section, topic, { isBare: namesNothing(rest, deps), asksDetail: askedDetails(rest).length > 0 });
  return { ...near, text: rest, inContext: topic.text, table: carryTable(tables.read(rest), tables.read(before.text), rest) };
}

/** Who asks for the second, the next or the last of something wants to see all of it. */
const WHOLE_LIST = 0.25;

/** 「その次は？」: what was asked before, answered with everything that stands in its row. */
function inPlace(rest: string, before: Turn['before'], { look }: FollowDeps): Topic {
  const text = `${before.text} ${rest}`.trim();
  const candidates = look(text, text).candidates.map((one) => ({ ...one, score: Math.max(0, one.score + listStep(one)) }));
  return { text, candidates: candidates.sort((a, b) => b.score - a.score), table: null };
}

function listStep({ entry }: RankedEntry): number {
  if (entry.kind === 'not-stated') return -WHOLE_LIST;
  return entry.kind === 'table' || entry.items.length > 1 ? WHOLE_LIST : 0;
}

/** 「その一つ下の級だと？」 after a question on 課長級: the same of the row beside it. */
function nextRow(question: string, before: string, { tables }: FollowDeps): string | null {
  const step = rowStep(question);
  if (step === null) return null;
  const named = tables.read(before).find(({ rows }) => rows.length === 1);
  const [from] = named?.rows ?? [];
  if (named === undefined || from === undefined) return null;
  const to = named.table.rows[named.table.rows.indexOf(from) + step];
  return to === undefined ? null : tables.swapRow(before, to.names[0] ?? '');
}

/** With the whole question before or with its subject alone: whichever leads to what is asked now. */
function nearer(whole: Topic, subject: Topic): Topic {
  const holds = (topic: Topic): boolean => topic.candidates[0]?.lacksDetail === false;
  if (holds(whole) !== holds(subject)) return holds(whole) ? whole : subject;
  return topScore(subject) > topScore(whole) ? subject : whole;
}

/** What a follow-up leads to stands most likely where the turn before was answered, and what names nothing stands nowhere else. */
function closeTo(context: readonly string[], topic: Topic, { isBare, asksDetail }: { isBare: boolean; asksDetail: boolean }): Topic {
  const parts = new Set(context.map(partOf));
  const isInside = ({ entry }: RankedEntry): boolean => entry.section.some((path) => parts.has(partOf(path)));
  const isSameItem = ({ entry }: RankedEntry): boolean => isBare && !asksDetail && entry.section[0] === context[0];
  const bonus = (one: RankedEntry): number => (isInside(one) ? CONTEXT_BONUS : 0) + (isSameItem(one) ? SAME_ITEM_BONUS : 0);
  const inside = isBare ? topic.candidates.filter(isInside) : [];
  const meant = inside.length > 0 ? inside : topic.candidates;
  return { ...topic, candidates: meant.map((one) => ({ ...one, score: one.score + bonus(one) })).sort((x, y) => y.score - x.score) };
}

/** 「じゃあ次長級は？」 after 「部長級に求められる能力は？」: the new row with the old column, or the old row with the new column. */
function carryTable(now: readonly TableReading[], before: readonly TableReading[], text: string): TableQuestion | null {
  for (const reading of now) {
    const old = before.find((one) => one.table === reading.table && one.explained >= EXPLAINED);
    if (old === undefined || reading.explained < EXPLAINED) continue;
    const question = tableQuestion(merge(reading, old), text);
    if (question !== null) return question;
  }
  return null;
}

/** A row named in one sentence, and what is asked of it in the next one. */
export function carryRow(asked: readonly TableReading[], told: readonly TableReading[], text: string): TableQuestion | null {
  const named = told.filter((reading) => reading.rows.length > 0).map((reading) => ({ ...reading, explained: 1 }));
  return carryTable(asked, named, text);
}

function merge(now: TableReading, old: TableReading): TableReading {
  const names = now.rows.length > 0 || now.values.length > 0;
  return {
    ...now,
    rows: names ? now.rows : old.rows,
    columns: now.columns.length > 0 ? now.columns : old.columns,
    values: now.values.length > 0 || old.columns.length > 0 || now.columns.length > 0 ? now.values : old.values,
    asksRows: now.asksRows || old.asksRows,
  };
}
