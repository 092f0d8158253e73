import formTemplate from '../../../../cards/training/desk-course-form.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { GRADE_LABELS, GRADES } from '../../../kernel/grade.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import { CATEGORIES, CATEGORY_LABELS, DX_CLASSES, DX_CLASS_LABELS } from '../rules/course.ts';
import { verbs } from '../verbs.ts';
import { choiceOf, COURSE_LIMITS } from './course-form.ts';
import type { CourseField, CourseInputs } from './course-form.ts';
import { COURSE_FORM, COURSE_LABELS } from './course-words.ts';
import { BACK, KIND, SAVE, STOP, SUMMARY } from './desk-words.ts';
import { keptText } from './kept-text.ts';
import { errorData, noteData } from './note-data.ts';
import type { DeskNote } from './note-data.ts';
import type { Problems } from './read-field.ts';

export interface CourseForm {
  readonly id: string;
  /** 0 for a new course. */
  readonly version: number;
  readonly inputs: CourseInputs;
  readonly problems: Problems<CourseField>;
  readonly bureaus: readonly string[];
  readonly note?: DeskNote | undefined;
}

export function courseFormCard({ id, version, inputs, problems, bureaus, note }: CourseForm, voice: Voice): Card {
  const isNew = version === 0;
  return card(
    formTemplate,
    {
      kind: say(KIND, voice),
      title: say(isNew ? COURSE_FORM.create : COURSE_FORM.edit, voice),
      ...noteData(note),
      ...errorData(WITH_ERROR, problems, voice),
      ...labelsOf(voice),
      ...choicesOf(bureaus, voice),
      name: keptText(inputs.title, COURSE_LIMITS.title),
      ...{ category: keptText(inputs.category, 20), description: keptText(inputs.description, COURSE_LIMITS.description) },
      ...{
        dxRelated: inputs.dxRelated === 'true' ? 'true' : 'false',
        grades: keptText(inputs.grades, 50),
        bureaus: keptText(inputs.bureaus, 1000),
      },
      years: keptText(inputs.years, 10),
      requirements: DX_CLASSES.map((one) => ({
        id: one,
        label: say(DX_CLASS_LABELS[one], voice),
        value: keptText(inputs[one], 5),
        choices: marksOf(voice),
      })),
      ...{ id, version, save: say(SAVE, voice) },
      back: say(isNew ? BACK : STOP, voice),
      backVerb: isNew ? verbs.deskPage : verbs.deskCoursePage,
    },
    say(SUMMARY, voice),
  );
}

const WITH_ERROR = ['title', 'category', 'description', 'grades', 'bureaus', 'years'] as const;

function labelsOf(voice: Voice): CardData {
  const label = (field: CourseField): string => say(COURSE_LABELS[field], voice);
  const words = (key: keyof typeof COURSE_FORM): string => say(COURSE_FORM[key], voice);
  return {
    ...{
      nameLabel: label('title'),
      nameMissing: words('titleHint'),
      categoryLabel: label('category'),
      categoryMissing: words('categoryHint'),
    },
    ...{ descriptionLabel: label('description'), dxRelatedLabel: label('dxRelated'), dxRelatedTitle: words('dxToggle') },
    ...{
      audienceTitle: words('audience'),
      audienceHint: words('audienceHint'),
      gradesLabel: label('grades'),
      bureausLabel: label('bureaus'),
    },
    ...{ yearsLabel: label('years'), yearsHint: words('years') },
    ...{ requirementTitle: words('requirement'), requirementHint: words('requirementHint') },
  };
}

function choicesOf(bureaus: readonly string[], voice: Voice): CardData {
  return {
    categories: CATEGORIES.map((value) => ({ value, title: say(CATEGORY_LABELS[value], voice) })),
    gradeChoices: GRADES.map((value) => ({ value, title: GRADE_LABELS[value] })),
    bureauChoices: bureaus.map((title) => ({ value: choiceOf(title), title })),
  };
}

function marksOf(voice: Voice): readonly CardData[] {
  return (['none', 'required', 'optional'] as const).map((value) => ({ value, title: say(COURSE_FORM[value], voice) }));
}
