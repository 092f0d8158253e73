import type { DeskSession } from './desk-reads.ts';

/** Where a session stands for HR. */
export type DeskState =
  'draft' | 'cancelled' | 'attendance-missing' | 'attendance-entered' | 'over' | 'running' | 'closed' | 'full' | 'open';

export function deskStateOf(one: DeskSession, now: Date): DeskState {
  const { session } = one;
  if (session.state !== 'open') return session.state;
  if (now >= session.endsAt) return stateAfter(one);
  if (now >= session.startsAt) return 'running';
  if (now > session.applyBy) return 'closed';
  return session.taken + session.heldLeft >= session.capacity ? 'full' : 'open';
}

function stateAfter({ attendance: { attended, absent, open } }: DeskSession): DeskState {
  if (open > 0) return 'attendance-missing';
  return attended + absent > 0 ? 'attendance-entered' : 'over';
}

/** What HR may do with a session at this moment; asked again when it is done. */
export interface DeskSteps {
  readonly canPublish: boolean;
  readonly canEdit: boolean;
  readonly canRelease: boolean;
  readonly canCallOff: boolean;
  readonly canDiscard: boolean;
  readonly canEnterAttendance: boolean;
  /** People may still be signed up, taken off and moved. */
  readonly canChangePeople: boolean;
}

export function deskStepsOf(one: DeskSession, now: Date): DeskSteps {
  const { session, attendance } = one;
  const isAhead = now < session.startsAt;
  const isOpen = session.state === 'open';
  return {
    canPublish: session.state === 'draft',
    canEdit: session.state !== 'cancelled' && isAhead,
    canRelease: isOpen && isAhead && session.heldLeft > 0,
    canCallOff: isOpen && isAhead,
    canDiscard: session.state === 'draft',
    canEnterAttendance: isOpen && now >= session.endsAt && attendance.attended + attendance.absent + attendance.open > 0,
    canChangePeople: isOpen && isAhead,
  };
}
