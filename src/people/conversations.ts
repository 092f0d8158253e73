import { toInstant } from '../kernel/clock.ts';
import { toLocale } from '../kernel/locale.ts';
import { personId } from '../kernel/person.ts';
import type { Storage } from '../storage/port.ts';
import type { ConversationTable } from '../storage/tables.ts';
import type { PersonId } from '../kernel/person.ts';
import type { ChatAddress, Conversations } from './port.ts';

/** A sighting is worth a write of its own only when the last one is older. Milliseconds. */
const SIGHTING_INTERVAL = 24 * 60 * 60 * 1000;

/** Personal chats in the database. Reading first costs less than writing at every turn; nothing is cached, because another process may have seen the bot uninstalled. */
export function createConversations({ storage }: { readonly storage: Storage }): Conversations {
  const ofPerson = storage.prepare((db, value: { id: string }) =>
    db.selectFrom('conversation').selectAll().where('aad_object_id', '=', value.id),
  );
  return {
    learn: async (address, now) => {
      const [known] = await ofPerson({ id: address.personId });
      if (known === undefined || isOutdated(known, address, now)) await write(storage, address, now);
    },
    uninstalled: async (id, now) => {
      await storage.db
        .updateTable('conversation')
        .set({ install_state: 'uninstalled', welcomed_at: null, seen_at: toInstant(now) })
        .where('aad_object_id', '=', id)
        .execute();
    },
    claimWelcome: (id, now) => claimWelcome(id, now, storage),
    blocked: async (id) => {
      await storage.db
        .updateTable('conversation')
        .set({ install_state: 'blocked' })
        .where('aad_object_id', '=', id)
        .where('install_state', '=', 'installed')
        .execute();
    },
    chatOf: async (id) => {
      const [row] = await ofPerson({ id });
      if (row?.install_state === 'installed') return toAddress(row);
      return row?.install_state === 'blocked' ? 'blocked' : 'not-installed';
    },
    addressOf: async (id) => {
      const [row] = await ofPerson({ id });
      return row?.install_state === 'installed' ? toAddress(row) : null;
    },
    unreachable: (ids) => unreachableAmong(ids, storage),
  };
}

async function claimWelcome(id: PersonId, now: Date, storage: Storage): Promise<boolean> {
  const claimed = await storage.db
    .updateTable('conversation')
    .set({ welcomed_at: toInstant(now) })
    .where('aad_object_id', '=', id)
    .where('welcomed_at', 'is', null)
    .where('install_state', '=', 'installed')
    .returning('aad_object_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const CHUNK = 500;

async function unreachableAmong(ids: readonly PersonId[], { db }: Storage): Promise<ReadonlyMap<PersonId, 'not-installed' | 'blocked'>> {
  const missing = new Map<PersonId, 'not-installed' | 'blocked'>(ids.map((id) => [id, 'not-installed']));
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await db
      .selectFrom('conversation')
      .select(['aad_object_id', 'install_state'])
      .where('aad_object_id', 'in', ids.slice(at, at + CHUNK))
      .execute();
    for (const { aad_object_id, install_state } of rows) {
      if (install_state === 'installed') missing.delete(personId(aad_object_id));
      if (install_state === 'blocked') missing.set(personId(aad_object_id), 'blocked');
    }
  }
  return missing;
}

function isOutdated(known: ConversationTable, address: ChatAddress, now: Date): boolean {
  const fresh = toRow(address);
  const hasChanged = Object.entries(fresh).some(([column, value]) => known[column as keyof typeof fresh] !== value);
  // Either direction: the rehearsal's clock can be set back.
  return hasChanged || Math.abs(now.getTime() - Date.parse(known.seen_at)) > SIGHTING_INTERVAL;
}

async function write(storage: Storage, address: ChatAddress, now: Date): Promise<void> {
  const { aad_object_id, ...fresh } = { ...toRow(address), seen_at: toInstant(now) };
  await storage.together((tx) =>
    tx
      .insertInto('conversation')
      .values({ aad_object_id, ...fresh, welcomed_at: null })
      .onConflict((conflict) => conflict.column('aad_object_id').doUpdateSet(fresh))
      .execute(),
  );
}

function toRow(address: ChatAddress): Omit<ConversationTable, 'seen_at' | 'welcomed_at'> {
  return {
    aad_object_id: address.personId,
    conversation_id: address.conversationId,
    teams_id: address.teamsId,
    tenant_id: address.tenantId,
    service_url: address.serviceUrl,
    bot_id: address.botId,
    locale: address.locale,
    install_state: 'installed',
  };
}

function toAddress(row: ConversationTable): ChatAddress {
  return {
    personId: personId(row.aad_object_id),
    conversationId: row.conversation_id,
    teamsId: row.teams_id,
    tenantId: row.tenant_id,
    serviceUrl: row.service_url,
    botId: row.bot_id,
    locale: toLocale(row.locale),
  };
}
