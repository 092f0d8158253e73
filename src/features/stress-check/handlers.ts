import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import { say } from '../../kernel/wording.ts';
import type { Words } from '../../kernel/wording.ts';
import type { StressCheckDeps } from './deps.ts';
import { markOf } from './mark-store.ts';
import { NOTES, OWN } from './messages.ts';
import { changeOwn } from './own.ts';
import type { OwnStep } from './own.ts';
import { noPeriodCard, ownCard } from './own-card.ts';
import { currentPeriod } from './period-store.ts';

/** The card of the caller. In a group it tells nothing of the person; people outside the roster get what the policy says. */
export async function showOwn(caller: Caller, note: Words | null, deps: StressCheckDeps): Promise<Card> {
  const period = await currentPeriod(deps.storage.db);
  if (period === null || caller.person === null) return noPeriodCard(caller, deps.knowledge);
  const mark = isAlone(caller) ? await markOf(deps.storage.db, period.id, caller.person.aadObjectId) : null;
  const { workingDays, linkHosts } = deps;
  return ownCard({ period, mark, note }, { voice: caller, now: caller.now, workingDays, linkHosts });
}

/** The card turns into how things stand now, and is not kept for a repeated delivery. */
export async function stepOwn(
  step: OwnStep,
  periodId: string,
  { caller, deps }: { caller: Caller; deps: StressCheckDeps },
): Promise<Reply> {
  if (caller.person === null || !isAlone(caller)) return { kind: 'text', text: say(OWN, caller).alone };
  const done = await changeOwn({ periodId, step, person: caller.person.aadObjectId }, caller.now, deps);
  return { kind: 'replace', card: await showOwn(caller, NOTES[done === 'done' ? step : done], deps), confidential: true };
}

/** From the reminder to the whole. */
export async function seeOwn(caller: Caller, deps: StressCheckDeps): Promise<Reply> {
  if (!isAlone(caller)) return { kind: 'text', text: say(OWN, caller).alone };
  return { kind: 'replace', card: await showOwn(caller, null, deps), confidential: true };
}

function isAlone({ turn }: Caller): boolean {
  return turn.chat.kind === 'personal';
}
