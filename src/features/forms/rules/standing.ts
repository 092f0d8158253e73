import type { RunningForm } from '../form-store.ts';
import type { Response } from '../response-store.ts';

/** Open to the last second: an answer at the very moment of the deadline still counts. */
export function isOpen({ state, deadline }: Pick<RunningForm, 'state' | 'deadline'>, now: Date): boolean {
  return state === 'open' && (deadline === null || now <= deadline);
}

/** What the applicant may still do with a response. */
export interface Possible {
  readonly change: boolean;
  readonly withdraw: boolean;
}

const NEITHER: Possible = { change: false, withdraw: false };

/**
 * What nobody decides on may be changed and taken back while the form is open. What is being decided may be taken back until the end,
 * and changed until the first decider has decided.
 * @param hasMoved whether anybody has decided a step of its chain
 */
export function possible(response: Pick<Response, 'state' | 'by'>, formIsOpen: boolean, hasMoved: boolean): Possible {
  if (response.by === null) return NEITHER;
  if (response.state === 'submitted') return { change: formIsOpen, withdraw: formIsOpen };
  return response.state === 'deciding' ? { change: formIsOpen && !hasMoved, withdraw: true } : NEITHER;
}
