import { toInstant } from '../../../kernel/clock.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { Job } from '../../../bot/feature.ts';
import type { OutgoingMessage } from '../../../outbox/port.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Queries, Tx } from '../../../storage/port.ts';
import type { DxAnnouncementTable } from '../../../storage/tables/dx-leaders.ts';
import { lockCycle } from '../cycle-store.ts';
import type { Cycle } from '../cycle.ts';
import type { SeenCycle } from './cycle-steps.ts';
import type { DeskActor, DxDeskDeps } from './desk-deps.ts';
import { allLeaders } from './leaders.ts';
import { announcementCard } from './message-cards.ts';
import type { NamedLeader } from './message-cards.ts';

/** A few hundred per transaction keep the event loop free. */
const CHUNK = 300;

/** The sending of a year, for the truth about what arrived. */
export function batchOf(cycleId: string): string {
  return `dx-leaders.list:${cycleId}`;
}

export type Announced = { readonly kind: 'done' | 'already' | 'conflict' | 'not-published' | 'nobody' | 'gone' };

/** 庁内に知らせる: confirmed once for each year; the messages are written by the job, part by part. */
export function announce({ storage }: Pick<DxDeskDeps, 'storage'>, seen: SeenCycle, { by, now }: DeskActor): Promise<Announced> {
  return storage.transaction(async (tx): Promise<Announced> => {
    const cycle = await lockCycle(tx, seen.id);
    if (cycle === null) return { kind: 'gone' };
    if (cycle.state !== 'published') return { kind: 'not-published' };
    if (cycle.version !== seen.version) return { kind: 'conflict' };
    const named = await namedIn(tx, cycle.id);
    if (named.length === 0) return { kind: 'nobody' };
    const fresh = await tx
      .insertInto('dx_announcement')
      .values({ cycle_id: cycle.id, confirmed_by: by, confirmed_at: toInstant(now), reached: '', finished_at: null, stopped_at: null })
      .onConflict((conflict) => conflict.column('cycle_id').doNothing())
      .executeTakeFirst();
    if (fresh.numInsertedOrUpdatedRows !== 1n) return { kind: 'already' };
    const detail = { named: named.length, section: '5.5.(5)' };
    await appendAudit(tx, { at: now, actor: by, action: 'dx-leaders.list-announced', subject: cycle.id, detail });
    return { kind: 'done' };
  });
}

/** Who agreed to be named, as it is at this moment. */
export async function namedIn(db: Queries, cycleId: string): Promise<readonly PersonId[]> {
  const leaders = await allLeaders(db);
  return leaders.filter(({ fiscalYear, mayPublish }) => String(fiscalYear) === cycleId && mayPublish).map(({ personId: id }) => id);
}

export async function findAnnouncement(db: Queries, cycleId: string): Promise<DxAnnouncementTable | null> {
  return (await db.selectFrom('dx_announcement').selectAll().where('cycle_id', '=', cycleId).executeTakeFirst()) ?? null;
}

/** Goes on where it was, after a restart too: how far it has come stands in the same transaction as the messages. */
export function announceJob(deps: DxDeskDeps): Job {
  return {
    name: 'dx-leaders.announce',
    title: { ja: 'DXリーダー名簿の庁内への周知', en: 'Announcing the DX leaders' },
    run: async (now) => {
      const rows = await deps.storage.db.selectFrom('dx_announcement').select('cycle_id').where('finished_at', 'is', null).execute();
      if (rows.length === 0) return;
      const everybody = (await deps.people.everybody()).map(({ aadObjectId }) => aadObjectId).toSorted();
      for (const { cycle_id } of rows) await writeAll(cycle_id, everybody, { deps, now });
    },
  };
}

interface At {
  readonly deps: Pick<DxDeskDeps, 'storage' | 'people' | 'roster' | 'outbox' | 'batches'>;
  readonly now: Date;
}

async function writeAll(cycleId: string, everybody: readonly PersonId[], at: At): Promise<void> {
  let isLeft = true;
  while (isLeft) isLeft = await at.deps.storage.transaction((tx) => nextPart(tx, { cycleId, everybody }, at));
}

interface Part {
  readonly cycleId: string;
  /** In the order of their ids. */
  readonly everybody: readonly PersonId[];
}

/** Writes the messages of the next people; false when all are written. */
async function nextPart(tx: Tx, { cycleId, everybody }: Part, { deps, now }: At): Promise<boolean> {
  const cycle = await lockCycle(tx, cycleId);
  const row = await findAnnouncement(tx, cycleId);
  if (cycle === null || row === null || row.finished_at !== null) return false;
  const to = everybody.filter((id) => id > row.reached).slice(0, CHUNK);
  await deps.outbox.enqueueAll(tx, await messagesTo(tx, { cycle, to }, deps));
  const isLast = to.length < CHUNK;
  await tx
    .updateTable('dx_announcement')
    .set({ reached: to.at(-1) ?? row.reached, finished_at: isLast ? toInstant(now) : null })
    .where('cycle_id', '=', cycleId)
    .execute();
  return !isLast;
}

/** A leader has changed their word on being named: what waits says so from now on, also when it was confirmed long before. */
export async function redrawAnnouncements(tx: Tx, person: PersonId, { deps, now }: At): Promise<void> {
  const years = (await allLeaders(tx)).filter(({ personId: id }) => id === person).map(({ fiscalYear }) => String(fiscalYear));
  for (const id of years) {
    const cycle = await lockCycle(tx, id);
    if (cycle === null || (await findAnnouncement(tx, id)) === null) continue;
    const to = (await deps.batches.rows(tx, batchOf(id), ['pending'])).map((row) => row.to);
    for (let at = 0; at < to.length; at += CHUNK)
      await deps.batches.redraw(tx, await messagesTo(tx, { cycle, to: to.slice(at, at + CHUNK) }, deps), now);
  }
}

/** Names are read anew for each part: whoever takes their consent back is not named from then on. */
async function messagesTo(
  tx: Tx,
  { cycle, to }: { readonly cycle: Cycle; readonly to: readonly PersonId[] },
  { roster }: Pick<DxDeskDeps, 'roster'>,
): Promise<readonly OutgoingMessage[]> {
  const within = roster(tx);
  const agreed = await within.findAll(await namedIn(tx, cycle.id));
  const leaders = (await allLeaders(tx)).filter(({ fiscalYear }) => fiscalYear === cycle.fiscalYear);
  const named = leaders.flatMap(({ personId: id, theme }): readonly NamedLeader[] => {
    const person = agreed.get(id);
    return person === undefined ? [] : [{ person, theme }];
  });
  const voices = await within.voicesOf(to);
  const batch = batchOf(cycle.id);
  return to.map((person) => {
    const { card, line } = announcementCard(
      { cycle, named, all: leaders.length },
      voices.get(person) ?? { locale: 'ja', wording: 'standard' },
    );
    return { dedupeKey: `${batch}:${person}`, to: person, card, batch, hours: 'office', digest: line };
  });
}
