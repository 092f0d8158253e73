/** What is judged of a job. */
export interface JobFacts {
  readonly name: string;
  readonly isLate: boolean;
  readonly last: { readonly state: 'running' | 'done' | 'failed'; readonly failures: number; readonly code: string | null } | null;
}

/** What is judged of the outbox. */
export interface SendingFacts {
  readonly waiting: number;
  readonly oldestDueAt: Date | null;
  readonly lastSettledAt: Date | null;
  /** A code while the sender waits; null otherwise. */
  readonly pace: { readonly reason: string | null };
  readonly gaps: readonly { readonly state: string; readonly count: number }[];
}

export type Problem<J extends JobFacts = JobFacts> =
  | { readonly kind: 'job-failed' | 'job-late'; readonly job: J }
  | { readonly kind: 'audit-broken' }
  | { readonly kind: 'not-sending'; readonly waiting: number; readonly minutes: number }
  | { readonly kind: 'failed-messages'; readonly count: number };

const MINUTE_MS = 60_000;
/** A large sending keeps people waiting, but something goes out all the while. Minutes. */
const STUCK_WAIT = 15;
const STUCK_SILENCE = 5;

/** What somebody must look after, the gravest first. A job that failed once is tried again by itself and is no problem yet, except for the audit log. */
export function problemsOf<J extends JobFacts>(
  { jobs, sending, auditJob }: { readonly jobs: readonly J[]; readonly sending: SendingFacts; readonly auditJob: string },
  now: Date,
): readonly Problem<J>[] {
  const broken = jobs.some(({ name, last }) => name === auditJob && last?.code === 'audit.broken');
  const failed = jobs.filter((job) => (job.last?.failures ?? 0) > 1 && !(broken && job.name === auditJob));
  const count = sending.gaps.filter(({ state }) => state === 'failed').reduce((sum, gap) => sum + gap.count, 0);
  return [
    ...(broken ? [{ kind: 'audit-broken' } as const] : []),
    ...stuck(sending, now),
    ...failed.map((job) => ({ kind: 'job-failed', job }) as const),
    ...jobs.filter((job) => job.isLate && !failed.includes(job)).map((job) => ({ kind: 'job-late', job }) as const),
    ...(count === 0 ? [] : [{ kind: 'failed-messages', count } as const]),
  ];
}

/** Teams being busy passes by itself. */
function stuck({ waiting, oldestDueAt, lastSettledAt, pace }: SendingFacts, now: Date): readonly Problem<never>[] {
  if (pace.reason === 'throttled') return [];
  const minutes = minutesSince(oldestDueAt ?? now, now);
  const isSilent = lastSettledAt === null || minutesSince(lastSettledAt, now) >= STUCK_SILENCE;
  return waiting > 0 && minutes >= STUCK_WAIT && isSilent ? [{ kind: 'not-sending', waiting, minutes }] : [];
}

export function minutesSince(then: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - then.getTime()) / MINUTE_MS));
}
