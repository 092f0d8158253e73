import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { atTokyo, formatDay } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import sendingTemplate from '../../../../cards/forms/desk-sending.json' with { type: 'json' };
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { isOpen } from '../rules/standing.ts';
import { knowsWhoIsMissing } from '../sending/not-answered.ts';
import { comingReminders } from '../sending/reminders.ts';
import type { SendingTruth } from '../sending/truth.ts';
import { intendedOf } from '../sending/truth.ts';
import type { Drawn } from './list-card.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { COUNT_WORDS, GAP_WORDS, NO_REMINDERS, peopleCount, remindersText, SENDING_STATES } from './sending-messages.ts';
import { SENDING_WORDS, sentText, TAKEN_BACK_WORDS } from './sending-messages.ts';

export interface SendingView {
  readonly form: RunningForm;
  readonly truth: SendingTruth;
  readonly responses: string;
  readonly news: Words | null;
}

/** 送信の状況: whom the form has reached, why not the others, and what comes next. */
export function sendingCard(view: SendingView, drawn: Drawn): Card {
  const { form, truth, news } = view;
  const { voice, now } = drawn;
  const { words, tint } = SENDING_STATES[stateOf(truth)];
  const open = isOpen(form, now);
  const isStopped = truth.invitation.state === 'stopped';
  const hasReminders = knowsWhoIsMissing(form) && open && form.deadline !== null && !isStopped;
  const gaps = gapsOf(truth, voice);
  return card(
    sendingTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(SENDING_WORDS.status, voice),
      name: inVoice(form.definition.title, voice),
      ...{ state: say(words, voice), tint },
      ...newsData(news, {}, voice),
      facts: factsOf(view, drawn),
      ...{ gapTitle: say(SENDING_WORDS.gapTitle, voice), gaps, hasGaps: gaps.length > 0 },
      ...wordsOf(voice),
      canSendAgain: open && againCount(truth) > 0,
      canStop: !isStopped,
      hasReminderSwitch: hasReminders,
      reminders: say(form.remindsItself ? SENDING_WORDS.remindersOff : SENDING_WORDS.remindersOn, voice),
      remindersWanted: !form.remindsItself,
      ...{ id: form.id, formRevision: form.revision, revision: truth.invitation.revision },
    },
    say(DESK_KIND, voice),
  );
}

function wordsOf(voice: Voice): CardData {
  const { refresh, again, stop } = SENDING_WORDS;
  return { refresh: say(refresh, voice), again: say(again, voice), stop: say(stop, voice), back: say(BACK, voice) };
}

/** How many a second sending is for: those who have answered, or left the audience, are no gap. */
export function againCount({ counts, takenBack }: Pick<SendingTruth, 'counts' | 'takenBack'>): number {
  const needless = (takenBack.get('answered') ?? 0) + (takenBack.get('left-audience') ?? 0);
  return counts.blocked + counts['not-installed'] + counts.failed + counts.cancelled - needless;
}

function stateOf({ invitation, counts }: SendingTruth): keyof typeof SENDING_STATES {
  return invitation.state === 'done' && counts.pending + counts.sending > 0 ? 'waiting' : invitation.state;
}

/** 「300人のうち 280人に届きました」 */
export function sendingLine({ counts }: Pick<SendingTruth, 'counts'>, voice: Voice): string {
  return say(sentText({ sent: counts.sent, intended: intendedOf(counts) }), voice);
}

function factsOf(view: SendingView, drawn: Drawn): readonly CardData[] {
  const { counts, reminder } = view.truth;
  const { voice } = drawn;
  const people = (count: number): string => say(peopleCount(count), voice);
  const gap = counts.blocked + counts['not-installed'] + counts.failed;
  const facts: readonly (readonly [Words, string] | null)[] = [
    [COUNT_WORDS.intended, people(intendedOf(counts))],
    [COUNT_WORDS.sent, people(counts.sent)],
    [COUNT_WORDS.waiting, people(counts.pending + counts.sending)],
    [COUNT_WORDS.gap, people(gap)],
    counts.unknown === 0 ? null : [COUNT_WORDS.unknown, people(counts.unknown)],
    counts.cancelled === 0 ? null : [COUNT_WORDS.cancelled, takenBackText(view.truth, voice)],
    [SENDING_WORDS.responses, view.responses],
    [SENDING_WORDS.reminders, remindersLine(view, drawn)],
    reminder === null
      ? null
      : [SENDING_WORDS.lastReminder, `${dayText(reminder.sending.day, voice)} ${sendingLine({ counts: reminder.counts }, voice)}`],
  ];
  return facts.flatMap((fact) => (fact === null ? [] : [{ label: say(fact[0], voice), value: fact[1] }]));
}

/** 「12人（先に回答した 10人、取りやめた 2人）」 */
function takenBackText({ counts, takenBack }: SendingTruth, voice: Voice): string {
  const people = (count: number): string => say(peopleCount(count), voice);
  const reasons = Object.entries(TAKEN_BACK_WORDS).flatMap(([reason, words]) => {
    const count = takenBack.get(reason) ?? 0;
    return count === 0 ? [] : [`${say(words, voice)} ${people(count)}`];
  });
  const list = reasons.join(say({ ja: '、', en: ', ' }, voice));
  return say({ ja: `${people(counts.cancelled)}（${list}）`, en: `${people(counts.cancelled)} (${list})` }, voice);
}

function gapsOf({ counts }: SendingTruth, voice: Voice): readonly CardData[] {
  const states = Object.keys(GAP_WORDS) as readonly (keyof typeof GAP_WORDS)[];
  return states
    .filter((state) => counts[state] > 0)
    .map((state) => ({ gap: `${say(peopleCount(counts[state]), voice)}: ${say(GAP_WORDS[state], voice)}` }));
}

function remindersLine({ form, truth }: SendingView, { voice, now, workingDays }: Drawn): string {
  const why = whyNone(form, truth);
  if (why !== null) return say(NO_REMINDERS[why], voice);
  const days = comingReminders(form, truth.sendings, { now, workingDays });
  return say(days.length === 0 ? NO_REMINDERS.over : remindersText(days.map((day) => dayText(day, voice))), voice);
}

function whyNone(form: RunningForm, { invitation }: SendingTruth): keyof typeof NO_REMINDERS | null {
  if (form.definition.anonymous) return 'anonymous';
  if (!knowsWhoIsMissing(form)) return 'several';
  if (invitation.state === 'stopped') return 'stopped';
  if (form.deadline === null) return 'noDeadline';
  return form.remindsItself ? null : 'off';
}

function dayText(day: string, voice: Voice): string {
  return formatDay(atTokyo(day, '00:00'), voice.locale);
}
