import { tokyoDay } from '../../../kernel/clock.ts';
import { atTokyo } from '../../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import { defaultDeadlines } from '../rules/deadlines.ts';
import { optional, problem, readAll, readDay, readLine, readNumber, readTime, required, valueOf } from './read-field.ts';
import type { Field, Problem, Problems } from './read-field.ts';
import { SESSION_LIMITS } from './session-form.ts';
import type { SessionDraft, SessionField, SessionInputs } from './session-form.ts';

export type ReadSession =
  { readonly kind: 'good'; readonly draft: SessionDraft } | { readonly kind: 'bad'; readonly problems: Problems<SessionField> };

export interface SessionContext {
  readonly isDxRelated: boolean;
  readonly days: WorkingDays;
  readonly now: Date;
  /** As it is stored; null for a new one. What stays as it is may lie in the past. */
  readonly before: SessionDraft | null;
}

/** 17:00 closes a day for which no time was said; the seats held back are released in the morning. */
const CLOSING_TIME = '17:00';
const RELEASE_TIME = '09:00';

/** Reads the form: first each field by itself, then how they go together. */
export function readSession(inputs: SessionInputs, context: SessionContext): ReadSession {
  const read = readAll(readFields(inputs, context.isDxRelated));
  if ('problems' in read) return { kind: 'bad', problems: read.problems };
  const draft = draftFrom(read.values, context.days);
  const problems = unfitTimes(draft, inputs, context);
  return Object.keys(problems).length > 0 ? { kind: 'bad', problems } : { kind: 'good', draft };
}

function readFields(inputs: SessionInputs, isDxRelated: boolean) {
  const capacity = required(inputs.capacity, (typed) => readNumber(typed, { min: 1, max: SESSION_LIMITS.capacity }));
  const most = valueOf(capacity) ?? SESSION_LIMITS.capacity;
  const held = optional(inputs.held, (typed) => readNumber(typed, { min: 0, max: most }));
  const isHeld = (valueOf(held) ?? 0) > 0;
  return {
    day: required(inputs.day, readDay),
    start: required(inputs.start, readTime),
    end: required(inputs.end, readTime),
    place: readLine(inputs.place, SESSION_LIMITS.place),
    capacity,
    applyDay: readDeadlineDay(inputs.applyDay, inputs.applyTime),
    applyTime: optional(inputs.applyTime, readTime),
    cancelDay: readDeadlineDay(inputs.cancelDay, inputs.cancelTime),
    cancelTime: optional(inputs.cancelTime, readTime),
    lockDay: optional(inputs.lockDay, readDay),
    held: isHeld && !isDxRelated ? problem('only-dx-related') : held,
    releaseDay: isHeld ? required(inputs.releaseDay, readDay) : optional(inputs.releaseDay, readDay),
  };
}

function readDeadlineDay(day: string, time: string): Field<string | null> {
  return day.trim() === '' && time.trim() !== '' ? problem('day-missing') : optional(day, readDay);
}

interface Typed {
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly capacity: number;
  readonly applyDay: string | null;
  readonly applyTime: string | null;
  readonly cancelDay: string | null;
  readonly cancelTime: string | null;
  readonly lockDay: string | null;
  readonly held: number | null;
  readonly releaseDay: string | null;
}

function draftFrom(typed: Typed, days: WorkingDays): SessionDraft {
  const startsAt = atTokyo(typed.day, typed.start);
  const usual = defaultDeadlines(startsAt, days);
  const applyBy = onDay(typed.applyDay, typed.applyTime) ?? usual.applyBy;
  const held = typed.held ?? 0;
  return {
    ...{ startsAt, endsAt: atTokyo(typed.day, typed.end), place: typed.place, capacity: typed.capacity },
    ...{ applyBy, cancelBy: onDay(typed.cancelDay, typed.cancelTime) ?? usual.cancelBy, lockAt: lockOn(typed.lockDay, applyBy) },
    ...{ held, releaseAt: held === 0 ? null : onDay(typed.releaseDay, RELEASE_TIME) },
  };
}

function onDay(day: string | null, time: string | null): Date | null {
  return day === null ? null : atTokyo(day, time ?? CLOSING_TIME);
}

/** On the last day of applying, people may move up until the last application. */
function lockOn(day: string | null, applyBy: Date): Date {
  return day === null || day === tokyoDay(applyBy) ? applyBy : atTokyo(day, CLOSING_TIME);
}

type Check = readonly [field: SessionField, isWrong: boolean, problem: Problem];

function unfitTimes(draft: SessionDraft, inputs: SessionInputs, { now, before }: SessionContext): Problems<SessionField> {
  const { startsAt, endsAt, applyBy, cancelBy, lockAt, releaseAt } = draft;
  const isPast = (at: Date | null, old: Date | null | undefined): boolean => at !== null && at <= now && at.getTime() !== old?.getTime();
  const usual = inputs.applyDay.trim() === '';
  const checks: readonly Check[] = [
    ['day', isPast(startsAt, before?.startsAt), { kind: 'past', usual: false }],
    ['end', endsAt <= startsAt, { kind: 'end-before-start' }],
    ['applyDay', applyBy > startsAt, { kind: 'after-start' }],
    ['applyDay', startsAt > now && isPast(applyBy, before?.applyBy), { kind: 'past', usual }],
    ['cancelDay', cancelBy > startsAt, { kind: 'after-start' }],
    ['lockDay', lockAt > startsAt, { kind: 'after-start' }],
    ['lockDay', lockAt < applyBy, { kind: 'lock-before-apply' }],
    ['releaseDay', releaseAt !== null && releaseAt > lockAt, { kind: 'release-after-lock' }],
    ['releaseDay', isPast(releaseAt, before?.releaseAt), { kind: 'past', usual: false }],
  ];
  // Of several problems of one field, the first is told.
  return Object.fromEntries(
    checks
      .filter(([, isWrong]) => isWrong)
      .map(([field, , wrong]) => [field, wrong] as const)
      .toReversed(),
  );
}
