import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { AUDIT_JOB } from '../../jobs/port.ts';
import type { JobStanding } from '../../jobs/port.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import { formatTime, tokyoClock } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import jobsTemplate from '../../../cards/reports/jobs.json' with { type: 'json' };
import statusTemplate from '../../../cards/reports/status.json' with { type: 'json' };
import {
  asOfText,
  durationText,
  ENGINES,
  ENTRANCE,
  GAP_NAMES,
  JOB_STATES,
  jobsText,
  KIND,
  messagesCount,
  pausedText,
  PROBLEM_TEXTS,
  problemsText,
  REACH_NOTE,
  reachText,
  runText,
  slowedText,
  STATUS_WORDS,
  waitingText,
} from './messages.ts';
import { minutesSince, problemsOf } from './rules.ts';
import type { Problem } from './rules.ts';
import type { Status } from './status.ts';

interface Drawn {
  readonly voice: Voice;
  readonly now: Date;
}

/** 運用状況: whether all is well, and who must do what where it is not. */
export function statusCard(status: Status, drawn: Drawn): Card {
  const { voice, now } = drawn;
  const problems = problemsOf({ jobs: status.jobs, sending: status.outbox, auditJob: AUDIT_JOB }, now);
  const isFine = problems.length === 0;
  return card(
    statusTemplate,
    {
      ...{ kind: say(KIND, voice), title: say(ENTRANCE, voice) },
      state: say(isFine ? STATUS_WORDS.fine : problemsText(problems.length), voice),
      tint: isFine ? 'good' : 'attention',
      problems: problems.map((problem) => ({ problem: say(problemText(problem, voice), voice) })),
      facts: factsOf(status, problems, drawn),
      ...{ note: say(REACH_NOTE, voice), hasNote: status.reach.blocked + status.reach.notInstalled > 0 },
      asOf: say(asOfText(formatTime(now, voice.locale)), voice),
      ...{ refresh: say(STATUS_WORDS.refresh, voice), showJobs: say(STATUS_WORDS.showJobs, voice) },
    },
    say(ENTRANCE, voice),
  );
}

function problemText(problem: Problem<JobStanding>, voice: Voice): Words {
  switch (problem.kind) {
    case 'audit-broken':
      return PROBLEM_TEXTS.auditBroken();
    case 'not-sending':
      return PROBLEM_TEXTS.notSending(problem.waiting, problem.minutes);
    case 'job-failed':
      return failedText(problem.job, voice);
    case 'job-late':
      return PROBLEM_TEXTS.jobLate(say(problem.job.title, voice));
    case 'failed-messages':
      return PROBLEM_TEXTS.failedMessages(problem.count);
  }
}

function failedText({ title, name, last }: JobStanding, voice: Voice): Words {
  const { failures = 0, code = null } = last ?? {};
  return PROBLEM_TEXTS.jobFailed(say(title, voice), { failures, code: [name, code].join(' ') });
}

function factsOf(status: Status, problems: readonly Problem[], drawn: Drawn): readonly CardData[] {
  const { outbox, jobs, reach } = status;
  const { voice, now } = drawn;
  const failing = problems.filter(({ kind }) => kind === 'job-failed' || kind === 'job-late').length;
  const waiting = outbox.oldestDueAt === null ? messagesCount(0) : waitingText(outbox.waiting, minutesSince(outbox.oldestDueAt, now));
  const facts: readonly (readonly [Words, string])[] = [
    [STATUS_WORDS.waiting, say(waiting, voice)],
    [STATUS_WORDS.underWay, say(messagesCount(outbox.sending), voice)],
    [STATUS_WORDS.pace, paceText(outbox, drawn)],
    [STATUS_WORDS.later, say(messagesCount(outbox.later), voice)],
    [STATUS_WORDS.sentToday, say(messagesCount(outbox.sentToday), voice)],
    [STATUS_WORDS.gaps, gapsText(status, voice)],
    [STATUS_WORDS.reach, say(reachText(reach), voice)],
    [STATUS_WORDS.jobs, say(jobsText({ total: jobs.length, failing }), voice)],
    [STATUS_WORDS.audit, auditText(jobs, drawn)],
    [STATUS_WORDS.program, `${ENGINES[status.engine]}・${say({ ja: '版', en: 'version' }, voice)} ${status.version}`],
  ];
  return facts.map(([label, value]) => ({ label: say(label, voice), value }));
}

function paceText({ pace }: Status['outbox'], drawn: Drawn): string {
  const { percent, pausedUntil, reason } = pace;
  if (pausedUntil !== null) return say(pausedText(timeText(pausedUntil, drawn), reason === 'throttled'), drawn.voice);
  return say(percent < 100 ? slowedText(percent) : STATUS_WORDS.normal, drawn.voice);
}

/** 「12件（人財ナビが入っていない 10件、届いたか不明 2件）」 */
function gapsText({ outbox }: Status, voice: Voice): string {
  const counts = new Map<keyof typeof GAP_NAMES, number>();
  for (const { state, count } of outbox.gaps) counts.set(state, (counts.get(state) ?? 0) + count);
  if (counts.size === 0) return say(STATUS_WORDS.none, voice);
  const lines = [...counts].map(([state, count]) => `${say(GAP_NAMES[state], voice)} ${say(messagesCount(count), voice)}`);
  return lines.join(say({ ja: '、', en: ', ' }, voice));
}

function auditText(jobs: readonly JobStanding[], drawn: Drawn): string {
  const { voice } = drawn;
  const last = jobs.find(({ name }) => name === AUDIT_JOB)?.last ?? null;
  if (last?.code === 'audit.broken') return say(STATUS_WORDS.auditBad, voice);
  const doneAt = last?.doneAt ?? null;
  return doneAt === null ? say(STATUS_WORDS.auditOpen, voice) : `${say(STATUS_WORDS.auditGood, voice)}（${timeText(doneAt, drawn)}）`;
}

/** Every job, with its last and its next run. */
export function jobsCard({ jobs }: Pick<Status, 'jobs'>, drawn: Drawn): Card {
  const { voice, now } = drawn;
  return card(
    jobsTemplate,
    {
      ...{ kind: say(ENTRANCE, voice), title: say(STATUS_WORDS.jobs, voice), intro: say(STATUS_WORDS.jobsIntro, voice) },
      jobs: jobs.map((job) => jobData(job, drawn)),
      asOf: say(asOfText(formatTime(now, voice.locale)), voice),
      ...{ refresh: say(STATUS_WORDS.refresh, voice), back: say(STATUS_WORDS.back, voice) },
    },
    say(ENTRANCE, voice),
  );
}

function jobData(job: JobStanding, drawn: Drawn): CardData {
  const { voice } = drawn;
  const { finishedAt = null, durationMs = null } = job.last ?? {};
  const ended = finishedAt === null ? null : { at: timeText(finishedAt, drawn), took: say(durationText(durationMs ?? 0), voice) };
  return {
    job: say(job.title, voice),
    state: say(JOB_STATES[stateOf(job)], voice),
    times: runText(ended, timeText(job.nextAt, drawn), voice.locale),
  };
}

function stateOf({ isLate, last }: JobStanding): keyof typeof JOB_STATES {
  if (isLate) return 'late';
  return last?.state ?? 'never';
}

/** Of today the time alone. */
function timeText(at: Date, { voice, now }: Drawn): string {
  return tokyoDay(at) === tokyoDay(now) ? tokyoClock(at) : formatTime(at, voice.locale);
}
