import { currentStep } from '../kernel/approval-case.ts';
import type { ApprovalCase } from '../kernel/approval-case.ts';
import { involvementIn } from '../kernel/approval-standing.ts';
import type { Person } from '../kernel/person.ts';
import type { Voice } from '../kernel/wording.ts';
import type { OutgoingMessage } from '../outbox/port.ts';
import type { Tx } from '../storage/port.ts';
import { actorOf, peopleIn } from './deciders.ts';
import type { Around } from './deciders.ts';
import { USUAL } from './case-sight.ts';
import type { AskDeps } from './case-sight.ts';
import type { ApprovalSubject, AskedBecause } from './port.ts';
import { noteSentCards } from './sent-cards.ts';

export interface Question {
  readonly found: ApprovalCase;
  readonly to: readonly Person[];
  readonly why: AskedBecause;
  /** Null: the message has a button that opens the whole. */
  readonly subject: ((voice: Voice) => ApprovalSubject | null) | null;
  readonly now: Date;
}

/** Puts the card of a case into the outbox for everybody who is to decide it, in their own language, and keeps track of it. */
export async function askDeciders(tx: Tx, question: Question, { around, ...deps }: AskDeps & { readonly around: Around }): Promise<void> {
  const { found, to, why, now } = question;
  const people = await around.roster.findAll(peopleIn(found));
  const voices = await around.roster.voicesOf(to.map(({ aadObjectId }) => aadObjectId));
  const messages: OutgoingMessage[] = [];
  for (const person of to) {
    const voice = voices.get(person.aadObjectId) ?? USUAL;
    const part = involvementIn(found, await actorOf(person, around, now));
    const sight = { case: found, subject: question.subject?.(voice) ?? null, people, part, now };
    messages.push({ dedupeKey: dedupeKey(question, person), to: person.aadObjectId, card: deps.requestCard(sight, why, voice) });
  }
  // None is new when they were told before, or in a sample city, where nobody was told at all.
  if ((await deps.outbox.enqueueAll(tx, messages)) > 0) await noteSentCards(tx, found, { messages, now });
}

/** Reminders and 処理期限 come once per step; the others once per version, since an amended case is asked about again. */
function dedupeKey({ found, why }: Question, { aadObjectId }: Person): string {
  const step = `${String(found.current)}${currentStep(found).name}`;
  const once = why === 'reminded' || why === 'overdue' ? step : `${step}-${String(found.version)}`;
  return `approvals.${why}:${found.id}-${once}:${aadObjectId}`;
}
