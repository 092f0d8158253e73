import type { ExportCell, ExportSheet } from '../../../exports/port.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import type { Person, PersonId } from '../../../kernel/person.ts';
import type { DeliveryRow } from '../../../outbox/port.ts';
import { LEFT } from '../delivering.ts';
import type { Recipient } from '../recipient-store.ts';
import { outcomeOf } from '../rules/truth.ts';
import type { Outcome } from '../rules/truth.ts';
import { GONE } from './messages.ts';
import { GAP_TODO, OUTCOME_WORDS } from './progress-messages.ts';

export interface ExportedAnnouncement {
  readonly title: string;
  readonly recipients: readonly Recipient[];
  readonly messages: ReadonlyMap<PersonId, DeliveryRow>;
  readonly people: ReadonlyMap<PersonId, Person>;
  /** 読みました of single persons stands only in the file of what is mandatory. */
  readonly showsRead: boolean;
}

/** Everybody it was meant for, one a line: how it went, why, and what can be done. */
export function exportSheet(exported: ExportedAnnouncement): ExportSheet {
  const { title, recipients, showsRead } = exported;
  return {
    name: title,
    headings: ['職員番号', '氏名', '部局', '課', '職階', '状態', '理由と対応', '時刻', ...(showsRead ? ['読みました'] : [])],
    rows: recipients.map((recipient) => rowOf(recipient, exported)),
  };
}

function rowOf({ person, fate, readAt }: Recipient, { messages, people, showsRead }: ExportedAnnouncement): readonly ExportCell[] {
  const message = messages.get(person);
  const outcome = endOf(fate, message);
  return [
    ...whoOf(people.get(person)),
    OUTCOME_WORDS[outcome].ja,
    outcome === 'sent' || outcome === 'waiting' ? null : GAP_TODO[outcome].ja,
    message?.settledAt ?? null,
    ...(showsRead ? [readAt] : []),
  ];
}

function endOf(fate: Recipient['fate'], message: DeliveryRow | undefined): Outcome {
  const outcome = outcomeOf(fate, message?.state ?? null);
  return outcome === 'cancelled' && message?.reason === LEFT ? 'left' : outcome;
}

function whoOf(person: Person | undefined): readonly ExportCell[] {
  if (person === undefined) return [null, GONE.ja, null, null, null];
  const { employeeNumber, name, bureau, section, grade } = person;
  return [employeeNumber, name, bureau, section, GRADE_LABELS[grade]];
}
