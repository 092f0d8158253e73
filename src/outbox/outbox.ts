import { toInstant } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Tx, Which } from '../storage/port.ts';
import type { Outbox, OutgoingMessage } from './port.ts';
import { QUEUE } from './queue.ts';
import { storeCards } from './stored-card.ts';
import type { StoredCard } from './stored-card.ts';
import { withdraw } from './withdraw.ts';

export interface OutboxDeps {
  readonly clock: Clock;
  /** A fresh id per message. */
  readonly newId: () => string;
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const CHUNK = 500;

/** Orders messages of the same instant; a wrap after two thousand million is a wrong order once in a lifetime. */
const LARGEST = 2 ** 31 - 1;

/** The writing half of the outbox. Whether the dispatcher runs makes no difference to it. */
export function createOutbox(deps: OutboxDeps): Outbox {
  let seq = 0;
  const nextSeq = () => (seq = (seq % LARGEST) + 1);
  const enqueueAll: Outbox['enqueueAll'] = async (tx, messages) => {
    let count = 0;
    for (let at = 0; at < messages.length; at += CHUNK) {
      count += await insert(tx, messages.slice(at, at + CHUNK), { ...deps, nextSeq });
    }
    return count;
  };
  return { enqueueAll, enqueue: async (tx, message) => (await enqueueAll(tx, [message])) === 1 };
}

interface Writing extends OutboxDeps {
  readonly nextSeq: () => number;
}

async function insert(tx: Tx, messages: readonly OutgoingMessage[], writing: Writing): Promise<number> {
  const now = writing.clock.now();
  const cards = await storeCards(tx, messages, now);
  const threads = await threadsOf(tx, messages);
  const rows = await tx
    .insertInto('outbox_message')
    .values(messages.map((message, at) => toRow(message, { ...writing, stored: cards[at], thread: threads.get(message.replaces ?? '') })))
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('dedupe_key')
    .execute();
  const fresh = new Set(rows.map(({ dedupe_key }) => dedupe_key));
  const replacing = messages.filter(({ dedupeKey, replaces }) => replaces !== undefined && fresh.has(dedupeKey));
  if (replacing.length > 0) await supersede(tx, { replacing, threads, now });
  return rows.length;
}

/** What a message replaces → the first of all messages whose card these have replaced one after the other. */
async function threadsOf(tx: Tx, messages: readonly OutgoingMessage[]): Promise<ReadonlyMap<string, string>> {
  const replaced = messages.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces]));
  if (replaced.length === 0) return new Map();
  const rows = await tx
    .selectFrom('outbox_message')
    .select(['dedupe_key', 'thread'])
    .where('dedupe_key', 'in', replaced)
    .where('thread', 'is not', null)
    .execute();
  return new Map([...replaced.map((key) => [key, key] as const), ...rows.map((row) => [row.dedupe_key, row.thread ?? ''] as const)]);
}

interface Superseding {
  readonly replacing: readonly OutgoingMessage[];
  readonly threads: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** What has not gone out yet makes room for what replaces it; what may have arrived already stays unknown. */
async function supersede(tx: Tx, { replacing, threads, now }: Superseding): Promise<void> {
  const replaced = replacing.flatMap(({ replaces }) => replaces ?? []);
  const own = replacing.map(({ dedupeKey }) => dedupeKey);
  const roots = [...new Set(replaced.map((key) => threads.get(key) ?? key))];
  const which: Which<'outbox_message'> = (message) =>
    message.and([
      message('dedupe_key', 'not in', own),
      message.or([message('dedupe_key', 'in', replaced), message('thread', 'in', roots)]),
    ]);
  await withdraw(tx, which, { reason: 'superseded', now });
}

interface Placing extends Writing {
  readonly stored: StoredCard | undefined;
  readonly thread: string | undefined;
}

function toRow(message: OutgoingMessage, { clock, newId, nextSeq, stored, thread }: Placing) {
  const now = clock.now();
  const due = toInstant(message.dueAt ?? now);
  return {
    ...{ id: newId(), dedupe_key: message.dedupeKey, aad_object_id: message.to },
    ...(stored ?? { card: JSON.stringify(message.card) }),
    ...{ state: 'pending', due_at: due, turn_at: due, attempts: 0, created_at: toInstant(now), seq: nextSeq() },
    queue: message.batch === undefined ? QUEUE.own : QUEUE.sending,
    thread: thread ?? null,
    ...wishesOf(message),
  };
}

function wishesOf({ batch, whenUnknown, hours, digest, replaces, notAfter }: OutgoingMessage) {
  return {
    batch: batch ?? null,
    when_unknown: whenUnknown ?? 'leave',
    hours: hours ?? 'any',
    digest: digest === undefined ? null : JSON.stringify(digest),
    replaces: replaces ?? null,
    not_after: notAfter === undefined ? null : toInstant(notAfter),
  };
}
