import messageTemplate from '../../../cards/training/message.json' with { type: 'json' };
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { City } from '../../knowledge/schema.ts';
import { calendarLink } from './calendar-link.ts';
import { tooLateWords } from './next-words.ts';
import type { Training } from './rules/course.ts';
import type { PromotionCause, PromotionCode } from './rules/enrolment.ts';
import { contactOf, headOf, whenAndWhere } from './session-card.ts';
import { SESSION } from './session-words.ts';
import { tintOf } from './state-words.ts';
import type { StateWords } from './state-words.ts';
import { shorten } from './time-words.ts';

/** To whom a message about a session goes. */
export interface Addressed {
  readonly voice: Voice;
  readonly now: Date;
  readonly city: City;
}

export interface SessionMessage {
  readonly state: StateWords;
  readonly text: string;
  readonly rules?: readonly string[];
  /** Only for somebody who has a seat. */
  readonly hasCalendar?: boolean;
  /** False when nothing is left to open. */
  readonly hasOpen?: boolean;
}

const MAX_TEXT = 1000;

/** A message about one session to somebody who did not tap: what has happened, when and where, and the way to the card with its true state. */
export function messageCard(training: Training, message: SessionMessage, { voice, city }: Addressed): Card {
  const { state, rules = [], hasCalendar = false, hasOpen = true } = message;
  return card(
    messageTemplate,
    {
      ...headOf(training, { voice, city }),
      state: state.text,
      tint: tintOf(state.color),
      text: shorten(message.text, MAX_TEXT),
      facts: whenAndWhere(training, voice),
      rules: rules.map((text) => ({ text })),
      hasOpen,
      open: say(OPEN, voice),
      id: training.session.id,
      hasCalendar,
      calendar: say(SESSION, voice).calendar,
      calendarUrl: calendarLink(training),
    },
    say(SUMMARY, voice),
  );
}

const OPEN: Words = { ja: '内容を見る・取り消す', easy: '見る・やめる', en: 'Open or cancel' };
const SUMMARY: Words = { ja: '研修についてのお知らせ', easy: '研修のお知らせ', en: 'News about a training' };
const SEAT: Words = { ja: '✓ 受講決定', easy: '✓ 受けることが決まりました', en: '✓ You have a seat' };

/** Moved up from the waiting list, and why. */
export function promotedCard(training: Training, code: PromotionCode, addressed: Addressed): Card {
  const { voice } = addressed;
  const [cause, rule] = code.split('.') as [PromotionCause, string];
  const text = [say(PROMOTED[cause], voice), untilWords(training, addressed)].join(voice.locale === 'en' ? ' ' : '');
  return messageCard(
    training,
    {
      state: { text: say(SEAT, voice), color: 'Good' },
      text,
      rules: rule === 'dx-leader' ? [say(SESSION, voice).priority] : [],
      hasCalendar: true,
    },
    addressed,
  );
}

const PROMOTED: Readonly<Record<PromotionCause, Words>> = {
  cancellation: {
    ja: '取消しが出たため、キャンセル待ちから繰り上がりました。席が取れています。',
    easy: 'やめた人がいるので、あなたの席ができました。',
    en: 'Somebody cancelled, so you moved up from the waiting list and have a seat.',
  },
  capacity: {
    ja: '定員が増えたため、キャンセル待ちから繰り上がりました。席が取れています。',
    easy: '席がふえたので、あなたの席ができました。',
    en: 'There are more seats now, so you moved up from the waiting list and have a seat.',
  },
  release: {
    ja: 'DXリーダーの優先枠が全員に開放されたため、キャンセル待ちから繰り上がりました。席が取れています。',
    easy: '取っておいた席があいたので、あなたの席ができました。',
    en: 'Seats that were held back are for everybody now, so you moved up from the waiting list and have a seat.',
  },
  check: {
    ja: '席に空きがあったため、キャンセル待ちから繰り上がりました。席が取れています。',
    easy: '席があいていたので、あなたの席ができました。',
    en: 'A seat was free, so you moved up from the waiting list and have it.',
  },
};

/** How to give the seat back, in words that fit the moment. */
function untilWords({ session }: Training, { voice, now, city }: Addressed): string {
  if (now > session.cancelBy) return say(tooLateWords(contactOf(city, voice)), voice);
  const by = formatTime(session.cancelBy, voice.locale);
  const words: Words = {
    ja: `出られないときは、${by}までに取り消してください。`,
    easy: `出られないときは、${by}までに「見る・やめる」をおして、やめてください。`,
    en: `If you cannot come, please cancel by ${by}.`,
  };
  return say(words, voice);
}

/** The working day before. */
export function reminderCard(training: Training, addressed: Addressed): Card {
  const { voice } = addressed;
  const text = [say(TOMORROW, voice), untilWords(training, addressed)].join(voice.locale === 'en' ? ' ' : '');
  return messageCard(training, { state: { text: say(SEAT, voice), color: 'Good' }, text, hasCalendar: true }, addressed);
}

const TOMORROW: Words = {
  ja: 'もうすぐ、申し込んだ研修があります。日時と場所をお確かめください。',
  easy: 'もうすぐ研修です。時間と場所を見てください。',
  en: 'A training that you signed up for is coming up. Please check the time and place.',
};
