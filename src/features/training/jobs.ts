import type { Job } from '../../bot/feature.ts';
import { toInstant, tokyoDay } from '../../kernel/clock.ts';
import { atTokyo } from '../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { City } from '../../knowledge/schema.ts';
import type { Outbox } from '../../outbox/port.ts';
import type { RosterOver } from '../../people/port.ts';
import type { Storage, Tx } from '../../storage/port.ts';
import { reminderCard } from './message-card.ts';
import type { WaitingList } from './promotion.ts';
import { reminderTime } from './rules/deadlines.ts';
import type { Training } from './rules/course.ts';
import { isReleaseDue } from './rules/seats.ts';
import { markReminded, sessionsToRemind, unsettledSessions } from './due-sessions.ts';
import { confirmedOf, lockTraining } from './session-store.ts';

export interface JobDeps {
  readonly storage: Storage;
  readonly waitingList: WaitingList;
  readonly outbox: Outbox;
  readonly roster: RosterOver;
  readonly days: WorkingDays;
  readonly city: City;
}

export function createJobs(deps: JobDeps): readonly Job[] {
  return [
    {
      name: 'training.release',
      title: { ja: '研修の優先枠の開放と繰り上げ', en: 'Releasing held seats of trainings' },
      run: (now) => release(now, deps),
    },
    { name: 'training.remind', title: { ja: '研修の前日のお知らせ', en: 'Reminders of trainings' }, run: (now) => remind(now, deps) },
  ];
}

/** Held seats whose date has come go to everybody, and whoever waits for a seat that is free gets it: one session at a time, so that one that fails stops no other. */
async function release(now: Date, { storage, waitingList }: JobDeps): Promise<void> {
  for (const id of await unsettledSessions(storage.db, toInstant(now))) {
    await storage.transaction(async (tx) => {
      const training = await lockTraining(tx, id);
      if (training === null) return;
      const cause = isReleaseDue(training.session, now) ? 'release' : 'check';
      await waitingList.promoteWaiting(tx, id, { cause, now });
    });
  }
}

/** On the working day before, from nine o'clock on; a session that was moved is reminded of again. */
async function remind(now: Date, deps: JobDeps): Promise<void> {
  const { storage, days } = deps;
  // Nothing later than the next working day can be due.
  const horizon = atTokyo(days.add(tokyoDay(now), 2), '00:00');
  const candidates = await sessionsToRemind(storage.db, { from: toInstant(now), until: toInstant(horizon) });
  for (const { id, startsAt } of candidates) {
    if (now < reminderTime(startsAt, days)) continue;
    await storage.transaction((tx) => remindAll(tx, id, { now, deps }));
  }
}

async function remindAll(tx: Tx, sessionId: string, { now, deps }: { now: Date; deps: JobDeps }): Promise<void> {
  const training = await lockTraining(tx, sessionId);
  if (training?.session.state !== 'open' || !(await markReminded(tx, training.session))) return;
  const people = await confirmedOf(tx, sessionId);
  const voices = await deps.roster(tx).voicesOf(people);
  for (const to of people) {
    const voice = voices.get(to) ?? { locale: 'ja', wording: 'standard' };
    await deps.outbox.enqueue(tx, {
      dedupeKey: remindKey(training, to),
      to,
      card: reminderCard(training, { voice, now, city: deps.city }),
      notAfter: training.session.startsAt,
    });
  }
}

function remindKey({ session }: Training, person: string): string {
  return `training.remind:${session.id}:${toInstant(session.startsAt)}:${person}`;
}
