import { tokyoDay } from '../../kernel/clock.ts';
import { atTokyo } from '../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import { SAMPLE_COURSES } from './sample-courses.ts';
import type { SampleCourse, SampleSession } from './sample-doors.ts';

/** One session of the sample city, and who has signed up for it. */
export interface SampleTraining {
  readonly course: SampleCourse;
  readonly session: SampleSession;
  /** How many of the staff have signed up before, in this order after those named. */
  readonly others: number;
  /** Names of the cast, or the first of a section with a grade, in order of arrival before the others. */
  readonly first: readonly string[];
  /** And after them. */
  readonly last: readonly string[];
  /** Entered by HR after the session; null when it still has to. Numbers of those who were absent, by order of arrival. */
  readonly absent: readonly number[] | null;
}

interface Plan {
  readonly course: keyof typeof SAMPLE_COURSES;
  /** Working days from today, in the past when negative. */
  readonly day: number;
  readonly hours: readonly [from: string, to: string];
  readonly place: string;
  readonly capacity: number;
  readonly others: number;
  readonly first?: readonly string[];
  readonly last?: readonly string[];
  readonly held?: number;
  readonly absent?: readonly number[];
  readonly cancelReason?: string;
}

const AKARI = '星野 あかり';
const MAKOTO = '月岡 誠';
/** A DX leader in term, who came last and waits first (5.5.(5)). */
const LEADER = '経済振興課/shuji';

/** Every state that a session can be in for somebody. The two on day 7 overlap, so that the clash can be seen by signing up for the second. */
const PLANS: readonly Plan[] = [
  { course: 'bpr', day: 2, hours: ['13:30', '16:30'], place: '市役所5階 研修室1', capacity: 20, others: 6 },
  { course: 'writing', day: 4, hours: ['10:00', '12:00'], place: '市役所5階 研修室2', capacity: 24, others: 9 },
  { course: 'newcomers', day: 5, hours: ['09:30', '16:30'], place: '市役所4階 大会議室', capacity: 40, others: 0 },
  { course: 'excel', day: 7, hours: ['13:30', '16:30'], place: '市役所5階 情報研修室', capacity: 8, others: 5, first: [AKARI] },
  { course: 'smart-application', day: 7, hours: ['15:00', '17:00'], place: '市役所5階 研修室1', capacity: 20, others: 4 },
  {
    course: 'law',
    day: 8,
    hours: ['13:00', '17:00'],
    place: '市役所4階 大会議室',
    capacity: 30,
    others: 0,
    cancelReason: '講師の都合により、今年度は中止します。',
  },
  { course: 'chiefs', day: 9, hours: ['13:30', '16:00'], place: '市役所4階 大会議室', capacity: 30, others: 0, first: [MAKOTO] },
  { course: 'dx', day: 10, hours: ['13:30', '16:30'], place: '市役所4階 大会議室', capacity: 30, others: 11, held: 3 },
  { course: 'no-code', day: 12, hours: ['13:30', '16:30'], place: '市役所5階 情報研修室', capacity: 6, others: 7, last: [AKARI, LEADER] },
  { course: 'excel-basics', day: -3, hours: ['13:30', '16:30'], place: '市役所5階 情報研修室', capacity: 8, others: 6 },
  {
    course: 'service',
    day: -12,
    hours: ['09:30', '12:00'],
    place: '市役所4階 大会議室',
    capacity: 12,
    others: 7,
    first: [AKARI],
    absent: [3],
  },
];

/** The trainings as they stand at this moment, the soonest first, then those that are over. */
export function sampleTrainings(now: Date, days: WorkingDays): readonly SampleTraining[] {
  return PLANS.map((plan) => {
    const { others, first = [], last = [], absent = null } = plan;
    return { course: SAMPLE_COURSES[plan.course], session: sessionOf(plan, now, days), others, first, last, absent };
  });
}

/** Sign-ups end at 17:00 on the working day before, seats held back are for everybody from three working days before. */
function sessionOf(
  { course, day, hours: [from, to], place, capacity, held = 0, cancelReason }: Plan,
  now: Date,
  days: WorkingDays,
): SampleSession {
  const date = days.add(tokyoDay(now), day);
  const close = atTokyo(days.add(date, -1), '17:00');
  return {
    id: `sample-session-${course}`,
    courseId: SAMPLE_COURSES[course].id,
    startsAt: atTokyo(date, from),
    endsAt: atTokyo(date, to),
    place,
    capacity,
    ...{ taken: 0, waiting: 0, lastPlace: 0 },
    heldLeft: held,
    releaseAt: held === 0 ? null : atTokyo(days.add(date, -3), '09:00'),
    ...{ applyBy: close, cancelBy: close, lockAt: close },
    state: cancelReason === undefined ? 'open' : 'cancelled',
    cancelReason: cancelReason ?? null,
    version: 1,
  };
}
