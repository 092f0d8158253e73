import { randomInt } from 'node:crypto';
import { saveCourse, saveSession } from '../src/features/training/session-store.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import type { Storage } from '../src/storage/port.ts';
import { postgresArena, sqliteArena } from './arena.ts';
import type { Arena } from './arena.ts';
import { createBareTables } from './race-bare.ts';
import { startRacer } from './race-process.ts';
import type { Answer, Peer, Racer, RacerStart } from './race-process.ts';
import { mistakesIn } from './race-result.ts';

const PEOPLE = 1_000;
const SEATS = 30;
const ROUNDS = 5;
const KILLS = 5;
const SESSION = 'race';
const PEERS: readonly Peer[] = ['bare', 'placed', 'service'];
const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR_MS = 3_600_000;

/** The course everybody wants: one session to which nobody has come yet, and another one to warm up. */
async function openRace(databaseUrl: string): Promise<Storage> {
  const storage = await openStorage({ databaseUrl, log: QUIET });
  const now = new Date();
  const at = (hours: number): Date => new Date(now.getTime() + hours * HOUR_MS);
  const course = {
    id: SESSION,
    title: '競争',
    category: 'specialised-training',
    description: '',
    isDxRelated: false,
    audience: {},
    requirement: {},
  } as const;
  const times = { startsAt: at(48), endsAt: at(50), releaseAt: null, applyBy: at(24), cancelBy: at(24), lockAt: at(24) };
  const seats = { capacity: SEATS, taken: 0, waiting: 0, heldLeft: 0, lastPlace: 0 };
  await storage.transaction(async (tx) => {
    await saveCourse(tx, { ...course, version: 1 }, { by: 'system', now });
    const session = {
      courseId: SESSION,
      place: '',
      state: 'open',
      cancelReason: null,
      version: 1,
      ...times,
      ...seats,
    } as const;
    for (const id of [SESSION, `${SESSION}-warm-up`]) await saveSession(tx, { ...session, id }, { by: 'system', now });
  });
  await createBareTables(storage, SESSION, SEATS);
  return storage;
}

/** Everybody's id, dealt out to the processes like cards. */
function teams(count: number): readonly (readonly string[])[] {
  const everybody = Array.from({ length: PEOPLE }, (_, number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
  return Array.from({ length: count }, (_, team) => everybody.filter((_id, number) => number % count === team));
}

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

function figuresOf(answers: readonly Answer[]): Figures {
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  const seconds = (Math.max(...answers.map(({ endedAt }) => endedAt)) - Math.min(...answers.map(({ startedAt }) => startedAt))) / 1_000;
  return { perSecond: answers.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function race(arena: Arena, start: Omit<RacerStart, 'people' | 'sessionId'>): Promise<readonly Answer[]> {
  const racers = await Promise.all(teams(arena.processes).map((people) => startRacer({ ...start, sessionId: SESSION, people })));
  for (const racer of racers) racer.go();
  await Promise.all(racers.map((racer) => racer.ended));
  return racers.flatMap((racer) => racer.answers);
}

async function speed(arena: Arena): Promise<void> {
  const rounds: Record<Peer, Figures[]> = { bare: [], placed: [], service: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const databaseUrl = await arena.newDatabase();
    const storage = await openRace(databaseUrl);
    // Who comes later finds a warmer machine, so they take turns.
    for (const peer of PEERS.map((_, index) => PEERS[(index + round) % PEERS.length] ?? 'bare')) {
      const answers = await race(arena, { databaseUrl, peer });
      rounds[peer].push(figuresOf(answers));
      if (peer === 'service') mustBeRight(arena, await mistakesIn({ storage, sessionId: SESSION, people: PEOPLE, seats: SEATS, answers }));
    }
    await storage.close();
  }
  const of = (peer: Peer, value: keyof Figures): number => median(rounds[peer].map((figures) => figures[value]));
  const line = (peer: Peer) => ({
    'sign-ups/s': of(peer, 'perSecond').toFixed(0),
    'p50 ms': of(peer, 'p50').toFixed(1),
    'p99 ms': of(peer, 'p99').toFixed(1),
  });
  console.log(
    `\n${arena.name}, ${String(arena.processes)} process(es) × 50 callers, ${String(PEOPLE)} people, ${String(SEATS)} seats, median of ${String(ROUNDS)} rounds`,
  );
  console.table(Object.fromEntries(PEERS.map((peer) => [peer, line(peer)])));
  for (const peer of ['bare', 'placed'] as const) {
    const [throughput, p99] = [of('service', 'perSecond') / of(peer, 'perSecond'), of('service', 'p99') / of(peer, 'p99')];
    console.log(`service beside ${peer}: ${throughput.toFixed(2)} of its throughput (target ≥ 0.50 of bare), ${p99.toFixed(2)} × its p99`);
  }
}

/** One process is killed in the middle; another one asks again for all its people, also for those who had their answer. */
async function kill(arena: Arena): Promise<void> {
  let [acknowledged, unanswered] = [0, 0];
  for (let round = 0; round < KILLS; round += 1) {
    const databaseUrl = await arena.newDatabase();
    const storage = await openRace(databaseUrl);
    const start = { databaseUrl, peer: 'service', sessionId: SESSION } as const;
    const victim = await startVictim(start, teams(arena.processes)[0] ?? []);
    const others = await Promise.all(
      teams(arena.processes)
        .slice(1)
        .map((people) => startRacer({ ...start, people })),
    );
    for (const racer of [victim, ...others]) racer.go();
    await victim.ended;
    const heir = await startRacer({ ...start, people: victim.people });
    heir.go();
    await Promise.all([heir, ...others].map((racer) => racer.ended));
    const told = new Set(victim.answers.map(({ id }) => id));
    const forgotten = heir.answers.filter(({ id, answer }) => told.has(id) && answer !== 'already');
    const answers = [victim, heir, ...others].flatMap((racer) => racer.answers);
    mustBeRight(
      arena,
      forgotten.map(({ id }) => `forgotten: ${id}`),
    );
    mustBeRight(arena, await mistakesIn({ storage, sessionId: SESSION, people: PEOPLE, seats: SEATS, answers }));
    acknowledged += victim.answers.length;
    unanswered += heir.answers.filter(({ id, answer }) => !told.has(id) && answer === 'already').length;
    await storage.close();
  }
  console.log(
    `${arena.name}, kill -9 in the middle, ${String(KILLS)} rounds: exact each time; ${String(acknowledged)} answers given before the kills, none lost or doubled;`,
  );
  console.log(`  ${String(unanswered)} were recorded but not yet answered, and found to be there when asked again`);
}

/** Is killed after some of its answers, another number each time. */
async function startVictim(start: Omit<RacerStart, 'people'>, people: readonly string[]): Promise<Racer> {
  const last = randomInt(Math.floor(people.length * 0.1), Math.floor(people.length * 0.6));
  const racer: Racer = await startRacer({ ...start, people }, () => {
    if (racer.answers.length >= last) racer.kill();
  });
  return racer;
}

function mustBeRight({ name }: Arena, mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new Error(`${name}: ${mistakes.slice(0, 5).join('; ')}`);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** 1,000 people race for 30 seats through the sign-up service, beside the bare transaction, with and without a kill -9. Target: half of the bare one. */
export async function trainingRaceBench(): Promise<void> {
  for (const arena of [sqliteArena(), await postgresArena()]) {
    if (arena === null) {
      console.log('\nPostgreSQL: left out, no server on this machine (TEST_POSTGRES_URL names one)');
      continue;
    }
    try {
      await speed(arena);
      await kill(arena);
    } finally {
      await arena.close();
    }
  }
}
