import type { Locale } from '../../kernel/locale.ts';
import { fitsOnButton } from '../../kernel/phone-width.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry, KnowledgeTable, TableRow } from '../../knowledge/schema.ts';
import { answer } from './answer.ts';
import type { Answer, AnswerTable, Suggestion } from './answer.ts';
import { citationsOf } from './citation.ts';

/** Questions about one's own health leave no trace, whatever the answer (policy section 4.3.(2), 健康管理). */
const CONFIDENTIAL_SECTION = '4.3.(2)';
const MAX_SUGGESTIONS = 3;

/** The answer of one entry; what the policy does not say is answered as a decline. Easier words change the sentences, never facts, lists, tables or sources; English keeps them in the official Japanese words. */
export function entryAnswer(entry: Entry, knowledge: KnowledgeBase, voice: Voice): Answer {
  const { locale } = voice;
  const table = knowledge.tables.find((one) => one.id === entry.table);
  return answer(voice, {
    outcome: entry.kind === 'not-stated' ? 'declined' : 'answered',
    title: say({ ja: entry.title, en: entry.english.title }, voice),
    lead: say({ ja: entry.answer, easy: entry.easy, en: entry.english.answer }, voice),
    facts: entry.facts,
    items: entry.items,
    table: table === undefined ? null : wholeTable(table, locale),
    notes: table === undefined ? [] : noteOf(table, locale),
    citations: citationsOf(entry.section, knowledge.document),
    suggestions: suggestionsOf(entry, knowledge, locale),
    entries: [entry.id],
    basis: 'entry',
    confidential: isConfidential(entry.section),
  });
}

export function isConfidential(sections: readonly string[]): boolean {
  return sections.some((path) => path.startsWith(CONFIDENTIAL_SECTION));
}

export function noteOf(table: KnowledgeTable, locale: Locale): string[] {
  const note = locale === 'ja' ? table.note : table.english.note;
  return note === undefined ? [] : [note];
}

/** Three columns read at phone width: the row's name, everything between, and the last column. */
function wholeTable(table: KnowledgeTable, locale: Locale): AnswerTable {
  const columns = table.columns.map((column) => (locale === 'ja' ? column.title : column.english));
  const last = table.columns.at(-1)?.id ?? '';
  const between = table.columns.slice(0, -1).map((column) => column.id);
  return {
    columns: ['', columns.slice(0, -1).join('・'), columns.at(-1) ?? ''],
    rows: table.rows.map((row) => [
      rowTitle(row, locale),
      between.map((id) => cellText(row.cells[id])).join(' / '),
      cellText(row.cells[last]),
    ]),
  };
}

/** In English with the official name beside it: staff must find the row in the Japanese policy. */
export function rowTitle({ names: [official = ''], english }: TableRow, locale: Locale): string {
  if (locale === 'ja') return official;
  return official === '' || english.includes(official) ? english : `${english} ${official}`;
}

export function cellText(cell: string | readonly string[] | undefined): string {
  return typeof cell === 'string' ? cell : (cell ?? []).join('、');
}

/** Related entries as questions, in their own first words. */
export function suggestionsOf(entry: Entry, knowledge: KnowledgeBase, locale: Locale): Suggestion[] {
  return entry.related
    .flatMap((id) => knowledge.entries.find((one) => one.id === id) ?? [])
    .slice(0, MAX_SUGGESTIONS)
    .map((related) => suggestion(related, locale));
}

/** The first example question if it fits on a button, else the title or the second one; else the first, which then needs more room. */
export function suggestion(entry: Entry, locale: Locale): Suggestion {
  const { questions, title } = locale === 'ja' ? entry : { questions: entry.english.questions, title: entry.english.title };
  const [first = title, second = title] = questions;
  return { entry: entry.id, question: [first, title, second].find(fitsOnButton) ?? first };
}

/** Every word an entry's answer shows, for checking whether it holds what was asked. */
export function answeredText(entry: Entry, knowledge: KnowledgeBase): string {
  const table = knowledge.tables.find((one) => one.id === entry.table);
  return [
    entry.answer,
    entry.english.answer,
    ...entry.facts.map((fact) => `${fact.label} ${fact.value}`),
    ...entry.items,
    ...(table === undefined ? [] : table.rows.flatMap((row) => [...row.names, ...Object.values(row.cells).flat()])),
  ].join('\n');
}
