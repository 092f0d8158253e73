import { tokyoDay } from '../../kernel/clock.ts';
import { formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import { TIME } from './card-messages.ts';

/** 令和8年12月17日（木）17:00（あと5営業日） */
export function deadlineWords(until: Date, { voice, now, workingDays }: { voice: Voice; now: Date; workingDays: WorkingDays }): string {
  const words = say(TIME, voice);
  const [today, last] = [tokyoDay(now), tokyoDay(until)];
  const left = now > until ? words.over : today === last ? words.today : words.left(workingDays.between(today, last));
  const shown = formatTime(until, voice.locale);
  return voice.locale === 'en' ? `${shown} (${left})` : `${shown}（${left}）`;
}
