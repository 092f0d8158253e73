import type { Card } from '../../../src/card-kit/card.ts';
import { createSignUps, createWaitingList, saveCourse, saveSession } from '../../../src/features/training/index.ts';
import type { Course, LeadersInTerm, Session } from '../../../src/features/training/index.ts';
import type { Enrolment } from '../../../src/features/training/rules/enrolment.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Person, PersonId } from '../../../src/kernel/person.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { idOf } from '../../support/roster.ts';

export const NOW = new Date('2026-12-01T09:00:00+09:00');
export const at = (time: string): Date => new Date(`${time}:00+09:00`);
export const { city } = loadKnowledge('knowledge');

export function courseOf(changes: Partial<Course> = {}): Course {
  return {
    id: 'c-1',
    title: 'Excel研修（中級）',
    category: 'specialised-training',
    description: '集計とグラフの作り方を練習します。',
    isDxRelated: false,
    audience: {},
    requirement: {},
    version: 1,
    ...changes,
  };
}

export function sessionOf(changes: Partial<Session> = {}): Session {
  const close = at('2026-12-09T17:00');
  return {
    id: 's-1',
    courseId: 'c-1',
    startsAt: at('2026-12-10T13:30'),
    endsAt: at('2026-12-10T17:00'),
    place: '市役所5階 研修室',
    capacity: 2,
    taken: 0,
    waiting: 0,
    heldLeft: 0,
    releaseAt: null,
    applyBy: close,
    cancelBy: close,
    lockAt: close,
    lastPlace: 0,
    state: 'open',
    cancelReason: null,
    version: 1,
    ...changes,
  };
}

export function personOf(number: number, changes: Partial<Person> = {}): Person {
  return {
    aadObjectId: personId(idOf(number)),
    employeeNumber: String(number),
    name: `職員 ${String(number)}`,
    kana: 'ショクイン',
    mail: 'e@example.jp',
    bureau: '総務部',
    section: '人事課',
    grade: 'shuji',
    hireDate: '2020-04-01',
    managerEmployeeNumber: null,
    roles: [],
    ...changes,
  };
}

export function enrolmentOf(changes: Partial<Enrolment> = {}): Enrolment {
  return {
    id: 'e-1',
    sessionId: 's-1',
    personId: personOf(1).aadObjectId,
    state: 'confirmed',
    place: 1,
    hasHeldSeat: false,
    promotedBy: null,
    attendance: null,
    removedReason: null,
    version: 1,
    ...changes,
  };
}

/** Writes courses and sessions as HR would. */
export function arrange(storage: Storage, courses: readonly Course[], sessions: readonly Session[]): Promise<void> {
  return storage.transaction(async (tx) => {
    for (const course of courses) await saveCourse(tx, course, { by: 'system', now: NOW });
    for (const session of sessions) await saveSession(tx, session, { by: 'system', now: NOW });
  });
}

let ids = 0;

/** The services over a database, with the people of these numbers as DX leaders in term. */
export function trainingOver(storage: Storage, leaders: ReadonlySet<number> = new Set()) {
  const inTerm = new Set([...leaders].map((number) => personId(idOf(number))));
  const leadersInTerm: LeadersInTerm = (_, wanted) => Promise.resolve(new Set(wanted.filter((id) => inTerm.has(id))));
  const newId = () => `id-${String((ids += 1))}`;
  const outbox = createOutbox({ clock: { now: () => NOW }, newId });
  const waitingList = createWaitingList({ leadersInTerm, outbox, roster: rosterOver, city });
  const signUps = createSignUps({ storage, newId, leadersInTerm, waitingList });
  return {
    waitingList,
    signUps,
    leadersInTerm,
    outbox,
    signUp: (
      number: number,
      { sessionId = 's-1', now = NOW, seen = null }: { sessionId?: string; now?: Date; seen?: number | null } = {},
    ) => signUps.signUp({ person: personOf(number), sessionId, seen }, now),
    cancel: async (number: number, { sessionId = 's-1', now = NOW }: { sessionId?: string; now?: Date } = {}) => {
      const row = await enrolmentRow(storage, number, sessionId);
      return signUps.cancel({ personId: personId(idOf(number)), enrolmentId: row.id, seen: row.version }, now);
    },
  };
}

export function enrolmentRow({ db }: Storage, number: number, sessionId = 's-1') {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('aad_object_id', '=', idOf(number))
    .executeTakeFirstOrThrow();
}

export function sessionRow({ db }: Storage, id = 's-1') {
  return db.selectFrom('training_session').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** `1:confirmed 2:waiting`, in order of arrival. */
export async function listOf({ db }: Storage, sessionId = 's-1'): Promise<string> {
  const rows = await db
    .selectFrom('enrolment')
    .select(['aad_object_id', 'state', 'held_seat'])
    .where('session_id', '=', sessionId)
    .orderBy('place')
    .execute();
  return rows.map((row) => `${String(Number(row.aad_object_id.slice(-12)))}:${row.state}${row.held_seat === 1 ? '*' : ''}`).join(' ');
}

/** What lies in the outbox: to whom, under which key, and the words. */
export async function messagesIn({ db }: Storage): Promise<readonly { to: PersonId; key: string; card: Card; words: string }[]> {
  const rows = await db.selectFrom('outbox_message').selectAll().orderBy('dedupe_key').execute();
  return rows.map((row) => ({ to: personId(row.aad_object_id), key: row.dedupe_key, card: JSON.parse(row.card) as Card, words: row.card }));
}
