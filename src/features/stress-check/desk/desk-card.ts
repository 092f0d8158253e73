import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import pageTemplate from '../../../../cards/stress-check/desk-page.json' with { type: 'json' };
import { dayText } from '../day-text.ts';
import { OWN } from '../messages.ts';
import { ratesVerbs } from '../rates/verbs.ts';
import { purgeDay, standingOf } from '../rules/period.ts';
import type { Period, Standing } from '../rules/period.ts';
import { deskVerbs } from './verbs.ts';
import { BUTTONS, DESK, DISCARD_TEXT, FACTS, REMINDERS } from './words.ts';

interface Action {
  readonly title: Words;
  readonly verb: string;
}

export interface Drawing {
  readonly voice: Voice;
  readonly now: Date;
  readonly note: Words | null;
}

/** The desk: how things stand and what can be done. */
export function deskCard(period: Period | null, { voice, now, note }: Drawing): Card {
  if (period === null) {
    const actions = [{ title: BUTTONS.begin, verb: deskVerbs.form }];
    return page({ state: DESK.none, tint: 'default', text: DESK.noneText, facts: [], seen: NOTHING, actions }, voice, note);
  }
  const standing = standingOf(period, tokyoDay(now));
  const tint = standing === 'open' ? 'accent' : 'default';
  return page(
    { state: DESK[standing], tint, text: DESK.text, facts: factsOf(period, voice), seen: period, actions: ACTIONS[standing] },
    voice,
    note,
  );
}

const NOTHING = { id: '', version: 0 };
const RATES = { title: BUTTONS.rates, verb: ratesVerbs.rates };
const SAMPLE = { title: BUTTONS.sample, verb: deskVerbs.sample };
const CHANGE = { title: BUTTONS.change, verb: deskVerbs.form };

const ACTIONS: Readonly<Record<Standing, readonly Action[]>> = {
  planned: [CHANGE, SAMPLE, { title: BUTTONS.next, verb: deskVerbs.next }, { title: BUTTONS.discard, verb: deskVerbs.askDiscard }],
  open: [{ title: BUTTONS.list, verb: deskVerbs.list }, { title: BUTTONS.next, verb: deskVerbs.next }, CHANGE, SAMPLE, RATES],
  over: [{ title: BUTTONS.begin, verb: deskVerbs.form }, RATES],
};

/** Asks once before a period that has not begun is removed. */
export function askDiscardCard(period: Period, voice: Voice): Card {
  const actions = [
    { title: BUTTONS.reallyDiscard, verb: deskVerbs.discard },
    { title: DESK.back, verb: deskVerbs.show },
  ];
  return page(
    { state: DESK.planned, tint: 'warning', text: DISCARD_TEXT, facts: factsOf(period, voice), seen: period, actions },
    voice,
    null,
  );
}

interface Page {
  readonly state: Words;
  readonly tint: string;
  readonly text: Words;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly seen: { readonly id: string; readonly version: number };
  readonly actions: readonly Action[];
}

function page({ state, tint, text, facts, seen, actions }: Page, voice: Voice, note: Words | null): Card {
  const noteText = note === null ? '' : say(note, voice);
  return card(
    pageTemplate,
    {
      ...{ kind: say(DESK.kind, voice), title: say(DESK.title, voice), state: say(state, voice), tint, text: say(text, voice), facts },
      ...{ hasNote: note !== null, note: noteText, noteTint: noteText.startsWith('⚠') ? 'attention' : 'good' },
      actions: actions.map(({ title, verb }) => ({ title: say(title, voice), verb, id: seen.id, version: seen.version })),
    },
    say(DESK.summary, voice),
  );
}

function factsOf(period: Period, voice: Voice) {
  const [own, reminders] = [say(OWN, voice), say(REMINDERS, voice)];
  const days = period.reminderDays.map((day) => dayText(day, voice));
  return [
    { label: FACTS.period, value: own.span(dayText(period.fromDay, voice), dayText(period.untilDay, voice)) },
    { label: FACTS.link, value: period.link },
    { label: FACTS.contact, value: period.contact },
    { label: FACTS.intro, value: period.intro },
    { label: FACTS.reminders, value: period.reminders === 0 ? reminders.none : reminders.days(days) },
    { label: FACTS.sent, value: reminders.sent(period.remindersDone) },
    { label: FACTS.purge, value: dayText(purgeDay(period), voice) },
  ].map(({ label, value }) => ({ label: say(label, voice), value }));
}
