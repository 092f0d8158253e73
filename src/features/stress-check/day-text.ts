import { atTokyo, formatDay } from '../../kernel/tokyo-time.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import { TIME } from './messages.ts';

/** 「令和8年12月22日（火）」 */
export function dayText(day: Day, { locale }: Pick<Voice, 'locale'>): string {
  return formatDay(atTokyo(day, '12:00'), locale);
}

/** 「あと5営業日」 */
export function leftText(until: Day, { today, voice, workingDays }: { today: Day; voice: Voice; workingDays: WorkingDays }): string {
  const words = say(TIME, voice);
  return until <= today ? words.today : words.left(workingDays.between(today, until));
}
