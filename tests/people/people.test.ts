import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { createPeople } from '../../src/people/people.ts';
import { findRoleConflicts } from '../../src/people/role-conflicts.ts';
import type { Storage } from '../../src/storage/port.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';

const CHIEF = rosterLine(1, { name: '髙橋 花子', kana: 'タカハシ ハナコ', grade: 'kacho', roles: 'hr;kb-editor' });
const CLERK = rosterLine(2, { name: '鈴木 一郎', kana: 'すずき いちろう', managerEmployeeNumber: '1' });
const NAMESAKE = rosterLine(3, { name: '鈴木 一花', kana: 'スズキ イチカ', managerEmployeeNumber: '1' });

onEachEngine('people', (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());
  beforeEach(() => importText(storage, rosterFile(CHIEF, CLERK, NAMESAKE)));

  const names = async (wanted: string) => (await createPeople({ storage }).findByName(wanted)).map((person) => person.employeeNumber);

  it('finds a person whole, with all roles, in whatever case the id comes', async () => {
    const found = await createPeople({ storage }).find(personId(idOf(1).toUpperCase()));
    expect(found).toEqual({
      aadObjectId: idOf(1),
      employeeNumber: '1',
      name: '髙橋 花子',
      kana: 'タカハシ ハナコ',
      mail: 'e1@example.jp',
      bureau: '総務部',
      section: '人事課',
      grade: 'kacho',
      hireDate: '2020-04-01',
      managerEmployeeNumber: null,
      roles: ['hr', 'kb-editor'],
    });
  });

  it('does not find who is not on the roster, or has left it', async () => {
    const people = createPeople({ storage });
    expect(await people.find(personId(idOf(9)))).toBeNull();
    await importText(storage, rosterFile(CHIEF, NAMESAKE));
    expect(await people.find(personId(idOf(2)))).toBeNull();
    expect(await names('鈴木')).toEqual(['3']);
  });

  it('sees a role that was taken away with the next look', async () => {
    const people = createPeople({ storage });
    expect((await people.find(personId(idOf(1))))?.roles).toContain('hr');
    await importText(storage, rosterFile(CHIEF.replace('hr;kb-editor', ''), CLERK, NAMESAKE));
    expect((await people.find(personId(idOf(1))))?.roles).toEqual([]);
  });

  it.each([
    ['鈴木一郎', ['2']],
    ['鈴木　一郎', ['2']],
    ['すずきいちろう', ['2']],
    ['スズキ イチロウ', ['2']],
    ['ｽｽﾞｷ', ['2', '3']],
    ['鈴木', ['2', '3']],
    ['髙橋', ['1']],
    ['高橋花子', ['1']],
    ['一郎', []],
    ['%', []],
    [' ', []],
  ])('finds by the name %s', async (wanted, numbers) => {
    expect(await names(wanted)).toEqual(numbers);
  });

  it('knows a manager by the people who report to them, and only while these are on the roster', async () => {
    const people = createPeople({ storage });
    const [chief] = await people.findByName('髙橋花子');
    const [clerk] = await people.findByName('鈴木一郎');
    expect([await people.isManager(chief!), await people.isManager(clerk!)]).toEqual([true, false]);
    await importText(storage, rosterFile(CHIEF));
    expect(await people.isManager(chief!)).toBe(false);
  });

  it('names each role conflict that came into the table by other hands, and is silent otherwise', async () => {
    expect(await findRoleConflicts(storage)).toEqual([]);
    await storage.db
      .insertInto('person_role')
      .values({ aad_object_id: idOf(1), role: 'stress-check' })
      .execute();
    expect(await findRoleConflicts(storage)).toEqual([
      '職員番号 1: 実施事務従事者（stress-check）は人事担当（hr）を兼ねられません。どちらかを外してください',
      '職員番号 1: 所属長は実施事務従事者（stress-check）になれません。役割を外すか、部下の所属長を変えてください',
    ]);
  });

  it('gives many at once, everybody in the order of a list, and leaves out who has left', async () => {
    const people = createPeople({ storage });
    await importText(storage, rosterFile(CHIEF, CLERK));
    const found = await people.findAll([personId(idOf(1)), personId(idOf(3)), personId(idOf(9))]);
    expect([...found.keys()]).toEqual([idOf(1)]);
    expect((await people.everybody()).map(({ employeeNumber }) => employeeNumber)).toEqual(['2', '1']);
  });

  it('names the holders of a role and the manager of a person', async () => {
    const people = createPeople({ storage });
    expect((await people.holdersOf('hr')).map(({ employeeNumber }) => employeeNumber)).toEqual(['1']);
    expect(await people.holdersOf('dx')).toEqual([]);
    const clerk = await people.find(personId(idOf(2)));
    const chief = await people.find(personId(idOf(1)));
    expect(clerk === null ? null : await people.managerOf(clerk)).toEqual(chief);
    expect(chief === null ? undefined : await people.managerOf(chief)).toBeNull();
  });
});
