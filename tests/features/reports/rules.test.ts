import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../src/features/reports/rules.ts';
import type { JobFacts, SendingFacts } from '../../../src/features/reports/rules.ts';

const NOW = new Date('2026-12-10T10:05:00+09:00');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const GOOD: JobFacts = { name: 'a.job', isLate: false, last: { state: 'done', failures: 0, code: null } };
const QUIET: SendingFacts = { waiting: 0, oldestDueAt: null, lastSettledAt: null, gaps: [], pace: { reason: null } };
const failed = (failures: number, code = 'TypeError', name = 'a.job'): JobFacts => ({
  name,
  isLate: false,
  last: { state: 'failed', failures, code },
});

function kinds(jobs: readonly JobFacts[], sending: Partial<SendingFacts> = {}): string[] {
  return problemsOf({ jobs, sending: { ...QUIET, ...sending }, auditJob: 'audit.verify' }, NOW).map(({ kind }) => kind);
}

describe('what somebody must look after', () => {
  it.each<[string, readonly JobFacts[], Partial<SendingFacts>, readonly string[]]>([
    ['nothing', [GOOD, { ...GOOD, last: null }], {}, []],
    ['a job that failed once is tried again by itself', [failed(1)], {}, []],
    ['one that fails on and on', [failed(2)], {}, ['job-failed']],
    [
      'one that is killed again and again, though it is running now',
      [{ ...GOOD, last: { state: 'running', failures: 3, code: 'killed' } }],
      {},
      ['job-failed'],
    ],
    ['one that nobody takes up', [{ ...GOOD, isLate: true }], {}, ['job-late']],
    [
      'a tampered audit log, at once and before all else',
      [failed(4), failed(1, 'audit.broken', 'audit.verify')],
      {},
      ['audit-broken', 'job-failed'],
    ],
    ['a tampered audit log, once', [failed(3, 'audit.broken', 'audit.verify')], {}, ['audit-broken']],
    ['messages that wait while nothing arrives', [], { waiting: 3, oldestDueAt: ago(15), lastSettledAt: ago(5) }, ['not-sending']],
    ['messages that wait since nothing arrived today', [], { waiting: 3, oldestDueAt: ago(15) }, ['not-sending']],
    ['messages that wait because Teams is busy', [], { waiting: 3, oldestDueAt: ago(15), pace: { reason: 'throttled' } }, []],
    ['a large sending that goes on', [], { waiting: 9000, oldestDueAt: ago(80), lastSettledAt: ago(0) }, []],
    ['messages that have just come', [], { waiting: 3, oldestDueAt: ago(14) }, []],
    [
      'refused messages',
      [],
      {
        gaps: [
          { state: 'failed', count: 2 },
          { state: 'failed', count: 1 },
        ],
      },
      ['failed-messages'],
    ],
    ['people without the bot are no failure', [], { gaps: [{ state: 'not-installed', count: 20 }] }, []],
  ])('%s', (_, jobs, sending, expected) => {
    expect(kinds(jobs, sending)).toEqual(expected);
  });
});
