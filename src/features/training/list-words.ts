import type { Words } from '../../kernel/wording.ts';
import { MAX_SEARCH } from './rules/search.ts';

interface ListWords {
  readonly kind: (contact: string) => string;
  readonly title: string;
  readonly found: (search: string) => string;
  readonly dxOnly: string;
  readonly count: (count: number) => string;
  readonly nothing: string;
  readonly notFound: (search: string) => string;
  readonly tooLong: (length: number) => string;
  readonly searchLabel: string;
  readonly searchHint: string;
  readonly dxLabel: string;
  readonly dxTitle: string;
  readonly find: string;
  readonly more: (left: number) => string;
  readonly again: string;
  readonly open: string;
  readonly summary: string;
}

const MAX = String(MAX_SEARCH);

export const LIST: Words<ListWords> = {
  ja: {
    kind: (contact) => `研修・${contact}`,
    title: '申し込める研修',
    found: (search) => `「${search}」の研修`,
    dxOnly: 'DX関連の研修',
    count: (count) => `${String(count)}件あります。日の近い順です。`,
    nothing: '今、申し込める研修はありません。新しい研修が出たら、ここに並びます。',
    notFound: (search) => `「${search}」に当てはまる研修は、今はありません。申し込める研修をすべて出しています。`,
    tooLong: (length) => `⚠ 探すことばは${MAX}文字までにしてください（今は${String(length)}文字）。はじめの${MAX}文字を残しました。`,
    searchLabel: 'ことばで探す',
    searchHint: '例: Excel',
    dxLabel: 'DX関連',
    dxTitle: 'DX関連だけを見る',
    find: '探す',
    more: (left) => `もっと見る（あと${String(left)}件）`,
    again: '最初にもどる',
    open: '開く',
    summary: '研修の一覧',
  },
  easy: {
    kind: (contact) => `研修（けんしゅう）・${contact}`,
    title: '申し込める研修',
    found: (search) => `「${search}」の研修`,
    dxOnly: 'DXの研修',
    count: (count) => `${String(count)}つあります。日が近い順です。`,
    nothing: '今、申し込める研修はありません。',
    notFound: (search) => `「${search}」の研修は、今はありません。申し込める研修を全部（ぜんぶ）出しています。`,
    tooLong: (length) => `⚠ ことばは${MAX}文字までです（今は${String(length)}文字）。はじめの${MAX}文字を残しました。`,
    searchLabel: 'ことばで探す',
    searchHint: '例（れい）: Excel',
    dxLabel: 'DXの研修',
    dxTitle: 'DXの研修だけを見る',
    find: '探す',
    more: (left) => `もっと見る（あと${String(left)}つ）`,
    again: '最初にもどる',
    open: '見る',
    summary: '研修の一覧',
  },
  en: {
    kind: (contact) => `Training · ${contact}`,
    title: 'Trainings open to you',
    found: (search) => `Trainings for “${search}”`,
    dxOnly: 'DX-related trainings',
    count: (count) => (count === 1 ? '1 session.' : `${String(count)} sessions, the soonest first.`),
    nothing: 'There is no training open to you now. New ones will appear here.',
    notFound: (search) => `No training fits “${search}” now. Here are all that are open to you.`,
    tooLong: (length) => `⚠ Please use ${MAX} characters at most (now ${String(length)}). The first ${MAX} were kept.`,
    searchLabel: 'Search words',
    searchHint: 'e.g. Excel',
    dxLabel: 'DX-related',
    dxTitle: 'Only DX-related',
    find: 'Search',
    more: (left) => `Show more (${String(left)} left)`,
    again: 'Back to the start',
    open: 'Open',
    summary: 'List of trainings',
  },
};
