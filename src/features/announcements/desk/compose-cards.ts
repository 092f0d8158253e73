import audienceTemplate from '../../../../cards/announcements/desk-audience.json' with { type: 'json' };
import optionsTemplate from '../../../../cards/announcements/desk-options.json' with { type: 'json' };
import textTemplate from '../../../../cards/announcements/desk-text.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { inputData, newsData } from '../../../card-kit/typed-input.ts';
import type { Typed } from '../../../card-kit/typed-input.ts';
import { GRADE_LABELS, GRADES } from '../../../kernel/grade.ts';
import { ROLE_LABELS, ROLES } from '../../../kernel/role.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { OfferedForm } from '../announcement-deps.ts';
import { DX_CLASSES } from '../announcement.ts';
import { DX_CLASS_WORDS } from '../audience-words.ts';
import { AUDIENCE_WORDS, linkHint, OPTION_WORDS, TEXT_WORDS } from './compose-messages.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { DEFAULT_TIME, isDay } from './rules/read-options.ts';
import { choiceValue, NONE } from './typed.ts';

/** Which draft a card of the writing is about; revision 0 before it is kept for the first time. `new` leads on to the next part. */
export interface Making {
  readonly id: string;
  readonly revision: number;
  readonly step: 'new' | 'edit';
}

export interface PartView extends Typed {
  readonly making: Making;
  readonly news: Words | null;
}

/** Two bodies of this length in Japanese fit on one card, whatever stands in them; longer ones are cut with a word. */
const KEPT_BODY = 2300;

export function textCard({ making, news, ...typed }: PartView, voice: Voice): Card {
  const input = (name: string, label: Words, keep?: number) => ({
    [name]: inputData(typed, { name, label, ...(keep === undefined ? {} : { keep }) }, voice),
  });
  return card(
    textTemplate,
    {
      ...headData(TEXT_WORDS.title, { news, problems: typed.problems }, voice),
      intro: say(TEXT_WORDS.intro, voice),
      ...input('name', TEXT_WORDS.name),
      ...input('text', TEXT_WORDS.body, KEPT_BODY),
      ...input('englishName', TEXT_WORDS.englishName),
      ...input('englishText', TEXT_WORDS.englishBody, KEPT_BODY),
      ...{ nameExample: say(TEXT_WORDS.nameExample, voice), format: say(TEXT_WORDS.format, voice) },
      ...{ englishTitle: say(TEXT_WORDS.englishTitle, voice), englishHint: say(TEXT_WORDS.englishHint, voice) },
      ...footData(making, voice),
    },
    say(DESK_KIND, voice),
  );
}

export interface Choices {
  readonly bureaus: readonly string[];
  readonly forms: readonly OfferedForm[];
}

const KEPT_NUMBERS = 4000;

export function audienceCard({ making, news, ...typed }: PartView, { bureaus, forms }: Choices, voice: Voice): Card {
  const input = (name: string, label: Words, keep?: number) => ({
    [name]: inputData(typed, { name, label, ...(keep === undefined ? {} : { keep }) }, voice),
  });
  const choices = <T extends string>(ids: readonly T[], labelOf: (id: T) => string): readonly CardData[] =>
    ids.map((id) => ({ id: choiceValue(id), label: labelOf(id) }));
  return card(
    audienceTemplate,
    {
      ...headData(AUDIENCE_WORDS.title, { news, problems: typed.problems }, voice),
      intro: say(AUDIENCE_WORDS.intro, voice),
      ...input('audience', AUDIENCE_WORDS.title),
      ...{ ...input('bureaus', AUDIENCE_WORDS.bureaus, 3000), bureauChoices: choices(bureaus, (bureau) => bureau) },
      ...{ ...input('sections', AUDIENCE_WORDS.sections, 1000), sectionsExample: say(AUDIENCE_WORDS.sectionsExample, voice) },
      ...{ ...input('grades', AUDIENCE_WORDS.grades), gradeChoices: choices(GRADES, (grade) => GRADE_LABELS[grade]) },
      ...{ ...input('dxClasses', AUDIENCE_WORDS.dxClasses), dxChoices: choices(DX_CLASSES, (one) => say(DX_CLASS_WORDS[one], voice)) },
      ...{ ...input('roles', AUDIENCE_WORDS.roles), roleChoices: choices(ROLES, (role) => ROLE_LABELS[role]) },
      ...{ ...input('years', AUDIENCE_WORDS.years, 20), yearsExample: say(AUDIENCE_WORDS.yearsExample, voice) },
      ...{ ...input('unanswered', AUDIENCE_WORDS.unanswered), hasForms: forms.some(({ tellsWho }) => tellsWho) },
      formChoices: formChoices(
        forms.filter(({ tellsWho }) => tellsWho),
        AUDIENCE_WORDS.anyForm,
        voice,
      ),
      ...{ ...input('numbers', AUDIENCE_WORDS.numbers, KEPT_NUMBERS), numbersExample: say(AUDIENCE_WORDS.numbersExample, voice) },
      numbersHint: say(AUDIENCE_WORDS.numbersHint, voice),
      ...footData(making, voice),
    },
    say(DESK_KIND, voice),
  );
}

