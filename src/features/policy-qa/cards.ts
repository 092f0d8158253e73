import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import type { CardData } from '../../card-kit/card.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import answerTemplate from '../../../cards/policy-qa/answer.json' with { type: 'json' };
import clarifyTemplate from '../../../cards/policy-qa/clarify.json' with { type: 'json' };
import declinedTemplate from '../../../cards/policy-qa/declined.json' with { type: 'json' };
import supportTemplate from '../../../cards/policy-qa/support.json' with { type: 'json' };
import type { Answer, AnswerTable, LabelledText } from '../../answering/answer/answer.ts';
import { sourceLine } from '../../answering/answer/citation.ts';
import { LABELS, say, SENTENCES } from '../../answering/messages.ts';

interface View {
  readonly document: PolicyDocument;
  /** Somebody outside the roster is told that answers are all there is. */
  readonly isStranger: boolean;
}

/** The card of an answer; small talk has none and is sent as text. */
export function answerCard(answer: Answer, view: View): Card {
  const data = dataOf(answer, view);
  switch (answer.outcome) {
    case 'support':
      return card(supportTemplate, data, say(LABELS.reply, answer.locale));
    case 'clarify':
      return card(clarifyTemplate, data, say(LABELS.reply, answer.locale));
    case 'declined':
      return card(declinedTemplate, data, say(LABELS.reply, answer.locale));
    case 'answered':
    case 'smalltalk':
      return card(answerTemplate, data, say(LABELS.reply, answer.locale));
  }
}

/** A FactSet column is narrow on a phone; longer values stand under their label. */
const LONG_FACT = 40;
/** Table cells longer than this would make a phone's three columns unreadable; such rows are stacked instead. */
const LONG_CELL = 16;

function dataOf(answer: Answer, view: View): CardData {
  const { locale } = answer;
  const source = sourceLine(answer.citations, view.document, locale);
  return {
    kind: say(LABELS.kind, locale),
    title: answer.title,
    fallback: `${answer.title}: ${answer.lead}`,
    state: say(isRefusal(answer) ? LABELS.refused : LABELS.notStated, locale),
    paragraphs: answer.lead.trim().split(/\n+/).map(asText),
    items: answer.items.map(asText),
    ...factsData(answer),
    notes: answer.notes.map(asText),
    source,
    hasSource: source !== '',
    isStranger: view.isStranger,
    rosterNote: say(SENTENCES.onlyPolicy, locale),
    nextTitle: say(isNotFound(answer) ? SENTENCES.nearest : LABELS.related, locale),
    hasNext: answer.suggestions.length > 0,
    next: answer.suggestions.map((next) => ({ entry: next.entry, question: next.question, hint: next.hint ?? '', locale })),
  };
}

/** Short facts side by side, short cells as a table; what is longer stands under its label. */
function factsData({ facts, table }: Answer): CardData {
  const isShort = facts.every((fact) => fact.value.length <= LONG_FACT && fact.label.length <= LONG_CELL);
  const asTable = table?.rows.every((row) => row.every((cell) => cell.length <= LONG_CELL)) === true;
  return {
    facts: isShort ? facts.map(asPair) : [],
    hasFacts: isShort && facts.length > 0,
    blocks: [...(isShort ? [] : facts), ...(asTable ? [] : stacked(table))].map(asPair),
    ...tableData(asTable ? table : null),
  };
}

function isNotFound(answer: Answer): boolean {
  return answer.outcome === 'declined' && answer.entries.length === 0;
}

function isRefusal(answer: Answer): boolean {
  return isNotFound(answer) && answer.suggestions.length === 0;
}

function asText(text: string): CardData {
  return { text };
}

function asPair({ label, value }: LabelledText): CardData {
  return { label, value };
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
