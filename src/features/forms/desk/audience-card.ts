import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import type { Audience } from '../../../kernel/audience.ts';
import { GRADE_LABELS, GRADES } from '../../../kernel/grade.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import audienceTemplate from '../../../../cards/forms/desk-audience.json' with { type: 'json' };
import type { PartView } from './basics-card.ts';
import { AUDIENCE_WORDS, BASICS_WORDS, STEPS } from './draft-messages.ts';
import { inputData } from './input-data.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { choiceValue } from './rules/read-audience.ts';
import type { Inputs } from './rules/problem.ts';

/** Enough for the most numbers there can be, and small enough for a card when it is filled with anything else. */
const KEPT_NUMBERS = 4000;
const NUMBERS_ONLY = /^[\x20-\x7e\n]*$/;
const KEPT_PLAIN = 12_000;

export function audienceCard({ making, news, ...typed }: PartView, bureaus: readonly string[], voice: Voice): Card {
  const input = (name: string, label: Words, keep?: number) => ({
    [name]: inputData(typed, { name, label, ...(keep === undefined ? {} : { keep }) }, voice),
  });
  const numbers = typed.inputs['numbers'] ?? '';
  return card(
    audienceTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(STEPS.audience, voice),
      ...newsData(news, typed.problems, voice),
      intro: say(AUDIENCE_WORDS.intro, voice),
      ...input('audience', AUDIENCE_WORDS.everybody),
      ...input('bureaus', AUDIENCE_WORDS.bureaus, 4000),
      bureauChoices: bureaus.map((bureau) => ({ id: choiceValue(bureau), label: bureau })),
      ...input('grades', AUDIENCE_WORDS.grades),
      gradeChoices: GRADES.map((grade) => ({ id: choiceValue(grade), label: GRADE_LABELS[grade] })),
      ...input('years', AUDIENCE_WORDS.years, 20),
      yearsHint: say(AUDIENCE_WORDS.yearsHint, voice),
      ...input('numbers', AUDIENCE_WORDS.numbers, NUMBERS_ONLY.test(numbers) ? KEPT_PLAIN : KEPT_NUMBERS),
      numbersExample: say(AUDIENCE_WORDS.numbersExample, voice),
      ...making,
      save: say(making.step === 'new' ? BASICS_WORDS.next : BASICS_WORDS.save, voice),
      back: say(BACK, voice),
    },
    say(DESK_KIND, voice),
  );
}

/** What is kept, as if it had been typed. */
export function audienceInputs({ bureaus, grades, yearsSinceHiring, employeeNumbers }: Audience): Inputs {
  return {
    ...(bureaus === undefined ? {} : { bureaus: bureaus.map(choiceValue).join(',') }),
    ...(grades === undefined ? {} : { grades: grades.map(choiceValue).join(',') }),
    ...(yearsSinceHiring === undefined ? {} : { years: String(yearsSinceHiring) }),
    ...(employeeNumbers === undefined ? {} : { numbers: employeeNumbers.join('\n') }),
  };
}
