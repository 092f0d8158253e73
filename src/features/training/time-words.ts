import { tokyoDay } from '../../kernel/clock.ts';
import { formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';

interface At {
  readonly now: Date;
  readonly days: WorkingDays;
}

/** 「令和8年12月9日（水）17:00（あと2営業日）」 */
export function deadlineWords(deadline: Date, voice: Voice, { now, days }: At): string {
  const time = formatTime(deadline, voice.locale);
  const left = say(leftWords(deadline, { now, days }), voice);
  return voice.locale === 'en' ? `${time} (${left})` : `${time}（${left}）`;
}

function leftWords(deadline: Date, { now, days }: At): Words {
  if (now > deadline) return { ja: '過ぎました', en: 'passed' };
  const [today, day] = [tokyoDay(now), tokyoDay(deadline)];
  if (today === day) return { ja: '今日まで', en: 'today' };
  const count = days.between(today, day);
  // Nothing but holidays lies between.
  if (count === 0) return { ja: '次の営業日より前', easy: 'もうすぐ', en: 'before the next working day' };
  return {
    ja: `あと${String(count)}営業日`,
    easy: `あと${String(count)}日（働く日）`,
    en: count === 1 ? '1 working day left' : `${String(count)} working days left`,
  };
}

/** Only shown; the record keeps the whole. */
export function shorten(text: string, length: number): string {
  const signs = Array.from(text);
  return signs.length <= length ? text : `${signs.slice(0, length - 1).join('')}…`;
}
