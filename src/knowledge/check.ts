import type { KnowledgeFiles } from './knowledge-base.ts';
import type { KnowledgeProblem } from './read-yaml.ts';
import type { Entry, KnowledgeTable } from './schema.ts';
import { cutSource } from './source.ts';
import { plain } from './source-line.ts';
import type { SourceLine } from './source-line.ts';

/** Proves the knowledge against itself: every section has an entry, every table is shown by one. */
export function checkCoverage(files: KnowledgeFiles): readonly KnowledgeProblem[] {
  const entries = files.entries.flatMap((file) => file.data.entries);
  const cited = new Set([...entries.flatMap((entry) => entry.section), ...files.tables.flatMap((file) => file.data.section)]);
  const shown = new Set(entries.map((entry) => entry.table));
  return [
    ...files.document.data.sections.flatMap((section, index) =>
      cited.has(section.path)
        ? []
        : [
            {
              file: files.document.file,
              ...files.document.locate(['sections', index]),
              message: `「${section.path}」を説明する項目がありません`,
            },
          ],
    ),
    ...files.tables
      .filter((file) => !shown.has(file.data.id))
      .map((file) => ({ file: file.file, ...file.locate(['id']), message: `表「${file.data.id}」はどの項目からも使われていません` })),
  ];
}

/** Proves that every number and every official phrase of the knowledge stands in the section it cites. */
export function checkAgainstSource(files: KnowledgeFiles, source: readonly SourceLine[]): readonly KnowledgeProblem[] {
  const cut = cutSource(source, files.document.data);
  if (!cut.ok) {
    return cut.missing.map((path) => ({
      file: files.document.file,
      ...files.document.locate(['sections', files.document.data.sections.findIndex((section) => section.path === path)]),
      message: `「${path}」の見出しが原文に見つかりません`,
    }));
  }
  const textOf = (paths: readonly string[]): string => paths.map((path) => cut.textOf(path)).join('');
  return [
    ...files.entries.flatMap((file) =>
      file.data.entries.flatMap((entry, index) =>
        claimsOfEntry(entry)
          .filter((claim) => !isSupported(claim, textOf(entry.section), entry.items.length))
          .map((claim) => ({
            file: file.file,
            ...file.locate(['entries', index, ...claim.at]),
            message: `${entry.id}: 「${claim.words}」は ${entry.section.join('、')} の原文にありません`,
          })),
      ),
    ),
    ...files.tables.flatMap((file) =>
      claimsOfTable(file.data)
        .filter((claim) => !isSupported(claim, textOf(file.data.section), file.data.rows.length))
        .map((claim) => ({
          file: file.file,
          ...file.locate(claim.at),
          message: `「${claim.words}」は ${file.data.section.join('、')} の原文にありません`,
        })),
    ),
  ];
}

interface Claim {
  readonly kind: 'number' | 'phrase';
  readonly words: string;
  readonly at: readonly (string | number)[];
}

function claimsOfEntry(entry: Entry): Claim[] {
  return [
    ...claimsIn(entry.answer, ['answer']),
    ...claimsIn(entry.easy, ['easy']),
    ...entry.facts.flatMap((fact, index) => claimsIn(fact.value, ['facts', index, 'value'])),
    ...entry.items.map((item, index) => ({ kind: 'phrase' as const, words: item, at: ['items', index] })),
    ...englishNumbers(entry.english.answer).map((words) => ({ kind: 'number' as const, words, at: ['english', 'answer'] })),
  ];
}

function claimsOfTable(table: KnowledgeTable): Claim[] {
  return table.rows.flatMap((row, index) =>
    Object.entries(row.cells).flatMap(([column, cell]) =>
      [cell].flat().map((words) => ({ kind: 'phrase' as const, words, at: ['rows', index, 'cells', column] })),
    ),
  );
}

/** A section path such as 5.5.(2) or 4章 is a reference, not a figure of the policy. */
const REFERENCES = /\d+(\.\d+)+(\.?\(\d+\))?|\d+章|第?\d+頁/g;
/** A figure with the counter that gives it its meaning: 10名, 6ヶ月, 令和8年度. */
const FIGURES = /(?:令和|平成|第)?\d+(?:ヶ月|年度|年|月|日|名|つ|割|%|版|次|回|階|級|件)?/g;

function claimsIn(text: string, at: readonly (string | number)[]): Claim[] {
  const phrases = [...text.matchAll(/「([^」]+)」/g)].map((match) => match[1] ?? '');
  const figures = plain(text).replace(REFERENCES, '').match(FIGURES) ?? [];
  return [
    ...phrases.map((words) => ({ kind: 'phrase' as const, words, at })),
    ...figures.map((words) => ({ kind: 'number' as const, words, at })),
  ];
}

function englishNumbers(text: string): string[] {
  return plain(text).replace(REFERENCES, '').match(/\d+/g) ?? [];
}

function isSupported(claim: Claim, section: string, count: number): boolean {
  const words = plain(claim.words);
  if (claim.kind === 'phrase') return section.includes(words);
  const number = Number(/\d+/.exec(words)?.[0]);
  // 10名 must not be found inside 110名, nor 2 inside 20; a counter such as 年 may well be followed by a month.
  const standsAlone = new RegExp(`(?<!\\d)${words}${/\d$/.test(words) ? '(?!\\d)' : ''}`).test(section);
  return standsAlone || number === count || isWesternYear(number, section);
}

/** English readers get 2023 for 令和5年 and 2001 for 平成13年. */
function isWesternYear(year: number, section: string): boolean {
  return section.includes(`令和${String(year - 2018)}年`) || section.includes(`平成${String(year - 1988)}年`);
}
