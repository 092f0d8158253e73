import type { ApprovalDesk, RequestCard } from '../../approvals/port.ts';
import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Feature } from '../../bot/feature.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import { decisionCard } from './cards.ts';
import { closedCard } from './closed-card.ts';
import { createDeputies } from './deputies.ts';
import type { DeputiesDeps } from './deputies.ts';
import { deputise, revokeDeputy, showDeputies } from './deputy-handlers.ts';
import type { DeputyHandlerDeps } from './deputy-handlers.ts';
import { act, handOn, list, openForm, readText, showCase } from './handlers.ts';
import type { HandlerDeps } from './handlers.ts';
import {
  caseSchema,
  delegateSchema,
  deputiseSchema,
  deputySchema,
  listSchema,
  readSchema,
  rejectSchema,
  revokeSchema,
  tapSchema,
} from './schemas.ts';
import { verbs } from './verbs.ts';

export interface ApprovalsFeatureDeps extends DeputiesDeps {
  readonly desk: ApprovalDesk;
  readonly workingDays: WorkingDays;
  readonly newId: () => string;
}

export { findColleague } from './find-colleague.ts';

/** The card by which the approvals ask a decider and what becomes of it, for `createApprovals`. */
export function createRequestCard(workingDays: WorkingDays): RequestCard {
  return (sight, why, voice) => (why === 'closed' ? closedCard(sight, voice) : decisionCard(sight, { why }, { voice, workingDays }));
}

/** 承認: what waits for somebody's decision, decided on the card, and 代理 for a period. */
export function createApprovalsFeature(deps: ApprovalsFeatureDeps): Feature {
  const deputies = createDeputies(deps);
  const handlers: HandlerDeps & DeputyHandlerDeps = { ...deps, deputies };
  return {
    name: 'approvals',
    commands: [
      {
        name: 'approvals.list',
        access: 'roster',
        words: ['承認', '承認待ち', '決裁', 'approvals', 'approval', 'decisions'],
        handle: async (caller) => ({ kind: 'message', card: await list(0, caller, handlers) }),
      },
      {
        name: 'approvals.deputy',
        access: 'roster',
        words: ['代理', '代理を決める', 'deputy'],
        handle: (caller) => showDeputies(caller, handlers),
      },
    ],
    actions: [...lookActions(handlers), ...decideActions(handlers), ...deputyActions(handlers)],
    entrances: [
      {
        place: 'hub',
        verb: verbs.list,
        title: { ja: '承認を見る', en: 'Decisions' },
        mayUse: (caller) => mayDecide(caller, handlers),
      },
    ],
    jobs: [
      {
        name: 'approvals.remind',
        title: { ja: '承認待ちのお知らせと期限', en: 'Reminders of decisions and their due days' },
        run: (now) => deps.desk.remindDue(now),
      },
    ],
  };
}

/** Who has an office of deciding, or something that waits for them, as a deputy or because it was handed on. */
async function mayDecide({ person, now }: Caller, { deputies, desk }: HandlerDeps): Promise<boolean> {
  if (person === null) return false;
  return (await deputies.mayName(person)) || (await desk.countFor(person, now)) > 0;
}

function lookActions(deps: HandlerDeps): readonly CardAction[] {
  return [
    cardAction({
      verb: verbs.list,
      access: 'roster',
      schema: listSchema,
      handle: async ({ page }, caller) =>
        page === undefined
          ? { kind: 'message', card: await list(0, caller, deps) }
          : { kind: 'replace', card: await list(page, caller, deps) },
    }),
    cardAction({
      verb: verbs.open,
      access: 'roster',
      schema: caseSchema,
      handle: async (data, caller) => ({ kind: 'message', card: await showCase(data.case, {}, { caller, deps }) }),
    }),
    cardAction({
      verb: verbs.see,
      access: 'roster',
      schema: caseSchema,
      handle: async (data, caller) => ({ kind: 'replace', card: await showCase(data.case, {}, { caller, deps }) }),
    }),
    cardAction({
      verb: verbs.read,
      access: 'roster',
      schema: readSchema,
      handle: async ({ case: id, page }, caller) => ({
        kind: page === 0 ? 'message' : 'replace',
        card: await readText(id, page, { caller, deps }),
      }),
    }),
  ];
}

function decideActions(deps: HandlerDeps): readonly CardAction[] {
  return [
    cardAction({
      verb: verbs.approve,
      access: 'roster',
      schema: tapSchema,
      handle: (ref, caller) => act(ref, { kind: 'approve' }, { caller, deps }),
    }),
    cardAction({
      verb: verbs.hold,
      access: 'roster',
      schema: tapSchema,
      handle: (ref, caller) => act(ref, { kind: 'hold' }, { caller, deps }),
    }),
    cardAction({
      verb: verbs.askReject,
      access: 'roster',
      schema: tapSchema,
      handle: (ref, caller) => openForm(ref, { kind: 'reject', input: { category: '', sentence: '', problems: {} } }, { caller, deps }),
    }),
    cardAction({
      verb: verbs.reject,
      access: 'roster',
      schema: rejectSchema,
      handle: ({ category, sentence, ...ref }, caller) => act(ref, { kind: 'reject', category, sentence }, { caller, deps }),
    }),
    cardAction({
      verb: verbs.askDelegate,
      access: 'roster',
      schema: tapSchema,
      handle: (ref, caller) => openForm(ref, { kind: 'delegate', input: { colleague: '', problem: '', candidates: [] } }, { caller, deps }),
    }),
    cardAction({
      verb: verbs.delegate,
      access: 'roster',
      schema: delegateSchema,
      handle: ({ colleague, choice, ...ref }, caller) => handOn(ref, { colleague, choice }, { caller, deps }),
    }),
  ];
}

function deputyActions(deps: DeputyHandlerDeps): readonly CardAction[] {
  return [
    cardAction({ verb: verbs.deputy, access: 'roster', schema: deputySchema, handle: (_, caller) => showDeputies(caller, deps) }),
    cardAction({
      verb: verbs.deputise,
      access: 'roster',
      schema: deputiseSchema,
      handle: (input, caller) => deputise(input, caller, deps),
    }),
    cardAction({
      verb: verbs.revoke,
      access: 'roster',
      schema: revokeSchema,
      handle: ({ delegation }, caller) => revokeDeputy(delegation, caller, deps),
    }),
  ];
}
