import type { Job } from '../../../bot/feature.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { addDays, tokyoClock } from '../../../kernel/tokyo-time.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import { markLeader, unfinishedLeaders } from './leaders.ts';
import type { Leader } from './leaders.ts';
import { endsSoonCard, endsSoonDeskCard } from './message-cards.ts';
import { isNoticeDue, NOTICE_DAYS, termStateOn } from './rules/term.ts';
import { tell } from './tell-people.ts';

/** Nobody is written to earlier in the day. */
const MORNING = '09:00';

type Deps = Pick<DxDeskDeps, 'storage' | 'roster' | 'outbox'>;

/** 任期の終わり: told thirty days before, to the person and to DX推進担当; ended on the day after. Nobody is appointed again by this (R5). */
export function endOfTermJob(deps: Deps): Job {
  return {
    name: 'dx-leaders.end-of-term',
    title: { ja: 'DXリーダーの任期の終わり', en: 'End of term of DX leaders' },
    schedule: '0,30 * * * *',
    run: async (now) => {
      const today = tokyoDay(now);
      for (const leader of await unfinishedLeaders(deps.storage.db, addDays(today, NOTICE_DAYS))) {
        const isOver = termStateOn(today, leader) === 'over';
        if (isOver) await deps.storage.transaction((tx) => end(tx, leader, now));
        else if (!leader.isReminded && isNoticeDue(today, leader) && tokyoClock(now) >= MORNING)
          await deps.storage.transaction((tx) => notify(tx, leader, { deps, now }));
      }
    },
  };
}

async function end(tx: Tx, { id, untilDay, fiscalYear }: Leader, now: Date): Promise<void> {
  if (!(await markLeader(tx, id, { step: 'ended_at', now }))) return;
  const detail = { until: untilDay, cycle: String(fiscalYear), section: '5.5.(3)' };
  await appendAudit(tx, { at: now, actor: 'system', action: 'dx-leaders.term-ended', subject: id, detail });
}

async function notify(tx: Tx, leader: Leader, { deps, now }: { readonly deps: Deps; readonly now: Date }): Promise<void> {
  if (!(await markLeader(tx, leader.id, { step: 'reminded_at', now }))) return;
  const desk = await deps.roster(tx).holdersOf('dx');
  // One message for all terms of a year that end on the same day, however many leaders there are: the key is the same.
  const deskKey = `end-of-term:${String(leader.fiscalYear)}:${leader.untilDay}`;
  const tellings = [
    {
      to: leader.personId,
      key: `end-of-term:${leader.id}`,
      card: (voice: Parameters<typeof endsSoonCard>[1]) => endsSoonCard(leader, voice),
    },
    ...desk.map(({ aadObjectId }) => ({
      to: aadObjectId,
      key: deskKey,
      card: (voice: Parameters<typeof endsSoonCard>[1]) => endsSoonDeskCard(leader, voice),
    })),
  ];
  await tell(tx, tellings, deps);
  const detail = { until: leader.untilDay, cycle: String(leader.fiscalYear), section: '5.5.(3)' };
  await appendAudit(tx, { at: now, actor: 'system', action: 'dx-leaders.end-announced', subject: leader.id, detail });
}
