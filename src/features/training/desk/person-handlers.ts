import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { personId } from '../../../kernel/person.ts';
import type { Person } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import { findEnrolment } from '../session-store.ts';
import type { SignUpResult } from '../sign-ups.ts';
import { verbs } from '../verbs.ts';
import { REASON_LIMIT } from './ask-cards.ts';
import type { DeskDeps } from './desk-deps.ts';
import { deskSession, otherDates } from './desk-reads.ts';
import { choosePersonSchema, idSchema, moveSchema, searchSchema, signUpForSchema } from './desk-schemas.ts';
import { deskStepsOf } from './desk-state.ts';
import { replaceWith } from './desk-views.ts';
import { nameOf } from './desk-words.ts';
import { movePerson, removePerson, signUpFor } from './enrol-people.ts';
import type { Moved, Removed } from './enrol-people.ts';
import { actorOf, hrAction } from './hr-action.ts';
import type { HrCaller } from './hr-action.ts';
import type { DeskNote } from './note-data.ts';
import { personCard, signUpCard } from './person-cards.ts';
import type { PersonShown, SignUpShown } from './person-cards.ts';
import * as words from './people-words.ts';
import { readLine } from './read-field.ts';
import { lookedAt, rosterView } from './roster-handlers.ts';
import { STEP_NOTES } from './step-words.ts';

/** One person at a time: taken off, moved to another date, signed up by HR. */
export function personActions(deps: DeskDeps): readonly CardAction[] {
  const { storage } = deps;
  return [
    hrAction(storage, {
      verb: verbs.deskPerson,
      schema: choosePersonSchema,
      handle: async ({ id, page, enrolment }, caller) =>
        replaceWith(
          enrolment === '' ? await rosterView({ id, page, isUnchosen: true }, caller, { deps }) : await view(enrolment, caller, { deps }),
        ),
    }),
    hrAction(storage, {
      verb: verbs.deskRemove,
      schema: moveSchema,
      handle: async (wanted, caller) => replaceWith(await remove(wanted, caller, deps)),
    }),
    hrAction(storage, {
      verb: verbs.deskMove,
      schema: moveSchema,
      handle: async (wanted, caller) => replaceWith(await move(wanted, caller, deps)),
    }),
    hrAction(storage, {
      verb: verbs.deskFindPerson,
      schema: idSchema,
      handle: async ({ id }, caller) => replaceWith(await find(id, caller, { deps, name: '', found: null })),
    }),
    hrAction(storage, {
      verb: verbs.deskSearch,
      schema: searchSchema,
      handle: async ({ id, name }, caller) => replaceWith(await find(id, caller, { deps, name, found: await search(name, deps) })),
    }),
    hrAction(storage, {
      verb: verbs.deskSignUp,
      schema: signUpForSchema,
      handle: async (wanted, caller) => replaceWith(await signUp(wanted, caller, deps)),
    }),
  ];
}

type Said = Omit<PersonShown, 'voice' | 'now'>;

async function view(enrolmentId: string, caller: HrCaller, { deps, ...said }: Said & { readonly deps: DeskDeps }): Promise<Card> {
  const { db } = deps.storage;
  const enrolment = await findEnrolment(db, enrolmentId);
  const session = enrolment === null ? null : await deskSession(db, enrolment.sessionId);
  if (session === null) return noticeCard(caller, 'gone');
  const row = (await lookedAt(session, caller, deps)).find((one) => one.enrolment.id === enrolmentId);
  if (row === undefined)
    return rosterView({ id: session.session.id, page: 0, note: { text: say(words.PERSON.already, caller), color: 'Default' } }, caller, {
      deps,
    });
  const dates = await otherDates(db, session, caller.now);
  return personCard({ session, row, dates }, { voice: caller, now: caller.now, ...said });
}

interface Typed {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
  readonly to: string;
}

async function remove(typed: Typed, caller: HrCaller, deps: DeskDeps): Promise<Card> {
  const enrolment = await findEnrolment(deps.storage.db, typed.id);
  if (enrolment === null) return noticeCard(caller, 'gone');
  const read = readLine(typed.reason, REASON_LIMIT);
  if ('problem' in read) return view(typed.id, caller, { deps, typed, problems: { reason: read.problem } });
  const removed = await removePerson(deps, { enrolment, seen: typed.version, reason: read.value }, actorOf(caller));
  const name = nameOf(await deps.people.find(enrolment.personId), caller);
  return answer(removed, { typed, caller, deps, sessionId: enrolment.sessionId, name });
}

