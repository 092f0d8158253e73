import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { createPreferences } from '../../src/people/preferences.ts';
import type { Storage } from '../../src/storage/port.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

const NOW = new Date('2026-12-10T09:00:00+09:00');
const onRoster = personId('00000000-0000-4000-8000-000000000101');
const stranger = personId('00000000-0000-4000-8000-000000000999');

let storage: Storage;
beforeEach(async () => {
  storage = await memoryStorage();
});
afterEach(() => storage.close());

const rows = () => storage.db.selectFrom('preference').selectAll().execute();

describe('how somebody wants to read Japanese', () => {
  it('is the usual way until they choose, each for themselves, on the roster or not', async () => {
    const preferences = createPreferences({ storage });
    expect(await preferences.wordingOf(stranger)).toBe('standard');
    await preferences.setWording(stranger, 'easy', NOW);
    await preferences.setWording(stranger, 'easy', NOW);
    expect(await preferences.wordingOf(stranger)).toBe('easy');
    expect(await preferences.wordingOf(onRoster)).toBe('standard');
  });

  it('leaves no row behind when it is taken back', async () => {
    const preferences = createPreferences({ storage });
    await preferences.setWording(stranger, 'easy', NOW);
    await preferences.setWording(stranger, 'standard', NOW);
    expect(await preferences.wordingOf(stranger)).toBe('standard');
    expect(await rows()).toEqual([]);
  });

  it('goes when the person leaves the roster, and with nobody else', async () => {
    await importText(storage, rosterFile(rosterLine(101), rosterLine(102)));
    const preferences = createPreferences({ storage });
    for (const id of [onRoster, stranger]) await preferences.setWording(id, 'easy', NOW);
    await importText(storage, rosterFile(rosterLine(102)));
    expect((await rows()).map((row) => row.aad_object_id)).toEqual([stranger]);
  });
});
