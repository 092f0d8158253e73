import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importRoster } from '../../src/people/roster-import.ts';
import { describePlan } from '../../src/people/roster-report.ts';
import type { Storage } from '../../src/storage/port.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { onEachEngine } from '../support/engines.ts';
import { HEADER, IMPORTED_AT, idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import type { RosterCells } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

const CHIEF = rosterLine(1, { grade: 'kacho', roles: 'hr' });
const CLERK = rosterLine(2, { managerEmployeeNumber: '1' });

async function rows(storage: Storage) {
  const people = await storage.db.selectFrom('person').selectAll().orderBy('employee_number').execute();
  const roles = await storage.db.selectFrom('person_role').selectAll().orderBy('aad_object_id').execute();
  const audit = await storage.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
  return { people, roles, audit };
}

async function complaints(text: string): Promise<readonly string[]> {
  const storage = await memoryStorage();
  const result = await importText(storage, text);
  const { people, audit } = await rows(storage);
  await storage.close();
  expect([people, audit]).toEqual([[], []]);
  return result.kind === 'invalid' ? result.problems : [];
}

onEachEngine('a roster import', (open) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
    await importText(storage, rosterFile(CHIEF, CLERK));
  });
  afterEach(() => storage.close());

  it('brings the people, their roles and a line in the audit log without any name', async () => {
    const { people, roles, audit } = await rows(storage);
    expect(people.map((row) => [row.employee_number, row.grade, row.manager_employee_number, row.left_at])).toEqual([
      ['1', 'kacho', null, null],
      ['2', 'shuji', '1', null],
    ]);
    expect(roles).toEqual([{ aad_object_id: idOf(1), role: 'hr' }]);
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({ actor: 'operator', action: 'roster.imported', subject: 'roster' });
    expect(JSON.parse(audit[0]?.detail ?? '')).toEqual({ added: 2, changed: 0, returned: 0, left: 0, unchanged: 0 });
    expect((await verifyAudit(storage)).kind).toBe('ok');
  });

  it('marks who vanished as left, takes their roles, and keeps the row', async () => {
    const later = new Date('2026-11-23T09:00:00+09:00');
    await importText(storage, rosterFile(rosterLine(2)), { now: later });
    const { people, roles } = await rows(storage);
    expect(people.map((row) => [row.employee_number, row.left_at])).toEqual([
      ['1', later.toISOString()],
      ['2', null],
    ]);
    expect(roles).toEqual([]);
  });

  it('takes back who had left, and does not mark anybody as left twice', async () => {
    const first = new Date('2026-11-23T09:00:00+09:00');
    await importText(storage, rosterFile(rosterLine(2)), { now: first });
    await importText(storage, rosterFile(rosterLine(2), rosterLine(3)), { now: new Date('2026-11-24T09:00:00+09:00') });
    expect((await rows(storage)).people[0]?.left_at).toBe(first.toISOString());
    await importText(storage, rosterFile(CHIEF, CLERK, rosterLine(3)));
    const { people, roles } = await rows(storage);
    expect(people.map((row) => row.left_at)).toEqual([null, null, null]);
    expect(roles).toEqual([{ aad_object_id: idOf(1), role: 'hr' }]);
  });

  it('lets two people swap their employee numbers', async () => {
    await importText(storage, rosterFile(rosterLine(1, { employeeNumber: '2' }), rosterLine(2, { employeeNumber: '1' })));
    expect((await rows(storage)).people.map((row) => [row.aad_object_id, row.employee_number])).toEqual([
      [idOf(2), '1'],
      [idOf(1), '2'],
    ]);
  });

  it('says in a dry run what would change, and changes nothing', async () => {
    const before = await rows(storage);
    const file = rosterFile(rosterLine(2, { section: '総務課', grade: '主査・主任級', roles: 'dx' }), rosterLine(3));
    const result = await importText(storage, file, { dryRun: true });
    expect(result.kind === 'planned' && describePlan(result.plan)).toEqual([
      '追加　　 3 職員 3（総務部 人事課）',
      '変更　　 2 職員 2（総務部 総務課）: section 「人事課」 → 「総務課」、grade 「shuji」 → 「shusa-shunin」、managerEmployeeNumber 「1」 → （なし）、roles （なし） → 「dx」',
      '退職扱い 1 職員 1（総務部 人事課）',
      '追加 1人、変更 1人、復帰 0人、退職扱い 1人、変更なし 0人',
    ]);
    expect(await rows(storage)).toEqual(before);
  });

  it('changes nothing at all when one line of a long file is wrong', async () => {
    const before = await rows(storage);
    const many = Array.from({ length: 500 }, (_, index) => rosterLine(index + 10));
    const result = await importText(storage, rosterFile(...many, rosterLine(3, { grade: '係長級' })));
    expect(result.kind).toBe('invalid');
    expect(await rows(storage)).toEqual(before);
  });

  it('takes a city of several thousand in one go', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => rosterLine(index + 10, { roles: 'kb-editor' }));
    const result = await importText(storage, rosterFile(...many));
    expect(result.kind === 'imported' && describePlan(result.plan).at(-1)).toBe(
      '追加 3000人、変更 0人、復帰 0人、退職扱い 2人、変更なし 0人',
    );
    expect((await rows(storage)).roles).toHaveLength(3000);
  });

  it('gives two imports at the same time one after the other', async () => {
    const files = [rosterFile(CHIEF, CLERK, rosterLine(3)), rosterFile(CHIEF, CLERK, rosterLine(4))];
    await Promise.all(files.map((file) => importText(storage, file)));
    expect((await rows(storage)).people.filter((row) => row.left_at === null)).toHaveLength(3);
  });
});

