import { openStorage } from '../../src/storage/open-storage.ts';
import type { Arena } from '../arena.ts';
import { randomMoments, startBots } from './bots.ts';
import type { Bots } from './bots.ts';
import { startConnectorProcess } from './connector-process.ts';
import type { Ledger } from './ledger.ts';
import type { PushOptions } from './options.ts';
import { enqueue, installChats, messagesFor, rowsOf, untilAllSettled, warmUp } from './sending.ts';
import type { MessageRow } from './sending.ts';

const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
/** A sending that is not over after so many times its ideal, and the lease of a dead claim, is cut off and shown as it stands. */
const PATIENCE = 6;
const PATIENCE_MS = 240_000;

export interface Scenario {
  readonly name: string;
  readonly arena: Arena;
  readonly kills: number;
}

/** All that was seen of one sending. */
export interface Seen {
  readonly scenario: Scenario;
  readonly intended: readonly string[];
  readonly rows: readonly MessageRow[];
  readonly ledger: Ledger;
  readonly bots: Pick<Bots, 'memoryAboveIdle' | 'answerTimes' | 'gaps'>;
}

export async function runScenario(scenario: Scenario, options: PushOptions): Promise<Seen> {
  const { people, rate, seed } = options;
  const databaseUrl = await scenario.arena.newDatabase();
  const connector = await startConnectorProcess({ seed, rate });
  const storage = await openStorage({ databaseUrl, log: QUIET });
  await installChats(storage, people, connector.url);
  const bots = await startBots({ databaseUrl, processes: scenario.arena.processes, env: { NAVI_SENDS_PER_SECOND: String(rate) } });
  try {
    await warmUp(storage, people);
    await bots.watch();
    const messages = messagesFor(people, seed);
    const idealMs = (messages.length / rate) * 1_000;
    await enqueue(storage, messages);
    bots.killAt(randomMoments(scenario.kills, idealMs, seed));
    await untilAllSettled(storage, idealMs * PATIENCE + PATIENCE_MS);
    return {
      scenario,
      intended: messages.map(({ dedupeKey }) => dedupeKey),
      rows: await rowsOf(storage),
      ledger: await connector.ledger(),
      bots,
    };
  } finally {
    await bots.stop();
    await storage.close();
    connector.stop();
  }
}
