import { isOpen } from '../../rules/standing.ts';

/** Where a form stands for HR. `past` is open, but its deadline is over. */
export type Standing = 'open' | 'past' | 'closed';

type Run = Parameters<typeof isOpen>[0];

export function standingOf(run: Run, now: Date): Standing {
  if (run.state === 'closed') return 'closed';
  return isOpen(run, now) ? 'open' : 'past';
}