describe('the encoding of a roster file', () => {
  /** Written by another program in code page 932, with the characters that Windows added to Shift_JIS. */
  const shiftJis = readFileSync(join(import.meta.dirname, 'roster.shift-jis.csv'));
  const text = rosterFile(rosterLine(1, { name: '髙﨑 ①子', section: '障がい福祉課' }));
  const readBack = async (bytes: Uint8Array) => {
    const storage = await memoryStorage();
    const result = await importRoster({ storage, now: IMPORTED_AT, bytes, fileName: 'roster.csv', actor: 'operator', dryRun: true });
    await storage.close();
    return result.kind === 'planned' ? result.plan.added.map((person) => `${person.name} ${person.section}`) : result;
  };

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-8 with CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['Shift_JIS as Windows writes it', shiftJis],
  ])('is understood: %s', async (_, bytes) => {
    expect(await readBack(bytes)).toEqual(['髙﨑 ①子 障がい福祉課']);
  });

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'roster.csv: 文字コードが UTF-16 です。UTF-8 か Shift_JIS で保存し直してください'],
    [
      'EUC-JP',
      Buffer.from([0xb9, 0xfc, 0xff, 0xfe, 0x81]),
      'roster.csv: 文字コードを読み取れません。UTF-8 か Shift_JIS で保存し直してください',
    ],
    [
      'an Excel workbook',
      Buffer.from('PK\u0003\u0004…'),
      'roster.csv: Excel ブックのようです。Excel で「CSV（UTF-8）」として保存し直してください',
    ],
  ])('is named when it cannot be read: %s', async (_, bytes, message) => {
    expect(await readBack(bytes)).toEqual({ kind: 'invalid', problems: [message] });
  });
});

