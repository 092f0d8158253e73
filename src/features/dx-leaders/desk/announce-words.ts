import type { Words } from '../../../kernel/wording.ts';
import type { MessageState } from '../../../outbox/port.ts';
import type { Announced } from './announcing.ts';
import type { Stopped } from './stopping.ts';

export const ANNOUNCED_WORDS: Readonly<Record<Announced['kind'], Words>> = {
  done: {
    ja: '✓ 受け付けました。まもなく送り始めます。勤務時間外は、次の勤務日の朝に届きます。',
    en: '✓ Accepted. It goes out shortly; outside office hours, on the next working morning.',
  },
  already: { ja: '✓ この年度は、すでに知らせています。', en: '✓ It has been sent for this year already.' },
  conflict: {
    ja: '⚠ ほかの人の操作で内容が変わっています。何も送っていません。',
    en: '⚠ Somebody has changed this in the meantime. Nothing was sent.',
  },
  'not-published': {
    ja: '⚠ 結果を公表してから、知らせることができます。何も送っていません。',
    en: '⚠ It can be announced after the publication. Nothing was sent.',
  },
  nobody: {
    ja: '⚠ 氏名の公表に同意した人がいないため、知らせるものがありません。',
    en: '⚠ Nobody has agreed to be named, so there is nothing to announce.',
  },
  gone: { ja: '⚠ 見つかりませんでした。何も送っていません。', en: '⚠ Not found. Nothing was sent.' },
};

export const STOPPED_WORDS: Readonly<Record<Stopped['kind'], Words>> = {
  done: { ja: '✓ 取りやめました。送り終えた分は届いています。', en: '✓ Called off. What had left has arrived.' },
  already: { ja: '✓ すでに取りやめています。', en: '✓ It has been called off already.' },
  over: { ja: '⚠ すべて送り出した後です。何も変えていません。', en: '⚠ All of it has left. Nothing was changed.' },
  conflict: {
    ja: '⚠ ほかの人の操作で内容が変わっています。何も変えていません。',
    en: '⚠ Somebody has changed this in the meantime. Nothing was changed.',
  },
  gone: { ja: '⚠ 見つかりませんでした。何も変えていません。', en: '⚠ Not found. Nothing was changed.' },
};

export const ANNOUNCE = {
  ask: {
    ja: '全職員に、この年度のDXリーダーを知らせますか。名前が出るのは、同意した人だけです。届いた分は取り消せません。',
    en: 'Tell all staff who the DX leaders of this year are? Only those who agreed are named. What has arrived cannot be taken back.',
  },
  askState: { ja: '⚠ 送る前に確かめてください', en: '⚠ Please check before sending' },
  writing: { ja: '… 送る準備をしています', en: '… Being prepared' },
  under: { ja: '… 送っています', en: '… Being sent' },
  over: { ja: '✓ 送り終わりました', en: '✓ All sent' },
  askStop: {
    ja: 'まだ送っていない分を取りやめますか。送り終えた分は取り消せません。この年度は、もう一度知らせることはできません。',
    en: 'Call off what has not been sent yet? What has left cannot be taken back, and this year cannot be announced again.',
  },
  askStopState: { ja: '⚠ 取りやめる前に確かめてください', en: '⚠ Please check before calling it off' },
  stopped: { ja: '■ 取りやめました', en: '■ Called off' },
  to: { ja: '宛先', en: 'To' },
  named: { ja: '名前が出る人', en: 'Named' },
  unreachable: { ja: '届かない見込み', en: 'Cannot be reached' },
  all: { ja: '合わせて', en: 'In all' },
} as const satisfies Readonly<Record<string, Words>>;

/** What became of the messages, so that a clerk knows what to do about each. */
export const ARRIVED: Readonly<Record<MessageState, Words>> = {
  sent: { ja: '届いた', en: 'Delivered' },
  pending: { ja: '送るのを待っている', en: 'Waiting' },
  sending: { ja: '送っている', en: 'Being sent' },
  'not-installed': { ja: '人財ナビが入っていない', en: 'Bot not installed' },
  blocked: { ja: '本人が通知を止めている', en: 'Blocked by the person' },
  failed: { ja: '送れなかった', en: 'Failed' },
  unknown: { ja: '届いたか分からない', en: 'Not known' },
  cancelled: { ja: '取りやめた', en: 'Cancelled' },
};

export function peopleCount(count: number): Words {
  return { ja: `${String(count)}人`, en: String(count) };
}
