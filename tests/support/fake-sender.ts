import type { Card } from '../../src/card-kit/card.ts';
import type { PersonId } from '../../src/kernel/person.ts';
import type { Send, SendContext, SendOutcome } from '../../src/outbox/port.ts';

export interface FakeSender {
  readonly send: Send;
  /** Everything that left, in order. */
  readonly sent: { readonly to: PersonId; readonly card: Card }[];
  /** With what each of them left. */
  readonly contexts: SendContext[];
  /** Outcomes of the next sends; afterwards everything is sent. An error is thrown. */
  readonly next: (SendOutcome | Error | (() => Promise<SendOutcome>))[];
}

export function fakeSender(): FakeSender {
  const sent: { to: PersonId; card: Card }[] = [];
  const next: FakeSender['next'] = [];
  const contexts: SendContext[] = [];
  const send: Send = (to, card, context) =>
    Promise.resolve(async () => {
      sent.push({ to, card });
      contexts.push(context);
      const outcome = next.shift();
      if (outcome instanceof Error) throw outcome;
      if (typeof outcome === 'function') return outcome();
      return outcome ?? { kind: 'sent', activityId: context.replaces ?? `activity-${String(sent.length)}` };
    });
  return { send, sent, contexts, next };
}

/** Sends at once, for a test of what stands between the dispatcher and Teams. */
export async function sendNow(send: Send, to: PersonId, card: Card): Promise<SendOutcome> {
  const ready = await send(to, card, { batch: null, replaces: null });
  return typeof ready === 'function' ? ready() : ready;
}
