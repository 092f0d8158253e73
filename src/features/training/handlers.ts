import type { z } from 'zod';
import type { Caller, OwnItem } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import type { Person } from '../../kernel/person.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { City } from '../../knowledge/schema.ts';
import type { Board } from './board.ts';
import { EVERYTHING, listCard } from './list-card.ts';
import type { Wanted } from './list-card.ts';
import { askNote, cancelNote, signUpNote } from './note-words.ts';
import type { Note } from './note-words.ts';
import { ownItems } from './own-items.ts';
import { isActive } from './rules/enrolment.ts';
import type { cancelSchema, findSchema, signUpSchema } from './schemas.ts';
import { contactOf, sessionCard } from './session-card.ts';
import type { Looking, SessionCardOptions } from './session-card.ts';
import type { SignUps } from './sign-ups.ts';

export interface HandlerDeps {
  readonly board: Board;
  readonly signUps: SignUps;
  readonly days: WorkingDays;
  readonly city: City;
}

/** Somebody on the roster: the access `roster` of every verb and command here says so. */
type Employee = Caller & { readonly person: Person };

export interface Handlers {
  readonly list: (caller: Employee, wanted?: Wanted) => Promise<Reply>;
  readonly find: (data: z.infer<typeof findSchema>, caller: Employee) => Promise<Reply>;
  readonly open: (id: string, caller: Employee) => Promise<Reply>;
  readonly show: (id: string, caller: Employee) => Promise<Reply>;
  readonly signUp: (data: z.infer<typeof signUpSchema>, caller: Employee) => Promise<Reply>;
  readonly askCancel: (id: string, caller: Employee) => Promise<Reply>;
  readonly cancel: (data: z.infer<typeof cancelSchema>, caller: Employee) => Promise<Reply>;
  readonly mine: (caller: Employee) => Promise<readonly OwnItem[]>;
}

export function createHandlers(deps: HandlerDeps): Handlers {
  const cards = createCards(deps);
  return {
    list: async (caller, wanted = EVERYTHING) => ({ kind: 'message', card: await cards.list(caller, wanted) }),
    find: async ({ search = '', dx = 'false', page }, caller) => ({
      kind: 'replace',
      card: await cards.list(caller, { search, dxOnly: dx === 'true', page }),
    }),
    open: async (id, caller) => ({ ...(await cards.session(id, caller)), kind: 'message' }),
    show: (id, caller) => cards.session(id, caller),
    signUp: (data, caller) => signUp(data, caller, { deps, cards }),
    askCancel: (id, caller) => cards.session(id, caller, (isWaiting) => ({ isAsking: true, note: askNote(isWaiting, caller) })),
    cancel: (data, caller) => cancel(data, caller, { deps, cards }),
    mine: async (caller) => ownItems(await deps.board.mine(caller.person, caller.now), lookingOf(caller, deps)),
  };
}

/** A handler knows the person: without one, nothing of a training is shown. */
export function forEmployee<T>(handle: (data: T, caller: Employee) => Promise<Reply>): (data: T, caller: Caller) => Promise<Reply> {
  return (data, caller) =>
    isEmployee(caller) ? handle(data, caller) : Promise.resolve({ kind: 'message', card: noticeCard(caller, 'notOnRoster') });
}

export function isEmployee(caller: Caller): caller is Employee {
  return caller.person !== null;
}

type Replaced = Extract<Reply, { kind: 'replace' }>;

interface Cards {
  readonly list: (caller: Employee, wanted: Wanted) => Promise<Extract<Reply, { card: unknown }>['card']>;
  /** The session as it is now; `options` are only used while the person is signed up. */
  readonly session: (id: string, caller: Employee, options?: (isWaiting: boolean) => SessionCardOptions) => Promise<Replaced>;
  readonly noted: (id: string, caller: Employee, note: Note) => Promise<Replaced>;
}

function createCards(deps: HandlerDeps): Cards {
  const view = (id: string, caller: Employee) => deps.board.one(id, caller.person, caller.now);
  const gone = (caller: Employee): Replaced => ({ kind: 'replace', card: noticeCard(caller, 'gone') });
  return {
    list: async (caller, wanted) => listCard(await deps.board.open(caller.person, caller.now), wanted, { voice: caller, city: deps.city }),
    session: async (id, caller, options) => {
      const found = await view(id, caller);
      if (found === null) return gone(caller);
      const { enrolment } = found;
      const chosen = options !== undefined && enrolment !== null && isActive(enrolment) ? options(enrolment.state === 'waiting') : {};
      return { kind: 'replace', card: sessionCard(found, lookingOf(caller, deps), chosen) };
    },
    noted: async (id, caller, note) => {
      const found = await view(id, caller);
      return found === null ? gone(caller) : { kind: 'replace', card: sessionCard(found, lookingOf(caller, deps), { note }) };
    },
  };
}

function lookingOf(caller: Caller, { days, city }: HandlerDeps): Looking {
  return { voice: caller, now: caller.now, days, city };
}

interface Acting {
  readonly deps: HandlerDeps;
  readonly cards: Cards;
}

async function signUp({ id, version }: z.infer<typeof signUpSchema>, caller: Employee, { deps, cards }: Acting): Promise<Reply> {
  const outcome = await deps.signUps.signUp({ person: caller.person, sessionId: id, seen: version }, caller.now);
  if (outcome.kind === 'gone') return { kind: 'replace', card: noticeCard(caller, 'gone') };
  return cards.noted(id, caller, signUpNote(outcome, caller));
}

async function cancel({ id, version }: z.infer<typeof cancelSchema>, caller: Employee, { deps, cards }: Acting): Promise<Reply> {
  const outcome = await deps.signUps.cancel({ personId: caller.person.aadObjectId, enrolmentId: id, seen: version }, caller.now);
  if (outcome.kind === 'gone') return { kind: 'replace', card: noticeCard(caller, 'gone') };
  if (outcome.kind === 'not-yours') return { kind: 'replace', card: noticeCard(caller, 'notYours') };
  return cards.noted(outcome.sessionId, caller, cancelNote(outcome, caller, contactOf(deps.city, caller)));
}
