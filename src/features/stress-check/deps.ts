import type { WorkingDays } from '../../kernel/working-day.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Batches, Outbox } from '../../outbox/port.ts';
import type { People, RosterOver } from '../../people/port.ts';
import type { Storage } from '../../storage/port.ts';

export interface StressCheckDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly roster: RosterOver;
  readonly outbox: Outbox;
  readonly batches: Pick<Batches, 'rows' | 'cancelFor' | 'forget' | 'keepUntil'>;
  readonly workingDays: WorkingDays;
  readonly newId: () => string;
  /** Hosts that the official link may have. */
  readonly linkHosts: readonly string[];
  /** For what the policy says while there is no period. */
  readonly knowledge: Pick<KnowledgeBase, 'document' | 'entries'>;
}
