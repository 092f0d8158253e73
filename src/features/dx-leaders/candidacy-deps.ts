import type { Approvals } from '../../approvals/port.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { Outbox } from '../../outbox/port.ts';
import type { People, RosterOver } from '../../people/port.ts';
import type { AppendAudit, Storage } from '../../storage/port.ts';

export interface CandidacyDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly roster: RosterOver;
  readonly outbox: Outbox;
  readonly approvals: Approvals;
  readonly workingDays: WorkingDays;
  readonly appendAudit: AppendAudit;
  readonly newId: () => string;
}