export function optionsCard(
  { making, news, ...typed }: PartView,
  { hosts, forms }: Pick<Choices, 'forms'> & { readonly hosts: readonly string[] },
  voice: Voice,
): Card {
  const input = (name: string, label: Words) => ({ [name]: inputData(typed, { name, label }, voice) });
  const hasDay = isDay(typed.inputs['sendDay'] ?? '');
  return card(
    optionsTemplate,
    {
      ...headData(OPTION_WORDS.title, { news, problems: typed.problems }, voice),
      ...{ ...input('sendDay', OPTION_WORDS.sendDay), hasDay, hasNoDay: !hasDay },
      sendTime: { ...inputData(typed, { name: 'sendTime', label: OPTION_WORDS.sendTime }, voice), value: timeOf(typed.inputs['sendTime']) },
      whenHint: say(OPTION_WORDS.whenHint, voice),
      ...{ ...input('mandatory', OPTION_WORDS.mandatory), mandatoryExample: say(OPTION_WORDS.mandatoryExample, voice) },
      ...{ ...input('urgent', OPTION_WORDS.urgent), urgentTitle: say(OPTION_WORDS.urgentTitle, voice) },
      ...{ ...input('asksRead', OPTION_WORDS.asksRead), asksReadTitle: say(OPTION_WORDS.asksReadTitle, voice) },
      ...{ ...input('takesQuestions', OPTION_WORDS.takesQuestions), takesQuestionsTitle: say(OPTION_WORDS.takesQuestionsTitle, voice) },
      ...{ ...input('linkLabel', OPTION_WORDS.linkLabel), ...input('linkUrl', OPTION_WORDS.linkUrl) },
      linkHint: say(linkHint(hosts), voice),
      ...{ ...input('form', OPTION_WORDS.form), hasForms: forms.length > 0, formChoices: formChoices(forms, OPTION_WORDS.noForm, voice) },
      ...footData(making, voice),
    },
    say(DESK_KIND, voice),
  );
}

/** An input for times shows nothing but times. */
function timeOf(typed: string | undefined): string {
  return typed !== undefined && /^\d{2}:\d{2}$/.test(typed) ? typed : DEFAULT_TIME;
}

function formChoices(forms: readonly OfferedForm[], none: Words, voice: Voice): readonly CardData[] {
  return [{ id: NONE, label: say(none, voice) }, ...forms.map(({ id, title }) => ({ id: choiceValue(id), label: title }))];
}

function headData(title: Words, { news, problems }: Pick<PartView, 'news' | 'problems'>, voice: Voice): CardData {
  return { kind: say(DESK_KIND, voice), title: say(title, voice), ...newsData(news, problems, voice) };
}

function footData(making: Making, voice: Voice): CardData {
  const { id, revision, step } = making;
  const save = step === 'new' ? OPTION_WORDS.next : OPTION_WORDS.save;
  return { id, revision, step, isKept: revision > 0, save: say(save, voice), back: say(BACK, voice) };
}
