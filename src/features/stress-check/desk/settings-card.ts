import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import formTemplate from '../../../../cards/stress-check/desk-form.json' with { type: 'json' };
import { REMINDERS } from './words.ts';
import type { Period } from '../rules/period.ts';
import type { SettingsField, SettingsInput, SettingsProblems } from '../rules/read-settings.ts';
import { DESK, FIELDS, FORM, problemWords } from './words.ts';

export interface SettingsForm {
  readonly id: string;
  /** 0 for a new period. */
  readonly version: number;
  readonly typed: SettingsInput;
  readonly problems: SettingsProblems;
}

/** What a new period begins with. */
export function freshForm(id: string, voice: Voice): SettingsForm {
  const typed = { from: '', until: '', link: '', contact: '', intro: say(FORM.defaultIntro, voice), reminders: '2', first: '', second: '' };
  return { id, version: 0, typed, problems: {} };
}

export function formOf(period: Period): SettingsForm {
  const { id, version, fromDay: from, untilDay: until, link, contact, intro, reminders, reminderDays } = period;
  const [first = '', second = ''] = reminderDays;
  return { id, version, typed: { from, until, link, contact, intro, reminders: String(reminders), first, second }, problems: {} };
}

/** What comes back of each text that was too long, so that the card can be sent. */
const KEPT = 1000;

/** The settings, to be filled in; they come back as typed, with a message beside each that is wrong. */
export function settingsCard({ id, version, typed, problems }: SettingsForm, voice: Voice): Card {
  const of = (words: Words): string => say(words, voice);
  const fields = Object.fromEntries(
    (Object.keys(FIELDS) as SettingsField[]).map((name) => {
      const problem = problems[name];
      const text = problem === undefined ? '' : of(problemWords(problem));
      return [name, { label: of(FIELDS[name]), value: typed[name].slice(0, KEPT), hasProblem: problem !== undefined, problem: text }];
    }),
  );
  return card(
    formTemplate,
    {
      ...{ kind: of(DESK.kind), title: of(FORM.title), text: of(FORM.text) },
      ...{ hasNote: Object.keys(problems).length > 0, note: of(FORM.wrong) },
      ...fields,
      counts: [0, 1, 2].map((count) => ({ id: String(count), label: countText(count, voice) })),
      ...{ save: of(FORM.save), back: of(FORM.back), id, version },
    },
    of(DESK.summary),
  );
}

function countText(count: number, voice: Voice): string {
  const words = say(REMINDERS, voice);
  return count === 0 ? words.none : words.sent(count);
}
