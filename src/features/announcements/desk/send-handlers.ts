import type { z } from 'zod';
import type { BindDeskAction, Officer } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { cleanText } from '../../../kernel/clean-text.ts';
import type { Words } from '../../../kernel/wording.ts';
import type { Announcement } from '../announcement.ts';
import { amend, discardDraft, findAnnouncement } from '../announcement-store.ts';
import type { Seen } from '../announcement-store.ts';
import { confirmSending, requestSending, returnToDraft } from '../deciding.ts';
import type { Decided } from '../deciding.ts';
import { tooLong } from '../messages.ts';
import { releaseProgress } from '../progressing.ts';
import { beginSending, fanOut } from '../sending.ts';
import { PARTS } from './check-card.ts';
import { CHECK_WORDS, REQUEST_WORDS } from './check-messages.ts';
import { openAudience, openOptions, openText } from './compose-handlers.ts';
import type { Desk } from './compose-handlers.ts';
import { editSchema, idSchema, nothingSchema, pageSchema, returnSchema, seenSchema } from './desk-schemas.ts';
import { NEWS } from './messages.ts';
import { askCard } from './small-cards.ts';
import { deskVerbs } from './verbs.ts';

/** From the list to the sending: looking, testing, asking, confirming, taking back. */
export function sendActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  const { views } = desk;
  const list = (page: number) => (_: unknown, officer: Officer) => views.list(officer, { page, news: null });
  return [
    bind({ verb: deskVerbs.desk, schema: nothingSchema, as: 'message', handle: list(0) }),
    bind({ verb: deskVerbs.page, schema: pageSchema, as: 'replace', handle: ({ page }, officer) => list(page)(null, officer) }),
    bind({ verb: deskVerbs.open, schema: idSchema, as: 'message', handle: ({ id }, officer) => views.truth(id, officer) }),
    bind({ verb: deskVerbs.show, schema: idSchema, as: 'replace', handle: ({ id }, officer) => show(id, officer, desk) }),
    bind({ verb: deskVerbs.edit, schema: editSchema, as: 'replace', handle: (data, officer) => edit(data, officer, desk) }),
    bind({ verb: deskVerbs.discard, schema: seenSchema, as: 'replace', handle: (seen, officer) => discard(seen, officer, desk) }),
    bind({ verb: deskVerbs.sample, schema: idSchema, as: 'message', handle: ({ id }, officer) => sample(id, officer, desk) }),
    bind({ verb: deskVerbs.test, schema: seenSchema, as: 'replace', handle: (seen, officer) => test(seen, officer, desk) }),
    bind({ verb: deskVerbs.send, schema: seenSchema, as: 'replace', handle: (seen, officer) => send(seen, officer, desk) }),
    bind({ verb: deskVerbs.confirm, schema: seenSchema, as: 'replace', handle: (seen, officer) => confirm(seen, officer, desk) }),
    bind({ verb: deskVerbs.return, schema: returnSchema, as: 'replace', handle: (data, officer) => giveBack(data, officer, desk) }),
    bind({ verb: deskVerbs.recall, schema: seenSchema, as: 'replace', handle: (seen, officer) => recall(seen, officer, desk) }),
  ];
}

async function show(id: string, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const announcement = await findAnnouncement(deps.storage.db, id);
  if (announcement !== null) await releaseProgress(announcement, officer.person.aadObjectId, { deps, now: officer.now });
  return views.truth(id, officer);
}

async function edit(data: z.infer<typeof editSchema>, officer: Officer, desk: Desk): Promise<Card> {
  const announcement = await findAnnouncement(desk.deps.storage.db, data.id);
  if (announcement === null) return noticeCard(officer, 'gone');
  if (announcement.state !== 'draft') return desk.views.truth(data.id, officer, { news: NEWS.changed });
  switch (PARTS.find((part) => part === data.part) ?? 'text') {
    case 'text':
      return openText(announcement, officer);
    case 'audience':
      return openAudience(announcement, 'edit', { officer, desk });
    case 'options':
      return openOptions(announcement, 'edit', { officer, desk });
    case 'discard':
      return askDiscard(announcement, officer);
  }
}

function askDiscard(announcement: Announcement, officer: Officer): Card {
  const { discardTitle: title, discardNote: note, discardYes: yes } = CHECK_WORDS;
  return askCard(announcement, { title, note, yes, facts: [], yesVerb: deskVerbs.discard }, officer);
}

