/** What the operator's dashboard counts; names are declared in `platform/metrics.ts`. */
export interface Metrics {
  /** One finished turn: `kind` of the event and how it ended. */
  turn(kind: string, outcome: string, seconds: number): void;
  /** One answered question by outcome (answered, clarify, declined, smalltalk, support). */
  answered(outcome: string): void;
  /** One settled outbox message by final state. */
  delivered(state: string): void;
}
