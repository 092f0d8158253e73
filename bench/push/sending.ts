import { setTimeout as wait } from 'node:timers/promises';
import type { Card } from '../../src/card-kit/card.ts';
import { toInstant } from '../../src/kernel/clock.ts';
import { personId } from '../../src/kernel/person.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import type { MessageState, OutgoingMessage } from '../../src/outbox/port.ts';
import { newId, systemClock } from '../../src/platform/system.ts';
import type { Storage } from '../../src/storage/port.ts';
import { refusalOf } from './fates.ts';
import { messageKey, WARM_UP } from './ledger.ts';

const BATCH = 'bench-push';
/** As a slice enqueues: a few hundred per transaction keep the event loop free. */
const CHUNK = 500;
/** So many people get so many messages at once, to see the windows of one conversation held. */
const BUSY_PEOPLE = 2;
const BUSY_MESSAGES = 20;
const MOST_WARM_UP = 40;
const LOOK_MS = 250;

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const conversationOf = (index: number): string => `a:${idOf(index)}`;

/** What of one message stands in the table. */
export interface MessageRow {
  readonly message: string;
  readonly state: MessageState;
  readonly reason: string | null;
  readonly attempts: number;
  /** Milliseconds since 1970; null while it waits. */
  readonly settledAt: number | null;
}

/** Everybody has written to the bot before, so it knows their chats. */
export async function installChats({ db }: Storage, people: number, serviceUrl: string): Promise<void> {
  const shared = { tenant_id: 'bench', service_url: serviceUrl, bot_id: '28:bot', locale: 'ja', install_state: 'installed' };
  for (let at = 0; at < people; at += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, people - at) }, (_, index) => ({
      ...shared,
      aad_object_id: idOf(at + index),
      conversation_id: conversationOf(at + index),
      teams_id: `29:${idOf(at + index)}`,
      ...{ welcomed_at: toInstant(systemClock.now()), seen_at: toInstant(systemClock.now()) },
    }));
    await db.insertInto('conversation').values(rows).execute();
  }
}

/** One message to each, and many more to a few of those who take messages. */
export function messagesFor(people: number, seed: number): readonly OutgoingMessage[] {
  const busy = Array.from({ length: people }, (_, index) => index)
    .filter((index) => refusalOf({ seed, conversation: conversationOf(index) }) === null)
    .slice(0, BUSY_PEOPLE);
  return [
    ...busy.flatMap((index) => Array.from({ length: BUSY_MESSAGES }, (_, more) => toMessage(index, `bench.push:more-${String(more)}`))),
    ...Array.from({ length: people }, (_, index) => toMessage(index, 'bench.push:one')),
  ];
}

function toMessage(index: number, about: string): OutgoingMessage {
  return { dedupeKey: messageKey(about, conversationOf(index)), to: personId(idOf(index)), card: cardOf(about), batch: BATCH };
}

/** As large as an announcement, and the same for all who get it. */
function cardOf(summary: string): Card {
  const text = 'お知らせの本文です。'.repeat(60);
  return { summary, content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }] } };
}

export async function enqueue(storage: Storage, messages: readonly OutgoingMessage[], clock = systemClock): Promise<void> {
  const outbox = createOutbox({ clock, newId });
  for (let at = 0; at < messages.length; at += CHUNK)
    await storage.transaction((tx) => outbox.enqueueAll(tx, messages.slice(at, at + CHUNK)));
}

/** Has the bot send something before it is measured, as one that has been running. */
export async function warmUp(storage: Storage, people: number): Promise<void> {
  const messages = Array.from({ length: Math.min(people, MOST_WARM_UP) }, (_, index) => toMessage(index, WARM_UP));
  await enqueue(
    storage,
    messages.map((message) => ({ ...message, batch: WARM_UP })),
  );
  await untilSettled(storage, WARM_UP, 60_000);
}

/** Waits until nothing is pending or under way, or the time is over. */
export async function untilSettled({ db }: Storage, batch: string, mostMs: number): Promise<void> {
  const end = performance.now() + mostMs;
  for (;;) {
    const open = await db
      .selectFrom('outbox_message')
      .select('id')
      .where('batch', '=', batch)
      .where('state', 'in', ['pending', 'sending'])
      .limit(1)
      .executeTakeFirst();
    if (open === undefined || performance.now() > end) return;
    await wait(LOOK_MS);
  }
}

export async function untilAllSettled(storage: Storage, mostMs: number): Promise<void> {
  await untilSettled(storage, BATCH, mostMs);
}

export async function rowsOf({ db }: Storage): Promise<readonly MessageRow[]> {
  const rows = await db
    .selectFrom('outbox_message')
    .select(['dedupe_key', 'state', 'reason', 'attempts', 'settled_at'])
    .where('batch', '=', BATCH)
    .execute();
  return rows.map((row) => ({
    message: row.dedupe_key,
    state: row.state as MessageState,
    reason: row.reason,
    attempts: row.attempts,
    settledAt: row.settled_at === null ? null : Date.parse(row.settled_at),
  }));
}
