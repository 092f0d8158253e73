import { postgresArena, sqliteArena } from '../arena.ts';
import type { Arena } from '../arena.ts';
import { pushOptions } from './options.ts';
import type { PushOptions, ScenarioName } from './options.ts';
import { planningBench } from './planning.ts';
import { report } from './report.ts';
import { runScenario } from './scenario.ts';

const KILLS = 5;

/**
 * A sending to thousands of people by real bots against a connector that throttles and fails as Teams does; with kill -9 and with two bots that share
 * one rate. Targets: 1.05 of the ideal time, never above the rate, 80 MB above idle, nobody gets it twice, and the states tell the truth.
 */
export async function pushBench(): Promise<void> {
  const options = pushOptions(process.argv.slice(3));
  if (options === null) {
    process.exitCode = 2;
    return;
  }
  if (options.scenarios.includes('planning')) await planningBench(options);
  await onArena(sqliteArena(), 'sqlite', options);
  const postgres = options.scenarios.some((name) => name.startsWith('postgres')) ? await postgresArena() : null;
  if (postgres !== null) await onArena(postgres, 'postgres', options);
  else if (options.scenarios.some((name) => name.startsWith('postgres')))
    console.log('\nPostgreSQL: left out, no server on this machine (TEST_POSTGRES_URL names one)');
}

async function onArena(arena: Arena, name: 'sqlite' | 'postgres', options: PushOptions): Promise<void> {
  const runs: readonly (readonly [ScenarioName, number])[] = [
    [name, 0],
    [`${name}-kills`, KILLS],
  ];
  try {
    for (const [scenario, kills] of runs) {
      if (!options.scenarios.includes(scenario)) continue;
      const bots = `${arena.name}, ${arena.processes === 1 ? 'one bot' : `${String(arena.processes)} bots`}`;
      const seen = await runScenario({ name: kills === 0 ? bots : `${bots}, kill -9 ${String(kills)} times`, arena, kills }, options);
      if (!report(seen, options)) process.exitCode = 1;
    }
  } finally {
    await arena.close();
  }
}
