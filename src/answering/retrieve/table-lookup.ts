import type { KnowledgeTable, TableRow } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';
import { words } from '../../search/words.ts';
import { comparable, createTermFinder } from './term-finder.ts';
import type { Mention, Term, TermFinder } from './term-finder.ts';

/** What a question names of one table, in table order. */
export interface TableReading {
  readonly table: KnowledgeTable;
  readonly rows: readonly TableRow[];
  readonly columns: readonly string[];
  /** Official values of list cells. */
  readonly values: readonly string[];
  /** The question names what the rows are (どの職階, 誰): it looks from a value to its rows. */
  readonly asksRows: boolean;
  /** Share (0–1) of the question's letters that the table's words and plain question words explain. */
  readonly explained: number;
}

export interface TableLookup {
  /** One reading per table of which the question names anything. */
  read(question: string): readonly TableReading[];
  /** Rows of any table that a text names, as `table/row`; for telling sibling entries apart. */
  rowsNamed(text: string): ReadonlySet<string>;
  /** The question before with its row exchanged for the one that a follow-up names and nothing else: 「じゃあ副主幹は？」. */
  swapRow(previous: string, followUp: string): string | null;
}

type Meaning =
  | { readonly kind: 'row'; readonly row: TableRow }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'title' };

/** What may stand around the table's words without asking for anything else; compared after kana folding. */
const PLAIN_WORDS =
  /(?:とくに|特に)?(?:求め|もとめ)(?:られ)?(?:て)?(?:い)?(?:る|ます|た|らる|れる)?|必要(?:と?(?:される|なる|な|です))?|ひつようと?な?|不可欠|要(?:る|ります|り)|いるの|人たち|たち|達|期待(?:されて?(?:いる|る)?)?|身に(?:つけ|着け|付け)(?:る|たい|て)?(?:べき)?|備え(?:る|て)(?:べき)?|持つ(?:べき)?|もつ(?:べき)?|挙げ(?:られて?(?:いる|る)?|て)|該当(?:する)?|当たる|入(?:って)?(?:いる|る)|含まれ(?:て)?(?:いる|る)?|(?:書か|書い|示さ|述べ(?:ら)?|記さ|載っ|説明さ)(?:れ)?て(?:あり|ある|いる|い)?|教え(?:て)?|おしえ(?:て)?|知りたい|しりたい|聞きたい|調べ(?:て|たい)|見(?:せて|たい)|(?:全|すべ)て|全部|ぜんぶ|一覧(?:で)?|列挙(?:して)?|りすと|表|計画|予定|目標|ください|くだ|下さい|ほしい|お願い(?:します)?|でしょうか|ですか|ですよね|でした|です|ますか|ます|ません|かな|だっけ|だろう|って(?:何|なに)?|とは|という|いう|何(?:が|を|です)?|なに|なん|どんな|どういう|どのような|どの|どれ|どこ|誰|だれ|どなた|いくつ|それぞれ|各|ごと|別|場合|方針(?:で|に)?|記載|(?:定め|決め|規定)(?:られ(?:て)?|され(?:て)?|て)?|どおり|通り|詳しく|くわしく|正確に|そのまま|どう|行|欄|体系図|戸田市|本市|市|職員|人|者|うち|なか|中|ある|あり|いる|する|して|され(?:て)?|なれる|なる|なり|つける|就ける|就く|ため|べき|こと|もの|って(?:さ|ば)?|結局|ぶっちゃけ|わけ|いいわけ|役|すんの|要するに|そもそも|一体|いったい|ことに|なって(?:ん|る|いる)?|とこ|てん|んの|んだ|だよ|(?:最も|もっとも|一番|いちばん)(?:多い|おおい)?|最多|漏れなく|もれなく|項目の?数?が?|何項目|挙がって(?:い)?(?:る|ない)|ない|なく|無い|あって|けど|のに|を見ると|をみると|によると|によれば|にした|とした|として|について|における|では|には|から|まで|より|わる|違い|違う|ちがい|比べ|比較|共通(?:して|する)?|両方|とも|だけ|は|が|の|を|に|と|で|も|や|へ|か|よ|ね|な|さ|[\s\p{P}\p{S}]|\b(?:what|which|who|are|is|the|a|an|of|for|in|to|required|needed|expected|does|do|needs?|abilit(?:y|ies)|qualit(?:y|ies)|grades?|levels?|list|all|tell|me|about|should|have|must|and|especially|at|be)\b/gu;

/** Words for the rows as such; asking by one of them after naming a value is a reverse look-up. */
const ROW_WORDS =
  /職階級?|階級|役職|職位|職種|職名|級|くらす|ぽすと|どの職|どの人|誰|だれ|どなた|どの研修|どの区分|どの種|どの支援|どのめにゅー|どの(?:dx)?(?:人材|分類)|どの計画|どの行|(?:入って(?:い)?る|ある)行|\bwho\b|which (?:grade|level|post|rank|class|training)/u;

