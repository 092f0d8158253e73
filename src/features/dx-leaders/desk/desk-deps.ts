import type { Approvals } from '../../../approvals/port.ts';
import type { Exports } from '../../../exports/port.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import type { Batches, Outbox } from '../../../outbox/port.ts';
import type { Conversations, People, RosterOver } from '../../../people/port.ts';
import type { Storage } from '../../../storage/port.ts';

export interface DxDeskDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly roster: RosterOver;
  readonly outbox: Outbox;
  readonly exports: Exports;
  readonly approvals: Pick<Approvals, 'withdraw' | 'find' | 'forget'>;
  readonly batches: Batches;
  readonly conversations: Pick<Conversations, 'unreachable'>;
  readonly workingDays: WorkingDays;
  readonly newId: () => string;
}

/** Who at the desk does something, and when. */
export interface DeskActor {
  readonly by: PersonId;
  readonly now: Date;
}
