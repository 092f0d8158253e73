import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import dateTemplate from '../../../../cards/dx-leaders/desk-date.json' with { type: 'json' };
import { noteOf } from './page-card.ts';
import type { DayProblem } from './rules/read-day.ts';
import { deskVerbs } from './verbs.ts';
import { DATE_FORM, DAY_PROBLEMS, DESK, FACTS } from './words.ts';

export interface DateForm {
  readonly title: Words;
  readonly text: Words;
  readonly label: Words;
  readonly confirm: Words;
  readonly verb: string;
  readonly id: string;
  readonly version: number;
  readonly day: Day;
  readonly problem: DayProblem | null;
  /** Says who may apply. */
  readonly showsAudience?: boolean;
}

/** Asks for a day; comes back filled in when something is wrong. */
export function dateCard({ showsAudience = false, ...form }: DateForm, voice: Voice): Card {
  const of = (words: Words): string => say(words, voice);
  return card(
    dateTemplate,
    {
      ...{ kind: of(DESK.kind), title: of(form.title), text: of(form.text), ...noteOf(null, voice) },
      facts: showsAudience ? [{ label: of(FACTS.who), value: of(DATE_FORM.audience) }] : [],
      ...{ dayWrong: form.problem !== null, dayError: form.problem === null ? '' : of(DAY_PROBLEMS[form.problem]) },
      ...{ dayLabel: of(form.label), day: form.day.slice(0, MAX_DAY), dayMissing: of(DATE_FORM.missing) },
      ...{ confirm: of(form.confirm), verb: form.verb, id: form.id, version: form.version },
      ...{ back: of(DESK.back), backVerb: deskVerbs.show },
    },
    of(DESK.summary),
  );
}

/** What comes back of a date that is none. */
const MAX_DAY = 20;
