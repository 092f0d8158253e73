import type { Card } from '../../src/card-kit/card.ts';
import type { PersonId } from '../../src/kernel/person.ts';
import type { Send, SendOutcome } from '../../src/outbox/port.ts';

export interface FakeSender {
  readonly send: Send;
  /** Everything that was handed over, in order. */
  readonly sent: { readonly to: PersonId; readonly card: Card }[];
  /** Outcomes of the next sends; afterwards everything is sent. An error is thrown. */
  readonly next: (SendOutcome | Error | (() => Promise<SendOutcome>))[];
}

export function fakeSender(): FakeSender {
  const sent: { to: PersonId; card: Card }[] = [];
  const next: FakeSender['next'] = [];
  const send: Send = async (to, card) => {
    sent.push({ to, card });
    const outcome = next.shift();
    if (outcome instanceof Error) throw outcome;
    if (typeof outcome === 'function') return outcome();
    return outcome ?? { kind: 'sent', activityId: `activity-${String(sent.length)}` };
  };
  return { send, sent, next };
}
