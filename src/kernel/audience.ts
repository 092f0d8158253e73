import type { Grade } from './grade.ts';
import type { Person } from './person.ts';
import type { Role } from './role.ts';
import { fiscalYearOf } from './tokyo-time.ts';

/** 対象者: whom something is for. Each list that is given must name the person; an empty audience is everybody. */
export interface Audience {
  readonly bureaus?: readonly string[] | undefined;
  readonly sections?: readonly string[] | undefined;
  readonly grades?: readonly Grade[] | undefined;
  readonly roles?: readonly Role[] | undefined;
  /** 採用から何年目までか: 1 is those hired in the present fiscal year (新規採用職員). */
  readonly yearsSinceHiring?: number | undefined;
  readonly employeeNumbers?: readonly string[] | undefined;
}

export function isInAudience(person: Person, audience: Audience, now: Date): boolean {
  const named = <T>(list: readonly T[] | undefined, value: T): boolean => list === undefined || list.includes(value);
  return (
    named(audience.bureaus, person.bureau) &&
    named(audience.sections, person.section) &&
    named(audience.grades, person.grade) &&
    named(audience.employeeNumbers, person.employeeNumber) &&
    (audience.roles === undefined || person.roles.some((role) => audience.roles?.includes(role))) &&
    (audience.yearsSinceHiring === undefined || yearOfService(person, now) <= audience.yearsSinceHiring)
  );
}

/** 何年目か, counted in fiscal years: 1 in the fiscal year of hiring. */
function yearOfService({ hireDate }: Person, now: Date): number {
  return fiscalYearOf(now) - fiscalYearOf(new Date(`${hireDate}T00:00:00+09:00`)) + 1;
}
