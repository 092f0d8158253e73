import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { Person } from '../../../kernel/person.ts';
import { fiscalYearLabel, formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import fileTemplate from '../../../../cards/dx-leaders/desk-file.json' with { type: 'json' };
import rosterTemplate from '../../../../cards/dx-leaders/desk-roster.json' with { type: 'json' };
import { pageWords } from './count-words.ts';
import { namedAmong } from './leader-roster.ts';
import type { ListedLeader } from './leader-roster.ts';
import { dayText } from './message-cards.ts';
import { shorten } from './page-card.ts';
import { BUTTONS, DESK } from './words.ts';

const PER_PAGE = 5;
const THEME = 120;

export interface RosterFor {
  readonly page: number;
  readonly isDx: boolean;
  /** Whether the one who looks is a leader, and is named; null for all others. */
  readonly own: { readonly isNamed: boolean } | null;
}

/** DXリーダー名簿 for everybody: names only with consent; the others count. */
export function rosterCard(listed: readonly ListedLeader[], { page, isDx, own }: RosterFor, voice: Voice): Card {
  const named = namedAmong(listed);
  const start = page * PER_PAGE < named.length ? page * PER_PAGE : 0;
  const shown = named.slice(start, start + PER_PAGE);
  const isLast = start + PER_PAGE >= named.length;
  const counts = named.length === 0 ? '' : say(pageWords({ count: named.length, from: start + 1, to: start + shown.length }), voice);
  return card(
    rosterTemplate,
    {
      ...{ kind: say(KIND, voice), title: say(TITLE, voice) },
      text: [say(introWords(named.length, listed.length), voice), counts].join(voice.locale === 'en' ? ' ' : ''),
      rows: shown.map((row) => rowOf(row, voice)),
      ...{
        hasMore: named.length > PER_PAGE,
        more: say(isLast ? BUTTONS.again : BUTTONS.more, voice),
        nextPage: isLast ? 0 : start / PER_PAGE + 1,
      },
      ...listingOf(own, voice),
      ...{ hasExcel: isDx && listed.length > 0, excel: say(EXCEL, voice) },
    },
    say(TITLE, voice),
  );
}

/** The button by which a leader takes their own name off the list, or puts it on. */
function listingOf(own: RosterFor['own'], voice: Voice): CardData {
  const isNamed = own?.isNamed === true;
  return { isLeader: own !== null, listing: say(isNamed ? HIDE : SHOW, voice), may: isNamed ? 'no' : 'yes' };
}

const KIND: Words = { ja: 'DXリーダー（5.5.(5)）', en: 'DX leaders (5.5.(5))' };
const TITLE: Words = { ja: 'DXリーダー名簿', easy: 'DXリーダーの名簿（めいぼ）', en: 'List of DX leaders' };
const HIDE: Words = { ja: '自分の氏名を載せない', easy: '自分の名前を出さない', en: 'Take my name off' };
const SHOW: Words = { ja: '自分の氏名を載せる', easy: '自分の名前を出す', en: 'Put my name on' };
const EXCEL: Words = { ja: 'Excelで受け取る', en: 'Get the Excel file' };

function introWords(named: number, all: number): Words {
  const [some, total] = [String(named), String(all)];
  if (all === 0)
    return {
      ja: 'まだDXリーダーは選出されていません。公表されると、ここに載ります。',
      easy: 'DXリーダーは、まだいません。決まると、ここに出ます。',
      en: 'Nobody has been selected yet. Those who are will stand here.',
    };
  return {
    ja: `これまでに選出された${total}人のうち、氏名の公表に同意した${some}人を載せています。`,
    easy: `DXリーダーは全部（ぜんぶ）で${total}人です。名前を出してよいと言った${some}人が、ここに出ています。`,
    en: `Of ${total} people selected so far, the ${some} who agreed to be named are listed.`,
  };
}

function rowOf({ leader, person, term }: ListedLeader & { readonly person: Person }, voice: Voice): CardData {
  const until = dayText(leader.untilDay, voice);
  const states: Readonly<Record<ListedLeader['term'], readonly [Words, string]>> = {
    'not-begun': [beginsWords(dayText(leader.fromDay, voice)), 'accent'],
    'in-term': [inTermWords(until), 'good'],
    over: [OVER, 'default'],
  };
  const [state, tint] = states[term];
  return {
    ...{ name: nameWithPlace(person, voice.locale), state: say(state, voice), tint },
    place: say(yearWords(leader.fiscalYear), voice),
    theme: shorten(leader.theme, THEME),
  };
}

function beginsWords(from: string): Words {
  return { ja: `… ${from}から`, en: `… from ${from}` };
}

function inTermWords(until: string): Words {
  return { ja: `✓ 任期中（${until}まで）`, easy: `✓ いまDXリーダーです（${until}まで）`, en: `✓ In term (until ${until})` };
}

const OVER: Words = { ja: '■ 任期終了', easy: '■ 期間が終わりました', en: '■ Term over' };

function yearWords(fiscalYear: number): Words {
  return { ja: `${fiscalYearLabel(fiscalYear)}選出`, en: `Selected in ${fiscalYearLabel(fiscalYear, 'en')}` };
}

/** The link to the file, or why there is none. */
export function fileCard(file: { readonly url: string; readonly expiresAt: Date } | null, voice: Voice): Card {
  const until = file === null ? '' : formatTime(file.expiresAt, voice.locale);
  const [title, text] = file === null ? [NO_FILE, NO_ADDRESS] : [READY, onceWords(until)];
  return card(
    fileTemplate,
    {
      ...{ kind: say(DESK.kind, voice), title: say(title, voice), text: say(text, voice) },
      ...{ hasFile: file !== null, open: say(FETCH, voice), url: file?.url ?? '' },
    },
    say(DESK.summary, voice),
  );
}

const READY: Words = { ja: '名簿のファイルができました', en: 'The file is ready' };
const NO_FILE: Words = { ja: 'ファイルを作れませんでした', en: 'The file could not be made' };
const NO_ADDRESS: Words = {
  ja: 'この人財ナビには、ファイルを受け取るためのアドレスがまだ設定されていません。情報システムの担当へお伝えください。',
  en: 'No address to fetch files from has been set up yet. Please tell the operator.',
};
const FETCH: Words = { ja: 'ファイルを受け取る', en: 'Get the file' };

function onceWords(until: string): Words {
  return {
    ja: `リンクは一度だけ、${until}まで使えます。氏名の公表に同意していない人も入っています。取扱いに注意してください。`,
    en: `The link works once, until ${until}. It also names people who did not agree to be published; handle with care.`,
  };
}
