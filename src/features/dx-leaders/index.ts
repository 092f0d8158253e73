import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import type { ApprovalKind } from '../../approvals/port.ts';
import type { Card } from '../../card-kit/card.ts';
import type { Exports } from '../../exports/port.ts';
import type { Batches } from '../../outbox/port.ts';
import type { Conversations } from '../../people/port.ts';
import { createCandidateKind } from './approval-kind.ts';
import { createDxDesk } from './desk/index.ts';
import {
  askWithdraw,
  chooseListing,
  openForm,
  openNomination,
  ownItems,
  programme,
  sendForm,
  sendNomination,
  showOwn,
  withdrawOwn,
} from './handlers.ts';
import type { Employee, HandlerDeps } from './handlers.ts';
import { formSchema, idSchema, nominateSchema, nothingSchema, publishSchema, tapSchema } from './schemas.ts';
import { verbs } from './verbs.ts';

export { leadersInTerm } from './desk/index.ts';
export { createCandidateKind } from './approval-kind.ts';
export { createCandidacyServices } from './services.ts';
export { verbs as DX_LEADERS_VERBS } from './verbs.ts';

export interface DxLeadersDeps extends HandlerDeps {
  readonly exports: Exports;
  readonly batches: Batches;
  readonly conversations: Pick<Conversations, 'unreachable'>;
}

export interface DxLeaders extends Feature {
  readonly approvalKind: ApprovalKind;
}

const WORDS = ['DXリーダー', 'DXリーダーを見る', 'ディーエックスリーダー', 'dx leader', 'dx leaders'];

/** DXリーダー: the programme, 応募, 推薦 and what becomes of them. */
export function createDxLeaders(deps: DxLeadersDeps): DxLeaders {
  const desk = createDxDesk(deps);
  const show = forEmployee<unknown>(async (_, caller) => ({ kind: 'message', card: await programme(caller, deps) }));
  return {
    name: 'dx-leaders',
    approvalKind: createCandidateKind(deps),
    commands: [{ name: 'dx-leaders.programme', access: 'roster', words: WORDS, handle: (caller) => show(null, caller) }, ...desk.commands],
    actions: [...lookActions(deps), ...formActions(deps), ...ownActions(deps), ...desk.actions],
    entrances: [
      {
        place: 'hub',
        verb: verbs.programme,
        title: { ja: 'DXリーダー', en: 'DX leaders' },
        mayUse: ({ person }) => person !== null,
      },
      ...desk.entrances,
    ],
    jobs: desk.jobs,
    mine: (caller) => (isEmployee(caller) ? ownItems(caller, deps) : Promise.resolve([])),
  };
}

function lookActions(deps: HandlerDeps): readonly CardAction[] {
  const access = 'roster';
  const message = (draw: (caller: Employee) => Promise<Card>) =>
    forEmployee<unknown>(async (_, caller) => ({ kind: 'message', card: await draw(caller) }));
  return [
    cardAction({ verb: verbs.programme, access, schema: nothingSchema, handle: message((caller) => programme(caller, deps)) }),
    cardAction({ verb: verbs.form, access, schema: nothingSchema, handle: message((caller) => openForm(caller, deps)) }),
    cardAction({ verb: verbs.nominateForm, access, schema: nothingSchema, handle: message((caller) => openNomination(caller, deps)) }),
    cardAction({
      verb: verbs.show,
      access,
      schema: idSchema,
      handle: forEmployee(async ({ id }, caller) => ({ kind: 'message', card: await showOwn(id, {}, { caller, deps }) })),
    }),
    cardAction({
      verb: verbs.see,
      access,
      schema: idSchema,
      handle: forEmployee(async ({ id }, caller) => ({ kind: 'replace', card: await showOwn(id, {}, { caller, deps }) })),
    }),
  ];
}

function formActions(deps: HandlerDeps): readonly CardAction[] {
  const access = 'roster';
  return [
    cardAction({
      verb: verbs.save,
      access,
      schema: formSchema,
      handle: forEmployee((data, caller) => sendForm(data, 'draft', { caller, deps })),
    }),
    cardAction({
      verb: verbs.apply,
      access,
      schema: formSchema,
      handle: forEmployee((data, caller) => sendForm(data, 'application', { caller, deps })),
    }),
    cardAction({
      verb: verbs.nominate,
      access,
      schema: nominateSchema,
      handle: forEmployee((data, caller) => sendNomination(data, { caller, deps })),
    }),
  ];
}

function ownActions(deps: HandlerDeps): readonly CardAction[] {
  const access = 'roster';
  return [
    cardAction({
      verb: verbs.askWithdraw,
      access,
      schema: tapSchema,
      handle: forEmployee((ref, caller) => askWithdraw(ref, { caller, deps })),
    }),
    cardAction({
      verb: verbs.withdraw,
      access,
      schema: tapSchema,
      handle: forEmployee((ref, caller) => withdrawOwn(ref, { caller, deps })),
    }),
    cardAction({
      verb: verbs.publish,
      access,
      schema: publishSchema,
      handle: forEmployee((data, caller) => chooseListing(data, { caller, deps })),
    }),
  ];
}

/** A handler knows the person: without one, nothing is shown. */
function forEmployee<T>(handle: (data: T, caller: Employee) => Promise<Reply>): (data: T, caller: Caller) => Promise<Reply> {
  return (data, caller) =>
    isEmployee(caller) ? handle(data, caller) : Promise.resolve({ kind: 'message', card: noticeCard(caller, 'notOnRoster') });
}

function isEmployee(caller: Caller): caller is Employee {
  return caller.person !== null;
}
