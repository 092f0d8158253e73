import { tokyoDay } from '../../kernel/clock.ts';
import { isOfficeHours } from '../../kernel/office-hours.ts';
import { personId } from '../../kernel/person.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { StressCheckDeps } from './deps.ts';
import { marksIn } from './mark-store.ts';
import { currentPeriod, lockPeriod, saveProgress } from './period-store.ts';
import { batchesOf, batchOf } from './reminder-batch.ts';
import { reminderCard } from './reminder-card.ts';
import { isReminded, NO_MARK } from './rules/mark.ts';
import { dueReminder, MOST_REMINDERS, periodEnd, standingOf } from './rules/period.ts';
import type { Period } from './rules/period.ts';

/** A few hundred per transaction keep the event loop free. */
const CHUNK = 200;
const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** The job of the reminders: takes back what must not go out any more, then sends what is due, in office hours of working days. */
export async function remindDue(now: Date, deps: StressCheckDeps): Promise<void> {
  const period = await currentPeriod(deps.storage.db);
  if (period === null) return;
  await withdrawStale(period, now, deps);
  const number = dueReminder(period, tokyoDay(now));
  if (number === null || !isOfficeHours(now, deps.workingDays)) return;
  const everybody = (await deps.people.everybody()).map(({ aadObjectId }) => aadObjectId);
  for (let isMore = true; isMore;)
    isMore = await deps.storage.transaction((tx) => remindSome(tx, { periodId: period.id, number, everybody }, { now, deps }));
}

interface Round {
  readonly periodId: string;
  readonly number: number;
  readonly everybody: readonly PersonId[];
}

interface Doing {
  readonly now: Date;
  readonly deps: StressCheckDeps;
}

/** True while there are more. Another instance that does the same waits for the lock and finds fewer, or the round finished. */
async function remindSome(tx: Tx, { periodId, number, everybody }: Round, { now, deps }: Doing): Promise<boolean> {
  const period = await lockPeriod(tx, periodId);
  if (period === null || dueReminder(period, tokyoDay(now)) !== number) return false;
  const waiting = await peopleToRemind(tx, { period, number, everybody });
  const some = waiting.slice(0, CHUNK);
  const present = [...(await deps.roster(tx).findAll(some)).keys()];
  if (present.length > 0) await write(tx, { period, number, to: present }, { now, deps });
  const isMore = waiting.length > some.length;
  if (!isMore) await saveProgress(tx, { ...period, remindersDone: number, remindedOn: tokyoDay(now) });
  const detail = { number, count: present.length };
  await appendAudit(tx, { at: now, actor: 'system', action: 'stress-check.reminded', subject: periodId, detail });
  return isMore && present.length > 0;
}

interface Asked {
  readonly period: Period;
  readonly number: number;
  readonly everybody: readonly PersonId[];
}

/** Those of the roster who have neither taken the check nor stopped the reminders, and have not had this one or two already. */
export async function peopleToRemind(db: Queries, { period, number, everybody }: Asked): Promise<readonly PersonId[]> {
  const [marks, reminded] = [await marksIn(db, period.id), await remindedIn(db, period.id)];
  return everybody.filter((id) => {
    const had = reminded.get(id) ?? [];
    return isReminded(marks.get(id) ?? NO_MARK) && had.length < MOST_REMINDERS && !had.includes(number);
  });
}

async function remindedIn(db: Queries, periodId: string): Promise<ReadonlyMap<PersonId, readonly number[]>> {
  const rows = await db.selectFrom('stress_reminder').select(['aad_object_id', 'number']).where('period_id', '=', periodId).execute();
  const found = new Map<PersonId, readonly number[]>();
  for (const { aad_object_id, number } of rows) {
    const id = personId(aad_object_id);
    found.set(id, [...(found.get(id) ?? []), number]);
  }
  return found;
}

interface Writing {
  readonly period: Period;
  readonly number: number;
  readonly to: readonly PersonId[];
}

/** Ledger and messages together. Never a digest: what is put together with other news is read over the shoulder. */
async function write(tx: Tx, { period, number, to }: Writing, { now, deps }: Doing): Promise<void> {
  await tx
    .insertInto('stress_reminder')
    .values(to.map((id) => ({ period_id: period.id, aad_object_id: id, number })))
    .execute();
  const voices = await deps.roster(tx).voicesOf(to);
  const { workingDays, linkHosts } = deps;
  const messages = to.map((id) => ({
    ...{ dedupeKey: `stress-check.reminder:${period.id}:${String(number)}:${id}`, to: id, batch: batchOf(period.id, number) },
    hours: 'office' as const,
    notAfter: periodEnd(period),
    card: reminderCard({ period, number }, { voice: voices.get(id) ?? JAPANESE, now, workingDays, linkHosts }),
  }));
  await deps.outbox.enqueueAll(tx, messages);
}

/** Messages that still wait are read against the record: of a period that is over and of a number no longer wanted all, else those to people who need none any more or have left. */
async function withdrawStale(period: Period, now: Date, deps: StressCheckDeps): Promise<void> {
  const { db } = deps.storage;
  for (const [index, batch] of batchesOf(period.id).entries()) {
    const waiting = (await deps.batches.rows(db, batch, ['pending'])).map(({ to }) => to);
    if (waiting.length === 0) continue;
    const stale = index < period.reminders ? await staleAmong(waiting, period, { now, deps }) : waiting;
    if (stale.length > 0)
      await deps.storage.transaction((tx) => deps.batches.cancelFor(tx, { batches: [batch], to: stale, reason: 'cancelled' }, now));
  }
}

async function staleAmong(waiting: readonly PersonId[], period: Period, { now, deps }: Doing): Promise<readonly PersonId[]> {
  if (standingOf(period, tokyoDay(now)) !== 'open') return waiting;
  const [marks, present] = [await marksIn(deps.storage.db, period.id), await deps.people.findAll(waiting)];
  return waiting.filter((id) => !present.has(id) || !isReminded(marks.get(id) ?? NO_MARK));
}
