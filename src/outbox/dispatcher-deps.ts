import type { Clock, Timer } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Metrics, QueueMetrics } from '../kernel/metrics.ts';
import type { WorkingDays } from '../kernel/working-day.ts';
import type { Storage } from '../storage/port.ts';
import type { DigestCard, Send } from './port.ts';

export interface DispatcherDeps {
  readonly storage: Storage;
  readonly send: Send;
  /** What people call the time: due times, office hours, weeks. */
  readonly clock: Clock;
  /** Real time: pace and leases. */
  readonly timer: Timer;
  readonly log: Log;
  readonly metrics: Metrics & Partial<QueueMetrics>;
  readonly workingDays: WorkingDays;
  readonly digestCard: DigestCard;
  readonly newId: () => string;
  /** Spreads retries; 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Of all instances together. */
  readonly perSecond: number;
  /** Messages a week and person that are not mandatory. */
  readonly weeklyMessages: number;
  /** Longest wait between two looks into the table, milliseconds; default one second. */
  readonly interval?: number;
}
