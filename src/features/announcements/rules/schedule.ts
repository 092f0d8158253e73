import { tokyoDay } from '../../../kernel/clock.ts';
import { isOfficeHours } from '../../../kernel/office-hours.ts';
import { atTokyo } from '../../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';

/** When the office opens, as `isOfficeHours` sees it. */
const OPENS = '08:30';

export interface Wish {
  /** Null for at once. */
  readonly sendAt: Date | null;
  /** 時間外でも送る */
  readonly isUrgent: boolean;
}

/** When the sending really begins: not before it is asked for, and in office hours of a working day unless it is urgent. */
export function beginsAt({ sendAt, isUrgent }: Wish, now: Date, workingDays: WorkingDays): Date {
  const wished = sendAt === null || sendAt < now ? now : sendAt;
  if (isUrgent || isOfficeHours(wished, workingDays)) return wished;
  const today = atTokyo(tokyoDay(wished), OPENS);
  if (workingDays.isWorkingDay(tokyoDay(wished)) && wished < today) return today;
  return atTokyo(workingDays.add(tokyoDay(wished), 1), OPENS);
}

/** How long the sending takes at this many messages a second, in whole seconds. */
export function secondsFor(heads: number, perSecond: number): number {
  return Math.ceil(heads / perSecond);
}
