import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Entrance, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import type { ApprovalKind, Approvals } from '../../approvals/port.ts';
import type { Exports } from '../../exports/port.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { Batches, Outbox } from '../../outbox/port.ts';
import type { Conversations, People, RosterOver } from '../../people/port.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Storage } from '../../storage/port.ts';
import { createAnnouncedForms } from './announced.ts';
import type { AnnouncedForms } from './announced.ts';
import { createApprovalKind, subjectOf } from './approval-kind.ts';
import { readBuiltInForms } from './definitions.ts';
import { createFormsDesk } from './desk/index.ts';
import { createFormStore } from './form-store.ts';
import { createHandlers, forEmployee, isEmployee } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import { invitationCard } from './invitation-card.ts';
import type { Invitation } from './invitation-card.ts';
import { jobsOf } from './jobs.ts';
import { respondAs } from './respond-as.ts';
import type { SentResponse } from './respond-as.ts';
import { createResponding } from './respond.ts';
import { changeSchema, idSchema, listSchema, startSchema, submitSchema, withdrawSchema } from './schemas.ts';
import { isOpen } from './rules/standing.ts';
import { verbs } from './verbs.ts';
import { createViews } from './views.ts';
import type { FindSubject } from './views.ts';

export type { FindSubject } from './views.ts';
export { verbs as FORMS_VERBS } from './verbs.ts';

export interface FormsDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly roster: RosterOver;
  readonly outbox: Outbox;
  readonly batches: Batches;
  readonly conversations: Pick<Conversations, 'unreachable'>;
  readonly approvals: Approvals;
  readonly exports: Exports;
  readonly workingDays: WorkingDays;
  readonly document: PolicyDocument;
  readonly newId: () => string;
  /** Where the built-in forms are, as YAML. */
  readonly directory: string;
  /** The training that a form is about; null when this person did not attend it. */
  readonly findSubject: FindSubject;
}

/** What other features use of the forms. */
export interface Forms extends Feature {
  /** Ids of the built-in forms. */
  readonly builtIn: readonly string[];
  readonly approvalKind: ApprovalKind;
  readonly announced: AnnouncedForms;
  /** The open forms, as a new message. */
  readonly openList: (caller: Caller) => Promise<Reply>;
  /** As a new message. */
  readonly openForm: (id: string, caller: Caller) => Promise<Reply>;
  /** Open now, and this person may use it. */
  readonly offeredTo: (id: string, caller: Caller) => Promise<boolean>;
  /** Answers a form as this person, by the same way as their card; false when it was not taken. For the sample city. */
  readonly respond: (sent: SentResponse, now: Date) => Promise<boolean>;
  /** A message that asks to answer, for the outbox; null when there is no such form, or it is closed. */
  readonly formCard: (
    asked: Pick<Invitation, 'about' | 'subject' | 'why'> & { readonly id: string },
    voice: Voice,
    now: Date,
  ) => Promise<Card | null>;
}

/**
 * 申請・アンケート: one definition gives card, validator, storage, export and reminder.
 * @throws AppError `knowledge.invalid` when a built-in form is broken
 */
export function createForms(deps: FormsDeps): Forms {
  const { storage, document, workingDays } = deps;
  const builtIn = readBuiltInForms(deps.directory, { title: document.title, sections: new Set(document.sections.map(({ path }) => path)) });
  const forms = createFormStore(storage, builtIn);
  const views = createViews({ ...deps, forms });
  const responding = createResponding({
    ...deps,
    forms,
    appendAudit,
    subjectOf: (response, definition) => subjectOf(response, definition, deps),
  });
  const handlers = createHandlers({ ...deps, forms, views, responding });
  const desk = createFormsDesk({ ...deps, store: forms });
  const open = forEmployee<string>(async (id, caller) => asMessage(await handlers.open({ id, about: '' }, caller)));
  return {
    name: 'forms',
    builtIn: builtIn.map(({ id }) => id),
    approvalKind: createApprovalKind({ ...deps, forms }),
    announced: createAnnouncedForms({ ...deps, forms }),
    openList: forCaller((caller) => handlers.list(caller)),
    openForm: open,
    offeredTo: async (id, caller) => isEmployee(caller) && handlers.isOffered(id, caller),
    respond: (sent, now) => respondAs(sent, now, { ...deps, forms, responding }),
    formCard: async ({ id, ...asked }, voice, now) => {
      const form = await forms.find(id);
      return form === null || !isOpen(form, now) ? null : invitationCard({ form, ...asked }, { document, workingDays, now, voice });
    },
    commands: [{ name: 'forms.list', access: 'roster', words: WORDS, handle: forCaller((caller) => handlers.list(caller)) }],
    actions: [...actionsOf(handlers), ...desk.actions],
    entrances: [HUB_ENTRANCE, desk.entrance],
    mine: (caller) => (isEmployee(caller) ? handlers.mine(caller) : Promise.resolve([])),
    jobs: jobsOf({ ...deps, store: forms, forms }),
  };
}

const HUB_ENTRANCE: Entrance = {
  place: 'hub',
  verb: verbs.list,
  title: { ja: '申請・アンケート', easy: '申請（しんせい）・アンケート', en: 'Forms and surveys' },
  mayUse: (caller) => caller.person !== null,
};

const WORDS = [
  '申請',
  '申請する',
  '申請・アンケート',
  'しんせい',
  'アンケート',
  'フォーム',
  '申込書',
  '用紙',
  'form',
  'forms',
  'survey',
  'surveys',
];

function actionsOf(handlers: Handlers): readonly CardAction[] {
  const access = 'roster';
  return [
    cardAction({ verb: verbs.list, access, schema: listSchema, handle: forEmployee(({ page }, caller) => handlers.list(caller, page)) }),
    cardAction({
      verb: verbs.open,
      access,
      schema: startSchema,
      handle: forEmployee(async (asked, caller) => asMessage(await handlers.open(asked, caller))),
    }),
    cardAction({ verb: verbs.start, access, schema: startSchema, handle: forEmployee(handlers.open) }),
    cardAction({ verb: verbs.submit, access, schema: submitSchema, handle: forEmployee(handlers.submit) }),
    cardAction({
      verb: verbs.show,
      access,
      schema: idSchema,
      handle: forEmployee(async ({ id }, caller) => asMessage(await handlers.show(id, caller))),
    }),
    cardAction({ verb: verbs.back, access, schema: idSchema, handle: forEmployee(({ id }, caller) => handlers.show(id, caller)) }),
    cardAction({ verb: verbs.edit, access, schema: idSchema, handle: forEmployee(({ id }, caller) => handlers.edit(id, caller)) }),
    cardAction({ verb: verbs.change, access, schema: changeSchema, handle: forEmployee(handlers.change) }),
    cardAction({
      verb: verbs.askWithdraw,
      access,
      schema: idSchema,
      handle: forEmployee(({ id }, caller) => handlers.askWithdraw(id, caller)),
    }),
    cardAction({ verb: verbs.withdraw, access, schema: withdrawSchema, handle: forEmployee(handlers.withdraw) }),
  ];
}

function forCaller(handle: (caller: Parameters<Handlers['list']>[0]) => Promise<Reply>): (caller: Caller) => Promise<Reply> {
  const guarded = forEmployee<null>((_, caller) => handle(caller));
  return (caller) => guarded(null, caller);
}

/** What would have replaced the tapped card, below it: there it stays to be read. */
function asMessage(reply: Reply): Reply {
  return reply.kind === 'replace' ? { kind: 'message', card: reply.card } : reply;
}
