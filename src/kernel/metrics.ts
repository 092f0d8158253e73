/** What the operator's dashboard counts; names are declared in `platform/metrics.ts`. */
export interface Metrics {
  /** One finished turn: `kind` of the event and how it ended. */
  turn(kind: string, outcome: string, seconds: number): void;
  /** One answered question by outcome (answered, clarify, declined, smalltalk, support). */
  answered(outcome: string): void;
  /** One settled outbox message by final state. */
  delivered(state: string): void;
}

/** What waits in the outbox, and how fast it goes out. */
export interface QueueMetrics {
  queue(figures: QueueFigures): void;
}

export interface QueueFigures {
  /** Messages that are due, and those under way. */
  readonly due: number;
  readonly sending: number;
  /** Those for a later time: reminders, retries, the night, the digest. */
  readonly later: number;
  /** How long the oldest due one has waited, seconds. */
  readonly oldestSeconds: number;
  /** Sends a second that are allowed now; zero while everything is paused. */
  readonly perSecond: number;
}
