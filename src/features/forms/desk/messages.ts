import type { Words } from '../../../kernel/wording.ts';
import type { Standing } from './rules/standing.ts';

/** Above the head of every card of the desk. */
export const DESK_KIND: Words = { ja: '申請・アンケートの管理', en: 'Managing forms' };

type Tint = 'default' | 'good' | 'warning' | 'attention';

/** State of a form: the same word, mark and ground on every card of the desk. */
export const STANDINGS: Readonly<Record<Standing | 'draft', { readonly words: Words; readonly tint: Tint }>> = {
  open: { words: { ja: '● 受付中', en: '● Open' }, tint: 'good' },
  past: { words: { ja: '■ 締切を過ぎました', en: '■ Past its deadline' }, tint: 'attention' },
  closed: { words: { ja: '■ 受付終了', en: '■ Closed' }, tint: 'default' },
  draft: { words: { ja: '✎ 下書き', en: '✎ Draft' }, tint: 'warning' },
};

export const LIST_WORDS = {
  title: { ja: '申請・アンケート', en: 'Forms' },
  text: { ja: '見たい用紙を選んでください。', en: 'Choose a form.' },
  create: { ja: '新しく作る', en: 'Make a new form' },
  builtIn: { ja: '備え付け', en: 'Built in' },
} as const satisfies Record<string, Words>;

export function countsText({ open, drafts, total }: { readonly open: number; readonly drafts: number; readonly total: number }): Words {
  const rest = drafts === 0 ? { ja: '', en: '' } : { ja: `・下書き${String(drafts)}件`, en: `, ${String(drafts)} in draft` };
  return {
    ja: `全部で${String(total)}件（受付中${String(open)}件${rest.ja}）`,
    en: `${String(total)} in all (${String(open)} open${rest.en})`,
  };
}

export function responsesText(count: number): Words {
  return { ja: `回答 ${String(count)}件`, en: count === 1 ? '1 response' : `${String(count)} responses` };
}

/** On the button that turns the page; after the last comes the first again. */
export function nextPageText(page: number, pages: number): Words {
  const isLast = page + 1 >= pages;
  const at = `${String(page + 1)}/${String(pages)}`;
  return isLast ? { ja: `最初に戻る（${at}）`, en: `Back to the first (${at})` } : { ja: `次を見る（${at}）`, en: `Next (${at})` };
}

/** What was done, or why a tap changed nothing, above the state of things. */
export const NEWS = {
  changed: {
    ja: '⚠ ほかの操作で先に変わっています。いまの内容を表示しています。',
    en: '⚠ This was changed in the meantime. This is how it stands now.',
  },
  changedTyped: {
    ja: '⚠ ほかの操作で先に変わっています。まだ保存していません。入力した内容は残っています。確かめて、もう一度保存してください。',
    en: '⚠ This was changed in the meantime and is not saved yet. What you typed is still here. Please check it and save again.',
  },
  published: {
    ja: '✓ 公開しました。対象の職員は「申請」と送ると回答できます。チャットで知らせるときは「対象者に送る」を押してください。',
    en: '✓ Published. Staff can answer it by sending “forms”. To tell them in their chats, send it to its audience.',
  },
  already: { ja: 'すでに公開されています。二重には公開していません。', en: 'It is published already; nothing was done twice.' },
  discarded: { ja: '✓ 下書きを捨てました。', en: '✓ The draft was thrown away.' },
  closed: { ja: '✓ 受付を終了しました。', en: '✓ Closed.' },
  opened: { ja: '✓ 受付を再開しました。', en: '✓ Opened again.' },
  deadline: { ja: '✓ 締切を変えました。', en: '✓ The deadline was changed.' },
  noDeadline: { ja: '✓ 締切をなくしました。', en: '✓ There is no deadline any more.' },
  removed: { ja: '✓ 欄を消しました。', en: '✓ The field was removed.' },
  copied: { ja: '✓ 複製して、新しい下書きを作りました。', en: '✓ Copied into a new draft.' },
  saved: { ja: '✓ 保存しました。', en: '✓ Saved.' },
} as const satisfies Record<string, Words>;

export const BACK: Words = { ja: '戻る', en: 'Back' };
