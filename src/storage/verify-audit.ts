import { setImmediate } from 'node:timers/promises';
import { AUDIT_HEAD, auditHash } from './audit.ts';
import { NO_HASH } from './migrations/foundation.ts';
import type { Queries, Storage } from './port.ts';
import type { AuditEntryTable } from './tables.ts';

/** `seq` is the first line that is wrong. */
export type AuditVerdict =
  /** `head` may be written down elsewhere: as long as it is found again, nothing before it was rewritten. */
  | { readonly kind: 'ok'; readonly count: number; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly reason: AuditFlaw };

/**
 * changed: the line is not what was written. missing: its number is not there. reordered: it does not follow the line before it
 * (moved, or a neighbour was removed or replaced). truncated: lines at the end are gone. head-mismatch: the head does not belong to the last line.
 */
export type AuditFlaw = 'changed' | 'missing' | 'reordered' | 'truncated' | 'head-mismatch';

interface Link {
  readonly seq: number;
  readonly hash: string;
}

const BATCH = 1_000;

/** Recalculates the whole chain, also while others append; memory stays that of one batch. */
export async function verifyAudit(storage: Pick<Storage, 'db'>): Promise<AuditVerdict> {
  let last: Link = { seq: 0, hash: NO_HASH };
  for (;;) {
    // The head is read before the lines, so that every line it counts must be found; lines appended meanwhile take another round.
    const head = await readHead(storage.db);
    const entries = await readAfter(storage.db, last.seq);
    for (const entry of entries) {
      const flaw = flawOf(entry, last);
      if (flaw !== null) return { kind: 'broken', seq: last.seq + 1, reason: flaw };
      last = entry;
    }
    if (entries.length === 0) return atTheEnd(last, head);
    // A long log must not keep a running bot from answering.
    await setImmediate();
  }
}

function readHead(db: Queries): Promise<Link | undefined> {
  return db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', AUDIT_HEAD).executeTakeFirst();
}

function readAfter(db: Queries, seq: number): Promise<AuditEntryTable[]> {
  return db.selectFrom('audit_entry').selectAll().where('seq', '>', seq).orderBy('seq').limit(BATCH).execute();
}

function atTheEnd(last: Link, head: Link | undefined): AuditVerdict {
  if (head?.seq === last.seq && head.hash === last.hash) return { kind: 'ok', count: last.seq, head: last.hash };
  const reason = head !== undefined && head.seq > last.seq ? 'truncated' : 'head-mismatch';
  return { kind: 'broken', seq: last.seq + 1, reason };
}

function flawOf(entry: AuditEntryTable, before: Link): AuditFlaw | null {
  if (entry.seq !== before.seq + 1) return 'missing';
  if (auditHash(entry) !== entry.hash) return 'changed';
  return entry.previous_hash === before.hash ? null : 'reordered';
}
