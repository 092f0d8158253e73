import type { Role } from '../../kernel/role.ts';
import { ROLE_LABELS } from '../../kernel/role.ts';
import type { Words } from '../../kernel/wording.ts';

interface OwnWords {
  readonly kind: string;
  readonly title: (name: string) => string;
  readonly button: string;
  /** Which of how many are shown. */
  readonly place: (from: number, to: number, count: number) => string;
  readonly open: string;
  readonly on: string;
  readonly back: string;
  readonly empty: string;
  readonly what: string;
}

export const OWN: Words<OwnWords> = {
  ja: {
    kind: 'マイページ',
    title: (name) => `${name}さんの申込み・申請`,
    button: 'マイページ',
    place: (from, to, count) =>
      to - from + 1 === count ? `${String(count)}件あります。` : `全${String(count)}件のうち ${String(from)}〜${String(to)}件目`,
    open: '開く',
    on: '続きを見る',
    back: '初めに戻る',
    empty: 'いま進んでいる申込みや申請はありません。',
    what: '次のことができます。',
  },
  easy: {
    kind: 'マイページ',
    title: (name) => `${name}さんの申（もう）し込（こ）み`,
    button: 'マイページ',
    place: (from, to, count) =>
      to - from + 1 === count
        ? `${String(count)}件（けん）あります。`
        : `全部で${String(count)}件（けん）。${String(from)}〜${String(to)}件目です。`,
    open: '開く',
    on: '続きを見る',
    back: '初めにもどる',
    empty: 'いま、申（もう）し込（こ）みや申請（しんせい）はありません。',
    what: '次のことができます。',
  },
  en: {
    kind: 'My page',
    title: (name) => `Sign-ups and applications of ${name}`,
    button: 'My page',
    place: (from, to, count) =>
      to - from + 1 === count ? `${String(count)} in all.` : `${String(from)}–${String(to)} of ${String(count)}`,
    open: 'Open',
    on: 'Show more',
    back: 'Back to the first',
    empty: 'You have no sign-ups or applications under way.',
    what: 'You can do the following.',
  },
};

interface DeskWords {
  readonly kind: string;
  readonly title: (roles: readonly Role[]) => string;
  readonly text: string;
  readonly emptyTitle: string;
  readonly empty: string;
}

const ROLES_EN: Readonly<Record<Role, string>> = {
  hr: 'personnel',
  dx: 'DX promotion',
  'stress-check': 'stress check staff',
  'kb-editor': 'knowledge editor',
};

export const DESK: Words<DeskWords> = {
  ja: {
    kind: '管理',
    title: (roles) => (roles.length === 0 ? '管理の仕事' : `${roles.map((role) => ROLE_LABELS[role]).join('・')}の仕事`),
    text: 'することを選んでください。',
    emptyTitle: 'あなたが使う管理の画面はありません',
    empty:
      '管理は、人事担当など、役割を登録された職員が使います。ご自分の申込みは「マイページ」、できることは「ヘルプ」と送ると出ます。役割の登録は人事担当へお尋ねください。',
  },
  en: {
    kind: 'Desk',
    title: (roles) => (roles.length === 0 ? 'Desk' : `Desk: ${roles.map((role) => ROLES_EN[role]).join(', ')}`),
    text: 'Choose what you want to do.',
    emptyTitle: 'There is no desk for you',
    empty:
      'The desk is for staff with a registered role, such as personnel. Send “my page” for your own sign-ups and “help” for what you can do. Ask the personnel section about roles.',
  },
};