export function createTableLookup(tables: readonly KnowledgeTable[]): TableLookup {
  const readers = tables.map((table) => ({ table, finder: createTermFinder(termsOf(table)) }));
  const rowFinder = createTermFinder(
    tables.flatMap((table) => table.rows.flatMap((row) => row.names.map((word) => ({ word, meaning: `${table.id}/${row.id}` })))),
  );
  return {
    read: (question) => {
      const text = comparable(question);
      return readers.flatMap(({ table, finder }) => readTable(table, finder, text));
    },
    swapRow: (previous, followUp) => swapRow(comparable(previous), comparable(followUp), rowFinder),
    rowsNamed: (text) => new Set(rowFinder.find(comparable(text)).flatMap((mention) => mention.meanings)),
  };
}

function swapRow(previous: string, followUp: string, finder: TermFinder<string>): string | null {
  const [now, ...others] = finder.find(followUp);
  if (now === undefined || others.length > 0) return null;
  const rest = (followUp.slice(0, now.start) + followUp.slice(now.end)).replace(PLAIN_WORDS, '').replace(/ほう|場合|どう/g, '');
  const tablesNow = new Set(now.meanings.map(tableOf));
  const old = finder.find(previous).find((mention) => mention.meanings.map(tableOf).some((table) => tablesNow.has(table)));
  if (rest !== '' || old === undefined) return null;
  return previous.slice(0, old.start) + followUp.slice(now.start, now.end) + previous.slice(old.end);
}

function tableOf(row: string): string {
  return row.split('/')[0] ?? row;
}

function termsOf(table: KnowledgeTable): Term<Meaning>[] {
  const listed = [...new Set(table.rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => (Array.isArray(cell) ? cell : []))))];
  return [
    ...table.rows.flatMap((row) => [...row.names, row.english].map((word): Term<Meaning> => ({ word, meaning: { kind: 'row', row } }))),
    ...listed.flatMap((value) =>
      [value, ...(table.values[value] ?? [])].map((word): Term<Meaning> => ({ word, meaning: { kind: 'value', value } })),
    ),
    ...table.columns.flatMap((column) =>
      [column.title, column.english, ...column.names].map((word): Term<Meaning> => ({
        word,
        meaning: { kind: 'column', column: column.id },
      })),
    ),
    ...[table.title, ...words(foldText(`${table.title} ${table.columns.map((column) => column.title).join(' ')}`))]
      .filter((word) => word.length > 1)
      .map((word): Term<Meaning> => ({ word, meaning: { kind: 'title' } })),
  ];
}

function readTable(table: KnowledgeTable, finder: TermFinder<Meaning>, text: string): TableReading[] {
  const all = finder.find(text);
  const mentions = all.filter((mention) => standsAlone(mention, text, all));
  if (mentions.length === 0) return [];
  const meanings = mentions.map((mention) => mention.meanings[0]);
  const has = (test: (meaning: Meaning) => boolean): boolean => meanings.some((meaning) => meaning !== undefined && test(meaning));
  const rest = cutMentions(text, mentions);
  return [
    {
      table,
      rows: table.rows.filter((row) => has((meaning) => meaning.kind === 'row' && meaning.row === row)),
      columns: table.columns
        .map((column) => column.id)
        .filter((id) => has((meaning) => meaning.kind === 'column' && meaning.column === id)),
      values: [...new Set(meanings.flatMap((meaning) => (meaning?.kind === 'value' ? [meaning.value] : [])))],
      asksRows: ROW_WORDS.test(rest),
      explained: shareExplained(mentions, rest),
    },
  ];
}

const JOINS = /[\p{Script=Han}ァ-ヶー]/u;
const PLAIN_AT_START = new RegExp(`^(?:${PLAIN_WORDS.source}|${ROW_WORDS.source})`, 'u');

/** A name grown together with a word the table does not know is another name: 課長補佐 is no 課長. */
function standsAlone(mention: Mention<Meaning>, text: string, all: readonly Mention<Meaning>[]): boolean {
  if (mention.meanings[0]?.kind !== 'row') return true;
  const next = text.charAt(mention.end);
  const isNamed = all.some((other) => other.start === mention.end);
  return isNamed || !JOINS.test(next) || PLAIN_AT_START.test(text.slice(mention.end));
}

/** Letters of the table's own words against letters that nothing explains. */
function shareExplained(mentions: readonly Mention<Meaning>[], rest: string): number {
  const named = mentions.reduce((sum, mention) => sum + mention.end - mention.start, 0);
  return named / (named + rest.replace(ROW_WORDS, '').replace(PLAIN_WORDS, '').length);
}

function cutMentions(text: string, mentions: readonly Mention<Meaning>[]): string {
  let rest = '';
  let from = 0;
  for (const mention of mentions) {
    rest += `${text.slice(from, mention.start)} `;
    from = mention.end;
  }
  return rest + text.slice(from);
}
