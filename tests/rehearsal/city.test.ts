import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GRADES } from '../../src/kernel/grade.ts';
import { createPeople } from '../../src/people/people.ts';
import { findRoleConflicts } from '../../src/people/role-conflicts.ts';
import { buildCity } from '../../src/rehearsal/city.ts';
import { playgroundPeople } from '../../src/rehearsal/playground.ts';
import { seedCity } from '../../src/rehearsal/seed-city.ts';
import { IMPORTED_AT, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

const city = buildCity(2026);
const byNumber = new Map(city.map((person) => [person.employeeNumber, person]));
const holders = (role: string) => city.filter((person) => person.roles.some((name) => name === role));

describe('the sample city hall', () => {
  it('is the same every time', () => {
    expect(buildCity(2026)).toEqual(city);
  });

  it('has about 300 people, each with a name, an id and a number of their own', () => {
    expect(city.length).toBeGreaterThan(280);
    expect(city.length).toBeLessThan(330);
    for (const key of ['name', 'aadObjectId', 'employeeNumber', 'mail'] as const) {
      expect(new Set(city.map((person) => person[key])).size).toBe(city.length);
    }
  });

  it('is shaped like a city hall: every grade, few at the top, most below', () => {
    const counts = GRADES.map((grade) => city.filter((person) => person.grade === grade).length);
    expect(Math.min(...counts)).toBeGreaterThan(5);
    const [bucho, jicho, kacho, , , shusa] = counts;
    expect(bucho! < jicho! && jicho! < kacho! && kacho! < shusa!).toBe(true);
  });

  it('leads from every person up to somebody of 部長級', () => {
    const top = (number: string): string => {
      const above = byNumber.get(number)?.managerEmployeeNumber ?? null;
      return above === null ? (byNumber.get(number)?.grade ?? '') : top(above);
    };
    expect([...new Set(city.map((person) => top(person.employeeNumber)))]).toEqual(['bucho']);
  });

  it('has its desks held, and the stress check by nobody who decides on people', () => {
    expect(['hr', 'dx', 'stress-check', 'kb-editor'].map((role) => holders(role).length)).toEqual([3, 3, 2, 2]);
    const managers = new Set(city.map((person) => person.managerEmployeeNumber));
    expect(holders('stress-check').some((person) => managers.has(person.employeeNumber) || person.roles.includes('hr'))).toBe(false);
  });

  it('has people hired this fiscal year, and nobody hired after its first day', () => {
    expect(city.filter((person) => person.hireDate === '2026-04-01').length).toBeGreaterThanOrEqual(5);
    expect(city.filter((person) => person.hireDate > '2026-04-01')).toEqual([]);
  });

  it('uses mail addresses that can belong to nobody', () => {
    expect(city.every((person) => person.mail.endsWith('.example.jp'))).toBe(true);
  });
});

describe('seeding the city', () => {
  it('passes the roster import and leaves no role conflict', async () => {
    const storage = await memoryStorage();
    expect(await seedCity(storage, IMPORTED_AT)).toBe('seeded');
    expect(await createPeople({ storage }).find(playgroundPeople().currentUser.aadObjectId)).toEqual(playgroundPeople().currentUser);
    expect(await findRoleConflicts(storage)).toEqual([]);
    expect(await storage.db.selectFrom('person').select('aad_object_id').execute()).toHaveLength(city.length);
    await storage.close();
  });

  it('leaves a roster alone that is there already, its own or another', async () => {
    const storage = await memoryStorage();
    await importText(storage, rosterFile(rosterLine(1)));
    expect(await seedCity(storage, IMPORTED_AT)).toBe('kept');
    expect(await storage.db.selectFrom('person').select('employee_number').execute()).toEqual([{ employee_number: '1' }]);
    await storage.close();
  });

  it('takes the fiscal year from the day of the first start, in Tokyo', async () => {
    const storage = await memoryStorage();
    await seedCity(storage, new Date('2027-03-31T23:59:00+09:00'));
    const newest = await storage.db.selectFrom('person').select('hire_date').orderBy('hire_date', 'desc').executeTakeFirst();
    expect(newest?.hire_date).toBe('2026-04-01');
    await storage.close();
  });
});

interface PlaygroundUser {
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly userPrincipleName: string;
  readonly surname: string;
  readonly givenName: string;
}

describe('the people of the Playground', () => {
  const file = parse(readFileSync(join(import.meta.dirname, '../../.m365agentsplayground.yml'), 'utf8')) as {
    version: string;
    currentUser: PlaygroundUser;
    users: PlaygroundUser[];
  };
  const { currentUser, users } = playgroundPeople();

  it('are people of the city, with the same ids and names', () => {
    const shown = (user: PlaygroundUser) => [user.aadObjectId, `${user.surname} ${user.givenName}`, user.email, user.userPrincipleName];
    const known = (person: (typeof users)[number]) => [person.aadObjectId, person.name, person.mail, person.mail];
    expect([file.currentUser, ...file.users].map(shown)).toEqual([currentUser, ...users].map(known));
    expect([file.currentUser, ...file.users].map((user) => user.name)).toEqual([currentUser, ...users].map((person) => person.name));
  });

  it('are exactly five beside the one at the screen, or the Playground ends without a word', () => {
    expect(file.version).toBe('0.1.1');
    expect(file.users).toHaveLength(5);
  });

  it('begin with an employee without any desk, whose manager and every desk are among the others', () => {
    expect(currentUser).toMatchObject({ grade: 'shusa-shunin', roles: [] });
    expect(users.map((person) => person.employeeNumber)).toContain(currentUser.managerEmployeeNumber);
    expect(users.flatMap((person) => person.roles).toSorted()).toEqual(['dx', 'hr', 'kb-editor', 'stress-check']);
  });
});
