import { toInstant } from '../../src/kernel/clock.ts';
import type { Timer } from '../../src/kernel/clock.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import type { Send, SendOutcome } from '../../src/outbox/port.ts';
import { workingDays } from '../../src/platform/holidays.ts';
import { newId } from '../../src/platform/system.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/port.ts';
import { outcomeOf } from '../../src/teams/send-failure.ts';
import { ConnectorError } from '../../src/teams/send-to-connector.ts';
import { manualClock } from '../../tests/support/manual-clock.ts';
import { silentMetrics } from '../../tests/support/silent-metrics.ts';
import { simulatedTimer } from '../../tests/support/simulated-timer.ts';
import { seededRandom } from '../search-sets.ts';
import { answerTo } from './answers.ts';
import { fateOf, latencyOf } from './fates.ts';
import type { Fate, Try } from './fates.ts';
import { messageKey } from './ledger.ts';
import type { PushOptions } from './options.ts';
import { enqueue, messagesFor, rowsOf } from './sending.ts';
import type { MessageRow } from './sending.ts';
import { greatestIn } from './windows.ts';

const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
/** How often the real dispatcher looks. */
const LOOK_MS = 1_000;

interface Plan {
  readonly name: string;
  /** When it is sent. */
  readonly start: string;
  readonly hours: 'any' | 'office';
  readonly hasTroubles: boolean;
}

const PLANS: readonly Plan[] = [
  { name: 'any hours, no trouble', start: '2026-12-10T09:00:00+09:00', hours: 'any', hasTroubles: false },
  { name: 'any hours, 5 % of each trouble', start: '2026-12-10T09:00:00+09:00', hours: 'any', hasTroubles: true },
  { name: 'office hours, sent on a Thursday at 9:00', start: '2026-12-10T09:00:00+09:00', hours: 'office', hasTroubles: true },
  { name: 'office hours, sent on a Friday at 16:00', start: '2026-12-11T16:00:00+09:00', hours: 'office', hasTroubles: true },
];

/** How long a sending to a large city takes: the real dispatcher on a database in memory, in a time that passes as fast as it can. */
export async function planningBench({ planned, rate, seed }: PushOptions): Promise<void> {
  console.log(`\nPlanning figure by simulation: ${String(planned)} people, ${String(rate)} per second, SQLite in memory`);
  const lines: Record<string, Readonly<Record<string, string | number>>> = {};
  for (const plan of PLANS) {
    const begun = performance.now();
    const { rows, departures, forced } = await simulate(plan, { planned, rate, seed });
    const minutes = (time: number): number => (time - Date.parse(plan.start)) / 60_000;
    const ends = rows.map(({ settledAt }) => settledAt ?? Infinity).toSorted((one, other) => one - other);
    const last = ends.at(-1) ?? Infinity;
    const ideal = (rows.length + forced) / rate / 60;
    lines[plan.name] = {
      'ideal, min': (rows.length / rate / 60).toFixed(1),
      'with forced replays': ideal.toFixed(1),
      '99 % final after, min': minutes(ends[Math.floor(ends.length * 0.99)] ?? Infinity).toFixed(1),
      'all final after, min': minutes(last).toFixed(1),
      'beside the ideal': plan.hours === 'any' ? (minutes(last) / ideal).toFixed(3) : '',
      'in Tokyo': tokyo(last),
      'most in 1 s': greatestIn(departures, 1_000),
      'computed in, s': ((performance.now() - begun) / 1_000).toFixed(0),
    };
  }
  console.table(lines);
}

interface Simulated {
  readonly rows: readonly MessageRow[];
  readonly departures: readonly number[];
  /** Replays forced by 429 and 412. */
  readonly forced: number;
}

async function simulate(plan: Plan, { planned, rate, seed }: Pick<PushOptions, 'planned' | 'rate' | 'seed'>): Promise<Simulated> {
  const clock = manualClock(plan.start);
  const timer = simulatedTimer(clock);
  const storage = await openStorage({ databaseUrl: 'file::memory:', log: QUIET });
  const departures: number[] = [];
  const fates: Fate[] = [];
  await enqueue(
    storage,
    messagesFor(planned, seed).map((message) => ({ ...message, hours: plan.hours })),
    clock,
  );
  const dispatcher = createDispatcher({
    ...{ storage, workingDays, newId, log: QUIET, metrics: silentMetrics() },
    ...{ clock, timer, random: seededRandom(seed), perSecond: rate, weeklyMessages: 3 },
    send: sender({ timer, departures, fates }, plan.hasTroubles ? seed : null),
    digestCard: () => Promise.reject(new Error('nothing here exceeds a budget')),
  });
  for (let due = await nextDue(storage); due !== null; due = await nextDue(storage)) {
    await timer.wait(Math.max(LOOK_MS, due - timer.wall()));
    await dispatcher.runDue();
  }
  const rows = await rowsOf(storage);
  await storage.close();
  return { rows, departures, forced: fates.filter((fate) => fate === '429' || fate === '412').length };
}

/** When the next message may be looked at again; null when all have come to their end. */
async function nextDue({ db }: Storage): Promise<number | null> {
  const next = await db
    .selectFrom('outbox_message')
    .select((row) => row.fn.min('due_at').as('due_at'))
    .where('state', 'in', ['pending', 'sending'])
    .executeTakeFirst();
  const due = next?.due_at ?? null;
  return due === null ? null : Date.parse(due);
}

interface Recording {
  readonly timer: Timer;
  readonly departures: number[];
  readonly fates: Fate[];
}

/** Teams as the connector of this bench plays it, without the way there. */
function sender({ timer, departures, fates }: Recording, seed: number | null): Send {
  const tries = new Map<string, number>();
  return (to, card) =>
    Promise.resolve(async () => {
      departures.push(timer.now());
      const conversation = `a:${to}`;
      const message = messageKey(card.summary, conversation);
      const one: Try = { seed: seed ?? 0, conversation, message, number: (tries.get(message) ?? 0) + 1 };
      tries.set(message, one.number);
      await timer.wait(latencyOf(one));
      const fate = seed === null ? 'take' : fateOf(one);
      fates.push(fate);
      return outcomeIn(fate, one);
    });
}

/** Read by the same code that reads Teams' own answers. */
function outcomeIn(fate: Fate, one: Try): SendOutcome {
  const answer = answerTo(fate, one, one.message);
  if (answer === null) return outcomeOf(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  if (answer.status < 300) return { kind: 'sent', activityId: one.message };
  return outcomeOf(new ConnectorError(answer.status, JSON.stringify(answer.body), new Map(Object.entries(answer.headers ?? {}))));
}

function tokyo(time: number): string {
  return toInstant(new Date(time + 9 * 3_600_000))
    .replace('T', ' ')
    .slice(0, 16);
}
