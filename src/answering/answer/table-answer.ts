import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { KnowledgeTable, TableRow } from '../../knowledge/schema.ts';
import type { TableQuestion } from '../retrieve/table-question.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import { citationsOf } from './citation.ts';
import { cellText, isConfidential, noteOf, rowTitle, suggestion } from './entry-answer.ts';
import { TABLE_WORDS } from './table-words.ts';
import type { TableWords } from './table-words.ts';

/** The answer to a question about cells of a table, read from the data and therefore complete. */
export function tableAnswer(question: TableQuestion, knowledge: KnowledgeBase, voice: Voice): Answer {
  const { locale } = voice;
  const { table } = question;
  const overview = knowledge.entries.filter((entry) => entry.table === table.id);
  return answer(voice, {
    outcome: 'answered',
    title: say({ ja: table.title, en: table.english.title }, voice),
    notes: noteOf(table, locale),
    citations: citationsOf(sectionsFor(table, question.rows), knowledge.document),
    suggestions: overview.map((entry) => suggestion(entry, locale)),
    entries: overview.map((entry) => entry.id),
    confidential: isConfidential(table.section),
    ...bodyOf(question, { words: say(TABLE_WORDS, voice), locale }),
  });
}

type Body = Pick<Answer, 'lead'> & Partial<Pick<Answer, 'items' | 'facts' | 'title'>>;

interface Language {
  readonly words: TableWords;
  readonly locale: Voice['locale'];
}

type Asked<K extends TableQuestion['kind']> = Extract<TableQuestion, { kind: K }>;

function bodyOf(question: TableQuestion, language: Language): Body {
  switch (question.kind) {
    case 'cells':
      return cells(question, language);
    case 'reverse':
      return reverse(question, language);
    case 'check':
      return check(question, language);
    case 'common':
      return common(question, language);
    case 'only':
      return only(question, language);
    case 'apart':
      return apart(question, language);
    case 'most':
      return most(question, language);
  }
}

function cells({ table, rows, columns }: Asked<'cells'>, language: Language): Body {
  const { words } = language;
  const all = rows.flatMap((row) =>
    columns.map((id) => ({ row: rowName(row, language), column: columnTitle(table, id, language), cell: row.cells[id] })),
  );
  const [only] = all;
  if (all.length === 1 && only !== undefined) {
    const title = words.cellTitle(only.row, only.column);
    if (!Array.isArray(only.cell) || only.cell.length === 1) return { title, lead: cellText(only.cell) };
    return { title, lead: words.listOf(title, only.cell.length), items: only.cell };
  }
  const title = words.rowsTitle(rows.map((row) => rowName(row, language)));
  return {
    title,
    lead: words.aboutRows(title),
    facts: all.map(({ row, column, cell }) => ({ label: words.cellTitle(row, column), value: cellText(cell) })),
  };
}

function reverse({ found }: Asked<'reverse'>, language: Language): Body {
  const { words } = language;
  const holders = found.map(({ value, rows }) => ({ value, rows: rows.map((row) => rowName(row, language)) }));
  const [only] = holders;
  if (holders.length === 1 && only !== undefined)
    return { title: words.holdersTitle(only.value), lead: words.holders(only.value, only.rows) };
  return { lead: words.eachHolder, facts: holders.map(({ value, rows }) => ({ label: value, value: words.names(rows) })) };
}

function check({ rows, found }: Asked<'check'>, language: Language): Body {
  const { words } = language;
  const sentences = found.flatMap(({ value, rows: holders }) => [
    ...rows.map((row) => (holders.includes(row) ? words.holds(rowName(row, language), value) : words.lacks(rowName(row, language), value))),
    words.holders(
      value,
      holders.map((row) => rowName(row, language)),
    ),
  ]);
  return { lead: words.sentences(sentences) };
}

function common({ table, rows, column }: Asked<'common'>, language: Language): Body {
  const { words } = language;
  const lists = rows.map((row) => [row.cells[column] ?? []].flat());
  const shared = (lists[0] ?? []).filter((value) => lists.every((list) => list.includes(value)));
  const title = words.commonTitle(
    rows.map((row) => rowName(row, language)),
    columnTitle(table, column, language),
  );
  return shared.length === 0 ? { title, lead: words.nothing(title) } : { title, lead: words.listOf(title, shared.length), items: shared };
}

/** Both sides of 「Aにあって、Bにない」 at once. */
function apart({ table, rows: [first, second], column }: Asked<'apart'>, language: Language): Body {
  const { words } = language;
  const names = [first, second].map((row) => rowName(row, language));
  const side = (row: TableRow, other: TableRow): string => {
    const others = [other.cells[column] ?? []].flat();
    return words.names([row.cells[column] ?? []].flat().filter((value) => !others.includes(value)));
  };
  const title = words.apartTitle(names, columnTitle(table, column, language));
  const sides = [side(first, second), side(second, first)];
  const facts = names.flatMap((name, at) => (sides[at] === '' ? [] : [{ label: words.onlyHere(name), value: sides[at] ?? '' }]));
  return facts.length === 0 ? { title, lead: words.nothing(title) } : { title, lead: words.aboutRows(title), facts };
}

function only({ table, rows, without, column }: Asked<'only'>, language: Language): Body {
  const { words } = language;
  const others = [without.cells[column] ?? []].flat();
  const own = rows.flatMap((row) => row.cells[column] ?? []).filter((value) => !others.includes(value));
  const [holder = ''] = rows.map((row) => rowName(row, language));
  const title = words.onlyTitle(holder, rowName(without, language), columnTitle(table, column, language));
  return own.length === 0 ? { title, lead: words.nothing(title) } : { title, lead: words.listOf(title, own.length), items: own };
}

function most({ table, rows, count, column }: Asked<'most'>, language: Language): Body {
  const { words } = language;
  const holders = rows.map((row) => ({ label: rowName(row, language), value: cellText(row.cells[column]) }));
  const title = words.mostTitle(columnTitle(table, column, language));
  return {
    title,
    lead: words.most(
      title,
      holders.map((holder) => holder.label),
      count,
    ),
    facts: holders,
  };
}

function rowName(row: TableRow, { locale }: Language): string {
  return rowTitle(row, locale);
}

function columnTitle(table: KnowledgeTable, id: string, { locale }: Language): string {
  const column = table.columns.find((one) => one.id === id);
  return (locale === 'ja' ? column?.title : column?.english) ?? id;
}

/** A single row with a section of its own (5.4.(2)/DXリーダー) is cited there; everything else where the table stands. */
function sectionsFor(table: KnowledgeTable, rows: readonly TableRow[]): readonly string[] {
  const [row] = rows;
  const own = rows.length === 1 ? table.section.find((path) => row?.names.includes(path.split('/')[1] ?? '') === true) : undefined;
  return own === undefined ? table.section.slice(0, 1) : [own];
}
