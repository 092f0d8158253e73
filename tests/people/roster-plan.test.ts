import { describe, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import type { Person } from '../../src/kernel/person.ts';
import { planRoster } from '../../src/people/roster-plan.ts';
import { idOf } from '../support/roster.ts';

function person(number: number, changes: Partial<Person> = {}): Person {
  return {
    aadObjectId: personId(idOf(number)),
    employeeNumber: String(number),
    name: '職員',
    kana: 'ショクイン',
    mail: '',
    bureau: '総務部',
    section: '人事課',
    grade: 'shuji',
    hireDate: '2020-04-01',
    managerEmployeeNumber: null,
    roles: [],
    ...changes,
  };
}

const here = (one: Person) => ({ person: one, leftAt: null });
const gone = (one: Person) => ({ person: one, leftAt: '2026-01-01T00:00:00.000Z' });

const CASES: readonly (readonly [string, Parameters<typeof planRoster>, Readonly<Record<string, readonly string[]>>])[] = [
  ['nobody known, nobody in the file', [[], []], {}],
  ['somebody new', [[], [person(1)]], { added: ['1'] }],
  ['somebody as before', [[here(person(1))], [person(1)]], { unchanged: ['1'] }],
  ['roles in another order', [[here(person(1, { roles: ['hr', 'dx'] }))], [person(1, { roles: ['dx', 'hr'] })]], { unchanged: ['1'] }],
  ['another section', [[here(person(1))], [person(1, { section: '総務課' })]], { changed: ['1'] }],
  ['a role taken away', [[here(person(1, { roles: ['hr'] }))], [person(1)]], { changed: ['1'] }],
  ['a manager given', [[here(person(1))], [person(1, { managerEmployeeNumber: '9' })]], { changed: ['1'] }],
  ['somebody missing', [[here(person(1))], []], { left: ['1'] }],
  ['somebody missing who left long ago', [[gone(person(1))], []], {}],
  ['somebody back again, as before', [[gone(person(1))], [person(1)]], { returned: ['1'] }],
  ['a number that goes to somebody else', [[here(person(1))], [{ ...person(2), employeeNumber: '1' }]], { added: ['1'], left: ['1'] }],
];

describe('the plan of a roster import', () => {
  it.each(CASES)('for %s', (_, [current, rows], expected) => {
    const plan = planRoster(current, rows);
    const numbers = (people: readonly Person[]) => people.map((one) => one.employeeNumber);
    expect({
      added: numbers(plan.added),
      changed: plan.changed.map((entry) => entry.person.employeeNumber),
      returned: plan.returned.map((entry) => entry.person.employeeNumber),
      left: numbers(plan.left),
      unchanged: numbers(plan.unchanged),
    }).toEqual({ added: [], changed: [], returned: [], left: [], unchanged: [], ...expected });
  });

  it('names each changed field with the values before and after', () => {
    const plan = planRoster([here(person(1, { roles: ['hr'] }))], [person(1, { grade: 'kacho', roles: ['hr', 'dx'] })]);
    expect(plan.changed[0]?.changes).toEqual([
      { field: 'grade', from: 'shuji', to: 'kacho' },
      { field: 'roles', from: 'hr', to: 'dx;hr' },
    ]);
  });
});
