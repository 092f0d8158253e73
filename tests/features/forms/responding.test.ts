import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formDefinitionSchema } from '../../../src/features/forms/definition.ts';
import { readBuiltInForms } from '../../../src/features/forms/definitions.ts';
import { createFormStore } from '../../../src/features/forms/form-store.ts';
import { purgeResponses } from '../../../src/features/forms/purge.ts';
import { createResponding } from '../../../src/features/forms/respond.ts';
import { findByCard } from '../../../src/features/forms/response-store.ts';
import { batches } from '../../../src/outbox/batches.ts';
import { createPeople } from '../../../src/people/people.ts';
import { personId } from '../../../src/kernel/person.ts';
import { appendAudit } from '../../../src/storage/audit.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';
import { hasPostgres, memoryStorage, postgresStorage } from '../../support/storage.ts';
import { FIELDS, formOf, ja } from './small-form.ts';

const now = new Date('2026-12-01T09:00:00+09:00');
const definition = formOf({ id: 'built-in', responses: 'once', retentionDays: 30, fields: FIELDS.slice(0, 1) });
const ANSWERS = { name: '一' };

describe.each([
  ['sqlite', memoryStorage, true],
  ['postgres', postgresStorage, hasPostgres()],
] as const)('responding on %s', (_, open, isHere) => {
  describe.skipIf(!isHere)('', () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await open();
      await importText(storage, rosterFile(...[1, 2, 3, 4, 5].map((number) => rosterLine(number))));
    });
    afterAll(() => storage.close());

    const none = () => Promise.reject(new Error('no chain here'));
    const forms = () => createFormStore(storage, [definition]);
    const responding = () =>
      createResponding({
        ...{ storage, forms: forms(), appendAudit, batches, newId: randomUUID, subjectOf: none },
        people: createPeople({ storage }),
        approvals: { open: none, withdraw: none, amend: none },
      });
    const submission = async (number: number, card: string) => {
      const person = await createPeople({ storage }).find(personId(idOf(number)));
      const form = await forms().find('built-in');
      if (person === null || form === null) throw new Error('missing');
      return { form, person, answers: ANSWERS, card, about: null, locale: 'ja' as const };
    };
    const kinds = async (number: number, cards: readonly string[]) => {
      const sent = await Promise.all(cards.map((card) => submission(number, card)));
      return (await Promise.all(sent.map((one) => responding().submit(one, now)))).map(({ kind }) => kind).sort();
    };

    it('twenty taps at the same moment, of one card or of many, are one response', async () => {
      const one = randomUUID();
      expect(
        await kinds(
          1,
          Array.from({ length: 20 }, () => one),
        ),
      ).toEqual([...Array.from({ length: 19 }, () => 'already'), 'recorded']);
      expect(
        await kinds(
          2,
          Array.from({ length: 20 }, () => randomUUID()),
        ),
      ).toEqual([...Array.from({ length: 19 }, () => 'already'), 'recorded']);
      const { rows } = { rows: await storage.db.selectFrom('form_response').select('aad_object_id').execute() };
      expect(rows.map((row) => row.aad_object_id).sort()).toEqual([idOf(1), idOf(2)]);
    });

    it('of a changed answer and a withdrawal at the same moment, one wins and the other says so', async () => {
      const card = randomUUID();
      await kinds(3, [card]);
      const { form, person } = await submission(3, card);
      const response = await findByCard(storage.db, 'built-in', card);
      if (response === null) throw new Error('missing');
      const results = await Promise.all([
        responding().change({ form, person, answers: { name: '二' }, response, revision: 1 }, now),
        responding().withdraw(response, person, now),
      ]);
      expect([
        ['done', false],
        ['too-late', true],
      ]).toContainEqual(results);
      expect((await findByCard(storage.db, 'built-in', card))?.revision).toBe(2);
    });

    it('a form that HR closes, or whose version has moved on, takes nothing', async () => {
      const sent = await submission(4, randomUUID());
      expect(await responding().submit({ ...sent, form: { ...sent.form, version: 9, isBuiltIn: false } }, now)).toEqual({
        kind: 'renewed',
      });
      const { revision } = sent.form;
      expect(await storage.transaction((tx) => forms().change(tx, { id: 'built-in', revision, state: 'closed' }, now))).toBe(true);
      expect(await storage.transaction((tx) => forms().change(tx, { id: 'built-in', revision, state: 'open' }, now))).toBe(false);
      expect(await responding().submit(sent, now)).toEqual({ kind: 'closed' });
      await storage.transaction((tx) => forms().change(tx, { id: 'built-in', revision: revision + 1, state: 'open' }, now));
    });

    it('a definition that the program brings anew is the next version, and old answers keep theirs', async () => {
      const renewed = formDefinitionSchema.parse({ ...definition, title: ja('新しい題') });
      expect((await forms().find('built-in'))?.version).toBe(1);
      expect((await createFormStore(storage, [renewed]).find('built-in'))?.version).toBe(2);
      expect((await forms().find('built-in'))?.version).toBe(1);
      expect((await forms().definitionOf('built-in', 1))?.title.ja).toBe('すべての欄');
    });

    it('is deleted when its time has passed, and not a day before', async () => {
      await kinds(5, [randomUUID()]);
      const forgotten: string[] = [];
      const approvals = {
        forget: (_tx: unknown, kind: string, ids: readonly string[]) => Promise.resolve(void forgotten.push(kind, ...ids)),
      };
      const purge = (time: string) => purgeResponses({ storage, forms: forms(), appendAudit, approvals }, new Date(time));
      const count = async () => (await storage.db.selectFrom('form_response').select('id').execute()).length;
      const before = await count();
      await purge('2026-12-31T23:59:59+09:00');
      expect(await count()).toBe(before);
      const ids = (await storage.db.selectFrom('form_response').select('id').execute()).map(({ id }) => id);
      await purge('2027-01-01T00:00:00+09:00');
      expect(await count()).toBe(0);
      expect(forgotten.toSorted()).toEqual(['forms.response', ...ids].toSorted());
    });
  });
});

describe('built-in forms', () => {
  it('that are broken stop the start, each with file and line', () => {
    const directory = mkdtempSync(join(tmpdir(), 'forms-'));
    writeFileSync(
      join(directory, 'a.yaml'),
      'id: b\ntitle: { ja: 題 }\npurpose: { ja: 目的 }\nact: answer\nresponses: once\nretentionDays: 1\nrules: [{ section: "9.9", text: { ja: 規則 } }]\nfields:\n  - { id: x, kind: yes-no, label: { ja: はい } }\n',
    );
    writeFileSync(join(directory, 'c.yaml'), 'id: c\ntitle: 題\n');
    const read = (): unknown => readBuiltInForms(directory, { title: '戸田市人材育成基本方針', sections: new Set(['4.1']) });
    expect(read).toThrow(/a\.yaml:1:\d+ .*ファイルの名前/);
    expect(read).toThrow(/a\.yaml:7:\d+ .*9\.9/);
    expect(read).toThrow(/c\.yaml:2:\d+ title/);
    rmSync(directory, { recursive: true });
  });
});
