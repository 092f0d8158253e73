import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { citationsOf, sourceLine } from '../../answering/answer/citation.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import { isAllowedLink } from '../../kernel/link-hosts.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import ownTemplate from '../../../cards/stress-check/own.json' with { type: 'json' };
import { dayText, leftText } from './day-text.ts';
import type { StressCheckDeps } from './deps.ts';
import { OWN, SUMMARY, VOLUNTARY } from './messages.ts';
import { mayChange } from './own.ts';
import { hasTaken } from './rules/mark.ts';
import type { Mark } from './rules/mark.ts';
import { purgeDay, standingOf } from './rules/period.ts';
import type { Period } from './rules/period.ts';

export interface Looking {
  readonly voice: Voice;
  readonly now: Date;
  readonly workingDays: WorkingDays;
  readonly linkHosts: readonly string[];
}

export interface OwnSight {
  readonly period: Period;
  /** Null where others look on: nothing of the person is shown then, and nothing can be changed. */
  readonly mark: Mark | null;
  /** What has just been done. */
  readonly note: Words | null;
}

/** ストレスチェック as this person meets it: everything that is to be known before, and their own settings. */
export function ownCard({ period, mark, note }: OwnSight, looking: Looking): Card {
  const { voice } = looking;
  const words = say(OWN, voice);
  return card(
    ownTemplate,
    {
      ...headOf(period, looking),
      ...{ hasNote: note !== null, note: note === null ? '' : say(note, voice) },
      ...{ text: period.intro, hasVoluntary: true, voluntary: say(VOLUNTARY, voice) },
      ...ownOf(period, mark, voice),
      facts: factsOf(period, looking),
      ...{ hasSource: false, source: '', id: period.id },
      ...linkOf(period, looking),
      ...buttonsOf(period, mark, looking),
      ...{ taken: words.taken, undo: words.undo, stop: words.stop, resume: words.resume },
    },
    say(SUMMARY, voice),
  );
}

/** While nothing is planned: what the policy says, with its section. */
export function noPeriodCard(voice: Voice, { document, entries }: StressCheckDeps['knowledge']): Card {
  const words = say(OWN, voice);
  const entry = entries.find(({ id }) => id === POLICY_ENTRY);
  const text = entry === undefined ? '' : say({ ja: entry.answer, easy: entry.easy, en: entry.english.answer }, voice);
  const source = sourceLine(citationsOf(entry?.section ?? [], document), document, voice.locale);
  return card(
    ownTemplate,
    {
      ...{ kind: words.kind, title: words.title, state: words.none, tint: 'default', hasNote: false, note: '' },
      ...{ text, hasVoluntary: false, voluntary: '', hasOwn: false, ownLabel: '', own: '', facts: [] },
      ...{ hasSource: source !== '', source, id: '', canOpen: false, link: NO_LINK, openLink: words.openLink },
      ...{ canTake: false, canUndo: false, canStop: false, canResume: false },
      ...{ taken: words.taken, undo: words.undo, stop: words.stop, resume: words.resume },
    },
    say(SUMMARY, voice),
  );
}

/** The entry of the knowledge that tells of the stress check, 4.3.(2). */
const POLICY_ENTRY = 'stress-check';
const NO_LINK = 'https://invalid';

export function headOf(period: Period, { voice, now, workingDays }: Looking) {
  const words = say(OWN, voice);
  const today = tokyoDay(now);
  const standing = standingOf(period, today);
  const until = dayText(period.untilDay, voice);
  const states = {
    planned: { state: words.planned(dayText(period.fromDay, voice)), tint: 'default' },
    open: { state: words.open(until, leftText(period.untilDay, { today, voice, workingDays })), tint: 'accent' },
    over: { state: words.over, tint: 'default' },
  };
  return { kind: words.kind, title: words.title, ...states[standing] };
}

function ownOf(period: Period, mark: Mark | null, voice: Voice) {
  const words = say(OWN, voice);
  return { hasOwn: true, ownLabel: words.own, own: mark === null ? words.alone : ownText(period, mark, voice) };
}

function ownText({ reminders }: Period, mark: Mark, voice: Voice): string {
  const words = say(OWN, voice);
  if (mark.takenByList) return words.takenList;
  if (mark.takenBySelf) return words.takenSelf;
  if (mark.stopped) return words.stopped;
  return reminders === 0 ? words.unreminded : words.reminded(reminders);
}

function factsOf(period: Period, looking: Looking) {
  const { voice } = looking;
  const words = say(OWN, voice);
  return [
    { label: words.period, value: words.span(dayText(period.fromDay, voice), dayText(period.untilDay, voice)) },
    { label: words.site, value: mayOpen(period, looking) ? hostOf(period) : words.noLink },
    { label: words.results, value: words.resultsText },
    { label: words.standing, value: words.standingText },
    { label: words.kept, value: words.keptText(dayText(purgeDay(period), voice)) },
    { label: words.contact, value: period.contact },
  ];
}

/** The link was checked when it was set; the list of hosts may have become shorter since. */
function mayOpen({ link }: Period, { linkHosts }: Looking): boolean {
  return isAllowedLink(link, linkHosts);
}

export function hostOf({ link }: Pick<Period, 'link'>): string {
  return URL.parse(link)?.hostname ?? '';
}

export function linkOf(period: Period, looking: Looking) {
  const canOpen = standingOf(period, tokyoDay(looking.now)) === 'open' && mayOpen(period, looking);
  return { canOpen, link: canOpen ? period.link : NO_LINK, openLink: say(OWN, looking.voice).openLink };
}

function buttonsOf(period: Period, mark: Mark | null, { now }: Looking) {
  const standing = standingOf(period, tokyoDay(now));
  if (mark === null) return { canTake: false, canUndo: false, canStop: false, canResume: false };
  return {
    ...takingButtons(mark, mayChange('taken', standing)),
    ...settingButtons(mark, mayChange('stop', standing) && period.reminders > 0),
  };
}

function takingButtons(mark: Mark, mayTake: boolean) {
  // What the list says is put right by whoever made the list.
  return { canTake: mayTake && !hasTaken(mark), canUndo: mayTake && mark.takenBySelf && !mark.takenByList };
}

function settingButtons(mark: Mark, maySet: boolean) {
  const isUntaken = !hasTaken(mark);
  return { canStop: maySet && isUntaken && !mark.stopped, canResume: maySet && isUntaken && mark.stopped };
}
