import { tokyoDay } from '../../kernel/clock.ts';
import { addDays } from '../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { SampleStressPeriod } from './sample-doors.ts';

/** Lets the first rates and both notices be seen within a few turns of `/clock`. */
const BEGAN_AGO = -3;
const ENDS_AFTER = 25;
const NOTICES_AFTER = [5, 12];

/** One that runs since a few days; nobody has said anything about themselves. */
export function sampleStressPeriod(now: Date, workingDays: WorkingDays): SampleStressPeriod {
  const today = tokyoDay(now);
  return {
    id: '00000000-0000-4000-8000-00000000c001',
    fromDay: workingDays.add(today, BEGAN_AGO),
    untilDay: addDays(today, ENDS_AFTER),
    link: 'https://check.example.jp/',
    contact: '産業医 雨宮（職員厚生課 内線2345）',
    intro: '年に一度、自分の様子に気づくための検査です。20分ほどで終わります。',
    reminders: NOTICES_AFTER.length,
    reminderDays: NOTICES_AFTER.map((days) => workingDays.add(today, days)),
  };
}
