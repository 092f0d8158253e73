import courseTemplate from '../../../../cards/training/desk-course.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import { CATEGORY_LABELS, DX_CLASSES, DX_CLASS_LABELS } from '../rules/course.ts';
import type { Course } from '../rules/course.ts';
import { shorten } from '../time-words.ts';
import { COURSE_CARD, COURSE_FORM, COURSE_LABELS } from './course-words.ts';
import { inputsOfCourse } from './course-form.ts';
import type { CourseField } from './course-form.ts';
import type { DeskCourse } from './desk-reads.ts';
import { audienceWords, KIND, SUMMARY } from './desk-words.ts';
import { moreOf, pageOf, sessionRow } from './list-card.ts';
import { noteData } from './note-data.ts';
import type { DeskNote } from './note-data.ts';

export interface CourseShown {
  readonly voice: Voice;
  readonly now: Date;
  /** Who changed it last, and what. */
  readonly changed: string;
  readonly note?: DeskNote | undefined;
}

/** With the three buttons below, as many as a card may have. */
const ROWS = 3;

export function deskCourseCard({ course, sessions }: DeskCourse, page: number, shown: CourseShown): Card {
  const { voice, now, changed, note } = shown;
  const part = pageOf(sessions, page, ROWS);
  return card(
    courseTemplate,
    {
      kind: say(KIND, voice),
      title: course.title,
      ...noteData(note),
      facts: factsOf(course, voice),
      hasDescription: course.description !== '',
      description: course.description,
      changed,
      sessionsTitle: say(sessions.length === 0 ? COURSE_CARD.noDates : COURSE_CARD.dates, voice),
      rows: part.rows.map((one) => ({ title: course.title, ...sessionRow(one, { voice, now }) })),
      addDate: say(COURSE_CARD.addDate, voice),
      edit: say(COURSE_CARD.edit, voice),
      id: course.id,
      ...moreOf(part, voice),
    },
    say(SUMMARY, voice),
  );
}

function factsOf(course: Course, voice: Voice): readonly CardData[] {
  const fact = (label: Words, value: string): CardData => ({ label: say(label, voice), value });
  const requirement = DX_CLASSES.flatMap((one) => {
    const mark = course.requirement[one];
    return mark === undefined ? [] : [`${say(DX_CLASS_LABELS[one], voice)}: ${say(COURSE_FORM[mark], voice)}`];
  });
  return [
    fact(COURSE_CARD.category, say(CATEGORY_LABELS[course.category], voice)),
    fact(COURSE_CARD.audience, shorten(audienceWords(course.audience, voice), 200)),
    fact(COURSE_CARD.dx, say(course.isDxRelated ? COURSE_CARD.dxYes : COURSE_CARD.dxNo, voice)),
    ...(requirement.length === 0 ? [] : [fact(COURSE_CARD.requirement, requirement.join(', '))]),
  ];
}

/** A field as it is told when it has changed: 「区分: 専門研修 → 一般研修」. */
export function courseChangeLines(
  changes: readonly CourseField[],
  { before, after }: { before: Course; after: Course },
  voice: Voice,
): readonly string[] {
  const shownOf = (course: Course): Readonly<Record<CourseField, string>> => {
    const inputs = inputsOfCourse(course);
    const marks = Object.fromEntries(DX_CLASSES.map((one) => [one, say(COURSE_FORM[course.requirement[one] ?? 'none'], voice)]));
    return {
      ...inputs,
      ...marks,
      description: shorten(course.description, 60),
      category: say(CATEGORY_LABELS[course.category], voice),
      dxRelated: say(course.isDxRelated ? COURSE_CARD.dxYes : COURSE_CARD.dxNo, voice),
      grades: audienceWords(only(course.audience.grades, 'grades'), voice),
      bureaus: shorten(audienceWords(only(course.audience.bureaus, 'bureaus'), voice), 120),
    };
  };
  const [old, fresh] = [shownOf(before), shownOf(after)];
  return changes.map((field) => `${say(COURSE_LABELS[field], voice)}: ${old[field]} → ${fresh[field]}`);
}

function only<T>(list: T | undefined, field: string): Record<string, T> {
  return list === undefined ? {} : { [field]: list };
}
