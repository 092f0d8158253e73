/** Structured log of what happened, for operators. Fields are ids, counts, codes and durations: never names, question texts or health words. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  /** Something is off but goes on by itself. */
  warn(event: string, fields?: LogFields): void;
  /** Somebody must act now. */
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
