import { nextOfficeTime } from '../../../kernel/office-hours.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';

export interface Wish {
  /** Null for at once. */
  readonly sendAt: Date | null;
  /** 時間外でも送る */
  readonly isUrgent: boolean;
}

/** When the sending really begins: not before it is asked for, and in office hours of a working day unless it is urgent. */
export function beginsAt({ sendAt, isUrgent }: Wish, now: Date, workingDays: WorkingDays): Date {
  const wished = sendAt === null || sendAt < now ? now : sendAt;
  return isUrgent ? wished : nextOfficeTime(wished, workingDays);
}
