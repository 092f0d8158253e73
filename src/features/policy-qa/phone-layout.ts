import type { CardData } from '../../card-kit/card.ts';
import { fitsOnButton, PHONE_CARD_WIDTH, textWidth } from '../../kernel/phone-width.ts';
import { say } from '../../kernel/wording.ts';
import type { Answer, AnswerTable, LabelledText } from '../../answering/answer/answer.ts';
import { LABELS } from '../../answering/messages.ts';

/** What is laid out in one way or the other depending on whether the narrowest phone can show it. Widths in em. */

/** Between the two columns of a FactSet. */
const FACT_GAP = 16 / 14;

/** Every label and value in one line: otherwise the values take the room, and Japanese labels go down letter by letter. */
function fitSideBySide(facts: readonly LabelledText[]): boolean {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(textWidth));
  return widest(facts.map((fact) => fact.label)) + FACT_GAP + widest(facts.map((fact) => fact.value)) <= PHONE_CARD_WIDTH;
}

/** The insides of the three columns of `answer.json`, which are as 5 : 5 : 8. */
const COLUMNS = [4.5, 4.5, 8];
/** A cell of more characters would be a tower of lines. */
const LONG_CELL = 16;

function fitsInColumns({ columns, rows }: AnswerTable): boolean {
  return [columns, ...rows].every((row) => row.every((cell, at) => cell.length <= LONG_CELL && longestWord(cell) <= (COLUMNS[at] ?? 0)));
}

/** Japanese breaks anywhere; a word in Latin letters does not. */
function longestWord(text: string): number {
  return Math.max(0, ...(text.match(/[A-Za-z]+/g) ?? []).map(textWidth));
}

/** Short facts side by side, short cells as a table; what is longer stands under its label. A number to call for help always has a line of its own. */
export function factsData({ outcome, facts, table }: Answer): CardData {
  const isShort = outcome !== 'support' && fitSideBySide(facts);
  const isTable = table !== null && fitsInColumns(table);
  return {
    facts: isShort ? facts.map(asPair) : [],
    hasFacts: isShort && facts.length > 0,
    blocks: [...(isShort ? [] : facts), ...(isTable ? [] : stacked(table))].map(asBlock),
    ...tableData(isTable ? table : null),
  };
}

function asPair({ label, value }: LabelledText): CardData {
  return { label, value };
}

/**
 * Each line is a text of its own: a line break inside a text is a paragraph in Teams and stands far apart.
 * On the support card a telephone number is set large, and takes the place of the lines.
 */
function asBlock({ label, value }: LabelledText): CardData {
  const lines = value.split(/\n+/).map((text) => ({ text }));
  const isNumber = /^[\d-]+$/.test(value);
  return { label, lines, isNumber, number: value, words: isNumber ? [] : lines };
}

function stacked(table: AnswerTable | null): LabelledText[] {
  if (table === null) return [];
  return table.rows.map(([name = '', ...cells]) => ({
    label: name,
    value: cells.map((cell, at) => `${table.columns[at + 1] ?? ''}: ${cell}`).join('\n'),
  }));
}

function tableData(table: AnswerTable | null): { rows: CardData[]; hasTable: boolean; tableText: string } {
  if (table === null) return { rows: [], hasTable: false, tableText: '' };
  const rows = [table.columns, ...table.rows].map(([first = '', second = '', third = '']) => ({ first, second, third }));
  return { rows, hasTable: true, tableText: table.rows.map((row) => row.join(' ')).join('\n') };
}

/** The next questions: as buttons when all of them fit on buttons, else as lines with a button beside each. */
export function nextData(answer: Answer): CardData {
  const open = say(LABELS.open, answer);
  const next = answer.suggestions.map(({ entry, question, hint = '' }) => {
    const title = fitsOnButton(question) ? question : open;
    return { entry, question, hint, title, open, locale: answer.locale };
  });
  const areButtons = answer.suggestions.every(({ question }) => fitsOnButton(question));
  return { hasNext: next.length > 0, next: areButtons ? next : [], questions: areButtons ? [] : next, choices: next };
}
