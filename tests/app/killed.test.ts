import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { beginSending } from '../../src/features/announcements/sending.ts';
import { createConversations } from '../../src/people/conversations.ts';
import { personId } from '../../src/kernel/person.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/port.ts';
import { announcementStage, NOW } from '../features/announcements/announcement-stage.ts';
import { TENANT, writerOf } from '../support/activities.ts';
import { until } from '../support/demo-process.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { idOf } from '../support/roster.ts';

/** Enough for a fan-out of several transactions; only some can be written to, so that the sending does not take its minutes. */
const STAFF = 420;
const REACHABLE = 60;
const RATE = 40;
const ROOT = join(import.meta.dirname, '../..');

const folder = mkdtempSync(join(tmpdir(), 'navi-killed-'));
const databaseUrl = `file:${join(folder, 'navi.db')}`;
let bot: ChildProcess | null = null;
afterAll(() => {
  bot?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function startBot(): ChildProcess {
  const env = { PATH: process.env['PATH'], NAVI_MODE: 'local', PORT: '0', DATABASE_URL: databaseUrl, NAVI_SENDS_PER_SECOND: String(RATE) };
  bot = spawn(process.execPath, [join('src', 'main.ts')], { cwd: ROOT, env, stdio: 'ignore' });
  return bot;
}

/** What it had under way is open at once afterwards, not only half a minute later, and its seat free, not in five seconds. Gives how many fates are open. */
async function killWhen(what: string, happens: () => Promise<boolean> | boolean, { db }: Storage): Promise<number> {
  const child = startBot();
  await until(what, async () => ((await happens()) ? true : undefined));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lease_until = '2020-01-01T00:00:00.000Z';
  const open = await db.updateTable('outbox_message').set({ lease_until }).where('state', '=', 'sending').returning('id').execute();
  await db.updateTable('outbox_pace').set({ held_until: lease_until }).execute();
  return open.length;
}

it('a bot that is killed in the middle of the fan-out and of the delivery goes on; nobody twice, and the truth adds up', async () => {
  const connector = await startFakeConnector();
  const storage = await openStorage({ databaseUrl, log: recordedLog() });
  const stage = await announcementStage(storage, STAFF - 2);
  const conversations = createConversations({ storage });
  for (let number = 200; number < 200 + REACHABLE; number += 1) {
    const chat = { conversationId: `chat-${String(number)}`, teamsId: writerOf(number).teamsId, tenantId: TENANT, botId: '28:bot' };
    await conversations.learn({ personId: personId(idOf(number)), ...chat, serviceUrl: connector.serviceUrl, locale: 'ja' }, NOW);
  }
  const { id } = await stage.scheduled({ isUrgent: true, mandatory: '災害時の参集のため' });
  expect(await beginSending(await stage.find(id), stage.deps, NOW)).toBe(true);
  const queued = async (): Promise<number> =>
    Number(
      (
        await storage.db
          .selectFrom('announcement_recipient')
          .select(({ fn }) => fn.countAll().as('people'))
          .where('fate', '=', 'queued')
          .executeTakeFirstOrThrow()
      ).people,
    );
  /** Copies of the announcement by chat; the sender's progress card is none. */
  const copies = (): Map<string, number> => {
    const found = new Map<string, number>();
    for (const { method, path } of connector.calls) {
      const chat = /chat-\d+/.exec(path)?.[0];
      if (method === 'POST' && chat !== undefined) found.set(chat, (found.get(chat) ?? 0) + 1);
    }
    return found;
  };

  let open = await killWhen('the fan-out', async () => (await queued()) > 0, storage);
  open += await killWhen('the delivery', () => copies().size > REACHABLE / 2, storage);
  expect(copies().size).toBeLessThan(REACHABLE);
  open += await killWhen('the end', async () => (await stage.find(id)).finishedAt !== null, storage);

  const { intended, counts } = await stage.truth(id);
  expect([...copies().values()].filter((count) => count !== 1)).toEqual([]);
  expect(intended).toBe(STAFF);
  expect(counts).toMatchObject({ waiting: 0, failed: 0, cancelled: 0, unknown: open, 'not-installed': STAFF - REACHABLE });
  expect(counts.sent + counts.unknown).toBe(REACHABLE);
  // At most a second's worth under way and a fifth claimed, each time.
  expect(counts.unknown).toBeLessThanOrEqual(2 * 1.2 * RATE);
  expect(copies().size).toBeGreaterThanOrEqual(counts.sent);
  await storage.close();
  await connector.stop();
}, 60_000);
