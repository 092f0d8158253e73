import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Command, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Person } from '../../kernel/person.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { City } from '../../knowledge/schema.ts';
import type { Outbox } from '../../outbox/port.ts';
import type { Exports } from '../../exports/port.ts';
import type { People, RosterOver } from '../../people/port.ts';
import type { Storage } from '../../storage/port.ts';
import { createBoard } from './board.ts';
import { createTrainingDesk } from './desk/desk.ts';
import type { DeskDeps } from './desk/desk.ts';
import { createHandlers, forEmployee, isEmployee } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import { createJobs } from './jobs.ts';
import { createWaitingList } from './promotion.ts';
import type { LeadersInTerm } from './promotion.ts';
import { searchWordsOf } from './rules/search.ts';
import { cancelSchema, findSchema, listSchema, sessionSchema, signUpSchema } from './schemas.ts';
import { attendedTitle } from './session-store.ts';
import { createSignUps } from './sign-ups.ts';
import { verbs } from './verbs.ts';

export { enterForAll } from './desk/enter-for-all.ts';
export { createWaitingList } from './promotion.ts';
export { createSignUps } from './sign-ups.ts';
export { verbs as TRAINING_VERBS } from './verbs.ts';
export { saveCourse, saveSession } from './session-store.ts';
export type { SendSurvey, SurveyedSession } from './desk/desk-deps.ts';
export type { LeadersInTerm } from './promotion.ts';
export type { Course, Session } from './rules/course.ts';

export interface TrainingDeps {
  readonly storage: Storage;
  readonly outbox: Outbox;
  readonly roster: RosterOver;
  readonly workingDays: WorkingDays;
  readonly city: City;
  readonly newId: () => string;
  /** Who goes first on DX-related courses (R6). */
  readonly leadersInTerm: LeadersInTerm;
  readonly people: People;
  readonly exports: Exports;
  /** The アンケート for those who were there. */
  readonly prepareSurvey: DeskDeps['prepareSurvey'];
}

export interface Training extends Feature {
  /** The list found by these words, for a wish that was put as a sentence; everything, and it says so, when nothing is found. */
  readonly openTrainings: (search: string, caller: Caller) => Promise<Reply>;
  /** A training that this person was at; null when they were not. */
  readonly findAttended: (sessionId: string, person: Person) => Promise<{ readonly title: string } | null>;
}

/** 研修: what employees may sign up for, on cards; seats are first come, first served, and the waiting list has an order that can be explained. */
export function createTraining(deps: TrainingDeps): Training {
  const { storage, leadersInTerm, workingDays: days, city } = deps;
  const waitingList = createWaitingList(deps);
  const board = createBoard({ storage, leadersInTerm });
  const signUps = createSignUps({ ...deps, waitingList });
  const handlers = createHandlers({ board, signUps, days, city });
  const desk = createTrainingDesk({ ...deps, days, waitingList, signUps });
  return {
    name: 'training',
    commands: commandsOf(handlers),
    actions: [...actionsOf(handlers), ...desk.actions],
    entrances: [
      {
        place: 'hub',
        verb: verbs.list,
        title: { ja: '研修を探す', easy: '研修（けんしゅう）を探す', en: 'Find a training' },
        mayUse: (caller) => caller.person !== null,
      },
      ...desk.entrances,
    ],
    mine: (caller) => (isEmployee(caller) ? handlers.mine(caller) : Promise.resolve([])),
    jobs: createJobs({ ...deps, waitingList, days }),
    openTrainings: searchWith(handlers),
    findAttended: async (sessionId, { aadObjectId }) => {
      const title = await attendedTitle(storage.db, sessionId, aadObjectId);
      return title === null ? null : { title };
    },
  };
}

function searchWith(handlers: Handlers): Training['openTrainings'] {
  return forEmployee<string>((search, caller) => handlers.list(caller, { search, dxOnly: false, page: 0 }));
}

function commandsOf(handlers: Handlers): readonly Command[] {
  const list = forEmployee<null>((_, caller) => handlers.list(caller));
  const search = searchWith(handlers);
  return [
    { name: 'training.list', access: 'roster', words: WORDS, handle: (caller: Caller) => list(null, caller) },
    {
      name: 'training.search',
      access: 'roster',
      words: [],
      understands: (text) => searchWordsOf(text) !== null,
      handle: (caller, text) => search(searchWordsOf(text) ?? '', caller),
    },
  ];
}

const WORDS = [
  '研修',
  'けんしゅう',
  '研修一覧',
  '研修の一覧',
  '研修を見る',
  '研修を探す',
  '研修に申し込む',
  'trainings',
  'training',
  'courses',
];

function actionsOf(handlers: Handlers): readonly CardAction[] {
  const access = 'roster';
  return [
    cardAction({ verb: verbs.list, access, schema: listSchema, handle: forEmployee((_, caller) => handlers.list(caller)) }),
    cardAction({ verb: verbs.find, access, schema: findSchema, handle: forEmployee(handlers.find) }),
    cardAction({ verb: verbs.open, access, schema: sessionSchema, handle: forEmployee(({ id }, caller) => handlers.open(id, caller)) }),
    cardAction({ verb: verbs.show, access, schema: sessionSchema, handle: forEmployee(({ id }, caller) => handlers.show(id, caller)) }),
    cardAction({ verb: verbs.signUp, access, schema: signUpSchema, handle: forEmployee(handlers.signUp) }),
    cardAction({
      verb: verbs.askCancel,
      access,
      schema: sessionSchema,
      handle: forEmployee(({ id }, caller) => handlers.askCancel(id, caller)),
    }),
    cardAction({ verb: verbs.cancel, access, schema: cancelSchema, handle: forEmployee(handlers.cancel) }),
  ];
}
