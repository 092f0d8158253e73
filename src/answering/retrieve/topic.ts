import { askedKinds } from '../understand/asked-kind.ts';
import type { AskedKind } from '../understand/asked-kind.ts';
import type { RankedEntry } from './rank-entries.ts';
import type { TableReading } from './table-lookup.ts';
import { setsRowsTogether, tableQuestion } from './table-question.ts';
import type { TableQuestion } from './table-question.ts';

/** What a question was found to be about, before it is decided what to say. */
export interface Topic {
  /** The question as it was understood: kana read, slips put right. */
  readonly text: string;
  /** Best first. */
  readonly candidates: readonly RankedEntry[];
  /** The cells of one table that answer the question, if its words explain most of it. */
  readonly table: TableQuestion | null;
  /** With the turn before in front of it: how much of the question is known depends on both. */
  readonly inContext?: string;
  /** Set when the turn before was needed to find it. */
  readonly followsUp?: true;
}

/** Share of the letters that a table's words must explain; more when no column or value says what is asked of the row. */
export const EXPLAINED = 0.75;
const EXPLAINED_ROW_ALONE = 0.95;

/** Two names and how they are set against each other leave little doubt. */
const EXPLAINED_TOGETHER = 0.6;

export function topScore(topic: Topic): number {
  return topic.candidates[0]?.score ?? 0;
}

/** The question to the one table whose words explain the text best. */
export function bestTable(readings: readonly TableReading[], text: string): TableQuestion | null {
  const asked = readings.flatMap((reading) => {
    const question = tableQuestion(reading, text);
    if (question === null) return [];
    const isMeant = isExplained(reading, text) || (setsRowsTogether(question) && reading.explained >= EXPLAINED_TOGETHER);
    return isMeant ? [{ question, explained: reading.explained }] : [];
  });
  return asked.sort((a, b) => b.explained - a.explained)[0]?.question ?? null;
}

/** A row with a column, in the middle of chat that is about no other subject; rows with a section of their own are told by entries as well. */
const EXPLAINED_IN_CHAT = 0.4;
/** Nobody asks for cells with these: 「課長は何人」「部長の役割はなぜ大切か」. */
const NO_CELLS: readonly AskedKind[] = ['why', 'when', 'where', 'how-many', 'how-long', 'how-much', 'how'];
/** 「DXリーダーは誰が任命する」「リストを作るのは誰」: somebody who acts, not who belongs to the row. */
export const WHO_ACTS =
  /(?:誰|だれ|どなた|どこ)が(?!な(?:る|れ|り)|当た|あた|該当|対象|入)|(?:る|た|(?<!とい)う|く|つ|ぶ|む|す)の[はが](?:誰|だれ|どなた)|\bwho\b.*\bfor\b|\bfor whom\b/iu;

function isExplained(reading: TableReading, text: string): boolean {
  if (reading.values.length > 0) return reading.explained >= EXPLAINED;
  if (reading.columns.length === 0) return isRowAlone(reading, text);
  if (reading.explained >= EXPLAINED) return true;
  if (reading.table.section.length > 1) return false;
  return reading.rows.length > 0 && reading.isAboutNothingElse && reading.explained >= EXPLAINED_IN_CHAT && asksForCells(text);
}

function isRowAlone(reading: TableReading, text: string): boolean {
  if (reading.rows.length > 0 && (WHO_ACTS.test(text) || !asksForCells(text))) return false;
  return reading.explained >= (reading.asksRows ? EXPLAINED : EXPLAINED_ROW_ALONE);
}

export function asksForCells(text: string): boolean {
  const kinds = askedKinds(text);
  return !NO_CELLS.some((kind) => kinds.has(kind));
}

/** From here on the words as typed need no correction, no rewording and no turn before. */
const SURE = 0.5;

export function isSure(topic: Topic): boolean {
  return topic.table !== null || topScore(topic) >= SURE;
}
