import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Exports } from '../../exports/port.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { City } from '../../knowledge/schema.ts';
import type { Batches, Outbox } from '../../outbox/port.ts';
import type { Conversations, People, RosterOver } from '../../people/port.ts';
import type { AppendAudit, Queries, Storage } from '../../storage/port.ts';

/** A form that an announcement may open, or whose missing answers choose its audience. */
export interface OfferedForm {
  readonly id: string;
  readonly title: string;
  /** Answered once and by name, so that it is known who has not. */
  readonly tellsWho: boolean;
}

export interface FormsOffered {
  /** Opens a form by its id. */
  readonly openVerb: string;
  /** The forms that are open now. */
  readonly open: (voice: Voice, now: Date) => Promise<readonly OfferedForm[]>;
  /** Those whom this form asks and who have not answered; null when it is closed, gone, or does not tell. */
  readonly unanswered: (id: string, now: Date) => Promise<ReadonlySet<PersonId> | null>;
}

/** What the policy says to a question. `card`: what must be seen first and ends it, such as help in distress, of which nothing may be kept. */
export type FirstAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'answer'; readonly title: string; readonly text: string; readonly source: string }
  | { readonly kind: 'card'; readonly reply: Reply };

export interface AnnouncementDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly roster: RosterOver;
  readonly conversations: Pick<Conversations, 'unreachable'>;
  readonly outbox: Outbox;
  readonly batches: Batches;
  readonly exports: Exports;
  readonly workingDays: WorkingDays;
  readonly city: City;
  /** Hosts that links may lead to. */
  readonly linkHosts: readonly string[];
  readonly newId: () => string;
  readonly appendAudit: AppendAudit;
  /** Messages a second that Teams is given; for the time that a sending takes. */
  readonly perSecond: number;
  readonly leadersInTerm: (db: Queries, ids: readonly PersonId[], now: Date) => Promise<ReadonlySet<PersonId>>;
  readonly forms: FormsOffered;
  readonly answerFirst: (text: string, caller: Caller) => Promise<FirstAnswer>;
}
