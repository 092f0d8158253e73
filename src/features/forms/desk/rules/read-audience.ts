import { GRADES } from '../../../../kernel/grade.ts';
import type { Draft } from '../draft.ts';
import { createReading } from './problem.ts';
import type { Inputs, Read, Reading } from './problem.ts';

/** As many as fit on the card again when one of them is wrong. */
export const MAX_NUMBERS = 1000;
export const YEARS = { min: 1, max: 60 } as const;

interface Roster {
  readonly bureaus: readonly string[];
  readonly employeeNumbers: ReadonlySet<string>;
}

/** Whom the form is for; what is left empty does not narrow it. */
export function readAudience(inputs: Inputs, roster: Roster): Read<Draft['audience']> {
  const reading = createReading(inputs);
  const bureaus = several(reading, 'bureaus', roster.bureaus);
  const grades = several(reading, 'grades', GRADES);
  const yearsSinceHiring = reading.number('years', YEARS);
  const employeeNumbers = numbers(reading, roster.employeeNumbers);
  return reading.result({
    ...(bureaus.length === 0 ? {} : { bureaus }),
    ...(grades.length === 0 ? {} : { grades }),
    ...(yearsSinceHiring === null ? {} : { yearsSinceHiring }),
    ...(employeeNumbers.length === 0 ? {} : { employeeNumbers }),
  });
}

/** Clients join what was chosen by commas; a name with a comma would fall apart, so names travel encoded. */
function several<T extends string>(reading: Reading, name: string, offered: readonly T[]): T[] {
  const chosen = reading.raw(name).split(',').filter(Boolean);
  if (chosen.some((id) => !offered.some((one) => choiceValue(one) === id))) reading.bad(name, { kind: 'not-offered' });
  return offered.filter((one) => chosen.includes(choiceValue(one)));
}

/** A name as the value of a choice. */
export function choiceValue(name: string): string {
  return encodeURIComponent(name);
}

/** A column pasted from Excel, or numbers with commas or spaces between them. */
function numbers(reading: Reading, known: ReadonlySet<string>): string[] {
  const typed = reading
    .raw('numbers')
    .normalize('NFKC')
    .split(/[\s,、;・/]+/);
  const given = [...new Set(typed.filter(Boolean))];
  const unknown = given.filter((number) => !known.has(number));
  if (unknown.length > 0) reading.bad('numbers', { kind: 'unknown-numbers', numbers: unknown });
  if (given.length > MAX_NUMBERS) reading.bad('numbers', { kind: 'too-many-numbers', max: MAX_NUMBERS, count: given.length });
  return given;
}
