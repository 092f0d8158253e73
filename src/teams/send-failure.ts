import { AppError } from '../kernel/errors.ts';
import type { SendOutcome } from '../bot/send-outcome.ts';
import { TokenUnavailable } from './credentials.ts';
import { isRecord } from './guard.ts';

/** What the connector said, out of the shapes the SDK wraps it in. */
interface Failure {
  /** Null when no answer came. */
  readonly status: number | null;
  /** `error.code` of the body, or the system's code such as ECONNRESET. */
  readonly code: string;
  /** Teams sends this beside the code for blocked chats. */
  readonly isWriteBlocked: boolean;
  readonly retryAfterMs: number | null;
}

/** Nothing had left the machine yet, so a repetition cannot arrive twice. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

const MAYBE_DELIVERED: readonly number[] = [408, 502, 503, 504];

const GONE: readonly string[] = ['ActivityNotFoundInConversation', 'http-404'];

/** The service for tokens is asked again after half a minute. */
const NO_TOKEN_WAIT = 30_000;

/** Teams' number for a chat in which the person has blocked the bot. */
const WRITES_BLOCKED = 209;

/** The code becomes a reason in our records; it is never a text. */
const LONGEST_CODE = 60;

/**
 * The table "Status codes from bot conversational APIs" of the Teams documentation, with one difference: it lists 502, 503 and 504 as
 * worth a retry, but the connector may have delivered the message before it answered so, and then people get it twice.
 */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof AppError) return { kind: 'failed', reason: error.code };
  if (error instanceof TokenUnavailable) return { kind: 'hold', reason: 'no-token', afterMs: NO_TOKEN_WAIT };
  const failure = readFailure(error);
  return failure.status === null ? withoutAnswer(failure.code) : withAnswer(failure, failure.status);
}

function withAnswer(failure: Failure, status: number): SendOutcome {
  const reason = failure.code === '' ? `http-${String(status)}` : failure.code;
  if (status === 429) return { kind: 'throttled', reason, afterMs: failure.retryAfterMs };
  if (status === 412) return { kind: 'later', reason, afterMs: failure.retryAfterMs };
  // The bot itself is refused, so it would be the same for everybody.
  if (status === 401) return { kind: 'hold', reason, afterMs: null };
  return { kind: finalKind(failure, status), reason };
}

function finalKind(failure: Failure, status: number): 'blocked' | 'not-installed' | 'failed' | 'unknown' {
  // Below 300 the message was accepted, with an answer that cannot be read.
  if (status < 300 || MAYBE_DELIVERED.includes(status)) return 'unknown';
  if (status === 403) return forbidden(failure);
  return status === 404 && failure.code === 'ConversationNotFound' ? 'not-installed' : 'failed';
}

/** The same for the change of a card: it can be repeated without harm, and 404 means that the card is gone. */
export function updateOutcome(outcome: SendOutcome): SendOutcome {
  if (outcome.kind === 'unknown') return { kind: 'later', reason: outcome.reason, afterMs: null };
  if (outcome.kind === 'failed' && GONE.includes(outcome.reason)) return { kind: 'gone', reason: outcome.reason };
  return outcome;
}

/** True when the card to update is not there any more. */
export function isGone(error: unknown): boolean {
  return readFailure(error).status === 404;
}

function withoutAnswer(code: string): SendOutcome {
  if (NEVER_CONNECTED.includes(code)) return { kind: 'later', reason: code, afterMs: null };
  return { kind: 'unknown', reason: code === '' ? 'no-answer' : code };
}

function forbidden({ code, isWriteBlocked }: Failure): 'blocked' | 'not-installed' | 'failed' {
  if (code === 'ConversationBlockedByUser' || code === 'BotDisabledByAdmin' || isWriteBlocked) return 'blocked';
  return code === 'BotNotInConversationRoster' ? 'not-installed' : 'failed';
}

function readFailure(error: unknown): Failure {
  const fields = isRecord(error) ? error : {};
  const response = isRecord(fields['response']) ? fields['response'] : {};
  const body = textOf(response['bodyAsText']);
  const said = errorIn(body);
  return {
    status: typeof fields['statusCode'] === 'number' ? fields['statusCode'] : null,
    code: (textOf(said['code']) || textOf(fields['code'])).slice(0, LONGEST_CODE),
    isWriteBlocked: Number(said['errorCode']) === WRITES_BLOCKED || body.includes('MessageWritesBlocked'),
    retryAfterMs: retryAfterOf(response['headers']),
  };
}

/** The body as sent; the SDK's own parsing keeps code and message only. */
function errorIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (!isRecord(parsed)) return {};
    return isRecord(parsed['error']) ? parsed['error'] : parsed;
  } catch {
    return {};
  }
}

/** Seconds or an HTTP date; a date is left to the sender's own back-off, since this room does not read the clock. */
function retryAfterOf(headers: unknown): number | null {
  if (!hasGet(headers)) return null;
  const value = headers.get('retry-after');
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : null;
}

function hasGet(headers: unknown): headers is { get(name: string): unknown } {
  return isRecord(headers) && typeof headers['get'] === 'function';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
