import { writeSync } from 'node:fs';
import { appendAudit } from '../../../src/storage/audit.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { recordedLog } from '../../support/recorded-log.ts';

/** Writes a setting and its audit line in one transaction, then says so, until it is killed. */
const [databaseUrl = '', round = ''] = process.argv.slice(2);
const storage = await openStorage({ databaseUrl, log: recordedLog() });
for (let i = 1; ; i += 1) {
  const key = `${round}-${i}`;
  await storage.transaction(async (tx) => {
    await tx
      .insertInto('setting')
      .values({ key, value: 'x'.repeat(i % 3_000) })
      .execute();
    await appendAudit(tx, { at: new Date(0), actor: 'system', action: 'test.acknowledged', subject: key, detail: {} });
  });
  writeSync(1, `${key}\n`);
}
