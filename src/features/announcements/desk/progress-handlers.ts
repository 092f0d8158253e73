import type { z } from 'zod';
import type { BindDeskAction, Officer } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Announcement } from '../announcement.ts';
import { findAnnouncement, insertDraft } from '../announcement-store.ts';
import type { Seen } from '../announcement-store.ts';
import { cancelSending, messagesOf, sendAgain, truthFor } from '../delivering.ts';
import { holdProgress } from '../progressing.ts';
import { questionCard } from '../question-card.ts';
import { questionsOf } from '../question-store.ts';
import { namesMayBeShown, remindUnread, sawUnread, unreadPeople } from '../reading.ts';
import { recipientsOf } from '../recipient-store.ts';
import { gapOf } from '../rules/truth.ts';
import type { Desk } from './compose-handlers.ts';
import { askResendSchema, exportSchema, idSchema, namesSchema, resendSchema, seenSchema } from './desk-schemas.ts';
import { exportSheet } from './export-sheet.ts';
import { NEWS, remindedText, resentText } from './messages.ts';
import { ASK_WORDS, OUTCOME_WORDS, UNREAD_WORDS } from './progress-messages.ts';
import { askCard, exportCard, unreadCard } from './small-cards.ts';
import { deskVerbs } from './verbs.ts';

/** Watching, cancelling and repairing a sending, and what came back. */
export function progressActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  return [...sendingActions(desk, bind), ...readingActions(desk, bind), ...fileActions(desk, bind)];
}

function sendingActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  const as = 'replace';
  return [
    bind({ verb: deskVerbs.askCancel, schema: idSchema, as, handle: withOne(desk, (one, _, officer) => askCancel(one, officer, desk)) }),
    bind({ verb: deskVerbs.cancel, schema: seenSchema, as, handle: (seen, officer) => cancel(seen, officer, desk) }),
    bind({
      ...{ verb: deskVerbs.askResend, schema: askResendSchema, as },
      handle: withOne(desk, (one, { what }, officer) => askResend(one, what, { officer, desk })),
    }),
    bind({ verb: deskVerbs.resend, schema: resendSchema, as, handle: (data, officer) => resend(data, officer, desk) }),
  ];
}

function readingActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  const as = 'replace';
  return [
    bind({
      ...{ verb: deskVerbs.unread, schema: namesSchema, as, confidential: true },
      handle: withOne(desk, (one, { page }, officer) => unread(one, page, { officer, desk })),
    }),
    bind({ verb: deskVerbs.askRemind, schema: idSchema, as, handle: withOne(desk, (one, _, officer) => askRemind(one, officer, desk)) }),
    bind({ verb: deskVerbs.remind, schema: seenSchema, as, handle: withOne(desk, (one, _, officer) => remind(one, officer, desk)) }),
    bind({
      ...{ verb: deskVerbs.question, schema: idSchema, as: 'message', confidential: true },
      handle: withOne(desk, (one, _, officer) => nextQuestion(one, officer, desk)),
    }),
  ];
}

function fileActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  return [
    bind({
      ...{ verb: deskVerbs.askExport, schema: idSchema, as: 'replace' },
      handle: withOne(desk, (one, _, officer) => Promise.resolve(exportCard(one, { kind: 'ask' }, officer))),
    }),
    bind({
      ...{ verb: deskVerbs.export, schema: exportSchema, as: 'message' },
      handle: withOne(desk, (one, { format }, officer) => exportFile(one, format, { officer, desk })),
    }),
    bind({ verb: deskVerbs.copy, schema: idSchema, as: 'message', handle: withOne(desk, (one, _, officer) => copy(one, officer, desk)) }),
  ];
}

interface Around {
  readonly officer: Officer;
  readonly desk: Desk;
}

/** The announcement that the card names, or that there is none. */
function withOne<T extends { readonly id: string }>(
  { deps }: Desk,
  then: (announcement: Announcement, data: T, officer: Officer) => Promise<Card>,
): (data: T, officer: Officer) => Promise<Card> {
  return async (data, officer) => {
    const announcement = await findAnnouncement(deps.storage.db, data.id);
    return announcement === null ? noticeCard(officer, 'gone') : then(announcement, data, officer);
  };
}

async function askCancel(announcement: Announcement, officer: Officer, { deps }: Desk): Promise<Card> {
  await holdProgress(announcement, officer.person.aadObjectId, { deps, now: officer.now });
  const { counts } = await truthFor(deps.storage.db, announcement.id, deps);
  const facts =
    announcement.startedAt === null
      ? []
      : [
          { label: OUTCOME_WORDS.sent, count: counts.sent },
          { label: OUTCOME_WORDS.waiting, count: counts.waiting },
        ];
  const { cancelTitle: title, cancelNote: note, cancelYes: yes } = ASK_WORDS;
  return askCard(announcement, { title, note, yes, facts, yesVerb: deskVerbs.cancel }, officer);
}

