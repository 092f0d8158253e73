import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../tests/support/postgres-cluster.ts';
import { seededRandom } from '../search-sets.ts';
import { startBot } from '../bot-process.ts';
import type { BotProcess } from '../bot-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE_MS = 500;

/** The bots that send, as `npm start` starts them, and what is seen of them from outside. */
export interface Bots {
  /** Megabytes of each process above what it took before the sending; only the first process in each place counts. */
  readonly memoryAboveIdle: () => number;
  /** Milliseconds that `/readyz`, which asks the database, took while the bots were sending. */
  readonly answerTimes: readonly number[];
  /** From each kill until its successor was ready, milliseconds. */
  readonly gaps: readonly number[];
  /** Begins to look at the bots, which are idle now. */
  readonly watch: () => Promise<void>;
  /** kill -9 of one after the other at these times from now, in milliseconds, each with a successor at once; until `stop`. */
  readonly killAt: (times: readonly number[]) => void;
  readonly stop: () => Promise<void>;
}

export interface BotsStart {
  readonly databaseUrl: string;
  readonly processes: number;
  readonly env: Readonly<Record<string, string>>;
}

interface Place {
  readonly port: number;
  bot: BotProcess;
  idleMb: number;
  mostMb: number;
  isFirst: boolean;
}

export async function startBots({ databaseUrl, processes, env }: BotsStart): Promise<Bots> {
  const start = (port: number): Promise<BotProcess> =>
    startBot({ args: startArguments(), port, env: { ...LOCAL, ...env, DATABASE_URL: databaseUrl } });
  const places: Place[] = [];
  for (let index = 0; index < processes; index += 1) {
    const port = await freePort();
    places.push({ port, bot: await start(port), idleMb: 0, mostMb: 0, isFirst: true });
  }
  const answerTimes: number[] = [];
  const gaps: number[] = [];
  const ended = new AbortController();
  const running: Promise<void>[] = [];

  const kill = async (place: Place): Promise<void> => {
    const killed = performance.now();
    place.isFirst = false;
    await place.bot.kill();
    place.bot = await start(place.port);
    gaps.push(performance.now() - killed);
  };
  const killAll = async (times: readonly number[]): Promise<void> => {
    const began = performance.now();
    for (const [index, time] of times.entries()) {
      if (!(await pause(began + time - performance.now(), ended.signal))) return;
      const place = places[index % places.length];
      if (place !== undefined) await kill(place);
    }
  };
  const sample = async (): Promise<void> => {
    while (await pause(SAMPLE_MS, ended.signal)) await Promise.all(places.filter(({ isFirst }) => isFirst).map(look));
  };
  const look = async (place: Place): Promise<void> => {
    place.mostMb = Math.max(place.mostMb, place.bot.residentMb());
    answerTimes.push(await answerTime(place.bot.url));
  };
  return {
    memoryAboveIdle: () => Math.max(...places.map(({ idleMb, mostMb }) => mostMb - idleMb)),
    answerTimes,
    gaps,
    watch: async () => {
      for (const place of places) place.idleMb = await idleMb(place.bot);
      running.push(sample());
    },
    killAt: (times) => void running.push(killAll(times)),
    stop: async () => {
      ended.abort();
      await Promise.all(running);
      await Promise.all(places.map(({ bot }) => bot.stop()));
    },
  };
}

const LOCAL = {
  NAVI_MODE: 'local',
  LOG_LEVEL: 'error',
  NAVI_KNOWLEDGE_DIR: join(ROOT, 'knowledge'),
} as const;

/** As `npm start` starts it, with the same flags. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start
    .split(' ')
    .slice(1)
    .map((word) => (word.endsWith('.ts') ? join(ROOT, word) : word));
}

/** The middle of some looks at a bot that has nothing to do. */
async function idleMb(bot: BotProcess): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    await wait(SAMPLE_MS);
    seen.push(bot.residentMb());
  }
  return seen.toSorted((a, b) => a - b)[2] ?? 0;
}

async function answerTime(url: string): Promise<number> {
  const asked = performance.now();
  await fetch(`${url}/readyz`).then(
    (response) => response.text(),
    () => '',
  );
  return performance.now() - asked;
}

/** False when it was ended before. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return wait(Math.max(0, milliseconds), true, { signal }).catch(() => false);
}

/** Moments of a run, each anywhere in its own part, so that five kills are five. */
export function randomMoments(count: number, lengthMs: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => ((index + random()) / count) * lengthMs);
}
