import holidayJp from '@holiday-jp/holiday_jp';
import { createWorkingDays } from '../kernel/working-day.ts';

/** 開庁日 with the national holidays as the Cabinet Office publishes them (the package follows its list). */
export const workingDays = createWorkingDays((day) => Object.hasOwn(holidayJp.holidays, day));
