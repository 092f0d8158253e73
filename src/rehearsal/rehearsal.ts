import { actAsCommand } from './act-as-command.ts';
import { clockCommand } from './clock-command.ts';
import type { Feature } from '../bot/feature.ts';
import type { People } from '../people/port.ts';
import type { Storage } from '../storage/port.ts';
import type { Acting } from './acting.ts';
import type { RehearsalClock } from './rehearsal-clock.ts';

export interface RehearsalDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly acting: Acting;
  readonly clock: RehearsalClock;
  /** Does what is due at the clock's new time and waits for it. */
  readonly runDue: () => Promise<unknown>;
}

/** `/as` and `/clock`. Only app.ts adds it, and only in local mode; production has no such words. */
export function createRehearsal(deps: RehearsalDeps): Feature {
  return { name: 'rehearsal', commands: [actAsCommand(deps), clockCommand(deps)], actions: [] };
}
