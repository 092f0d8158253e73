import type { RefusedTap } from '../../bot/desk-action.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';

/** Somebody tapped what is not theirs: it stands in the audit log. */
export async function refuse(
  { verb, caller, subject }: RefusedTap,
  { storage, appendAudit }: Pick<AnnouncementDeps, 'storage' | 'appendAudit'>,
): Promise<void> {
  const actor = caller.person?.aadObjectId ?? caller.turn.from.id;
  await storage.transaction((tx) => appendAudit(tx, { at: caller.now, actor, action: 'announcements.refused', subject, detail: { verb } }));
}
