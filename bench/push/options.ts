import { parseArgs } from 'node:util';

export const SCENARIOS = ['sqlite', 'sqlite-kills', 'postgres', 'postgres-kills', 'planning'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface PushOptions {
  readonly people: number;
  /** Messages per second of the whole sender. */
  readonly rate: number;
  readonly seed: number;
  /** People of the planning figure. */
  readonly planned: number;
  readonly scenarios: readonly ScenarioName[];
}

const USAGE = `Usage: npm run bench -- push [${SCENARIOS.join(' | ')} …] [--people 5000] [--rate 20] [--seed 1] [--planned 100000]`;

/** Null, after the usage was printed, when the arguments make no sense. */
export function pushOptions(args: readonly string[]): PushOptions | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      people: { type: 'string', default: '5000' },
      rate: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      planned: { type: 'string', default: '100000' },
    },
  });
  const [people, rate, seed, planned] = [values.people, values.rate, values.seed, values.planned].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const scenarios = SCENARIOS.filter((name) => positionals.length === 0 || positionals.includes(name));
  const isKnown = positionals.every((name) => scenarios.some((known) => known === name));
  if (isKnown && [people, rate, seed, planned].every((value) => Number.isInteger(value) && value > 0)) {
    return { people, rate, seed, planned, scenarios };
  }
  console.error(USAGE);
  return null;
}
