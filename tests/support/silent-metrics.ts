import type { Metrics } from '../../src/kernel/metrics.ts';

export function silentMetrics(): Metrics {
  return { turn: () => undefined, answered: () => undefined, delivered: () => undefined };
}
