import type { RankedEntry } from './rank-entries.ts';
import type { TableReading } from './table-lookup.ts';
import { tableQuestion } from './table-question.ts';
import type { TableQuestion } from './table-question.ts';

/** What a question was found to be about, before it is decided what to say. */
export interface Topic {
  /** The question as it was understood: kana read, slips put right. */
  readonly text: string;
  /** Best first. */
  readonly candidates: readonly RankedEntry[];
  /** The cells of one table that answer the question, if its words explain most of it. */
  readonly table: TableQuestion | null;
  /** Set when the turn before was needed to find it. */
  readonly followsUp?: true;
}

/** Share of the letters that a table's words must explain; more when no column or value says what is asked of the row. */
export const EXPLAINED = 0.75;
const EXPLAINED_ROW_ALONE = 0.95;

export function topScore(topic: Topic): number {
  return topic.candidates[0]?.score ?? 0;
}

/** The question to the one table whose words explain the text best. */
export function bestTable(readings: readonly TableReading[], text: string): TableQuestion | null {
  const asked = readings.filter(isExplained).flatMap((reading) => {
    const question = tableQuestion(reading, text);
    return question === null ? [] : [{ question, explained: reading.explained }];
  });
  return asked.sort((a, b) => b.explained - a.explained)[0]?.question ?? null;
}

function isExplained(reading: TableReading): boolean {
  const saysWhat = reading.columns.length > 0 || reading.values.length > 0 || reading.asksRows;
  return reading.explained >= (saysWhat ? EXPLAINED : EXPLAINED_ROW_ALONE);
}

/** From here on the words as typed need no correction, no rewording and no turn before. */
const SURE = 0.5;

export function isSure(topic: Topic): boolean {
  return topic.table !== null || topScore(topic) >= SURE;
}
