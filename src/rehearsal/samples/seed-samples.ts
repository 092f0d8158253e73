import { fiscalYearOf } from '../../kernel/tokyo-time.ts';
import type { Person } from '../../kernel/person.ts';
import type { Tx } from '../../storage/port.ts';
import { buildCity } from '../city.ts';
import { CAST } from '../city-plan.ts';
import { claimSetting } from '../settings.ts';
import { seedAnnouncements } from './sample-announcements.ts';
import type { SampleDoors, Seeding } from './sample-doors.ts';
import { sampleCycle } from './sample-candidates.ts';
import { personOf, sampleResponses } from './sample-responses.ts';
import type { SampleStep } from './sample-responses.ts';
import { seedCandidates } from './seed-candidates.ts';
import { sampleStressPeriod } from './sample-stress-check.ts';
import { sampleTrainings } from './sample-trainings.ts';
import type { SampleTraining } from './sample-trainings.ts';

const SEEDED = 'rehearsal.samples';
const SEEDED_CYCLE = 'rehearsal.dx-cycle';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** So many days before the session everybody signs up, so that nobody comes too late. */
const AHEAD = 21;

/**
 * Fills the sample city with trainings in every state and with answers to forms, once; the same every time, only the dates follow the clock.
 * Returns what it did.
 */
export async function seedSamples({ storage, workingDays, doors }: Seeding, now: Date): Promise<'seeded' | 'kept'> {
  const staff = buildCity(fiscalYearOf(now));
  await seedCycle(staff, { storage, workingDays, doors }, now);
  const isFresh = await storage.transaction(async (tx) => {
    if (!(await claimSetting(tx, SEEDED, 'trainings'))) return false;
    for (const [at, training] of sampleTrainings(now, workingDays).entries()) await seedTraining(tx, training, { doors, staff, at, now });
    await seedAnnouncements(tx, { doors, staff, workingDays }, now);
    await beginStressCheck(tx, { doors, staff, workingDays }, now);
    return true;
  });
  if (!isFresh) return 'kept';
  for (const [at, training] of sampleTrainings(now, workingDays).entries()) await enterAttendance(training, { doors, staff, at });
  for (const [at, step] of sampleResponses(staff, now, workingDays).entries()) await act(step, at, doors);
  return 'seeded';
}

/** Before the trainings: who is a leader in term goes first in their waiting lists. */
async function seedCycle(staff: readonly Person[], seeding: Seeding, now: Date): Promise<void> {
  const cycle = sampleCycle(staff, now, seeding.workingDays);
  if (cycle === null) return;
  const isFresh = await seeding.storage.transaction(async (tx) => {
    if (!(await claimSetting(tx, SEEDED_CYCLE, String(cycle.fiscalYear)))) return false;
    for (const leader of cycle.leaders) await seeding.doors.candidacies.addLeader(tx, leader, cycle.openedAt);
    return true;
  });
  if (isFresh) await seedCandidates(cycle, staff, seeding);
}

/** @throws Error when a form refuses its sample: a fault of the build */
async function act(step: SampleStep, at: number, { respond, approveAll }: SampleDoors): Promise<void> {
  if (step.kind === 'approve') return approveAll(step.by, step.at);
  const { form: id, by: person, inputs } = step;
  const card = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  if (!(await respond({ id, person, inputs, card, about: null }, step.at))) throw new Error(`The form ${id} refuses its sample`);
}

async function beginStressCheck(
  tx: Tx,
  { doors, staff, workingDays }: Pick<Context, 'doors' | 'staff'> & Pick<Seeding, 'workingDays'>,
  now: Date,
) {
  const clerk = staff.find(({ roles }) => roles.includes('stress-check'));
  if (clerk === undefined) return;
  await doors.beginStressCheck(tx, sampleStressPeriod(now, workingDays), { by: clerk.aadObjectId, now });
}

interface Context {
  readonly doors: SampleDoors;
  readonly staff: readonly Person[];
  /** Which of the trainings it is, so that each has other people. */
  readonly at: number;
  readonly now: Date;
}

async function seedTraining(tx: Tx, training: SampleTraining, { doors, staff, at, now }: Context): Promise<void> {
  const { course, session } = training;
  const begun = new Date(Math.min(session.startsAt.getTime() - AHEAD * DAY, now.getTime() - DAY));
  const change = { by: 'system', now: begun };
  await doors.saveCourse(tx, course, change);
  await doors.saveSession(tx, session, change);
  const people = peopleOf(training, staff, at);
  for (const [order, person] of people.entries()) {
    await doors.signUp(tx, { person, sessionId: session.id, seen: null }, new Date(begun.getTime() + (order + 1) * MINUTE));
  }
}

/** @throws Error when it is refused: a fault of the build */
async function enterAttendance(training: SampleTraining, { doors, staff, at }: Omit<Context, 'now'>): Promise<void> {
  const { session, absent } = training;
  const clerk = staff.find(({ roles }) => roles.includes('hr'));
  if (absent === null || clerk === undefined) return;
  const people = peopleOf(training, staff, at);
  const missing = absent.flatMap((order) => people[order]?.aadObjectId ?? []);
  const isTaken = await doors.enterAttendance(
    { sessionId: session.id, absent: missing, by: clerk.aadObjectId },
    new Date(session.endsAt.getTime() + DAY),
  );
  if (!isTaken) throw new Error(`The session ${session.id} refuses its attendance`);
}

/** Somebody else at each training; nobody of the cast but those who are named. */
function peopleOf({ first, last, others }: SampleTraining, staff: readonly Person[], at: number): readonly Person[] {
  const cast = new Set(Object.values(CAST).map((part) => part.map((half) => half.split(':')[0]).join(' ')));
  const extras = staff.filter(({ name }) => !cast.has(name));
  const named = (names: readonly string[]): readonly Person[] => names.flatMap((name) => personOf(name, staff) ?? []);
  const start = at * 17;
  return [...named(first), ...extras.slice(start, start + others), ...named(last)];
}
