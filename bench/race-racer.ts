import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createSignUps } from '../src/features/training/sign-ups.ts';
import type { Person } from '../src/kernel/person.ts';
import { personId } from '../src/kernel/person.ts';
import { newId, systemClock } from '../src/platform/system.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import type { Storage } from '../src/storage/port.ts';
import { bareSignUp, placedSignUp } from './race-bare.ts';

// One process of the race: signs up its people, `CALLERS` at a time, and says each answer in one line as soon as it has it.
const [databaseUrl = '', peer = '', sessionId = '', people = ''] = process.argv.slice(2);
const CALLERS = 50;
/** A bot that has been running is not compiled anew for each race. */
const WARM_UP = 500;
const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

type SignUp = (id: string, session: string) => Promise<string>;

/** The service of the product. Nobody leaves in this race, so that nobody moves up; on other than DX-related courses nobody is asked who is a leader. */
function throughService(storage: Storage): SignUp {
  const never = (): never => {
    throw new Error('not in this race');
  };
  const signUps = createSignUps({ storage, newId, leadersInTerm: never, waitingList: { promoteWaiting: never } });
  return async (id, session) => (await signUps.signUp({ person: employee(id), sessionId: session, seen: 2 }, systemClock.now())).kind;
}

function employee(id: string): Person {
  const place = { bureau: '総務部', section: '人事課', grade: 'shuji', hireDate: '2020-04-01', managerEmployeeNumber: null } as const;
  return { aadObjectId: personId(id), employeeNumber: id, name: '職員', kana: 'ショクイン', mail: '', roles: [], ...place };
}

async function byAll(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  const waiting = [...ids];
  const caller = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await work(id);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

const storage = await openStorage({ databaseUrl, log: QUIET });
const PEERS: Readonly<Record<string, (storage: Storage) => SignUp>> = {
  bare: bareSignUp,
  placed: placedSignUp,
  service: throughService,
};
const signUp = (PEERS[peer] ?? throughService)(storage);
await byAll(Array.from({ length: WARM_UP }, randomUUID), async (id) => {
  await signUp(id, `${sessionId}-warm-up`);
});
writeSync(1, 'ready\n');
await once(process.stdin, 'data');

await byAll(people.split(','), async (id) => {
  const [startedAt, started] = [Date.now(), performance.now()];
  const answer = await signUp(id, sessionId).catch((error: unknown) => `error:${error instanceof Error ? error.message : ''}`);
  writeSync(1, `${JSON.stringify({ id, answer, ms: performance.now() - started, startedAt, endedAt: Date.now() })}\n`);
});
await storage.close();
process.exit(0);
