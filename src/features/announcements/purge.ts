import { toInstant } from '../../kernel/clock.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';

/** 一年: long enough to look up what was said before the same notice of next year; docs/operations.md says it. */
export const KEPT_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Deletes announcements with their recipients and questions, a year after their end; drafts a year after their last change. */
export async function purgeAnnouncements(
  { storage, appendAudit }: Pick<AnnouncementDeps, 'storage' | 'appendAudit'>,
  now: Date,
): Promise<void> {
  const before = toInstant(new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  await storage.transaction(async (tx) => {
    const gone = await tx
      .deleteFrom('announcement')
      .where('updated_at', '<', before)
      .where('state', 'in', ['draft', 'sent', 'cancelled'])
      .returning('id')
      .execute();
    if (gone.length === 0) return;
    const ids = gone.map(({ id }) => id);
    await tx.deleteFrom('announcement_recipient').where('announcement_id', 'in', ids).execute();
    await tx.deleteFrom('announcement_question').where('announcement_id', 'in', ids).execute();
    await appendAudit(tx, {
      at: now,
      actor: 'system',
      action: 'announcements.purged',
      subject: 'announcements',
      detail: { count: ids.length },
    });
  });
}
