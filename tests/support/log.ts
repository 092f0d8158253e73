import type { Log, LogFields } from '../../src/kernel/log.ts';
import type { Metrics } from '../../src/kernel/metrics.ts';

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly fields: LogFields;
}

/** A log that remembers its lines. */
export function memoryLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}): void => {
      lines.push({ level, event, fields });
    };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export function silentMetrics(): Metrics {
  return { turn: () => undefined, answered: () => undefined, delivered: () => undefined };
}
