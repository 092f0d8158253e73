import type { ExportSheet } from '../../../exports/port.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import type { Person, PersonId } from '../../../kernel/person.ts';
import type { DeliveryRow } from '../../../outbox/port.ts';
import { LEFT } from '../delivering.ts';
import type { Recipient } from '../recipient-store.ts';
import { outcomeOf } from '../rules/truth.ts';
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
export function exportSheet({ title, recipients, messages, people, showsRead }: ExportedAnnouncement): ExportSheet {
  return {
    name: title,
    headings: ['職員番号', '氏名', '部局', '課', '職階', '状態', '理由と対応', '時刻', ...(showsRead ? ['読みました'] : [])],
    rows: recipients.map(({ person, fate, readAt }) => {
      const message = messages.get(person);
      const who = people.get(person);
      const found = outcomeOf(fate, message?.state ?? null);
      const outcome = message?.reason === LEFT && found === 'cancelled' ? 'left' : found;
      return [
        ...[who?.employeeNumber ?? null, who?.name ?? '名簿にない職員', who?.bureau ?? null, who?.section ?? null],
        ...[who === undefined ? null : GRADE_LABELS[who.grade], OUTCOME_WORDS[outcome].ja],
        ...[outcome === 'sent' || outcome === 'waiting' ? null : GAP_TODO[outcome].ja, message?.settledAt ?? null],
        ...(showsRead ? [readAt] : []),
      ];
    }),
  };
}
