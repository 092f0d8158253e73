import { parseArgs } from 'node:util';
import { engines, ours } from './search-engines.ts';
import type { Engine } from './search-engines.ts';
import { gateFigures } from './search-gate.ts';
import { retyped } from './search-robust.ts';
import { qualityOf, quantile, readSet, sample } from './search-sets.ts';
import type { Quality, SearchSet } from './search-sets.ts';

const USAGE = 'Usage: npm run bench -- search FILE.json [FILE.json …] [--robust] [--gate] [--sample N]';
const ROBUST_QUESTIONS = 1000;

interface Row extends Quality {
  readonly indexMs: number;
  readonly p50: number;
  readonly p99: number;
}

/** Search engines side by side on tuning sets; with `--robust` and `--gate` also how ours stands slips, and knows what is missing. */
export async function searchBench(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(3),
    allowPositionals: true,
    options: { robust: { type: 'boolean' }, gate: { type: 'boolean' }, sample: { type: 'string' } },
  });
  if (positionals.length === 0) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const all = await engines();
  for (const file of positionals) {
    const set = readSet(file);
    console.log(`\n${set.name}: ${set.docs.length} passages, ${set.queries.length} questions`);
    if (values.robust !== true && values.gate !== true) compare(set, all, Number(values.sample ?? Infinity));
    if (values.robust === true) robust(set);
    if (values.gate === true) console.table({ [set.name]: rounded({ ...gateFigures(set) }, 1) });
  }
}

function compare(set: SearchSet, all: Readonly<Record<string, Engine>>, size: number): void {
  const queries = sample(set.queries, size);
  const rows = Object.entries(all).map(([name, engine]) => [name, measure(engine, set.docs, queries)] as const);
  const own = rows[0]?.[1];
  console.table(
    Object.fromEntries(
      rows.map(([name, { r1, r5, mrr, indexMs, p50, p99 }]) => [
        name,
        {
          ...rounded({ 'R@1': r1, 'R@5': r5, 'MRR@10': mrr }, 1),
          ...rounded({ 'index ms': indexMs }, 0),
          ...rounded({ 'p50 ms': p50, 'p99 ms': p99 }, 2),
          ...rounded({ 'p50 ÷ ours': p50 / (own?.p50 ?? p50), 'p99 ÷ ours': p99 / (own?.p99 ?? p99) }, 1),
        },
      ]),
    ),
  );
}

function measure(engine: Engine, docs: SearchSet['docs'], queries: SearchSet['queries']): Row {
  const started = performance.now();
  const rank = engine(docs);
  const indexMs = performance.now() - started;
  for (const query of sample(queries, 200)) rank(query.text);
  const times: number[] = [];
  const rankings = queries.map((query) => {
    const asked = performance.now();
    const ranking = rank(query.text);
    times.push(performance.now() - asked);
    return ranking;
  });
  return { ...qualityOf(queries, rankings), indexMs, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function robust(set: SearchSet): void {
  const queries = sample(set.queries, ROBUST_QUESTIONS);
  const rank = ours(set.docs);
  const rows = Object.entries(retyped(queries.map((query) => query.text))).map(([name, texts]) => {
    const { r1, r5, mrr } = qualityOf(queries, texts.map(rank));
    return [name, rounded({ 'R@1': r1, 'R@5': r5, 'MRR@10': mrr }, 1)] as const;
  });
  console.table(Object.fromEntries(rows));
}

function rounded(values: Readonly<Record<string, number>>, digits: number): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.toFixed(digits)]));
}
