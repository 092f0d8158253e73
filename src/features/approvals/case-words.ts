import type { CaseSight } from '../../approvals/port.ts';
import { currentStep } from '../../kernel/approval-case.ts';
import type { ApprovalCase, ApprovalStep, StepDecision } from '../../kernel/approval-case.ts';
import { deciderWords, nameOf, ROLE_WORDS, STEP_WORDS } from '../../kernel/approval-words.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import { REJECTION_LABELS } from '../../kernel/rejection.ts';
import { atTokyo, formatDay, formatTime } from '../../kernel/tokyo-time.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import { SIGHT } from './messages.ts';

/** Ground of a state; as colours of text, Good and Warning are not to be read on white. */
type Tint = 'default' | 'good' | 'warning' | 'attention' | 'accent';

export interface StateWords {
  readonly state: string;
  readonly tint: Tint;
}

type Named = Pick<CaseSight, 'case' | 'people' | 'part' | 'now'>;

/** Mark, word and colour of a case, as this reader meets it. */
export function stateWords(sight: Named, voice: Voice): StateWords {
  const words = say(SIGHT, voice);
  switch (sight.case.state) {
    case 'approved':
      return { state: words.approved, tint: 'good' };
    case 'rejected':
      return isConsent(sight.case) ? { state: words.consent.declined, tint: 'default' } : { state: words.rejected, tint: 'attention' };
    case 'withdrawn':
      return { state: words.withdrawn, tint: 'default' };
    case 'open':
      return openWords(sight, voice);
  }
}

function openWords({ case: found, people, part, now }: Named, voice: Voice): StateWords {
  const words = say(SIGHT, voice);
  const { state, dueDay } = currentStep(found);
  const who = deciderWords(found, people, voice);
  const before = found.steps[found.current - 1];
  if (part.kind !== 'now' && before !== undefined) return { state: passedWords(before.name, who, voice), tint: 'good' };
  const isLate = dueDay !== null && tokyoDay(now) > dueDay;
  if (isConsent(found)) return consentWords(isLate, voice);
  if (isLate) return { state: words.overdue, tint: 'attention' };
  return state === 'held' ? { state: words.held, tint: 'warning' } : { state: words.waiting(who), tint: 'accent' };
}

function passedWords(step: ApprovalStep['name'], who: string, voice: Voice): string {
  const words = say(SIGHT, voice);
  return step === 'consent' ? words.consent.passed(who) : words.passed(say(STEP_WORDS[step], voice), who);
}

/** True while it is the consent of the person concerned that waits, or that closed the case. */
export function isConsent(found: ApprovalCase): boolean {
  return currentStep(found).name === 'consent';
}

/** After the day named the answer still counts, and nobody else can give it. */
function consentWords(isLate: boolean, voice: Voice): StateWords {
  const { consent } = say(SIGHT, voice);
  return isLate ? { state: consent.late, tint: 'warning' } : { state: consent.waiting, tint: 'accent' };
}

/** 令和8年12月14日（月）（あと2営業日） */
export function dueWords(dueDay: Day, { voice, now, workingDays }: { voice: Voice; now: Date; workingDays: WorkingDays }): string {
  const left = leftWords(dueDay, { voice, now, workingDays });
  const day = formatDay(atTokyo(dueDay, '12:00'), voice.locale);
  return voice.locale === 'en' ? `${day} (${left})` : `${day}（${left}）`;
}

function leftWords(dueDay: Day, { voice, now, workingDays }: { voice: Voice; now: Date; workingDays: WorkingDays }): string {
  const words = say(SIGHT, voice);
  const today = tokyoDay(now);
  if (today > dueDay) return words.over;
  return today === dueDay ? words.today : words.left(workingDays.between(today, dueDay));
}

/** What has happened so far, one line each. */
export function historyLines(
  { case: found, people }: Named,
  voice: Voice,
  { withReasons }: { readonly withReasons: boolean } = { withReasons: true },
): readonly string[] {
  const steps = withReasons ? found.steps : found.steps.map(withoutReason);
  return steps.flatMap((step) => stepLines(step, people, voice));
}

function withoutReason(step: ApprovalStep): ApprovalStep {
  return step.decision === null ? step : { ...step, decision: { ...step.decision, rejection: null } };
}

function stepLines(
  { name, state, decider, delegate, escalatedTo, decision }: ApprovalStep,
  people: Named['people'],
  voice: Voice,
): readonly string[] {
  const words = say(SIGHT, voice);
  const person = (id: Parameters<typeof nameOf>[0]): string => nameOf(id, people, voice);
  return [
    ...(name === 'manager' && decider.kind === 'role' && state !== 'pending'
      ? [words.nobodyAbove(say(ROLE_WORDS[decider.role], voice))]
      : []),
    ...(escalatedTo === null || name === 'consent' ? [] : [words.escalated(say(ROLE_WORDS[escalatedTo], voice))]),
    ...(delegate === null ? [] : [words.handedOn(person(delegate.to), person(delegate.by))]),
    ...(decision === null ? [] : [decisionLine({ name, state, decision }, people, voice)]),
  ];
}

function decisionLine(
  { name, state, decision }: Pick<ApprovalStep, 'name' | 'state'> & { readonly decision: StepDecision },
  people: Named['people'],
  voice: Voice,
): string {
  const words = say(SIGHT, voice);
  const step = say(STEP_WORDS[name], voice);
  const who = whoDecided(decision, people, voice);
  const at = formatTime(new Date(decision.at), voice.locale);
  if (name === 'consent') return state === 'approved' ? words.consent.agreedLine(who, at) : words.consent.declinedLine(who, at);
  if (state === 'approved') return words.approvedLine(step, who, at);
  if (decision.rejection === null) return words.rejectedLine(step, who, at);
  const { category, sentence } = decision.rejection;
  return `${words.rejectedLine(step, who, at)}${words.reason(say(REJECTION_LABELS[category], voice), sentence)}`;
}

function whoDecided({ by, standing }: StepDecision, people: Named['people'], voice: Voice): string {
  const words = say(SIGHT, voice);
  const who = nameOf(by, people, voice);
  if (standing.for !== null) return words.standIn(who, nameOf(standing.for, people, voice));
  return standing.as === 'escalation' ? words.escalation(who) : who;
}
