import { mayStandIn } from '../../kernel/approval-standing.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import type { Outbox } from '../../outbox/port.ts';
import type { Delegation, Delegations, People, RosterOver } from '../../people/port.ts';
import type { AppendAudit, Storage, Tx } from '../../storage/port.ts';
import { toldCard } from './deputy-card.ts';

export interface DeputiesDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly delegations: Delegations;
  readonly rosterOver: RosterOver;
  readonly outbox: Outbox;
  readonly appendAudit: AppendAudit;
}

/** `already`: this card was used before. */
export type StartOutcome = 'started' | 'already' | 'self' | 'unsuitable' | 'overlaps' | 'not-a-decider';

/** 代理 for a period: given, ended, told to the other one, and audited. */
export interface Deputies {
  readonly mayName: (person: Person) => Promise<boolean>;
  readonly start: (
    wanted: Omit<Delegation, 'from' | 'to'>,
    who: { readonly from: Person; readonly to: Person },
    now: Date,
  ) => Promise<StartOutcome>;
  readonly revoke: (id: string, from: Person, now: Date) => Promise<'revoked' | 'already'>;
}

export function createDeputies(deps: DeputiesDeps): Deputies {
  const { storage, delegations } = deps;
  const mayName = async (person: Person): Promise<boolean> =>
    person.roles.some((role) => role === 'hr' || role === 'dx') || (await deps.people.isManager(person));
  return {
    mayName,
    start: async ({ id, fromDay, untilDay }, { from, to }, now) => {
      if (!(await mayName(from))) return 'not-a-decider';
      if (from.aadObjectId === to.aadObjectId) return 'self';
      if (!mayStandIn(to)) return 'unsuitable';
      const delegation = { id, from: from.aadObjectId, to: to.aadObjectId, fromDay, untilDay };
      const others = await delegations.ofPerson(from.aadObjectId, tokyoDay(now));
      if (others.some((one) => one.id !== id && one.from === from.aadObjectId && overlap(one, delegation))) return 'overlaps';
      return storage.transaction(async (tx) => {
        if (!(await delegations.start(tx, delegation, now))) return 'already';
        await tell(tx, { what: 'started', delegation, by: from }, deps);
        await record(tx, { what: 'delegation-started', delegation, now }, deps);
        return 'started';
      });
    },
    revoke: (id, from, now) =>
      storage.transaction(async (tx) => {
        const delegation = await delegations.revoke(tx, { id, from: from.aadObjectId }, now);
        if (delegation === null) return 'already';
        await tell(tx, { what: 'revoked', delegation, by: from }, deps);
        await record(tx, { what: 'delegation-revoked', delegation, now }, deps);
        return 'revoked';
      }),
  };
}

function overlap(one: Delegation, other: Delegation): boolean {
  return one.fromDay <= other.untilDay && other.fromDay <= one.untilDay;
}

interface Change {
  readonly delegation: Delegation;
  readonly by: Person;
  readonly what: 'started' | 'revoked';
}

async function tell(tx: Tx, { delegation, by, what }: Change, { outbox, rosterOver }: DeputiesDeps): Promise<void> {
  const voice = (await rosterOver(tx).voicesOf([delegation.to])).get(delegation.to) ?? { locale: 'ja', wording: 'standard' };
  await outbox.enqueue(tx, {
    dedupeKey: `approvals.deputy-${what}:${delegation.id}:${delegation.to}`,
    to: delegation.to,
    card: toldCard(what, { delegation, by }, voice),
  });
}

async function record(
  tx: Tx,
  { delegation, what, now }: { readonly delegation: Delegation; readonly what: string; readonly now: Date },
  { appendAudit }: DeputiesDeps,
): Promise<void> {
  const { id, from, to, fromDay, untilDay } = delegation;
  await appendAudit(tx, { at: now, actor: from, action: `approvals.${what}`, subject: id, detail: { to, from: fromDay, until: untilDay } });
}