async function move(typed: Typed, caller: HrCaller, deps: DeskDeps): Promise<Card> {
  const enrolment = await findEnrolment(deps.storage.db, typed.id);
  const person = enrolment === null ? null : await deps.people.find(enrolment.personId);
  if (enrolment === null || person === null) return noticeCard(caller, 'gone');
  const read = readLine(typed.reason, REASON_LIMIT);
  const isDateMissing = typed.to === '';
  if ('problem' in read) return view(typed.id, caller, { deps, typed, problems: { reason: read.problem }, isDateMissing });
  if (isDateMissing) return view(typed.id, caller, { deps, typed, isDateMissing });
  const moved = await movePerson(deps, { enrolment, seen: typed.version, reason: read.value, person, to: typed.to }, actorOf(caller));
  return answer(moved, { typed, caller, deps, sessionId: enrolment.sessionId, name: nameOf(person, caller) });
}

interface Answering {
  readonly typed: Typed;
  readonly caller: HrCaller;
  readonly deps: DeskDeps;
  readonly sessionId: string;
  readonly name: string;
}

/** Done, or nothing more to do: the roster as it is now. Otherwise the same card, with what was typed. */
function answer(outcome: Removed | Moved, { typed, caller, deps, sessionId, name }: Answering): Promise<Card> {
  const roster = (note: DeskNote): Promise<Card> => rosterView({ id: sessionId, page: 0, note }, caller, { deps });
  const bad = (text: string): DeskNote => ({ text, color: 'Attention' });
  switch (outcome.kind) {
    case 'removed':
      return roster({ text: say(words.removedWords(name, outcome.promoted), caller), color: 'Good' });
    case 'moved':
      return roster({ text: say(words.movedWords(name, outcome.seat, outcome.promoted), caller), color: 'Good' });
    case 'already':
      return roster({ text: say(words.PERSON.already, caller), color: 'Good' });
    case 'too-late':
      return roster(bad(say(STEP_NOTES.tooLate, caller)));
    case 'conflict':
      return view(typed.id, caller, { deps, typed, note: bad(say(STEP_NOTES.conflict, caller)) });
    case 'refused': {
      const why = resultNote(outcome.why, name, caller).text;
      return view(typed.id, caller, { deps, typed, note: { ...bad(why), changes: [say(words.NOT_MOVED, caller)] } });
    }
    case 'gone':
      return Promise.resolve(noticeCard(caller, 'gone'));
  }
}

interface Finding extends Omit<SignUpShown, 'voice'> {
  readonly deps: DeskDeps;
}

async function find(id: string, caller: HrCaller, { deps, ...shown }: Finding): Promise<Card> {
  const one = await deskSession(deps.storage.db, id);
  if (one === null || one.session.state === 'draft') return noticeCard(caller, 'gone');
  if (!deskStepsOf(one, caller.now).canChangePeople)
    return rosterView({ id, page: 0, note: { text: say(STEP_NOTES.tooLate, caller), color: 'Attention' } }, caller, { deps });
  return signUpCard(one, { ...shown, voice: caller });
}

/** By employee number, else by the beginning of the name or its reading. */
async function search(typed: string, { people }: DeskDeps): Promise<readonly Person[]> {
  const wanted = typed.normalize('NFKC').trim();
  if (wanted === '') return [];
  const numbered = (await people.everybody()).filter(({ employeeNumber }) => employeeNumber === wanted);
  return numbered.length > 0 ? numbered : people.findByName(wanted);
}

interface SignUpTyped {
  readonly id: string;
  readonly name: string;
  readonly person: string;
}

async function signUp({ id, name, person: chosen }: SignUpTyped, caller: HrCaller, deps: DeskDeps): Promise<Card> {
  if (chosen === '') return find(id, caller, { deps, name, found: await search(name, deps), isUnchosen: true });
  const person = await deps.people.find(personId(chosen));
  if (person === null) return find(id, caller, { deps, name, found: [] });
  const result = await signUpFor(deps, { person, sessionId: id }, actorOf(caller));
  return find(id, caller, { deps, name: '', found: null, note: resultNote(result, nameOf(person, caller), caller) });
}

function resultNote(result: SignUpResult, name: string, caller: HrCaller): DeskNote {
  switch (result.kind) {
    case 'confirmed':
      return { text: say(words.signedUpWords(name, 'confirmed'), caller), color: 'Good' };
    case 'waiting':
      return { text: say(words.signedUpWords(name, 'waiting'), caller), color: 'Warning' };
    case 'already':
      return { text: say(words.alreadyWords(name), caller), color: 'Default' };
    case 'clash':
      return { text: say(words.clashWords(name, result.with, caller), caller), color: 'Attention' };
    case 'refused':
      return { text: say(words.refusedWords(name, result.why), caller), color: 'Attention' };
    case 'changed':
    case 'gone':
      return { text: say(STEP_NOTES.tooLate, caller), color: 'Attention' };
  }
}