async function cancel(seen: Seen, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const cancelled = await cancelSending(seen, officer.person, { deps, now: officer.now });
  return views.truth(seen.id, officer, { news: cancelled === null ? NEWS.changed : NEWS.cancelled });
}

type What = z.infer<typeof askResendSchema>['what'];

async function askResend(announcement: Announcement, what: What, { officer, desk }: Around): Promise<Card> {
  const truth = await truthFor(desk.deps.storage.db, announcement.id, desk.deps);
  const count = what === 'gap' ? gapOf(truth) : truth.counts.unknown;
  if (count === 0 || announcement.state !== 'sent') return desk.views.truth(announcement.id, officer, { news: NEWS.nothingToResend });
  const words =
    what === 'gap'
      ? { title: ASK_WORDS.resendTitle, note: ASK_WORDS.resendNote, yes: ASK_WORDS.resendYes }
      : { title: ASK_WORDS.unknownTitle, note: ASK_WORDS.unknownNote, yes: ASK_WORDS.unknownYes };
  const gaps = what === 'gap' ? (['not-installed', 'blocked', 'failed'] as const) : (['unknown'] as const);
  const facts = gaps.filter((gap) => truth.counts[gap] > 0).map((gap) => ({ label: OUTCOME_WORDS[gap], count: truth.counts[gap] }));
  return askCard(announcement, { ...words, facts, yesVerb: deskVerbs.resend, what }, officer);
}

async function resend(data: z.infer<typeof resendSchema>, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const count = await sendAgain(data, officer.person, { deps, now: officer.now });
  return views.truth(data.id, officer, { news: count === null ? NEWS.changed : resentText(count) });
}

async function unread(announcement: Announcement, page: number, { officer, desk }: Around): Promise<Card> {
  const { deps, views } = desk;
  if (!namesMayBeShown(announcement)) return views.truth(announcement.id, officer, { news: UNREAD_WORDS.noNames });
  const people = await unreadPeople(announcement, deps);
  await sawUnread(announcement, officer.person, { deps, now: officer.now, count: people.length });
  return unreadCard({ announcement, people, page, canRemind: announcement.state === 'sent', news: null }, officer);
}

async function askRemind(announcement: Announcement, officer: Officer, { deps, views }: Desk): Promise<Card> {
  if (!namesMayBeShown(announcement)) return views.truth(announcement.id, officer, { news: UNREAD_WORDS.noNames });
  const { remindTitle: title, remindNote: note, remindYes: yes } = ASK_WORDS;
  const facts = [{ label: UNREAD_WORDS.title, count: (await unreadPeople(announcement, deps)).length }];
  return askCard(announcement, { title, note, yes, facts, yesVerb: deskVerbs.remind }, officer);
}

async function remind(announcement: Announcement, officer: Officer, { deps, views }: Desk): Promise<Card> {
  if (!namesMayBeShown(announcement)) return views.truth(announcement.id, officer, { news: UNREAD_WORDS.noNames });
  const reminded = await remindUnread(announcement, officer.person, { deps, now: officer.now });
  const news = {
    reminded: remindedText(reminded.kind === 'reminded' ? reminded.count : 0),
    'today-already': NEWS.remindedToday,
    'no-working-day': NEWS.notWorkingDay,
  }[reminded.kind];
  return views.truth(announcement.id, officer, { news });
}

/** The oldest that waits. */
async function nextQuestion(announcement: Announcement, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const question = (await questionsOf(deps.storage.db, announcement.id)).find(({ answer }) => answer === null);
  if (question === undefined) return views.truth(announcement.id, officer);
  const asker = await deps.people.find(question.askedBy);
  return questionCard({ question, announcement, asker, answeredBy: null, news: null, typed: { inputs: {}, problems: {} } }, officer);
}

async function exportFile(announcement: Announcement, format: 'xlsx' | 'csv', { officer, desk }: Around): Promise<Card> {
  const { storage, exports, roster } = desk.deps;
  const { id, content } = announcement;
  const recipients = await recipientsOf(storage.db, id);
  const sheet = exportSheet({
    title: content.title,
    recipients,
    messages: await messagesOf(storage.db, id, desk.deps),
    people: await roster(storage.db).findAll(recipients.map(({ person }) => person)),
    showsRead: namesMayBeShown(announcement),
  });
  const link = await exports.offer(
    {
      ...{ for: officer.person.aadObjectId, fileName: `${content.title}_送信結果`, format, sheets: [sheet] },
      ...{ action: 'announcements.exported', subject: id },
    },
    officer.now,
  );
  return exportCard(announcement, link === null ? { kind: 'no-address' } : { kind: 'ready', ...link }, officer);
}

/** The same words, audience and buttons as a new draft; the time has passed. */
async function copy({ content }: Announcement, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const id = deps.newId();
  await insertDraft(deps.storage.db, { id, content: { ...content, sendAt: null }, by: officer.person.aadObjectId }, officer.now);
  return views.truth(id, officer, { news: NEWS.copied });
}