describe('what an import refuses', () => {
  it('a grade that does not exist, with file, line, column and the choices', async () => {
    expect(await complaints(rosterFile(rosterLine(1), rosterLine(2, { grade: '係長級' })))).toEqual([
      'roster.csv:3:8 grade: 「係長級」という職階はありません（bucho, jicho, kacho, shukan, fuku-shukan, shusa-shunin, shuji, gengyo のいずれか）',
    ]);
  });

  it.each<readonly [string, RosterCells, string]>([
    ['an id that is none', { aadObjectId: '12345' }, '1 aadObjectId: Entra ID のオブジェクト ID（GUID）ではありません'],
    ['a missing name', { name: ' 　' }, '3 name: 値がありません'],
    ['a control character', { name: '職員\u0007' }, '3 name: 目に見えない文字や制御文字が入っています。入力し直してください'],
    ['a bidi override', { name: '職\u202e員' }, '3 name: 目に見えない文字や制御文字が入っています。入力し直してください'],
    ['a line break in a name', { name: '"職\n員"' }, '3 name: 目に見えない文字や制御文字が入っています。入力し直してください'],
    ['a mail address that is none', { mail: 'hanako at example.jp' }, '5 mail: メールアドレスの形ではありません'],
    ['a day that does not exist', { hireDate: '2026-02-29' }, '9 hireDate: 「2026-02-29」は日付として読めません（例: 2026-04-01）'],
    ['a date of another kind', { hireDate: 'R8.4.1' }, '9 hireDate: 「R8.4.1」は日付として読めません（例: 2026-04-01）'],
    [
      'an unknown role',
      { roles: 'hr;boss' },
      '11 roles: 「boss」という役割はありません（hr, dx, stress-check, kb-editor を ; で区切って書いてください）',
    ],
    ['an unknown manager', { managerEmployeeNumber: '77' }, '10 managerEmployeeNumber: 職員番号「77」の所属長がこの名簿にいません'],
    ['a manager of oneself', { managerEmployeeNumber: '2' }, '10 managerEmployeeNumber: 職員番号「2」が自分自身の所属長になっています'],
    ['a number twice', { employeeNumber: '1' }, '2 employeeNumber: 2行目と同じ値です'],
    ['an id twice', { aadObjectId: idOf(1).toUpperCase() }, '1 aadObjectId: 2行目と同じ値です'],
    [
      'the stress check beside hr',
      { roles: 'stress-check;hr' },
      '11 roles: 実施事務従事者（stress-check）は人事担当（hr）を兼ねられません。どちらかを外してください',
    ],
  ])('%s', async (_, cells, complaint) => {
    const line = cells.name?.includes('\n') === true ? 4 : 3;
    expect(await complaints(rosterFile(rosterLine(1), rosterLine(2, cells)))).toEqual([`roster.csv:${String(line)}:${complaint}`]);
  });

  it('a manager who takes part in the stress check', async () => {
    expect(await complaints(rosterFile(rosterLine(1, { roles: 'stress-check' }), rosterLine(2, { managerEmployeeNumber: '1' })))).toEqual([
      'roster.csv:2:11 roles: 所属長は実施事務従事者（stress-check）になれません。役割を外すか、部下の所属長を変えてください',
    ]);
  });

  it('a circle of managers, once, with its members', async () => {
    const circle = [
      rosterLine(1, { managerEmployeeNumber: '2' }),
      rosterLine(2, { managerEmployeeNumber: '3' }),
      rosterLine(3, { managerEmployeeNumber: '1' }),
      rosterLine(4, { managerEmployeeNumber: '1' }),
    ];
    expect(await complaints(rosterFile(...circle))).toEqual([
      'roster.csv:2:10 managerEmployeeNumber: 所属長が輪になっています: 1 → 2 → 3 → 1',
    ]);
  });

  it('every mistake of a file at once, in the order of the file, and none that only follows from another', async () => {
    const file = rosterFile(
      rosterLine(1, { hireDate: 'x', grade: 'y' }),
      `${rosterLine(2)},extra`,
      rosterLine(3, { managerEmployeeNumber: '1', employeeNumber: '1' }),
    );
    expect((await complaints(file)).map((line) => line.split(' ')[0])).toEqual([
      'roster.csv:2:8',
      'roster.csv:2:9',
      'roster.csv:3',
      'roster.csv:4:2',
      'roster.csv:4:10',
    ]);
  });

  it.each([
    ['an empty file', '', 'roster.csv: ファイルが空です'],
    ['a file of empty lines', '\n\n', 'roster.csv: ファイルが空です'],
    ['a header alone', `${HEADER}\n`, 'roster.csv: 見出しの行だけで、職員が1人もいません'],
    [
      'a missing column',
      'name,kana\nx,y\n',
      'roster.csv:1 列が足りません: aadObjectId, employeeNumber, mail, bureau, section, grade, hireDate, managerEmployeeNumber, roles',
    ],
    ['a column too many', `${HEADER},gender\n`, 'roster.csv:1 知らない列があります: gender'],
    ['a column twice', `${HEADER},name\n`, 'roster.csv:1 同じ列が2つあります: name'],
    [
      'an open quote',
      rosterFile(rosterLine(1), '"abc'),
      'roster.csv:3 引用符（"）の開き・閉じが合っていません。この行かその前の行を確かめてください',
    ],
  ])('%s', async (_, text, complaint) => {
    expect(await complaints(text)).toEqual([complaint]);
  });
});

describe('what an import forgives', () => {
  const plan = async (text: string) => {
    const storage = await memoryStorage();
    const result = await importText(storage, text, { dryRun: true });
    await storage.close();
    return result.kind === 'planned' ? result.plan.added : result;
  };

  it('columns in another order, full-width codes, labels for codes, dates from Excel, blank lines and spaces', async () => {
    const cells = { grade: '部長級', hireDate: '2026/4/1', roles: ' 人事担当 ; dx ', name: '　職員　　一 ', employeeNumber: '１２' };
    const lines = rosterFile(rosterLine(1, cells), '', rosterLine(2, { mail: '' })).split('\n');
    const turned = lines.map((line) => line.split(',').toReversed().join(',')).join('\n');
    expect(await plan(turned)).toMatchObject([
      { grade: 'bucho', hireDate: '2026-04-01', roles: ['hr', 'dx'], name: '職員 一', employeeNumber: '12' },
      { mail: '' },
    ]);
  });

  it('keeps the characters of a name as the person writes them', async () => {
    expect(await plan(rosterFile(rosterLine(1, { name: '葛\u{e0100}城 神' })))).toMatchObject([{ name: '葛\u{e0100}城 神' }]);
  });
});
