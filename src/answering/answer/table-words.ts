import type { Words } from '../../kernel/wording.ts';

/** Sentences about cells of a table, in one language. */
export interface TableWords {
  /** One cell of one row, as a title. */
  readonly cellTitle: (row: string, column: string) => string;
  /** Introduces the values of a list cell. */
  readonly listOf: (title: string, count: number) => string;
  readonly rowsTitle: (rows: readonly string[]) => string;
  readonly aboutRows: (title: string) => string;
  readonly holders: (value: string, rows: readonly string[]) => string;
  readonly holdersTitle: (value: string) => string;
  readonly eachHolder: string;
  readonly holds: (row: string, value: string) => string;
  readonly lacks: (row: string, value: string) => string;
  readonly commonTitle: (rows: readonly string[], column: string) => string;
  readonly apartTitle: (rows: readonly string[], column: string) => string;
  /** What only this row of two has. */
  readonly onlyHere: (row: string) => string;
  readonly onlyTitle: (row: string, other: string, column: string) => string;
  readonly mostTitle: (column: string) => string;
  readonly most: (title: string, rows: readonly string[], count: number) => string;
  readonly nothing: (title: string) => string;
  readonly names: (names: readonly string[]) => string;
  readonly sentences: (sentences: readonly string[]) => string;
}

/** 1つ … 9つ, then 10項目: つ counts no further. */
const LAST_TSU = 9;

const JA: TableWords = {
  cellTitle: (row, column) => `${row}の${column}`,
  listOf: (title, count) => `${title}は、次の${count > LAST_TSU ? `${String(count)}項目` : `${String(count)}つ`}です。`,
  rowsTitle: (rows) => rows.join('と'),
  aboutRows: (title) => `${title}について、方針の表に書かれていることは次のとおりです。`,
  holders: (value, rows) => `「${value}」が挙げられているのは、${rows.join('、')}です。`,
  holdersTitle: (value) => `${value}が挙げられているところ`,
  eachHolder: '表で挙げられているところは、それぞれ次のとおりです。',
  holds: (row, value) => `はい、${row}の欄に「${value}」が挙げられています。`,
  lacks: (row, value) => `いいえ、${row}の欄に「${value}」は挙げられていません。`,
  commonTitle: (rows, column) => `${rows.join('、')}に共通する${column}`,
  apartTitle: (rows, column) => `${rows.join('と')}の一方にだけある${column}`,
  onlyHere: (row) => `${row}にだけあるもの`,
  onlyTitle: (row, other, column) => `${row}にあって${other}にない${column}`,
  mostTitle: (column) => `${column}の数が最も多いところ`,
  most: (title, rows, count) => `${title}は、${rows.join('、')}です（${String(count)}項目）。`,
  nothing: (title) => `${title}は、表にはありません。`,
  names: (names) => names.join('、'),
  sentences: (sentences) => sentences.join(''),
};

const EASY: TableWords = {
  ...JA,
  aboutRows: (title) => `${title}のことは、方針の表に次のように書いてあります。`,
  holders: (value, rows) => `表で「${value}」が書いてあるのは、${rows.join('、')}です。`,
  holdersTitle: (value) => `${value}が書いてあるところ`,
  eachHolder: '表で書いてあるところは、次のとおりです。',
  holds: (row, value) => `はい。${row}のところに「${value}」と書いてあります。`,
  lacks: (row, value) => `いいえ。${row}のところに「${value}」は書いてありません。`,
  commonTitle: (rows, column) => `${rows.join('、')}で同じ${column}`,
};

const EN: TableWords = {
  cellTitle: (row, column) => `${row}: ${column}`,
  listOf: (title, count) => `${title} (${String(count)}):`,
  rowsTitle: (rows) => rows.join(' and '),
  aboutRows: (title) => `What the policy's table says about ${title}:`,
  holders: (value, rows) => `“${value}” is listed for: ${rows.join(', ')}.`,
  holdersTitle: (value) => value,
  eachHolder: 'In the table they are listed for:',
  holds: (row, value) => `Yes, “${value}” is listed for ${row}.`,
  lacks: (row, value) => `No, “${value}” is not listed for ${row}.`,
  commonTitle: (rows, column) => `${column} in common: ${rows.join(', ')}`,
  apartTitle: (rows, column) => `${column} of only one of them: ${rows.join(', ')}`,
  onlyHere: (row) => `Only ${row}`,
  onlyTitle: (row, other, column) => `${column}: ${row}, not ${other}`,
  mostTitle: (column) => `Most: ${column}`,
  most: (title, rows, count) => `${title}: ${rows.join(', ')} (${String(count)}).`,
  nothing: (title) => `The table lists nothing for this: ${title}`,
  names: (names) => names.join(', '),
  sentences: (sentences) => sentences.join(' '),
};

export const TABLE_WORDS: Words<TableWords> = { ja: JA, easy: EASY, en: EN };
