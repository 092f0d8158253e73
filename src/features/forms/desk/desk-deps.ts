import type { Approvals } from '../../../approvals/port.ts';
import type { Exports } from '../../../exports/port.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import type { PolicyDocument } from '../../../knowledge/schema.ts';
import type { Batches, Outbox } from '../../../outbox/port.ts';
import type { Conversations, People, RosterOver } from '../../../people/port.ts';
import type { Storage } from '../../../storage/port.ts';
import type { FormStore } from '../form-store.ts';
import type { FindSubject } from '../views.ts';

/** What HR's side of the forms needs. */
export interface DeskDeps {
  readonly storage: Storage;
  readonly store: FormStore;
  readonly people: People;
  readonly roster: RosterOver;
  readonly outbox: Outbox;
  readonly batches: Batches;
  readonly conversations: Pick<Conversations, 'unreachable'>;
  readonly exports: Exports;
  readonly approvals: Approvals;
  readonly workingDays: WorkingDays;
  readonly document: PolicyDocument;
  readonly newId: () => string;
  readonly findSubject: FindSubject;
}
