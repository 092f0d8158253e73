import { createHash } from 'node:crypto';
import type { AppendAudit } from './port.ts';
import { withinBounds } from './refusals.ts';
import { storable } from './storable-text.ts';
import type { AuditEntryTable } from './tables.ts';
import { toInstant } from '../kernel/clock.ts';

type HashedColumns = Pick<AuditEntryTable, 'at' | 'actor' | 'action' | 'subject' | 'detail' | 'previous_hash'>;

/** The only row of audit_head. */
export const AUDIT_HEAD = 1;

/**
 * SHA-256 over the columns as stored. `seq` is left out on purpose: the chain itself fixes the order, and a line that was moved
 * can then be told from one that was changed.
 */
export function auditHash(entry: HashedColumns): string {
  const { previous_hash, at, actor, action, subject, detail } = entry;
  return createHash('sha256')
    .update(JSON.stringify([previous_hash, at, actor, action, subject, detail]))
    .digest('hex');
}

export const appendAudit: AppendAudit = async (tx, wanted) => {
  const event = await withinBounds(tx, wanted);
  if (event === null) return;
  // The update comes first: it makes concurrent appends queue up, so that no two lines follow the same one.
  const head = await tx
    .updateTable('audit_head')
    .set((column) => ({ seq: column('seq', '+', 1) }))
    .where('id', '=', AUDIT_HEAD)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  const entry = {
    at: toInstant(event.at),
    actor: storable(event.actor),
    action: storable(event.action),
    subject: storable(event.subject),
    detail: JSON.stringify(event.detail),
    previous_hash: head.hash,
  };
  const hash = auditHash(entry);
  await tx
    .insertInto('audit_entry')
    .values({ seq: head.seq, ...entry, hash })
    .execute();
  await tx.updateTable('audit_head').set({ hash }).where('id', '=', AUDIT_HEAD).execute();
};
