import type { OwnItem } from '../../bot/feature.ts';
import { say } from '../../kernel/wording.ts';
import { textIn } from './announcement-card.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import { findAnnouncement } from './announcement-store.ts';
import { OWN_WORDS } from './messages.ts';
import type { Employee } from './receiving.ts';
import { unreadBy } from './recipient-store.ts';
import { verbs } from './verbs.ts';

/** マイページ: what must be read and is not yet. */
export async function ownItems(caller: Employee, { storage }: AnnouncementDeps): Promise<readonly OwnItem[]> {
  const items: OwnItem[] = [];
  for (const id of await unreadBy(storage.db, caller.person.aadObjectId)) {
    const announcement = await findAnnouncement(storage.db, id);
    const { content, state } = announcement ?? {};
    if (content === undefined || content.mandatory === null || !content.asksRead || state === 'cancelled') continue;
    const { title } = textIn(content, caller);
    items.push({
      title,
      state: say(OWN_WORDS.state, caller),
      color: 'Attention',
      next: say(OWN_WORDS.next, caller),
      open: { verb: verbs.open, id },
    });
  }
  return items;
}
