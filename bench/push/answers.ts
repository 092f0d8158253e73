import { retryAfterOf } from './fates.ts';
import type { Fate, Try } from './fates.ts';

/** An answer of Teams' connector. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bodies as the Teams documentation shows them (teams-facts 2.4). */
const REFUSALS: Readonly<Partial<Record<Fate, Answer>>> = {
  '412': { status: 412, body: problem('PreconditionFailed') },
  '500': { status: 500, body: problem('ServiceError') },
  '502-before': { status: 502, body: problem('BadGateway') },
  '502-after': { status: 502, body: problem('BadGateway') },
  '403-blocked': { status: 403, body: problem('ConversationBlockedByUser') },
  '403-writes-blocked': { status: 403, body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' } },
  '403-not-in-roster': { status: 403, body: problem('BotNotInConversationRoster') },
  '403-disabled': { status: 403, body: problem('BotDisabledByAdmin') },
  '403-no-permission': { status: 403, body: problem('NotEnoughPermissions') },
};

export const GONE: Answer = { status: 404, body: problem('ActivityNotFoundInConversation') };

function problem(code: string): unknown {
  return { error: { code, message: 'as the bench wants it' } };
}

export function throttled(seconds: number): Answer {
  return { status: 429, body: problem('Throttled'), headers: { 'retry-after': String(seconds) } };
}

export function taken(activityId: string): Answer {
  return { status: 201, body: { id: activityId } };
}

/** What Teams says to a try of this fate; null when the connection breaks instead. */
export function answerTo(fate: Fate, one: Try, activityId: string): Answer | null {
  if (fate.startsWith('reset')) return null;
  if (fate === '429') return throttled(retryAfterOf(one));
  return REFUSALS[fate] ?? taken(activityId);
}
