import { parseArgs } from 'node:util';
import { copyDatabase } from '../storage/copy-database.ts';
import { using, withExistingStorage } from './with-storage.ts';
import type { Run } from './terminal.ts';

const USAGE = '使い方: navi db copy --from file:./data/navi.db --to postgres://…';

/** `navi db copy`: moves a city from the SQLite file to PostgreSQL, all or nothing. */
export const runDb: Run = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { from: { type: 'string' }, to: { type: 'string' } },
  });
  if (positionals[0] !== 'copy' || values.from === undefined || values.to === undefined) {
    terminal.printError(USAGE);
    return 2;
  }
  const target = values.to;
  return withExistingStorage(values.from, (from) =>
    using(target, async (to) => {
      const counts = await copyDatabase({ from, to });
      for (const [table, count] of Object.entries(counts)) terminal.print(`${table}: ${String(count)}`);
      terminal.print('コピーしました。DATABASE_URL を新しいデータベースに変えて、ボットを起動してください。');
      return 0;
    }),
  );
};
