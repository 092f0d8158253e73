import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics, QueueMetrics } from '../kernel/metrics.ts';

export interface MetricsRegistry extends Metrics, QueueMetrics {
  /** The text of `/metrics` and its content type. */
  readonly contentType: string;
  text(): Promise<string>;
}

/** Labels hold kinds and outcomes, never persons or questions. */
export function createMetrics(): MetricsRegistry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: 'navi_turn_seconds',
    help: 'Time from the arrival of a turn to its reply',
    labelNames: ['kind', 'outcome'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 2, 5],
    registers: [registry],
  });
  const answers = new Counter({ name: 'navi_answers_total', help: 'Answered questions', labelNames: ['outcome'], registers: [registry] });
  const messages = new Counter({
    name: 'navi_messages_total',
    help: 'Settled outbox messages',
    labelNames: ['state'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    turn: (kind, outcome, seconds) => turns.observe({ kind, outcome }, seconds),
    answered: (outcome) => answers.inc({ outcome }),
    delivered: (state) => messages.inc({ state }),
    queue: queueGauges(registry),
  };
}

function queueGauges(registry: Registry): QueueMetrics['queue'] {
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge<L>({ name, help, labelNames: [...labelNames], registers: [registry] });
  const waiting = gauge('navi_outbox_messages', 'Messages in the outbox that are not settled', ['state']);
  const oldest = gauge('navi_outbox_oldest_seconds', 'How long the oldest due message has waited');
  const pace = gauge('navi_outbox_sends_per_second', 'Sends a second that are allowed now, of all instances; 0 while paused');
  return ({ due, sending, later, oldestSeconds, perSecond }) => {
    waiting.set({ state: 'due' }, due);
    waiting.set({ state: 'sending' }, sending);
    waiting.set({ state: 'later' }, later);
    oldest.set(oldestSeconds);
    pace.set(perSecond);
  };
}
