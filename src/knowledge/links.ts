import type { KnowledgeFiles } from './knowledge-base.ts';
import type { KnowledgeProblem, Locate } from './read-yaml.ts';
import { isPieceOfCell } from './piece-of-cell.ts';

type Step = string | number;

/** Checks everything that one entry or table says about another, and that each id and section stands for one thing. */
export function findBrokenLinks(files: KnowledgeFiles): readonly KnowledgeProblem[] {
  const known = {
    sections: new Set(files.document.data.sections.map((section) => section.path)),
    tables: new Set(files.tables.map((file) => file.data.id)),
    entries: new Set(files.entries.flatMap((file) => file.data.entries.map((entry) => entry.id))),
  };
  return [...brokenSections(files, known.entries), ...brokenEntries(files, known), ...brokenTables(files, known.sections), ...twice(files)];
}

interface Known {
  readonly sections: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly entries: ReadonlySet<string>;
}

function problemIn(file: { file: string; locate: Locate }, path: readonly Step[], message: string): KnowledgeProblem {
  return { file: file.file, ...file.locate(path), message };
}

function brokenSections({ document }: KnowledgeFiles, entries: ReadonlySet<string>): KnowledgeProblem[] {
  return document.data.sections.flatMap(({ path, about }, index) =>
    about === undefined || entries.has(about)
      ? []
      : [problemIn(document, ['sections', index, 'about'], `${path}: about の項目「${about}」がありません`)],
  );
}

function brokenEntries(files: KnowledgeFiles, known: Known): KnowledgeProblem[] {
  return files.entries.flatMap((file) =>
    file.data.entries.flatMap((entry, index) => [
      ...entry.section
        .filter((path) => !known.sections.has(path))
        .map((path) => problemIn(file, ['entries', index, 'section'], `${entry.id}: 章・節「${path}」は document.yaml にありません`)),
      ...entry.related
        .filter((other) => !known.entries.has(other))
        .map((other) => problemIn(file, ['entries', index, 'related'], `${entry.id}: 関連する項目「${other}」がありません`)),
      ...(entry.table === undefined || known.tables.has(entry.table)
        ? []
        : [problemIn(file, ['entries', index, 'table'], `${entry.id}: 表「${entry.table}」がありません`)]),
    ]),
  );
}

function brokenTables(files: KnowledgeFiles, sections: ReadonlySet<string>): KnowledgeProblem[] {
  return files.tables.flatMap((file) => {
    const columns = new Set(file.data.columns.map((column) => column.id));
    const cells = file.data.rows.flatMap((row) => Object.values(row.cells).flat());
    return [
      ...file.data.section
        .filter((path) => !sections.has(path))
        .map((path) => problemIn(file, ['section'], `章・節「${path}」は document.yaml にありません`)),
      ...file.data.rows.flatMap((row, index) => [
        ...[...columns]
          .filter((column) => !(column in row.cells))
          .map((column) => problemIn(file, ['rows', index, 'cells'], `${row.id}: 列「${column}」がありません`)),
        ...Object.keys(row.cells)
          .filter((column) => !columns.has(column))
          .map((column) => problemIn(file, ['rows', index, 'cells', column], `${row.id}: 列「${column}」は表の列にありません`)),
      ]),
      ...Object.keys(file.data.values)
        .filter((value) => !cells.some((cell) => isPieceOfCell(value, cell)))
        .map((value) => problemIn(file, ['values', value], `「${value}」はどの行にもありません`)),
    ];
  });
}

function twice(files: KnowledgeFiles): KnowledgeProblem[] {
  const seen = new Set<string>();
  const problems: KnowledgeProblem[] = [];
  const note = (key: string, problem: () => KnowledgeProblem): void => {
    if (seen.has(key)) problems.push(problem());
    seen.add(key);
  };
  for (const file of files.entries) {
    file.data.entries.forEach((entry, index) => {
      note(`entry ${entry.id}`, () => problemIn(file, ['entries', index, 'id'], `id「${entry.id}」が2回使われています`));
    });
  }
  for (const file of files.tables) {
    note(`table ${file.data.id}`, () => problemIn(file, ['id'], `id「${file.data.id}」が2回使われています`));
  }
  return problems;
}