async function discard(seen: Seen, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const isDone = await deps.storage.transaction(async (tx) => {
    if (!(await discardDraft(tx, seen))) return false;
    const line = { at: officer.now, actor: officer.person.aadObjectId, action: 'announcements.discarded', subject: seen.id };
    await deps.appendAudit(tx, { ...line, detail: { revision: seen.revision } });
    return true;
  });
  const isGone = isDone || (await findAnnouncement(deps.storage.db, seen.id)) === null;
  return isGone ? views.list(officer, { page: 0, news: NEWS.discarded }) : views.truth(seen.id, officer, { news: NEWS.changed });
}

async function sample(id: string, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const announcement = await findAnnouncement(deps.storage.db, id);
  return announcement === null ? noticeCard(officer, 'gone') : views.sample(announcement, officer, officer.now);
}

/** Through the outbox, as everybody will get it, so that the notification is seen too. */
async function test(seen: Seen, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const announcement = await findAnnouncement(deps.storage.db, seen.id);
  if (announcement === null) return noticeCard(officer, 'gone');
  const to = officer.person.aadObjectId;
  const card = await views.sample(announcement, officer, officer.now);
  const isSent = await deps.storage.transaction(async (tx) => {
    const { id, revision } = seen;
    if (announcement.revision !== revision) return false;
    if ((await amend(tx, { id, states: ['draft'], set: { tested_revision: revision } })) === null) return false;
    await deps.outbox.enqueue(tx, { dedupeKey: `announcements.test:${deps.newId()}`, to, card });
    const line = { at: officer.now, actor: to, action: 'announcements.tested', subject: id };
    await deps.appendAudit(tx, { ...line, detail: { revision } });
    return true;
  });
  return views.truth(seen.id, officer, { news: isSent ? NEWS.tested : NEWS.changed });
}

const DECIDED: Readonly<Record<Decided['kind'], Words>> = {
  ...{ scheduled: NEWS.scheduled, asked: NEWS.asked, returned: NEWS.returned, late: NEWS.changed },
  ...{ 'nobody-else': NEWS.nobodyElse, nobody: NEWS.nobody, 'not-second': NEWS.notSecond },
};

async function send(seen: Seen, officer: Officer, desk: Desk): Promise<Card> {
  return afterDecision(await requestSending(seen, officer.person, { deps: desk.deps, now: officer.now }), seen, { officer, desk });
}

async function confirm(seen: Seen, officer: Officer, desk: Desk): Promise<Card> {
  return afterDecision(await confirmSending(seen, officer.person, { deps: desk.deps, now: officer.now }), seen, { officer, desk });
}

interface Around {
  readonly officer: Officer;
  readonly desk: Desk;
}

/** What may begin now begins at once, with as many as one tap has time for; the job goes on with the rest. */
async function afterDecision(decided: Decided, { id }: Seen, { officer, desk }: Around): Promise<Card> {
  const { deps, views } = desk;
  const { now } = officer;
  const isDue = decided.kind === 'scheduled' && (decided.announcement.scheduledAt ?? now) <= now;
  const hasBegun = isDue && (await beginSending(decided.announcement, deps, now));
  if (hasBegun) await fanOut(id, deps, now);
  return views.truth(id, officer, { news: hasBegun ? NEWS.started : DECIDED[decided.kind] });
}

const MAX_REASON = 300;

async function giveBack({ reason, ...seen }: z.infer<typeof returnSchema>, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const written = cleanText(reason);
  const problem = written === '' ? REQUEST_WORDS.reasonMissing : written.length > MAX_REASON ? tooLong(MAX_REASON, written.length) : null;
  if (problem !== null) return views.truth(seen.id, officer, { inputs: { reason }, problems: { reason: problem } });
  const decided = await returnToDraft(seen, officer.person, { deps, now: officer.now, reason: written });
  return views.truth(seen.id, officer, { news: DECIDED[decided.kind] });
}

async function recall(seen: Seen, officer: Officer, { deps, views }: Desk): Promise<Card> {
  const decided = await returnToDraft(seen, officer.person, { deps, now: officer.now, reason: '' });
  return views.truth(seen.id, officer, { news: DECIDED[decided.kind] });
}
