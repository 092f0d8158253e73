import { appendAudit } from '../../../src/storage/audit.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { createSeenActivities } from '../../../src/storage/seen-activities.ts';
import { recordedLog } from '../../support/recorded-log.ts';

/** One of several processes on one file: claims the same deliveries as the others, and appends; says which claims were new. */
const [databaseUrl = '', name = '', rounds = ''] = process.argv.slice(2);
const storage = await openStorage({ databaseUrl, log: recordedLog() });
const seen = createSeenActivities(storage);
for (let i = 0; i < Number(rounds); i += 1) {
  const claim = await seen.claim(`delivery-${i}`, new Date(0));
  if (claim.kind === 'new') console.log(`delivery-${i}`);
  await storage.transaction(async (tx) => {
    // Reads first and writes later, what a plain `begin` would not survive beside another writer.
    await tx.selectFrom('audit_head').select('seq').execute();
    await appendAudit(tx, { at: new Date(0), actor: name, action: 'test.shared', subject: `${i}`, detail: {} });
  });
}
await storage.close();
