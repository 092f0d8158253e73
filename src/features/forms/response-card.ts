import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import type { ApprovalView } from '../../approvals/port.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import { REJECTION_LABELS } from '../../kernel/rejection.ts';
import type { RejectionCategory } from '../../kernel/rejection.ts';
import { atTokyo, formatDay, formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import responseTemplate from '../../../cards/forms/response.json' with { type: 'json' };
import { answerText } from './answer-text.ts';
import type { Names } from './answer-text.ts';
import type { Answers } from './answers.ts';
import { leftText } from './deadline-text.ts';
import { inVoice } from './definition.ts';
import type { FormDefinition } from './definition.ts';
import type { Drawing } from './form-card.ts';
import { KIND, retentionText } from './messages.ts';
import {
  RECEIVED,
  RESPONSE_WORDS,
  STATES,
  changeableText,
  changedText,
  dueText,
  sentText,
  waitingText,
  withdrawableText,
  tintOf,
} from './response-messages.ts';
import type { Response } from './response-store.ts';
import type { Possible } from './rules/standing.ts';

/** A response as its own author sees it. */
export interface ResponseView {
  /** The version that was answered. */
  readonly definition: FormDefinition;
  readonly response: Response;
  readonly names: Names;
  readonly approval: ApprovalView | null;
  readonly possible: Possible;
  /** The last moment for changes; null when there is none. */
  readonly deadline: Date | null;
  /** What it is about: the training. */
  readonly subject: string | null;
  /** Asks whether it shall be taken back. */
  readonly isAsking: boolean;
  /** Said before everything else: this tap changed nothing, and why. */
  readonly remark: string | null;
  /** Whether another one may be sent. */
  readonly mayRepeat: boolean;
}

/** What was recorded, when, what comes next and how to take it back. */
export function responseCard(view: ResponseView, drawing: Drawing): Card {
  const { definition, response, isAsking, possible } = view;
  const { voice } = drawing;
  const { words, color } = STATES[response.state];
  return card(
    responseTemplate,
    {
      ...headData(definition, voice),
      state: say(words, voice),
      tint: tintOf(color),
      lines: linesOf(view, drawing).map((line) => ({ line })),
      ...rejectionData(view, voice),
      ...answersData(definition, { answers: response.answers, names: view.names, voice }),
      notes: [{ note: say(retentionText(definition.retentionDays), voice) }],
      ...buttonWords(voice),
      ...{ response: response.id, revision: response.revision, form: response.formId },
      mayChange: !isAsking && possible.change,
      mayWithdraw: !isAsking && possible.withdraw,
      isAsking: isAsking && possible.withdraw,
      mayRepeat: !isAsking && view.mayRepeat,
      hasCurrent: false,
    },
    say(KIND, voice),
  );
}

/** Why nothing was recorded, and all that was written, so that nothing typed is lost. */
export interface NotRecorded {
  readonly definition: FormDefinition;
  /** `shut`: nobody has written anything yet. */
  readonly why: 'closed' | 'shut' | 'tooLate';
  readonly typed: Typed;
  /** The response that stands, to be seen by a button. */
  readonly response: string | null;
}

export function notRecordedCard({ definition, why, typed, response }: NotRecorded, { voice }: Drawing): Card {
  return card(
    responseTemplate,
    {
      ...headData(definition, voice),
      state: say(RESPONSE_WORDS[why === 'tooLate' ? 'tooLateTitle' : 'closedTitle'], voice),
      tint: 'attention',
      lines: [{ line: say(RESPONSE_WORDS[why], voice) }],
      ...{ hasRejection: false, category: '', sentence: '' },
      answersTitle: say(RESPONSE_WORDS.typedTitle, voice),
      hasAnswers: typed.length > 0,
      answers: shorten(typed),
      notes: [],
      ...buttonWords(voice),
      ...{ response: response ?? '', revision: 0, form: definition.id },
      ...{ mayChange: false, mayWithdraw: false, isAsking: false, mayRepeat: false, hasCurrent: response !== null },
    },
    say(KIND, voice),
  );
}

/** Labels and texts as they were written. */
export type Typed = readonly { readonly label: string; readonly text: string }[];

function headData(definition: FormDefinition, voice: Voice): CardData {
  return { kind: say(KIND, voice), title: inVoice(definition.title, voice) };
}

function buttonWords(voice: Voice): CardData {
  const { change, withdraw, keep, repeat, current } = RESPONSE_WORDS;
  const words = { change: say(change, voice), withdraw: say(withdraw, voice), keep: say(keep, voice) };
  return { ...words, repeat: say(repeat, voice), current: say(current, voice) };
}

function rejectionData({ approval }: ResponseView, voice: Voice): CardData {
  const rejection = approval?.state === 'rejected' ? approval.rejection : null;
  if (rejection === null) return { hasRejection: false, category: '', sentence: '' };
  return { hasRejection: true, category: reasonText(rejection.categoryCode, voice), sentence: rejection.sentence };
}

/** 「理由: 予算・定員」 */
export function reasonText(category: RejectionCategory, voice: Voice): string {
  return `${say({ ja: '理由: ', en: 'Reason: ' }, voice)}${say(REJECTION_LABELS[category], voice)}`;
}

function linesOf(view: ResponseView, drawing: Drawing): readonly string[] {
  const { response, remark, isAsking, subject } = view;
  const { voice } = drawing;
  return [
    ...(subject === null ? [] : [subject]),
    ...(isAsking ? [say(RESPONSE_WORDS.ask, voice)] : []),
    ...(remark === null ? [] : [remark]),
    ...timesOf(response, voice),
    ...nextOf(view, drawing),
  ];
}

function timesOf({ by, submittedAt, updatedAt, state, revision }: Response, voice: Voice): readonly string[] {
  if (by === null) return [say(sentText(formatDay(atTokyo(submittedAt, '00:00'), voice.locale)), voice)];
  const sent = say(sentText(formatTime(new Date(submittedAt), voice.locale)), voice);
  const wasChanged = revision > 1 && (state === 'submitted' || state === 'deciding');
  return wasChanged ? [sent, say(changedText(formatTime(new Date(updatedAt), voice.locale)), voice)] : [sent];
}

function nextOf(view: ResponseView, drawing: Drawing): readonly string[] {
  const { definition, response } = view;
  const { voice } = drawing;
  switch (response.state) {
    case 'submitted':
      return [say(RECEIVED[definition.act], voice), ...undoOf(view, voice)];
    case 'deciding':
      return whileDeciding(view, drawing);
    case 'approved':
      return [definition.approved === undefined ? say(RESPONSE_WORDS.approved, voice) : inVoice(definition.approved, voice)];
    case 'rejected':
      return [say(RESPONSE_WORDS.again, voice)];
    case 'withdrawn':
      return [say(RESPONSE_WORDS.withdrawn, voice)];
  }
}

function undoOf({ response, possible, deadline }: ResponseView, voice: Voice): readonly string[] {
  if (response.by === null) return [say(RESPONSE_WORDS.anonymous, voice)];
  if (!possible.change) return [];
  return [say(changeableText(deadline === null ? null : formatTime(deadline, voice.locale)), voice)];
}

function whileDeciding({ approval, possible }: ResponseView, drawing: Drawing): readonly string[] {
  const next = approval === null ? [] : [waiting(approval, drawing)];
  return possible.change ? [...next, say(withdrawableText(), drawing.voice)] : next;
}

/** 「いまは 月岡 誠さん（…）の審査を待っています。期限: 令和8年12月10日（木）（あと5営業日）」 */
export function waiting({ decider, dueDay }: ApprovalView, { voice, now, workingDays }: Drawing): string {
  if (dueDay === null) return say(waitingText(decider, ''), voice);
  const today = tokyoDay(now);
  const left = dueDay < today ? '' : leftText(today, dueDay, { workingDays, voice });
  const due = say(dueText(`${formatDay(atTokyo(dueDay, '00:00'), voice.locale)}${left}`), voice);
  return say(waitingText(decider, due), voice);
}

interface Answered {
  readonly answers: Answers;
  readonly names: Names;
  readonly voice: Voice;
}

function answersData(definition: FormDefinition, shown: Answered): CardData {
  const answers = answeredTexts(definition, shown);
  return { answersTitle: say(RESPONSE_WORDS.answersTitle, shown.voice), hasAnswers: answers.length > 0, answers: shorten(answers) };
}

/** Every answer under its label, in the order of the form. */
export function answeredTexts({ fields }: FormDefinition, { answers, names, voice }: Answered): Typed {
  return fields.flatMap((field) => {
    const text = answerText(field, answers, { voice, names });
    return text === null ? [] : [{ label: inVoice(field.label, voice), text }];
  });
}

/** Letters of all answers together that a card can show: it holds 25 KB, and escaping may double what people write. */
const MAX_SHOWN = 4500;

function shorten(answers: Typed): readonly CardData[] {
  const each = Math.floor(MAX_SHOWN / Math.max(1, answers.length));
  const short = answers.reduce((sum, { text }) => sum + Math.max(0, each - text.length), 0);
  // What short answers leave goes to the long ones, in equal parts.
  const long = answers.filter(({ text }) => text.length > each).length;
  const most = each + Math.floor(short / Math.max(1, long));
  return answers.map(({ label, text }) => ({
    label,
    text: text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text,
  }));
}
