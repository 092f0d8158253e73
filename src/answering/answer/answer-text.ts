import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { Answer, AnswerTable } from './answer.ts';
import { sourceLine } from './citation.ts';

/** All that the person reads, as plain lines: for `ask`, for clients that cannot show cards, and as the text of tests. */
export function answerText(answer: Answer, document: PolicyDocument): string {
  const isCard = answer.outcome === 'answered' || answer.outcome === 'declined' || answer.outcome === 'clarify';
  const source = sourceLine(answer.citations, document, answer.locale);
  return [
    ...(isCard && answer.title !== '' ? [`【${answer.title}】`] : []),
    answer.lead.trim(),
    ...answer.facts.map((fact) => `${fact.label}: ${fact.value}`),
    ...answer.items.map((item) => `・${item}`),
    ...(answer.table === null ? [] : tableLines(answer.table)),
    ...answer.notes.map((note) => `※${note}`),
    ...(source === '' ? [] : [source]),
    ...answer.suggestions.map((next) => (next.hint === undefined ? `→ ${next.question}` : `→ ${next.question}（${next.hint}）`)),
  ].join('\n');
}

function tableLines(table: AnswerTable): string[] {
  return table.rows.map(
    ([name = '', ...cells]) => `・${name}: ${cells.map((cell, at) => `${table.columns[at + 1] ?? ''}＝${cell}`).join('／')}`,
  );
}
