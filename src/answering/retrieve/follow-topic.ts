import { foldText } from '../../search/fold-text.ts';
import { words } from '../../search/words.ts';
import { asksForMore, leaning, subjectOf, withNameMeant, withoutPointers } from '../understand/follow-up.ts';
import { partOf } from './part-of.ts';
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
}

/** 「役割は？」 has one word and needs the turn before; 「DXリーダー 任期 何年」 does not. */
const WORDS_OF_A_WHOLE_QUESTION = 3;
/** 「OJTとは何ですか」 is an example question itself; 「人数は」 comes near one but not up to it. */
const SAYS_IT_ALL = 1;

/** Added to entries of the part of the policy where the turn before was answered. */
const CONTEXT_BONUS = 0.05;

/** The topic of a message that may lean on the one before it (empty for none). */
export function followTopic(question: string, previous: string, deps: FollowDeps): Topic {
  const meant = withNameMeant(question, previous);
  if (meant !== null) return { ...deps.find(meant), followsUp: true };
  const alone = deps.find(question);
  const lean = previous === '' ? 0 : leanOf(question, alone);
  if (lean === 0) return alone;
  const joined = joinTurns(deps.clean(withoutPointers(question)), deps.clean(previous), deps);
  if (lean === 1 && !isBetter(joined, alone)) return alone;
  return { ...joined, text: asksForMore(question) ? `${previous} ${question}` : joined.text, followsUp: true };
}

function leanOf(question: string, alone: Topic): 0 | 1 | 2 {
  const lean = leaning(question);
  return lean === 1 && standsAlone(question, alone) ? 0 : lean;
}

function isBetter(joined: Topic, alone: Topic): boolean {
  return joined.table !== null || topScore(joined) > topScore(alone);
}

/** A short question that says all it needs leads nowhere else with the turn before in front of it. */
function standsAlone(question: string, topic: Topic): boolean {
  return topScore(topic) >= SAYS_IT_ALL || (isSure(topic) && words(foldText(question)).length >= WORDS_OF_A_WHOLE_QUESTION);
}

function joinTurns(rest: string, before: string, deps: FollowDeps): Topic {
  const { tables, look } = deps;
  const swapped = tables.swapRow(before, rest);
  if (swapped !== null) return look(swapped);
  const context = deps.find(before).candidates[0]?.entry.section ?? [];
  const topic = nearer(look(`${before} ${rest}`, rest), look(`${subjectOf(before)} ${rest}`, rest));
  return { ...closeTo(context, topic), text: rest, table: carryTable(tables.read(rest), tables.read(before), rest) };
}

/** With the whole question before or with its subject alone: whichever leads to what is asked now. */
function nearer(whole: Topic, subject: Topic): Topic {
  const holds = (topic: Topic): boolean => topic.candidates[0]?.lacksDetail === false;
  if (holds(whole) !== holds(subject)) return holds(whole) ? whole : subject;
  return topScore(subject) > topScore(whole) ? subject : whole;
}

/** What a follow-up leads to stands most likely where the turn before was answered. */
function closeTo(context: readonly string[], topic: Topic): Topic {
  const parts = new Set(context.map(partOf));
  const candidates = topic.candidates.map((one) =>
    one.entry.section.some((path) => parts.has(partOf(path))) ? { ...one, score: one.score + CONTEXT_BONUS } : one,
  );
  return { ...topic, candidates: candidates.sort((a, b) => b.score - a.score) };
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
