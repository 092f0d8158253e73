import { tokyoDay } from '../../../kernel/clock.ts';
import type { Person } from '../../../kernel/person.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { OutgoingMessage } from '../../../outbox/port.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { RunningForm } from '../form-store.ts';
import { invitationCard } from '../invitation-card.ts';
import { responsesTo } from '../response-store.ts';
import { isOpen } from '../rules/standing.ts';
import { headCount, peopleIn } from '../../../kernel/head-count.ts';
import type { HeadCount } from '../../../kernel/head-count.ts';
import type { DeskDeps } from './desk-deps.ts';

export interface Reminding {
  /** Those who have not answered yet, by 部局. */
  readonly missing: (form: RunningForm, now: Date) => Promise<HeadCount>;
  /** Puts a message to each of them into the outbox; those who had one today get no second. Gives how many. */
  readonly remind: (form: RunningForm, by: Person, now: Date) => Promise<number>;
}

/** A form that everybody answers once under their name: only there is it known who has not. Forms about a session have their own list. */
export function canRemind({ isBuiltIn, definition }: RunningForm): boolean {
  return !isBuiltIn && definition.responses === 'once' && !definition.anonymous;
}

export function mayRemind(form: RunningForm, now: Date): boolean {
  return canRemind(form) && isOpen(form, now);
}

export function createReminding(deps: DeskDeps): Reminding {
  const { storage } = deps;
  const unanswered = (form: RunningForm, now: Date): Promise<readonly Person[]> => unansweredBy(form, deps, now);
  return {
    missing: async (form, now) => headCount(await unanswered(form, now)),
    remind: async (form, by, now) => {
      const messages = await messagesTo(await unanswered(form, now), { form, now }, deps);
      return storage.transaction(async (tx) => {
        let count = 0;
        for (const message of messages) count += Number(await deps.outbox.enqueue(tx, message));
        await appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'forms.reminded', subject: form.id, detail: { count } });
        return count;
      });
    },
  };
}

/** Everybody whom the form asks and who has not answered it. */
export async function unansweredBy(
  { id, definition }: RunningForm,
  { storage, people }: Pick<DeskDeps, 'storage' | 'people'>,
  now: Date,
): Promise<readonly Person[]> {
  const answered = new Set((await responsesTo(storage.db, id)).map(({ by }) => by));
  return (await peopleIn(definition.audience, people, now)).filter(({ aadObjectId }) => !answered.has(aadObjectId));
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const BATCH = 500;
const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** One for each, in their own language. */
async function messagesTo(
  persons: readonly Person[],
  { form, now }: { readonly form: RunningForm; readonly now: Date },
  { roster, storage, document, workingDays }: DeskDeps,
): Promise<readonly OutgoingMessage[]> {
  const asked = { form, about: '', subject: null, why: 'reminded' } as const;
  const messages: OutgoingMessage[] = [];
  for (let at = 0; at < persons.length; at += BATCH) {
    const some = persons.slice(at, at + BATCH).map(({ aadObjectId }) => aadObjectId);
    const voices = await roster(storage.db).voicesOf(some);
    for (const to of some) {
      const card = invitationCard(asked, { document, workingDays, now, voice: voices.get(to) ?? JAPANESE });
      messages.push({ dedupeKey: `forms.reminder:${form.id}:${tokyoDay(now)}:${to}`, to, card });
    }
  }
  return messages;
}
