import { afterEach, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { createDelegations } from '../../src/people/delegations.ts';
import { rosterOver } from '../../src/people/roster-over.ts';
import type { Storage } from '../../src/storage/port.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';

const NOW = new Date('2026-12-10T10:00:00+09:00');
const [ONE, TWO, THREE] = [1, 2, 3].map((number) => personId(idOf(number))) as [
  ReturnType<typeof personId>,
  ReturnType<typeof personId>,
  ReturnType<typeof personId>,
];
const PERIOD = { fromDay: '2026-12-10', untilDay: '2026-12-11' };

onEachEngine('代理', (open) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  it('holds from the first day to the last, both included, and not after it is ended', async () => {
    const delegations = createDelegations({ storage });
    const day = (text: string) => delegations.delegatorsOf(storage.db, TWO, text);
    await storage.transaction((tx) => delegations.start(tx, { id: 'd', from: ONE, to: TWO, ...PERIOD }, NOW));
    const days = ['2026-12-09', '2026-12-10', '2026-12-11', '2026-12-12'];
    expect(await Promise.all(days.map(async (text) => (await day(text)).length))).toEqual([0, 1, 1, 0]);
    expect(await delegations.deputiesOf(storage.db, [ONE, THREE], '2026-12-11')).toEqual([{ id: 'd', from: ONE, to: TWO, ...PERIOD }]);
    const revoke = (from: typeof ONE) => storage.transaction((tx) => delegations.revoke(tx, { id: 'd', from }, NOW));
    expect(await revoke(TWO)).toBeNull();
    expect(await revoke(ONE)).toMatchObject({ id: 'd' });
    expect(await revoke(ONE)).toBeNull();
    expect(await day('2026-12-10')).toEqual([]);
    expect(await delegations.ofPerson(ONE, '2026-12-10')).toEqual([]);
  });

  it('is given once for an id', async () => {
    const delegations = createDelegations({ storage });
    const start = (to: typeof TWO) => storage.transaction((tx) => delegations.start(tx, { id: 'd', from: ONE, to, ...PERIOD }, NOW));
    expect([await start(TWO), await start(THREE)]).toEqual([true, false]);
    expect(await delegations.ofPerson(THREE, '2026-12-10')).toEqual([]);
  });

  it('the roster within a transaction is that of the moment, with the voice of each', async () => {
    await importText(storage, rosterFile(rosterLine(1, { managerEmployeeNumber: '2' }), rosterLine(2, { roles: 'hr' })));
    await storage.transaction(async (tx) => {
      const roster = rosterOver(tx);
      await tx.insertInto('preference').values({ aad_object_id: ONE, wording: 'easy', changed_at: NOW.toISOString() }).execute();
      const one = await roster.find(ONE);
      expect(one === null ? null : (await roster.managerOf(one))?.aadObjectId).toBe(TWO);
      expect((await roster.holdersOf('hr')).map(({ aadObjectId }) => aadObjectId)).toEqual([TWO]);
      expect(await roster.find(THREE)).toBeNull();
      expect([...(await roster.voicesOf([ONE, TWO, THREE]))]).toEqual([
        [ONE, { locale: 'ja', wording: 'easy' }],
        [TWO, { locale: 'ja', wording: 'standard' }],
      ]);
    });
  });
});
