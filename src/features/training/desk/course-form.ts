import { GRADES } from '../../../kernel/grade.ts';
import type { Audience } from '../../../kernel/audience.ts';
import { CATEGORIES, DX_CLASSES } from '../rules/course.ts';
import type { Course, DxClass, Requirement } from '../rules/course.ts';
import { optional, problem, readAll, readChoices, readLine, readNumber, readText, required } from './read-field.ts';
import type { Field, Problems } from './read-field.ts';

export const COURSE_LIMITS = { title: 60, description: 800, years: 45 } as const;

const PLAIN_FIELDS = ['title', 'category', 'description', 'dxRelated', 'grades', 'bureaus', 'years'] as const;
export const COURSE_FIELDS = [...PLAIN_FIELDS, ...DX_CLASSES] as const;
export type CourseField = (typeof COURSE_FIELDS)[number];

/** What was typed, as it came: what is wrong goes back onto the card as it was. */
export type CourseInputs = Readonly<Record<CourseField, string>>;

/** What HR says of a course. */
export type CourseDraft = Omit<Course, 'id' | 'version'>;

export type ReadCourse =
  { readonly kind: 'good'; readonly draft: CourseDraft } | { readonly kind: 'bad'; readonly problems: Problems<CourseField> };

const REQUIREMENTS = ['none', 'required', 'optional'] as const;

/** @param bureaus those of the roster */
export function readCourse(inputs: CourseInputs, bureaus: readonly string[]): ReadCourse {
  const read = readAll({
    title: readLine(inputs.title, COURSE_LIMITS.title),
    category: required(inputs.category, (typed) => readOne(typed, CATEGORIES)),
    description: readText(inputs.description, COURSE_LIMITS.description),
    dxRelated: readOne(inputs.dxRelated === '' ? 'false' : inputs.dxRelated, ['true', 'false']),
    grades: readChoices(inputs.grades, GRADES),
    bureaus: readChoices(inputs.bureaus, bureaus.map(choiceOf)),
    years: optional(inputs.years, (typed) => readNumber(typed, { min: 1, max: COURSE_LIMITS.years })),
    ...readRequirement(inputs),
  });
  if ('problems' in read) return { kind: 'bad', problems: read.problems };
  const { title, category, description, dxRelated, grades, years } = read.values;
  const audience = audienceOf(grades, read.values.bureaus.map(decodeURIComponent), years);
  return {
    kind: 'good',
    draft: { title, category, description, isDxRelated: dxRelated === 'true', audience, requirement: requirementOf(inputs) },
  };
}

function readOne<T extends string>(typed: string, allowed: readonly T[]): Field<T> {
  const found = allowed.find((one) => one === typed);
  return found === undefined ? problem('no-choice') : { value: found };
}

function readRequirement(inputs: CourseInputs): Record<DxClass, Field<string>> {
  const read = (dxClass: DxClass): Field<string> => readOne(inputs[dxClass] === '' ? 'none' : inputs[dxClass], REQUIREMENTS);
  return Object.fromEntries(DX_CLASSES.map((dxClass) => [dxClass, read(dxClass)])) as Record<DxClass, Field<string>>;
}

function requirementOf(inputs: CourseInputs): Requirement {
  const entered = DX_CLASSES.flatMap((dxClass) => {
    const value = inputs[dxClass];
    return value === 'required' || value === 'optional' ? [[dxClass, value] as const] : [];
  });
  return Object.fromEntries(entered);
}

/** A list of which nothing, or everything, is chosen limits nothing. */
function audienceOf(grades: NonNullable<Audience['grades']>, bureaus: readonly string[], years: number | null): Audience {
  return {
    ...(grades.length === 0 || grades.length === GRADES.length ? {} : { grades }),
    ...(bureaus.length === 0 ? {} : { bureaus }),
    ...(years === null ? {} : { yearsSinceHiring: years }),
  };
}

/** A name as the value of a choice: several of them are joined by commas, so it must have none. */
export function choiceOf(name: string): string {
  return encodeURIComponent(name);
}

/** The form filled in with the course as it is. */
export function inputsOfCourse({ title, category, description, isDxRelated, audience, requirement }: CourseDraft): CourseInputs {
  const marks = Object.fromEntries(DX_CLASSES.map((dxClass) => [dxClass, requirement[dxClass] ?? 'none']));
  return {
    ...{ title, category, description, dxRelated: String(isDxRelated) },
    grades: (audience.grades ?? []).join(','),
    bureaus: (audience.bureaus ?? []).map(choiceOf).join(','),
    years: audience.yearsSinceHiring === undefined ? '' : String(audience.yearsSinceHiring),
    ...(marks as Record<DxClass, string>),
  };
}

export const NEW_COURSE: CourseInputs = {
  ...{ title: '', category: '', description: '', dxRelated: 'false', grades: '', bureaus: '', years: '' },
  ...(Object.fromEntries(DX_CLASSES.map((dxClass) => [dxClass, 'none'])) as Record<DxClass, string>),
};

/** In which fields the two differ. */
export function courseChanges(before: CourseDraft, after: CourseDraft): readonly CourseField[] {
  const [old, fresh] = [inputsOfCourse(before), inputsOfCourse(after)];
  return COURSE_FIELDS.filter((field) => old[field] !== fresh[field]);
}
