import { afterEach, beforeEach, expect, it } from 'vitest';
import { createForms } from '../../../src/features/forms/index.ts';
import type { Forms } from '../../../src/features/forms/index.ts';
import { createFormStore } from '../../../src/features/forms/form-store.ts';
import { personId } from '../../../src/kernel/person.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { batches } from '../../../src/outbox/batches.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createConversations } from '../../../src/people/conversations.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { newId } from '../../../src/platform/system.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';
import { memoryStorage } from '../../support/storage.ts';
import { FIELDS, formOf } from './small-form.ts';

const clock = manualClock('2026-12-01T10:00:00+09:00');
const { document } = loadKnowledge('knowledge');
let storage: Storage;
let forms: Forms;

beforeEach(async () => {
  storage = await memoryStorage();
  await importText(storage, rosterFile(...[1, 2, 3].map((number) => rosterLine(number)), rosterLine(4, { grade: 'kacho' })));
  const none = () => Promise.reject(new Error('not asked'));
  forms = createForms({
    ...{ storage, workingDays, document, newId, batches, roster: rosterOver, directory: 'cards/forms' },
    people: createPeople({ storage }),
    conversations: createConversations({ storage }),
    outbox: createOutbox({ clock, newId }),
    approvals: { open: none, withdraw: none, amend: none, find: none, forget: none },
    exports: { offer: none },
    findSubject: () => Promise.resolve(null),
  });
});
afterEach(() => storage.close());

async function publish(id: string, changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const definition = formOf({ id, audience: { grades: ['shuji'] }, fields: FIELDS.slice(0, 1), ...changes });
  const made = { definition, by: personId(idOf(4)), deadline: null };
  await storage.transaction((tx) => createFormStore(storage, []).create(tx, made, clock.now()));
}

const missing = async (id: string): Promise<readonly string[] | null> =>
  (await forms.announced.unanswered(id, clock.now()))?.map(({ aadObjectId }) => aadObjectId) ?? null;

it('other features learn who has not answered a form, answer by answer', async () => {
  await publish('survey');
  expect(await missing('survey')).toEqual([1, 2, 3].map(idOf));
  const person = (await createPeople({ storage }).find(personId(idOf(2))))!;
  expect(await forms.respond({ id: 'survey', person, inputs: { name: '答え' }, card: newId(), about: null }, clock.now())).toBe(true);
  expect(await missing('survey')).toEqual([1, 3].map(idOf));
});

it('and that nobody can know it of a form that is anonymous, answered again and again, built in, or not there', async () => {
  await publish('anonymous', { responses: 'several', anonymous: true });
  await publish('several', { responses: 'several' });
  for (const id of ['anonymous', 'several', 'book-loan', 'nothing']) expect(await missing(id)).toBeNull();
});
