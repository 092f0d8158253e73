import type { Activity } from 'botbuilder';
import type { Reply } from '../bot/reply.ts';
import type { Locale } from '../kernel/locale.ts';
import { CARD_ACTION, FEEDBACK } from './incoming-invoke.ts';
import { cardContent } from './outgoing.ts';
import { wording } from './wording.ts';

/** What the HTTP request of an invoke is answered with; the SDK would answer 501 when there is none. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

type Invoke = Pick<Partial<Activity>, 'name'>;

/** The valid answer for this invoke after the reply itself (when it is a new message) has been sent. */
export function invokeAnswer(invoke: Invoke, reply: Reply, locale: Locale): InvokeAnswer {
  if (invoke.name !== CARD_ACTION) return answerWithoutCard(invoke, locale);
  switch (reply.kind) {
    case 'replace':
      return cardAction('application/vnd.microsoft.card.adaptive', cardContent(reply.card));
    case 'message':
    case 'text':
      return note(wording('answeredBelow', locale));
    case 'refused':
      return note(wording('refused', locale));
    case 'nothing':
      return note('');
  }
}

/** A second delivery of an invoke whose first one is still being worked on, in another process. */
export function stillWorking(invoke: Invoke, locale: Locale): InvokeAnswer {
  return invoke.name === CARD_ACTION ? note(wording('workingOnIt', locale)) : answerWithoutCard(invoke, locale);
}

/** Something broke: the tapped card stays as it is, so that the person can try again. */
export function failedInvoke(invoke: Invoke, sentence: string, locale: Locale): InvokeAnswer {
  return invoke.name === CARD_ACTION ? note(sentence) : answerWithoutCard(invoke, locale);
}

/** Leaves the tapped card as it is. The SDK's own "answer with a new message" uses this type; an error type would paint the card with Teams' own error. */
function note(sentence: string): InvokeAnswer {
  return cardAction('application/vnd.microsoft.activity.message', sentence);
}

function cardAction(type: string, value: unknown): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type, value } };
}

const DIALOGS = ['task/fetch', 'task/submit', 'message/fetchTask', 'composeExtension/fetchTask', 'composeExtension/submitAction'];

/**
 * Feedback must get `{}`: no body is "Payload cannot be null", anything in it is "should be empty" (msteams-docs #13796).
 * What we offer nowhere (dialogs, message extensions) gets its own polite shape, and names unknown to us an empty 200:
 * 501 would count as a fault of the bot in Azure and shows people "Unable to reach app".
 */
function answerWithoutCard(invoke: Invoke, locale: Locale): InvokeAnswer {
  const name = invoke.name ?? '';
  if (name === FEEDBACK) return { status: 200, body: {} };
  const sentence = wording('notAvailable', locale);
  if (DIALOGS.includes(name)) return { status: 200, body: { task: { type: 'message', value: sentence } } };
  if (name.startsWith('composeExtension/')) return { status: 200, body: { composeExtension: { type: 'message', text: sentence } } };
  return { status: 200 };
}
