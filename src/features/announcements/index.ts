import { createDeskActions, isOfficer } from '../../bot/desk-action.ts';
import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import type { Tx } from '../../storage/port.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import { askQuestion, giveAnswer, openQuestion, sendQuestion } from './asking.ts';
import { composeActions } from './desk/compose-handlers.ts';
import { createDeskViews } from './desk/desk-views.ts';
import { DESK_KIND } from './desk/messages.ts';
import { progressActions } from './desk/progress-handlers.ts';
import { sendActions } from './desk/send-handlers.ts';
import { deskVerbs } from './desk/verbs.ts';
import { ownItems } from './own-items.ts';
import { runSendings, watchSendings } from './progressing.ts';
import { purgeAnnouncements } from './purge.ts';
import { refuse } from './refuse.ts';
import { isReply, ownCard, readAnnouncement, received } from './receiving.ts';
import type { Employee } from './receiving.ts';
import { saveSample } from './sample.ts';
import type { SampleAnnouncement } from './sample.ts';
import { answerSchema, idSchema, questionSchema, questionSendSchema } from './schemas.ts';
import { verbs } from './verbs.ts';

export type { AnnouncementDeps, FormsOffered } from './announcement-deps.ts';

export interface Announcements extends Feature {
  /** For the sample city. */
  readonly saveSample: (tx: Tx, sample: SampleAnnouncement, now: Date) => Promise<void>;
}

/** お知らせ: written, confirmed, sent, watched and repaired by 人事担当; read and asked about by those who receive it. */
export function createAnnouncements(deps: AnnouncementDeps): Announcements {
  const views = createDeskViews(deps);
  const bind = createDeskActions((tap) => refuse(tap, deps));
  const desk = { deps, views };
  return {
    name: 'announcements',
    saveSample: (tx, sample, now) => saveSample(tx, sample, { deps, now }),
    commands: [],
    actions: [...recipientActions(deps), ...[composeActions, sendActions, progressActions].flatMap((actionsOf) => actionsOf(desk, bind))],
    entrances: [{ place: 'desk', verb: deskVerbs.desk, title: DESK_KIND, mayUse: isOfficer }],
    mine: (caller) => (isEmployee(caller) ? ownItems(caller, deps) : Promise.resolve([])),
    ticks: [{ name: 'announcements.progress', run: (now) => watchSendings(deps, views.progress, now) }],
    jobs: [
      {
        name: 'announcements.send',
        title: { ja: 'お知らせの送信', en: 'Sending announcements' },
        run: (now) => runSendings(deps, views.progress, now),
      },
      {
        name: 'announcements.purge',
        title: { ja: '古いお知らせの消去', en: 'Deleting old announcements' },
        schedule: '40 3 * * *',
        run: (now) => purgeAnnouncements(deps, now),
      },
    ],
  };
}

function recipientActions(deps: AnnouncementDeps): readonly CardAction[] {
  const access = 'roster';
  const show = (verb: string, kind: 'message' | 'replace') =>
    forEmployee<{ readonly id: string }>(async ({ id }, caller) => {
      const found = await received({ id, verb }, caller, deps);
      return isReply(found) ? found : { kind, card: await ownCard(found, caller, deps) };
    });
  return [
    cardAction({ verb: verbs.open, access, schema: idSchema, handle: show(verbs.open, 'message') }),
    cardAction({ verb: verbs.show, access, schema: idSchema, handle: show(verbs.show, 'replace') }),
    cardAction({
      ...{ verb: verbs.read, access, schema: idSchema },
      handle: forEmployee<{ readonly id: string }>(({ id }, caller) => readAnnouncement({ id, verb: verbs.read }, caller, deps)),
    }),
    cardAction({
      ...{ verb: verbs.ask, access, schema: idSchema },
      handle: forEmployee<{ readonly id: string }>(({ id }, caller) => openQuestion(id, caller, deps)),
    }),
    cardAction({
      verb: verbs.question,
      access,
      schema: questionSchema,
      handle: forEmployee((data, caller) => askQuestion(data, caller, deps)),
    }),
    cardAction({
      verb: verbs.questionSend,
      access,
      schema: questionSendSchema,
      handle: forEmployee((data, caller) => sendQuestion(data, caller, deps)),
    }),
    cardAction({ verb: verbs.answer, access, schema: answerSchema, handle: forEmployee((data, caller) => giveAnswer(data, caller, deps)) }),
  ];
}

function isEmployee(caller: Caller): caller is Employee {
  return caller.person !== null;
}

/** A handler knows the person: without one, nothing is shown. */
function forEmployee<T>(handle: (data: T, caller: Employee) => Promise<Reply>): (data: T, caller: Caller) => Promise<Reply> {
  return (data, caller) =>
    isEmployee(caller) ? handle(data, caller) : Promise.resolve({ kind: 'message', card: noticeCard(caller, 'notOnRoster') });
}
