import progressTemplate from '../../../../cards/announcements/desk-progress.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Announcement } from '../announcement.ts';
import { addresseesText } from '../audience-words.ts';
import { mayTake } from '../rules/steps.ts';
import { gapOf, isSettled, OUTCOMES } from '../rules/truth.ts';
import type { Outcome, Truth } from '../rules/truth.ts';
import type { Wait } from '../rules/waits.ts';
import { headData } from './check-card.ts';
import { DESK_KIND, peopleText, SENT_WITH_GAP } from './messages.ts';
import { asOfText, GAP_TODO, gapText, leadText, OUTCOME_WORDS, PROGRESS_WORDS, questionsText, waitText } from './progress-messages.ts';

/** An announcement on its way, and after. */
export interface ProgressView {
  readonly announcement: Announcement;
  readonly truth: Truth;
  readonly waits: readonly Wait[];
  readonly read: number;
  readonly questions: { readonly open: number; readonly all: number };
  /** 「高橋 花子さん（総務部 人事課）」; null when there is none. */
  readonly requestedBy: string | null;
  readonly confirmedBy: string | null;
  readonly formTitle: (id: string) => string | null;
  readonly now: Date;
  readonly news: Words | null;
}

export function progressCard(view: ProgressView, voice: Voice): Card {
  const { announcement, truth, now, news } = view;
  const { id, revision, content } = announcement;
  const hasBegun = announcement.startedAt !== null;
  return card(
    progressTemplate,
    {
      ...{ ...headData(announcement, voice), ...stateOf(view, voice), title: content.title, id, revision },
      ...newsData(news, {}, voice),
      lead: say(leadOf(view), voice),
      asOf: say(asOfText({ ja: formatTime(now, 'ja'), en: formatTime(now, 'en') }), voice),
      facts: hasBegun ? truthFacts(truth, voice) : [],
      waits: view.waits.map((wait) => ({ wait: say(waitText(wait), voice) })),
      gaps: gapsOf(view, voice),
      details: detailsOf(view, voice),
      ...buttonsOf(view, voice),
    },
    say(DESK_KIND, voice),
  );
}

/** Called off while something was still on its way is not at its end. */
function stateOf({ announcement, truth }: ProgressView, voice: Voice): CardData {
  const hasGap = announcement.state === 'sent' && truth.counts.sent < truth.intended;
  return hasGap ? { state: say(SENT_WITH_GAP, voice), tint: 'warning' } : {};
}

function leadOf({ announcement, truth }: ProgressView): Words {
  if (announcement.state === 'confirming') return PROGRESS_WORDS.waitsSecond;
  if (announcement.startedAt === null) return PROGRESS_WORDS.scheduled;
  const { sent, waiting } = truth.counts;
  return leadText({ sent, waiting, intended: truth.intended });
}

/** The sum and its parts: every recipient stands in exactly one line. */
function truthFacts({ intended, counts }: Truth, voice: Voice): readonly CardData[] {
  const line = (label: Words, count: number) => ({ label: say(label, voice), value: say(peopleText(count), voice) });
  const shown = OUTCOMES.filter((outcome) => outcome === 'sent' || counts[outcome] > 0);
  return [line(PROGRESS_WORDS.intended, intended), ...shown.map((outcome) => line(OUTCOME_WORDS[outcome], counts[outcome]))];
}

type Gap = Exclude<Outcome, 'sent' | 'waiting'>;

/** Where somebody can, or need not, do something. */
const TINTS: Readonly<Record<keyof typeof GAP_TODO, 'warning' | 'default'>> = {
  ...{ 'not-installed': 'warning', blocked: 'warning', failed: 'warning', unknown: 'warning', left: 'default', cancelled: 'default' },
};

/** What to do about a gap can be done once all have had their turn; what was called off is not repaired. */
function gapsOf({ announcement: { state }, truth: { counts } }: ProgressView, voice: Voice): readonly CardData[] {
  const gaps = OUTCOMES.filter((outcome): outcome is Gap => {
    if (state === 'cancelled') return outcome === 'cancelled';
    return state === 'sent' && outcome !== 'sent' && outcome !== 'waiting';
  });
  return gaps
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => ({
      what: say(gapText(OUTCOME_WORDS[outcome], counts[outcome]), voice),
      todo: say(GAP_TODO[outcome], voice),
      tint: TINTS[outcome],
    }));
}

function detailsOf(view: ProgressView, voice: Voice): readonly CardData[] {
  const { announcement, read, questions, formTitle } = view;
  const { audience, asksRead, takesQuestions } = announcement.content;
  const time = (at: Date | null): string | null => (at === null ? null : formatTime(at, voice.locale));
  const title = audience.unanswered === undefined ? null : formTitle(audience.unanswered);
  const details: readonly (readonly [Words, string | null])[] = [
    [PROGRESS_WORDS.read, asksRead && announcement.startedAt !== null ? say(peopleText(read), voice) : null],
    [PROGRESS_WORDS.questions, takesQuestions && questions.all > 0 ? say(questionsText(questions.open, questions.all), voice) : null],
    [PROGRESS_WORDS.audience, addresseesText(audience, title, voice)],
    [PROGRESS_WORDS.begins, announcement.startedAt === null ? time(announcement.scheduledAt) : null],
    [PROGRESS_WORDS.began, time(announcement.startedAt)],
    [PROGRESS_WORDS.ended, time(announcement.finishedAt)],
    [PROGRESS_WORDS.requested, view.requestedBy],
    [PROGRESS_WORDS.confirmed, view.confirmedBy],
  ];
  return details.flatMap(([label, value]) => (value === null ? [] : [{ label: say(label, voice), value }]));
}

/** Never more than six. */
function buttonsOf({ announcement, truth, questions }: ProgressView, voice: Voice): CardData {
  const { state, content } = announcement;
  const isDone = state === 'sent' || state === 'cancelled';
  const canCancel = mayTake('cancel', state);
  const words = Object.fromEntries(
    (['refresh', 'cancel', 'recall', 'resend', 'resendUnknown', 'unread', 'export'] as const).map((name) => [
      name,
      say(PROGRESS_WORDS[name], voice),
    ]),
  );
  return {
    ...words,
    questions: say(PROGRESS_WORDS.question, voice),
    canRefresh: state === 'sending' || isDone,
    canCancel,
    canRecall: mayTake('return', state),
    canResend: mayTake('resend', state) && gapOf(truth) > 0,
    canResendUnknown: mayTake('resend', state) && truth.counts.unknown > 0,
    canSeeUnread: isDone && content.mandatory !== null && content.asksRead,
    hasQuestions: questions.open > 0,
    canExport: isDone && isSettled(truth),
  };
}
