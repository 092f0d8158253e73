import type { Words } from '../../kernel/wording.ts';
import type { GapReason } from '../../outbox/port.ts';

export const ENTRANCE: Words = { ja: '運用状況', en: 'How the bot is doing' };
export const KIND: Words = { ja: '管理', en: 'Desk' };

export const STATUS_WORDS = {
  fine: { ja: '✓ 問題はありません', en: '✓ All is well' },
  sending: { ja: '通知の送信', en: 'Messages' },
  waiting: { ja: '順番待ち', en: 'Waiting' },
  underWay: { ja: '送信中', en: 'Under way' },
  pace: { ja: '送る速さ', en: 'Pace' },
  normal: { ja: 'ふつう', en: 'normal' },
  later: { ja: 'あとで送る予定', en: 'For later' },
  sentToday: { ja: '今日届いた', en: 'Arrived today' },
  gaps: { ja: '届かなかった（7日間）', en: 'Not arrived (7 days)' },
  none: { ja: 'なし', en: 'none' },
  reach: { ja: '届く人', en: 'Who can be reached' },
  jobs: { ja: '定時の仕事', en: 'Jobs' },
  audit: { ja: '監査記録の点検', en: 'Audit log' },
  program: { ja: 'プログラム', en: 'Program' },
  refresh: { ja: '最新にする', en: 'Refresh' },
  showJobs: { ja: '定時の仕事を見る', en: 'See the jobs' },
  back: { ja: '戻る', en: 'Back' },
  auditGood: { ja: '✓ 書き換えなし', en: '✓ nothing was changed' },
  auditBad: { ja: '✕ 書き換えの跡あり', en: '✕ something was changed' },
  auditOpen: { ja: 'まだ点検していません', en: 'not checked yet' },
  jobsIntro: { ja: '決まった時刻に、自動で行っていることです。', en: 'What is done by itself at set times.' },
} as const satisfies Record<string, Words>;

export const ENGINES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

export const GAP_NAMES: Readonly<Record<GapReason['state'], Words>> = {
  'not-installed': { ja: '人財ナビが入っていない', en: 'bot not installed' },
  blocked: { ja: '本人か管理者が止めている', en: 'bot blocked' },
  failed: { ja: 'Teams に送れなかった', en: 'Teams refused it' },
  unknown: { ja: '届いたか不明', en: 'unknown' },
};

/** State of a job, with its mark. */
export const JOB_STATES = {
  done: { ja: '✓ 終わりました', en: '✓ Done' },
  running: { ja: '● 行っています', en: '● Running' },
  failed: { ja: '✕ 失敗しました', en: '✕ Failed' },
  late: { ja: '⚠ 遅れています', en: '⚠ Late' },
  never: { ja: '– まだ行っていません', en: '– Not yet' },
} as const satisfies Record<string, Words>;

export function problemsText(count: number): Words {
  return { ja: `⚠ 対応が要ることが ${String(count)}件あります`, en: `⚠ ${String(count)} to look after` };
}

/** What is wrong, then who must do what. */
export const PROBLEM_TEXTS = {
  auditBroken: (): Words => ({
    ja: '監査記録に書き換えの跡があります。情報政策課: 「navi audit verify」で行を確かめ、バックアップと比べてください。それまで記録を消さないでください。',
    en: 'The audit log was tampered with. IT section: find the line with “navi audit verify”, compare it with the backup, and delete nothing.',
  }),
  notSending: (waiting: number, minutes: number): Words => ({
    ja: `通知 ${String(waiting)}件が ${String(minutes)}分待ったままです。情報政策課: ボットと Teams の接続（トークン、障害情報）を確かめてください。人事担当: することはありません。直れば順に届きます。`,
    en: `${String(waiting)} messages have been waiting for ${String(minutes)} minutes. IT section: check the bot's connection to Teams. Personnel section: nothing to do; they go out once it works.`,
  }),
  jobFailed: (title: string, detail: { readonly failures: number; readonly code: string }): Words => ({
    ja: `「${title}」が ${String(detail.failures)}回続けて失敗しました。自動でやり直しています。情報政策課: ログの「${detail.code}」を確かめてください。`,
    en: `“${title}” failed ${String(detail.failures)} times in a row and is being tried again. IT section: look for “${detail.code}” in the log.`,
  }),
  jobLate: (title: string): Words => ({
    ja: `「${title}」の時刻を過ぎましたが、始まっていません。情報政策課: ボットが動いているか確かめてください。`,
    en: `“${title}” is due and has not begun. IT section: check that the bot is running.`,
  }),
  failedMessages: (count: number): Words => ({
    ja: `この7日間に、通知 ${String(count)}件を Teams に送れませんでした。人事担当: 「お知らせの管理」か、用紙の「送信の状況」から再送してください。続くときは情報政策課へ。`,
    en: `Teams refused ${String(count)} messages in the last seven days. Personnel section: send them again from where they were sent. If it goes on, tell the IT section.`,
  }),
} as const;

