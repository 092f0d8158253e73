import type { Reply } from '../bot/reply.ts';
import type { SeenActivities } from '../bot/seen-activities.ts';
import type { Turn } from '../bot/turn.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Schedule } from './typing-sign.ts';

/** What a turn needs of the rest of the house. */
export interface TurnDeps {
  readonly dispatch: (turn: Turn) => Promise<Reply>;
  readonly seen: SeenActivities;
  readonly clock: Clock;
  readonly log: Log;
  readonly schedule: Schedule;
  /** A number for the person that the log has too. */
  readonly newReference: () => string;
}
