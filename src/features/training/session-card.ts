import sessionTemplate from '../../../cards/training/session.json' with { type: 'json' };
import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { formatSpan } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { City } from '../../knowledge/schema.ts';
import type { TrainingView } from './training-view.ts';
import { calendarLink } from './calendar-link.ts';
import { nextOf } from './next-words.ts';
import type { Note } from './note-words.ts';
import { CATEGORY_LABELS, DX_CLASSES, DX_CLASS_LABELS, versionOf } from './rules/course.ts';
import type { Course, Training } from './rules/course.ts';
import { isActive } from './rules/enrolment.ts';
import type { OwnState } from './rules/session-state.ts';
import { mayCancel } from './rules/sign-up.ts';
import { SESSION } from './session-words.ts';
import { stateOf, tintOf } from './state-words.ts';
import { deadlineWords, shorten } from './time-words.ts';

/** For whom a card is drawn, and what all cards of the trainings name. */
export interface Looking {
  readonly voice: Voice;
  readonly now: Date;
  readonly days: WorkingDays;
  readonly city: City;
}

export interface SessionCardOptions {
  /** What the tap has done. */
  readonly note?: Note;
  /** Asks once before the sign-up is taken back. */
  readonly isAsking?: boolean;
  /** False for a preview: no buttons. */
  readonly isLive?: boolean;
}

/** How long HR's texts may be on a card; the record keeps them whole. */
const SHOWN = { title: 100, place: 100, description: 1000, reason: 300 };

export function sessionCard(view: TrainingView, looking: Looking, options: SessionCardOptions = {}): Card {
  const { voice } = looking;
  const state = stateOf(view, voice);
  const next = nextText(view, looking);
  const { note } = options;
  const { description } = view.training.course;
  return card(
    sessionTemplate,
    {
      ...headOf(view.training, looking),
      state: state.text,
      tint: tintOf(state.color),
      hasNote: note !== undefined,
      note: note?.text ?? '',
      noteTint: tintOf(note?.color ?? 'Default'),
      hasNext: next !== '' && options.isAsking !== true,
      next,
      facts: factsOf(view, looking),
      hasDescription: description !== '',
      description: shorten(description, SHOWN.description),
      rules: rulesOf(view, voice).map((text) => ({ text })),
      ...buttonsOf(view, looking, options),
    },
    say(SESSION, voice).summary,
  );
}

/** Who sends it and what it is: the first two lines of every card about one session. */
export function headOf(
  { course }: Training,
  { voice, city }: Pick<Looking, 'voice' | 'city'>,
): { readonly kind: string; readonly title: string } {
  const category = say(CATEGORY_LABELS[course.category], voice);
  return { kind: say(SESSION, voice).kind(category, contactOf(city, voice)), title: shorten(course.title, SHOWN.title) };
}

export function contactOf({ contact }: City, { locale }: Voice): string {
  return locale === 'en' ? contact.english : contact.name;
}

interface Fact extends CardData {
  readonly label: string;
  readonly value: string;
}

/** When and where. */
export function whenAndWhere({ session }: Training, voice: Voice): readonly Fact[] {
  const { labels } = say(SESSION, voice);
  return [
    { label: labels.when, value: formatSpan(session.startsAt, session.endsAt, voice.locale) },
    { label: labels.place, value: shorten(session.place, SHOWN.place) },
  ];
}

function factsOf(view: TrainingView, { voice, now, days }: Looking): readonly Fact[] {
  const { training, availability } = view;
  const { labels, seats, full } = say(SESSION, voice);
  const { capacity, applyBy } = training.session;
  const isOpen = availability.kind === 'open' || availability.kind === 'full';
  const left = availability.kind === 'open' ? seats(availability.seats, capacity) : full(capacity);
  const requirement = requirementOf(training.course, voice);
  return [
    ...whenAndWhere(training, voice),
    ...(isOpen ? [{ label: labels.seats, value: left }] : []),
    ...(isOpen && isFree(view.own) ? [{ label: labels.applyBy, value: deadlineWords(applyBy, voice, { now, days }) }] : []),
    ...(requirement === '' ? [] : [{ label: labels.requirement, value: requirement }]),
  ];
}

/** Only what HR has entered; the marks of the policy's table are lost (R9). */
function requirementOf({ requirement }: Course, voice: Voice): string {
  const { required, optional } = say(SESSION, voice);
  const entered = DX_CLASSES.filter((one) => requirement[one] !== undefined);
  return entered.map((one) => `${say(DX_CLASS_LABELS[one], voice)}: ${requirement[one] === 'required' ? required : optional}`).join(', ');
}

/** The rule of R6, and what it has done to this person. */
function rulesOf({ training, own }: TrainingView, voice: Voice): readonly string[] {
  const { priority, passedBy } = say(SESSION, voice);
  if (!training.course.isDxRelated) return [];
  const passed = own.kind === 'waiting' ? own.position.passedBy : 0;
  return passed > 0 ? [priority, passedBy(passed)] : [priority];
}

function nextText(view: TrainingView, { voice, city }: Looking): string {
  const { calledOff, removed } = say(SESSION, voice);
  const { session } = view.training;
  const contact = contactOf(city, voice);
  if (session.state === 'cancelled') return calledOff(shorten(session.cancelReason ?? '', SHOWN.reason));
  if (view.own.kind === 'removed') return removed(shorten(view.own.reason, SHOWN.reason), contact);
  return nextOf(view, voice, contact);
}

function buttonsOf(view: TrainingView, looking: Looking, options: SessionCardOptions): CardData {
  const { training, enrolment, availability } = view;
  const words = say(SESSION, looking.voice);
  return {
    id: training.session.id,
    version: versionOf(training),
    enrolment: enrolment?.id ?? '',
    enrolmentVersion: enrolment?.version ?? 0,
    ...shownButtons(view, looking.now, options),
    signUp: availability.kind === 'full' ? words.wait : words.signUp,
    confirm: words.confirmCancel,
    keep: words.keep,
    calendar: words.calendar,
    calendarUrl: calendarLink(training),
    askCancel: enrolment?.state === 'waiting' ? words.leaveList : words.askCancel,
    others: words.others,
  };
}

const NO_BUTTONS = { isAsking: false, canSignUp: false, canCancel: false, hasCalendar: false, hasOthers: false };

function shownButtons(view: TrainingView, now: Date, { isAsking = false, isLive = true }: SessionCardOptions): CardData {
  if (!isLive) return NO_BUTTONS;
  const canCancel = canBeCancelled(view, now);
  if (isAsking && canCancel) return { ...NO_BUTTONS, isAsking };
  return { isAsking: false, canSignUp: canSignUp(view), canCancel, hasCalendar: hasSeat(view), hasOthers: true };
}

function hasSeat({ own, training }: TrainingView): boolean {
  return own.kind === 'confirmed' && training.session.state === 'open';
}

function canBeCancelled({ enrolment, training }: TrainingView, now: Date): boolean {
  return enrolment !== null && isActive(enrolment) && mayCancel(training.session, enrolment, now);
}

function canSignUp({ availability, own, isForPerson }: TrainingView): boolean {
  return isForPerson && isFree(own) && (availability.kind === 'open' || availability.kind === 'full');
}

function isFree({ kind }: OwnState): boolean {
  return kind === 'none' || kind === 'cancelled' || kind === 'withdrawn';
}
