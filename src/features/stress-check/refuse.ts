import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Storage } from '../../storage/port.ts';

/** Somebody without the role has tried: nothing is shown, and it stands in the audit log. */
export async function refuse(storage: Storage, verb: string, caller: Caller): Promise<Reply> {
  const actor = caller.person?.aadObjectId ?? caller.turn.from.id;
  await storage.transaction((tx) =>
    appendAudit(tx, { at: caller.now, actor, action: 'stress-check.refused', subject: actor, detail: { verb } }),
  );
  // A card in a group belongs to others as well and stays as it is.
  const kind = caller.turn.chat.kind === 'personal' ? 'replace' : 'message';
  return { kind, card: noticeCard(caller, 'notYours') };
}
