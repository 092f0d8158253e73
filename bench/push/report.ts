import { quantile } from '../search-sets.ts';
import { CONVERSATION_WINDOWS } from './ledger.ts';
import type { Arrival } from './ledger.ts';
import type { PushOptions } from './options.ts';
import type { Seen } from './scenario.ts';
import { truthOf } from './truth.ts';
import type { Truth } from './truth.ts';
import { greatestIn, greatestOfAny } from './windows.ts';

const MOST_TIME = 1.05;
const MOST_MEMORY_MB = 80;

interface Figure {
  readonly value: string | number;
  readonly target?: string;
  /** Absent where there is no target. */
  readonly isMet?: boolean;
}

/** Prints what one sending came to. False when it broke a rule that no noisy machine excuses: the truth, the rate, or a second copy. */
export function report(seen: Seen, options: PushOptions): boolean {
  const { intended, rows, ledger, scenario } = seen;
  const truth = truthOf(
    intended,
    rows,
    ledger.kept.map(({ message }) => message),
  );
  const rates = rateFigures(ledger.arrivals, options.rate);
  const figures: Readonly<Record<string, Figure>> = {
    ...stateFigures(truth, intended.length),
    ...arrivalFigures(ledger.arrivals),
    ...timeFigures(seen, options.rate),
    ...rates,
    ...machineFigures(seen),
    ...killFigures(seen),
  };
  console.log(`\n${scenario.name}: ${String(options.people)} people, ${String(options.rate)} per second`);
  console.table(Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, toLine(figure)])));
  for (const mistake of truth.mistakes) console.log(`MISTAKE: ${mistake}`);
  return truth.mistakes.length === 0 && Object.values(rates).every(({ isMet }) => isMet !== false);
}

function toLine({ value, target = '', isMet }: Figure): Readonly<Record<string, string | number>> {
  return { value, target, '': isMet === undefined ? '' : isMet ? 'met' : 'MISSED' };
}

function stateFigures(truth: Truth, intended: number): Readonly<Record<string, Figure>> {
  const { counts } = truth;
  const final = counts.sent + counts.failed + counts.blocked + counts['not-installed'] + counts.unknown + counts.cancelled;
  return {
    intended: { value: intended },
    sent: { value: counts.sent },
    failed: { value: counts.failed },
    blocked: { value: counts.blocked },
    'not installed': { value: counts['not-installed'] },
    unknown: { value: `${String(counts.unknown)} (${String(truth.unknownArrived)} had arrived)` },
    cancelled: { value: counts.cancelled },
    'states add up to': { value: final, target: String(intended), isMet: final === intended },
    'delivered twice, told as known': { value: truth.twice, target: '0', isMet: truth.twice === 0 },
    'delivered twice, told as unknown': { value: truth.twiceUnknown },
    'other mistakes': { value: truth.mistakes.length, target: '0', isMet: truth.mistakes.length === 0 },
  };
}

function arrivalFigures(arrivals: readonly Arrival[]): Readonly<Record<string, Figure>> {
  const real = arrivals.filter(({ fate }) => fate === 'throttled').length;
  return {
    requests: { value: arrivals.length },
    'replays forced by 429 and 412': { value: forcedReplays(arrivals) },
    '429 because the sender was too fast': { value: real, target: '0', isMet: real === 0 },
  };
}

function forcedReplays(arrivals: readonly Arrival[]): number {
  return arrivals.filter(({ fate }) => fate === '429' || fate === '412').length;
}

function timeFigures({ scenario, intended, rows, ledger: { arrivals } }: Seen, rate: number): Readonly<Record<string, Figure>> {
  const began = Math.min(...arrivals.map(({ at }) => at));
  const lastRequest = (Math.max(...arrivals.map(({ at }) => at)) - began) / 1_000;
  const wall = (Math.max(...rows.map(({ settledAt }) => settledAt ?? Infinity)) - began) / 1_000;
  const ideal = intended.length / rate;
  const withReplays = (intended.length + forcedReplays(arrivals)) / rate;
  const times = (seconds: number, than: number): Figure => ({ value: (seconds / than).toFixed(3) });
  return {
    'first request to last final state, s': { value: wall.toFixed(1) },
    'first to last request, s': { value: lastRequest.toFixed(1) },
    'ideal: messages / rate, s': { value: ideal.toFixed(1) },
    'ideal with forced replays, s': { value: withReplays.toFixed(1) },
    'time beside the ideal': times(wall, ideal),
    'time beside the ideal with replays': {
      ...times(wall, withReplays),
      // What a killed bot had under way waits for the end of its lease.
      ...(scenario.kills === 0 ? { target: `≤ ${String(MOST_TIME)}`, isMet: wall / withReplays <= MOST_TIME } : {}),
    },
    'requests beside the ideal with replays': times(lastRequest, withReplays),
  };
}

function rateFigures(arrivals: readonly Arrival[], rate: number): Readonly<Record<string, Figure>> {
  const all = arrivals.map(({ at }) => at);
  const each = [...Map.groupBy(arrivals, ({ conversation }) => conversation).values()].map((some) => some.map(({ at }) => at));
  const line = (value: number, most: number): Figure => ({ value, target: `≤ ${String(most)}`, isMet: value <= most });
  return {
    ...Object.fromEntries(
      [1, 2, 30].map((seconds) => [`most in ${String(seconds)} s`, line(greatestIn(all, seconds * 1_000), rate * seconds)]),
    ),
    ...Object.fromEntries(
      CONVERSATION_WINDOWS.map(([length, most]) => [
        `most in ${String(length / 1_000)} s, one conversation`,
        line(greatestOfAny(each, length), most),
      ]),
    ),
  };
}

function machineFigures({ bots }: Seen): Readonly<Record<string, Figure>> {
  const memory = bots.memoryAboveIdle();
  const quiet = quantile(bots.answerTimes, 0.5);
  return {
    'memory above idle, MB': { value: memory.toFixed(0), target: `≤ ${String(MOST_MEMORY_MB)}`, isMet: memory <= MOST_MEMORY_MB },
    '/readyz p50, p99, max ms': {
      value: [quiet, quantile(bots.answerTimes, 0.99), Math.max(...bots.answerTimes)].map((ms) => ms.toFixed(0)).join(', '),
    },
  };
}

/** What the kills left behind. */
function killFigures({ scenario, rows, ledger, bots }: Seen): Readonly<Record<string, Figure>> {
  if (scenario.kills === 0) return {};
  const left = rows.filter(({ state, reason }) => state === 'unknown' && reason === 'lease-expired');
  const requested = new Map(ledger.arrivals.map(({ message, at }) => [message, at]));
  const waits = left.flatMap(({ message, settledAt }) => {
    const at = requested.get(message);
    return at === undefined || settledAt === null ? [] : [(settledAt - at) / 1_000];
  });
  return {
    'kill -9, ms until ready again': { value: bots.gaps.map((ms) => ms.toFixed(0)).join(', ') },
    'claims the killed bots left': { value: `${String(left.length)} (${String(waits.length)} had been requested)` },
    'longest until such a claim was told as unknown, s': { value: Math.max(0, ...waits).toFixed(1) },
  };
}
