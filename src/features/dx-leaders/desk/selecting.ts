import type { PersonId } from '../../../kernel/person.ts';
import type { Rejection } from '../../../kernel/rejection.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Storage, Tx } from '../../../storage/port.ts';
import { findCandidate, settle } from './candidates.ts';
import type { DeskCandidate, DeskState } from './candidates.ts';
import { lockCycle } from '../cycle-store.ts';
import type { Cycle } from '../cycle.ts';
import type { DeskActor } from './desk-deps.ts';
import { conflictOf } from './rules/conflict.ts';
import type { Conflict } from './rules/conflict.ts';

/** A candidate as the card showed it. */
export interface SeenCandidate {
  readonly id: string;
  readonly version: number;
}

export type Choice = { readonly kind: 'select' | 'undo' } | { readonly kind: 'pass-over'; readonly reason: Rejection };

/** `own`, `nominated`: nobody decides on themselves, nor on whom they have put forward. `not-open`: applications are still taken, or the result is published. All but `done` change nothing. */
export type Chosen = { readonly kind: 'done' | 'already' | 'conflict' | 'not-open' | 'not-ready' | Conflict | 'gone' };

const LEADS_TO: Readonly<Record<Choice['kind'], 'selected' | 'not-selected' | 'ready'>> = {
  select: 'selected',
  'pass-over': 'not-selected',
  undo: 'ready',
};

/** From which states each choice may be made. A choice can be changed until publication. */
const MAY_COME_FROM: Readonly<Record<Choice['kind'], readonly DeskState[]>> = {
  select: ['ready', 'not-selected'],
  'pass-over': ['ready', 'selected'],
  undo: ['selected', 'not-selected'],
};

/** 選出する・選出しない: by DX推進担当, between the end of the applications and the publication; concurrent selectors follow each other. */
export async function choose(
  storage: Storage,
  { seen, choice }: { readonly seen: SeenCandidate; readonly choice: Choice },
  actor: DeskActor,
): Promise<Chosen> {
  const known = await findCandidate(storage.db, seen.id);
  if (known === null) return { kind: 'gone' };
  return storage.transaction(async (tx): Promise<Chosen> => {
    const cycle = await lockCycle(tx, known.cycleId);
    const candidate = await findCandidate(tx, seen.id);
    if (cycle === null || candidate === null) return { kind: 'gone' };
    const obstacle = obstacleTo(choice, { cycle, candidate, version: seen.version, by: actor.by });
    if (obstacle !== null) {
      await noteRefusal(tx, { choice, seen, why: obstacle }, actor);
      return { kind: obstacle };
    }
    const state = LEADS_TO[choice.kind];
    const rejection = choice.kind === 'pass-over' ? choice.reason : null;
    if (!(await settle(tx, candidate, { state, rejection, ...actor }))) return { kind: 'conflict' };
    const detail = { to: state, category: rejection?.category ?? null, cycle: cycle.id, section: '5.5.(2)' };
    await appendAudit(tx, { at: actor.now, actor: actor.by, action: `dx-leaders.${ACTIONS[choice.kind]}`, subject: candidate.id, detail });
    return { kind: 'done' };
  });
}

interface Refusal {
  readonly choice: Choice;
  readonly seen: SeenCandidate;
  readonly why: Exclude<Chosen['kind'], 'done'>;
}

/** Late and second taps are everyday; what was never this person's to decide is not. */
async function noteRefusal(tx: Tx, { choice, seen, why }: Refusal, { by, now }: DeskActor): Promise<void> {
  if (why !== 'own' && why !== 'nominated') return;
  await appendAudit(tx, {
    at: now,
    actor: by,
    action: 'dx-leaders.refused',
    subject: seen.id,
    detail: { tried: choice.kind, why, section: '5.5.(2)' },
  });
}

interface Standing {
  readonly cycle: Cycle;
  readonly candidate: DeskCandidate;
  /** As the card showed it. */
  readonly version: number;
  readonly by: PersonId;
}

/** Why nothing may be changed; null when it may. */
function obstacleTo({ kind }: Choice, { cycle, candidate, version, by }: Standing): Exclude<Chosen['kind'], 'done'> | null {
  const conflict = conflictOf(candidate, by);
  if (conflict !== null) return conflict;
  if (cycle.state !== 'closed') return 'not-open';
  if (candidate.state === LEADS_TO[kind]) return 'already';
  if (candidate.version !== version) return 'conflict';
  return MAY_COME_FROM[kind].includes(candidate.state) ? null : 'not-ready';
}

const ACTIONS: Readonly<Record<Choice['kind'], string>> = { select: 'selected', 'pass-over': 'passed-over', undo: 'selection-undone' };
