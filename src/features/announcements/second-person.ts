import type { PersonId } from '../../kernel/person.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import type { Announcement } from './announcement.ts';
import { noteCard } from './note-card.ts';
import { isSecondPerson } from './rules/steps.ts';

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };
const SUMMARY: Words = { ja: 'お知らせの確認のお願い', en: 'An announcement waits for your confirmation' };

/** Those of 人事担当 who neither wrote, changed nor asked for it. */
export async function secondPersons(db: Queries, announcement: Announcement, { roster }: AnnouncementDeps): Promise<readonly PersonId[]> {
  const holders = await roster(db).holdersOf('hr');
  return holders.map(({ aadObjectId }) => aadObjectId).filter((id) => isSecondPerson(id, announcement));
}

/** Asks each of them. The card opens what is to be confirmed as it stands at that moment; nothing is confirmed from the message itself. Gives how many. */
export async function askSecondPerson(tx: Tx, announcement: Announcement, deps: AnnouncementDeps): Promise<number> {
  const persons = await secondPersons(tx, announcement, deps);
  const voices = await deps.roster(tx).voicesOf(persons);
  const request = deps.newId();
  await deps.outbox.enqueueAll(
    tx,
    persons.map((to) => ({
      dedupeKey: `announcements.request:${request}:${to}`,
      to,
      card: noteCard(
        {
          title: { ja: `お知らせの確認をお願いします: ${announcement.content.title}`, en: `Please confirm: ${announcement.content.title}` },
          text: {
            ja: '多くの職員に送るため、作成者のほかにもう一人の確認がいります。内容・対象・日時を見て、送るか差し戻すかを決めてください。',
            en: 'It goes to many people, so a second person must confirm it. Please look at its text, audience and time, then confirm or return it.',
          },
          opens: { id: announcement.id, at: 'desk', button: { ja: '内容を確かめる', en: 'Look at it' } },
          summary: SUMMARY,
        },
        voices.get(to) ?? JAPANESE,
      ),
    })),
  );
  return persons.length;
}
