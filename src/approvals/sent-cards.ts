import type { ApprovalCase } from '../kernel/approval-case.ts';
import { involvementIn } from '../kernel/approval-standing.ts';
import { toInstant } from '../kernel/clock.ts';
import { personId } from '../kernel/person.ts';
import type { Person, PersonId } from '../kernel/person.ts';
import type { OutgoingMessage } from '../outbox/port.ts';
import type { Tx } from '../storage/port.ts';
import { actorOf, peopleIn } from './deciders.ts';
import type { Around } from './deciders.ts';
import { USUAL } from './case-sight.ts';
import type { AskDeps, Described } from './case-sight.ts';
import type { CardChange } from './port.ts';

/** What has become of a case, for the cards that lie in chats. */
export interface Changed {
  /** As it is after the change. */
  readonly found: ApprovalCase;
  /** Who did it: the answer to their tap is the card they see, and it is not changed a second time. */
  readonly by: PersonId | null;
  /** Activity id of the card they did it on; null or missing when it is not known. */
  readonly tapped?: string | null;
  /** Who gets a new card about it: their old one is closed. */
  readonly asked: readonly Person[];
  readonly subject: Described;
  readonly now: Date;
}

interface ChangeDeps extends AskDeps {
  readonly around: Around;
  readonly newId: () => string;
}

/**
 * Every other card of the case changes in place, in the transaction of the change: closed for whoever may not decide any more, with buttons
 * that work for the others. Call it before the deciders of the next step are asked.
 */
export async function changeSentCards(tx: Tx, changed: Changed, deps: ChangeDeps): Promise<void> {
  const { found, by } = changed;
  const cards = await cardsOf(tx, found.id);
  const elsewhere = await lyingElsewhere(tx, cards, changed);
  const others = cards.filter(({ key, to }) => to !== by || elsewhere.has(key));
  const changes = await changesOf(others, changed, deps);
  await deps.outbox.enqueueAll(
    tx,
    changes.map(({ message }) => message),
  );
  await keepTrack(tx, found, { others, changes });
}

interface SentCard {
  readonly key: string;
  readonly to: PersonId;
}

async function cardsOf(tx: Tx, caseId: string): Promise<readonly SentCard[]> {
  const rows = await tx
    .selectFrom('approval_card')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('sent_at')
    .orderBy('dedupe_key')
    .execute();
  return rows.map(({ dedupe_key, aad_object_id }) => ({ key: dedupe_key, to: personId(aad_object_id) }));
}

/** Cards of the one who acts that are known to be others than the one they acted on: they came to it by the list of 承認. */
async function lyingElsewhere(tx: Tx, cards: readonly SentCard[], { by, tapped = null }: Changed): Promise<ReadonlySet<string>> {
  const elsewhere = new Set<string>();
  if (tapped === null) return elsewhere;
  for (const { key } of cards.filter(({ to }) => to === by)) {
    const places = await placesOf(tx, key);
    if (places.length > 0 && !places.includes(tapped)) elsewhere.add(key);
  }
  return elsewhere;
}

/** Under which activity ids the card lies; what replaced it may not have been sent yet. */
async function placesOf(tx: Tx, key: string): Promise<readonly (string | null)[]> {
  const newest = await tx.selectFrom('outbox_message').select('thread').where('dedupe_key', '=', key).executeTakeFirst();
  const root = newest?.thread ?? key;
  const rows = await tx
    .selectFrom('outbox_message')
    .select('activity_id')
    .where((message) => message.or([message('dedupe_key', '=', root), message('thread', '=', root)]))
    .where('activity_id', 'is not', null)
    .where('activity_id', '!=', '')
    .execute();
  return rows.map(({ activity_id }) => activity_id);
}

interface Change {
  readonly how: CardChange;
  readonly message: OutgoingMessage & { readonly replaces: string };
}

async function changesOf(cards: readonly SentCard[], changed: Changed, deps: ChangeDeps): Promise<readonly Change[]> {
  if (cards.length === 0) return [];
  const { found, asked, subject, now } = changed;
  const { roster } = deps.around;
  const holders = await roster.findAll(cards.map(({ to }) => to));
  const voices = await roster.voicesOf([...holders.keys()]);
  const people = await roster.findAll(peopleIn(found));
  const changes: Change[] = [];
  for (const { key, to } of cards) {
    const person = holders.get(to);
    if (person === undefined) continue;
    const part = involvementIn(found, await actorOf(person, deps.around, now));
    const voice = voices.get(to) ?? USUAL;
    const how = part.kind === 'now' && !asked.some(({ aadObjectId }) => aadObjectId === to) ? 'updated' : 'closed';
    const card = deps.requestCard({ case: found, subject: subject(voice), people, part, now }, how, voice);
    changes.push({ how, message: { dedupeKey: `approvals.${how}:${found.id}-${deps.newId()}:${to}`, to, card, replaces: key } });
  }
  return changes;
}

/** A card that was closed is done with; one that was updated goes by its new key. */
async function keepTrack(
  tx: Tx,
  { id, state }: ApprovalCase,
  { others, changes }: { readonly others: readonly SentCard[]; readonly changes: readonly Change[] },
): Promise<void> {
  if (state !== 'open') {
    await tx.deleteFrom('approval_card').where('case_id', '=', id).execute();
    return;
  }
  const updated = new Map(
    changes.flatMap(({ how, message }) => (how === 'updated' ? [[message.replaces, message.dedupeKey] as const] : [])),
  );
  for (const { key } of others) {
    const next = updated.get(key);
    if (next === undefined) await tx.deleteFrom('approval_card').where('dedupe_key', '=', key).execute();
    else await tx.updateTable('approval_card').set({ dedupe_key: next }).where('dedupe_key', '=', key).execute();
  }
}

/** Remembers that these people have a card of the case with buttons on it. */
export async function noteSentCards(
  tx: Tx,
  { id }: ApprovalCase,
  { messages, now }: { readonly messages: readonly OutgoingMessage[]; readonly now: Date },
): Promise<void> {
  if (messages.length === 0) return;
  await tx
    .insertInto('approval_card')
    .values(messages.map(({ dedupeKey, to }) => ({ dedupe_key: dedupeKey, case_id: id, aad_object_id: to, sent_at: toInstant(now) })))
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute();
}
