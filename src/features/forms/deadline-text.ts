import { tokyoDay } from '../../kernel/clock.ts';
import { formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';

export interface Times {
  readonly now: Date;
  readonly workingDays: WorkingDays;
}

/** 「締切: 令和8年12月10日（木）17:00（あと2営業日）」; null without a deadline. */
export function deadlineText(deadline: Date | null, { now, workingDays }: Times, voice: Voice): string | null {
  if (deadline === null) return null;
  const head = untilText(deadline, voice);
  return now > deadline ? head : `${head}${leftText(tokyoDay(now), tokyoDay(deadline), { workingDays, voice })}`;
}

/** 「締切: 令和8年12月10日（木）17:00」 */
export function untilText(deadline: Date, voice: Voice): string {
  const time = formatTime(deadline, voice.locale);
  return say({ ja: `締切: ${time}`, easy: `締切（しめきり）: ${time}`, en: `Until ${time}` }, voice);
}

/** 「（あと2営業日）」, 「（本日まで）」 */
export function leftText(
  from: string,
  to: string,
  { workingDays, voice }: { readonly workingDays: WorkingDays; readonly voice: Voice },
): string {
  const days = workingDays.between(from, to);
  if (from === to) return say({ ja: '（本日まで）', easy: '（今日まで）', en: ' (today)' }, voice);
  const words = { ja: `（あと${String(days)}営業日）`, en: ` (${String(days)} working day${days === 1 ? '' : 's'} left)` };
  return say(words, voice);
}
