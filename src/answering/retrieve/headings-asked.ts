import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry, PolicyDocument } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';

type Section = PolicyDocument['sections'][number];

/** The headings below one of the document, in its order. */
export interface Headings {
  readonly section: Section;
  readonly below: readonly Section[];
  /** An entry that tells just these, and more about them; null when the titles are all there is. */
  readonly entry: Entry | null;
}

/** The part of the document whose headings a question asks for; null when it asks for something else. */
export type HeadingsAsked = (question: string) => Headings | null;

const ASKS_HEADINGS =
  /見出し|(?:章|節|項)(?:の(?:名前|名称|題|タイトル|構成|内訳)|立て|構成)|何節|(?:いくつ|何個|どんな(?:取組|項目|部分|節|項))(?:に|の(?:部分|節|項)に)(?:分か|分け)|に(?:並ぶ|並んで(?:い)?る|ある|含まれる|出てくる)(?:取組|項目)/u;
/** Of a part of the document by name or number; the 項目 of an evaluation are something else. */
const ASKS_ITEMS =
  /(?<!\p{Script=Han})項目(?:名)?(?:だけ|のみ|を|は|が|には|って)|(?:ある|並ぶ|出てくる)取組|取組(?:を|は)(?:全部|すべて|全て|[一二三四五六2-6]つ)/u;
/** Right after the name: 「職場研修の講師の種類」 is about something else. */
const ASKS_KINDS = /^(?:\(ojt\))?(?:に(?:入る|含まれる|ある)(?:研修)?|の)?(?:は|には|って|に)?(?:何種類|どんな種類|種類|内訳|何と何)/u;
const ASKS_CHAPTERS = /何章(?:あ|で(?:でき|構成)|に分か|から(?:な|で|構成)|まで)|章(?:の(?:名前|名称|題|タイトル|見出し)|立て)|大見出し/u;
/** 「人事の章」「4章2節」: what stands before says which. */
const PART_NAMED = /([\p{Script=Han}ァ-ヶーa-z0-9・]{2,})(?:について)?の(?:章|節|項(?!目)|パート|部分|ところ)/u;
const NUMBER = /第?([1-5])(?:章(?:(?:の)?第?(\d)節)?|\.(\d))(?:(?:の)?\.?\((\d)\))?/u;
const CONTENTS = '目次';

export function createHeadingsAsked(knowledge: Pick<KnowledgeBase, 'document' | 'entries' | 'tables'>): HeadingsAsked {
  const { sections } = knowledge.document;
  const known = sections.flatMap((section) => {
    const below = childrenOf(section, sections);
    return below.length < 2 ? [] : [{ section, below, entry: entryFor(section, below, knowledge) }];
  });
  const whole = sections.find(({ path }) => path === CONTENTS);
  const chapters = whole === undefined ? [] : sections.filter(({ path }) => /^\d$/.test(path));
  return (question) => {
    const text = comparable(question);
    const named = sectionIn(text, known);
    if (named !== null && asksForHeadings(text, named)) return named;
    if (named !== null || whole === undefined || !ASKS_CHAPTERS.test(text)) return null;
    return { section: whole, below: chapters, entry: entryFor(whole, chapters, knowledge) };
  };
}

function asksForHeadings(text: string, named: Headings): boolean {
  if (ASKS_HEADINGS.test(text) || asksKinds(text, named)) return true;
  return (PART_NAMED.test(text) || NUMBER.test(text)) && ASKS_ITEMS.test(text);
}

/** 「職場研修は何種類」 asks for what stands below the heading 職場研修: a kind of 研修. */
function asksKinds(text: string, { section, below }: Headings): boolean {
  const name = nameOf(section.title);
  const areKinds = below.some(({ title }) => nameOf(title).endsWith(name.slice(-2)));
  return areKinds && text.startsWith(name) && ASKS_KINDS.test(text.slice(name.length));
}

function sectionIn(text: string, known: readonly Headings[]): Headings | null {
  const numbered = pathOf(NUMBER.exec(text));
  if (numbered !== null) return known.find(({ section }) => section.path === numbered) ?? null;
  const part = PART_NAMED.exec(text)?.[1];
  return (
    (part === undefined ? null : namedPart(part, known)) ?? longest(known.filter(({ section }) => text.includes(nameOf(section.title))))
  );
}

/** 「職場環境の節」 is called just so; 「人事の章」 is the widest whose name begins so, 「評価の節」 one that has it in its name. */
function namedPart(part: string, known: readonly Headings[]): Headings | null {
  const ways = [(name: string) => name === part, (name: string) => name.startsWith(part), (name: string) => name.includes(part)];
  return ways.map((isNamed) => shallowest(known, isNamed)).find((found) => found !== null) ?? null;
}

function shallowest(known: readonly Headings[], isNamed: (name: string) => boolean): Headings | null {
  const [first] = known
    .filter(({ section }) => isNamed(nameOf(section.title)))
    .sort((a, b) => a.section.path.length - b.section.path.length);
  return first ?? null;
}

function longest(known: readonly Headings[]): Headings | null {
  const [first] = [...known].sort((a, b) => nameOf(b.section.title).length - nameOf(a.section.title).length);
  return first ?? null;
}

/** 「人事管理制度における取組」 is called 人事管理制度. */
function nameOf(title: string): string {
  return comparable(title).replace(/(?:における|の)取組$|\(ojt\)$/u, '');
}

function pathOf(number: RegExpExecArray | null): string | null {
  if (number === null) return null;
  const [, chapter = '', ofChapter, section = ofChapter, part] = number;
  return [chapter, ...(section === undefined ? [] : [section]), ...(part === undefined ? [] : [`(${part})`])].join('.');
}

/** Numbered parts come before unnumbered ones: of 4.1 (1) to (3), and not the chart that stands before them. */
function childrenOf({ path }: Section, sections: readonly Section[]): Section[] {
  const below = sections.filter((one) => one.path.startsWith(`${path}.`) && !/[./]/.test(one.path.slice(path.length + 1)));
  return below.length > 0 ? below : sections.filter((one) => one.path.startsWith(`${path}/`));
}

function entryFor(
  { path }: Section,
  below: readonly Section[],
  { entries, tables }: Pick<KnowledgeBase, 'entries' | 'tables'>,
): Entry | null {
  const titles = below.map(({ title }) => nameOf(title));
  const told = (entry: Entry): readonly string[] =>
    tables.find(({ id }) => id === entry.table)?.rows.map(({ names }) => names[0] ?? '') ?? entry.items;
  const tells = (names: readonly string[]): boolean =>
    names.length === titles.length && names.every((name) => titles.includes(nameOf(name)));
  return entries.find((entry) => entry.section.includes(path) && tells(told(entry))) ?? null;
}

function comparable(text: string): string {
  return foldText(text)
    .replace(/[\s「」『』、,]/gu, '')
    .replace(/（/gu, '(')
    .replace(/）/gu, ')');
}
