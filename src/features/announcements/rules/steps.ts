import type { PersonId } from '../../../kernel/person.ts';
import type { Announcement, State } from '../announcement.ts';

/** 送るまでの道: from which states each step leads on. Everything else changes nothing and shows how it stands. */
export const FROM = {
  change: ['draft'],
  discard: ['draft'],
  request: ['draft'],
  confirm: ['confirming'],
  /** 差し戻し by the second person, or 取り下げ by anybody of 人事担当: it is a draft again. */
  return: ['confirming', 'scheduled'],
  begin: ['scheduled'],
  /** 届いていない人だけに再送 */
  resend: ['sent'],
  /** 取りやめ: nobody gets it who has not got it. */
  cancel: ['confirming', 'scheduled', 'sending'],
} as const satisfies Record<string, readonly State[]>;

export type Step = keyof typeof FROM;

export function mayTake(step: Step, state: State): boolean {
  return (FROM[step] as readonly State[]).includes(state);
}

/** More recipients than the city lets one person decide on. */
export function needsSecondPerson(heads: number, above: number): boolean {
  return heads > above;
}

/** Whoever wrote it, changed it or asked for it is no second person. */
export function isSecondPerson(person: PersonId, { createdBy, updatedBy, requestedBy }: Announcement): boolean {
  return ![createdBy, updatedBy, requestedBy].includes(person);
}