export function messagesCount(count: number): Words {
  return { ja: `${count.toLocaleString('ja-JP')}件`, en: count.toLocaleString('en-GB') };
}

/** 「ふつうの 50%（Teams が混んでいるため）」: nothing for anybody to do. */
export function slowedText(percent: number): Words {
  return {
    ja: `ふつうの ${String(percent)}%（Teams が混んでいるため。自動で戻ります）`,
    en: `${String(percent)}% (Teams is busy; it recovers by itself)`,
  };
}

/** Until when nobody sends, and who must do what: a busy Teams needs nothing, all else the operator. */
export function pausedText(until: string, isBusy: boolean): Words {
  if (isBusy)
    return {
      ja: `${until} まで待っています（Teams が混んでいるため。自動で始まります）`,
      en: `waiting until ${until} (Teams is busy; it goes on by itself)`,
    };
  return {
    ja: `${until} まで待っています。情報政策課: ボットと Teams の接続（アプリの資格情報）を確かめてください`,
    en: `waiting until ${until}. IT section: check the credentials of the bot`,
  };
}

/** 「12件（最も古いもの 3分前から）」 */
export function waitingText(count: number, minutes: number): Words {
  const { ja, en } = messagesCount(count);
  const since = minutes < 1 ? { ja: '1分以内', en: 'under a minute' } : { ja: `${String(minutes)}分`, en: `${String(minutes)} min` };
  return { ja: `${ja}（最長 ${since.ja}）`, en: `${en} (up to ${since.en})` };
}

export function reachText({
  heads,
  notInstalled,
  blocked,
}: {
  readonly heads: number;
  readonly notInstalled: number;
  readonly blocked: number;
}): Words {
  const reached = heads - notInstalled - blocked;
  return {
    ja: `${heads.toLocaleString('ja-JP')}人のうち ${reached.toLocaleString('ja-JP')}人（入っていない ${String(notInstalled)}人、止めている ${String(blocked)}人）`,
    en: `${reached.toLocaleString('en-GB')} of ${heads.toLocaleString('en-GB')} (not installed ${String(notInstalled)}, blocked ${String(blocked)})`,
  };
}

/** Who must do what so that more people can be reached. */
export const REACH_NOTE: Words = {
  ja: '入っていない人: 情報政策課が Teams 管理センターのセットアップ ポリシーで配ってください。止めている人: 本人が人財ナビに一言送ると、また届きます。',
  en: 'Not installed: the IT section can install it by a setup policy in the Teams admin center. Blocked: it works again once they write to the bot.',
};

export function jobsText({ total, failing }: { readonly total: number; readonly failing: number }): Words {
  if (failing === 0) return { ja: `${String(total)}件すべて順調です`, en: `all ${String(total)} go well` };
  return {
    ja: `${String(total)}件のうち ${String(failing)}件に問題があります`,
    en: `${String(failing)} of ${String(total)} need attention`,
  };
}

/** 「1秒未満」「3秒」「2分」 */
export function durationText(milliseconds: number): Words {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return { ja: '1秒未満', en: 'under a second' };
  if (seconds < 60) return { ja: `${String(seconds)}秒`, en: `${String(seconds)} s` };
  const minutes = Math.round(seconds / 60);
  return { ja: `${String(minutes)}分`, en: `${String(minutes)} min` };
}

/** 「前回 09:00（1秒未満）・次回 09:01」 */
export function runText(last: { readonly at: string; readonly took: string } | null, next: string, locale: 'ja' | 'en'): string {
  if (locale === 'en') return last === null ? `Next ${next}` : `Last ${last.at} (${last.took}) · next ${next}`;
  return last === null ? `次回 ${next}` : `前回 ${last.at}（${last.took}）・次回 ${next}`;
}

/** 「令和8年12月10日（木）10:05 の状況です」 */
export function asOfText(time: string): Words {
  return { ja: `${time} の状況です`, en: `As of ${time}` };
}
