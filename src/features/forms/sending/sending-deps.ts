import type { WorkingDays } from '../../../kernel/working-day.ts';
import type { PolicyDocument } from '../../../knowledge/schema.ts';
import type { Batches, Outbox } from '../../../outbox/port.ts';
import type { People, RosterOver } from '../../../people/port.ts';
import type { Storage } from '../../../storage/port.ts';
import type { FormStore } from '../form-store.ts';

/** What sending a form to its audience needs. */
export interface SendingDeps {
  readonly storage: Storage;
  readonly store: FormStore;
  readonly people: People;
  readonly roster: RosterOver;
  readonly outbox: Outbox;
  readonly batches: Batches;
  readonly workingDays: WorkingDays;
  readonly document: PolicyDocument;
  readonly newId: () => string;
}
