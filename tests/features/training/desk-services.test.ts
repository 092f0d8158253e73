import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CourseDraft } from '../../../src/features/training/desk/course-form.ts';
import type { DeskDeps, SendSurvey } from '../../../src/features/training/desk/desk-deps.ts';
import { lastChangeOf } from '../../../src/features/training/desk/desk-reads.ts';
import { movePerson, removePerson, signUpFor } from '../../../src/features/training/desk/enrol-people.ts';
import { enterAttendance } from '../../../src/features/training/desk/enter-attendance.ts';
import { saveCourseAtDesk } from '../../../src/features/training/desk/save-course.ts';
import { saveSessionAtDesk } from '../../../src/features/training/desk/save-session.ts';
import { draftOf } from '../../../src/features/training/desk/session-form.ts';
import type { SessionDraft } from '../../../src/features/training/desk/session-form.ts';
import { callOffSession, discardDraft, publishSession, releaseSeats } from '../../../src/features/training/desk/session-steps.ts';
import { findEnrolment } from '../../../src/features/training/session-store.ts';
import type { Course, Session } from '../../../src/features/training/index.ts';
import type { PersonId } from '../../../src/kernel/person.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { onEachEngine } from '../../support/engines.ts';
import { idOf } from '../../support/roster.ts';
import {
  arrange,
  at,
  city,
  courseOf,
  enrolmentRow,
  listOf,
  messagesIn,
  NOW,
  personOf,
  sessionOf,
  sessionRow,
  trainingOver,
} from './training-world.ts';

const HR = { by: personOf(900).aadObjectId, now: NOW };
const draft = (changes: Partial<SessionDraft> = {}, session = sessionOf()): SessionDraft => ({ ...draftOf(session, 0, NOW), ...changes });
const courseDraft = ({ id: _, version: __, ...course }: Course): CourseDraft => course;

onEachEngine('the desk', (open) => {
  let storage: Storage;
  let deps: DeskDeps;
  let world: ReturnType<typeof trainingOver>;
  let surveyed: PersonId[];

  beforeEach(async () => {
    storage = await open();
    use();
  });
  afterEach(() => storage.close());

  function use(leaders: ReadonlySet<number> = new Set()): void {
    world = trainingOver(storage, leaders);
    surveyed = [];
    const send: SendSurvey = (_, to) => Promise.resolve(void surveyed.push(...to));
    deps = {
      ...{ storage, city, days: workingDays, roster: rosterOver, people: createPeople({ storage }) },
      ...{ outbox: world.outbox, waitingList: world.waitingList, signUps: world.signUps, leadersInTerm: world.leadersInTerm },
      exports: { offer: () => Promise.resolve(null) },
      newId: () => 'unused',
      prepareSurvey: () => Promise.resolve(send),
    };
  }

  async function audited(): Promise<string[]> {
    const rows = await storage.db.selectFrom('audit_entry').select('action').orderBy('seq').execute();
    return rows.map(({ action }) => action);
  }

  const edit = (changes: Partial<SessionDraft>, seen = 1, session?: Session) =>
    saveSessionAtDesk(deps, { id: 's-1', courseId: 'c-1', seen, draft: draft(changes, session) }, HR);

  it('saves a new course once, however often it is sent, and tells an old card who was quicker', async () => {
    const saving = { id: 'c-1', seen: 0, draft: courseDraft(courseOf()) };
    expect(await saveCourseAtDesk(deps, saving, HR)).toMatchObject({ kind: 'saved', before: null });
    expect(await saveCourseAtDesk(deps, saving, HR)).toMatchObject({ kind: 'unchanged' });
    const changed = { ...saving, seen: 1, draft: { ...saving.draft, title: '新しい名前' } };
    expect(await saveCourseAtDesk(deps, changed, HR)).toMatchObject({ kind: 'saved', changes: ['title'], course: { version: 2 } });
    expect(await saveCourseAtDesk(deps, changed, HR)).toMatchObject({ kind: 'unchanged' });
    const old = { ...saving, seen: 1, draft: { ...saving.draft, title: '古いカードの名前' } };
    expect(await saveCourseAtDesk(deps, old, HR)).toMatchObject({ kind: 'conflict', course: { title: '新しい名前' } });
    expect(await lastChangeOf(storage.db, 'course', 'c-1')).toEqual({ by: HR.by, at: NOW, fields: ['title'] });
    expect(await saveCourseAtDesk(deps, { ...saving, id: 'c-none', seen: 3 }, HR)).toEqual({ kind: 'gone' });
    expect(await audited()).toEqual(['training.course-created', 'training.course-changed']);
  });

  it('gives held seats to everybody when a course is no longer DX-related', async () => {
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ heldLeft: 2, releaseAt: at('2026-12-08T09:00') })]);
    await world.signUp(1);
    expect(await listOf(storage)).toBe('1:waiting');
    await saveCourseAtDesk(deps, { id: 'c-1', seen: 1, draft: courseDraft(courseOf()) }, HR);
    expect(await listOf(storage)).toBe('1:confirmed');
    expect(await sessionRow(storage)).toMatchObject({ held_left: 0, release_at: null, version: 2 });
  });

  it('keeps a new session as a draft that nobody can sign up for until it is published', async () => {
    await arrange(storage, [courseOf()], []);
    expect(await edit({}, 0)).toMatchObject({ kind: 'saved', before: null });
    expect(await edit({}, 0)).toEqual({ kind: 'unchanged' });
    expect(await world.signUp(1)).toEqual({ kind: 'gone' });
    expect(await publishSession(deps, { id: 's-1', seen: 1 }, HR)).toMatchObject({ kind: 'done' });
    expect(await publishSession(deps, { id: 's-1', seen: 1 }, HR)).toEqual({ kind: 'already' });
    expect(await world.signUp(1)).toMatchObject({ kind: 'confirmed' });
    expect(await audited()).toEqual(['training.session-created', 'training.session-published']);
  });

  it('does not publish what nobody could apply for any more, nor a draft that was changed meanwhile', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ state: 'draft', version: 2 })]);
    expect(await publishSession(deps, { id: 's-1', seen: 2 }, { ...HR, now: at('2026-12-09T17:00') })).toEqual({ kind: 'too-late' });
    expect(await publishSession(deps, { id: 's-1', seen: 1 }, HR)).toEqual({ kind: 'conflict' });
    expect((await sessionRow(storage)).state).toBe('draft');
  });

  it('deletes drafts only, and only as they were seen', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ state: 'draft' }), sessionOf({ id: 's-2' })]);
    expect(await discardDraft(deps, { id: 's-2', seen: 1 }, HR)).toEqual({ kind: 'too-late' });
    expect(await discardDraft(deps, { id: 's-1', seen: 9 }, HR)).toEqual({ kind: 'conflict' });
    expect(await discardDraft(deps, { id: 's-1', seen: 1 }, HR)).toMatchObject({ kind: 'done' });
    expect(await discardDraft(deps, { id: 's-1', seen: 1 }, HR)).toEqual({ kind: 'gone' });
  });

  it('lets people move up when there are more seats, and refuses fewer than are given', async () => {
    await arrange(storage, [courseOf()], [sessionOf()]);
    for (const number of [1, 2, 3, 4]) await world.signUp(number);
    expect(await edit({ capacity: 1 })).toEqual({ kind: 'bad', problems: { capacity: { kind: 'fewer-than-taken', taken: 2 } } });
    expect(await edit({ capacity: 3 })).toMatchObject({ kind: 'saved', changes: ['capacity'], told: 0, promoted: 1 });
    expect(await listOf(storage)).toBe('1:confirmed 2:confirmed 3:confirmed 4:waiting');
    expect(await sessionRow(storage)).toMatchObject({ taken: 3, waiting: 1, capacity: 3, version: 2 });
    expect((await messagesIn(storage)).map(({ to }) => to)).toEqual([idOf(3)]);
  });

  it('tells everybody with a seat or a place when time or room is another, with the clash that it makes', async () => {
    const other = sessionOf({ id: 's-2', courseId: 'c-2', startsAt: at('2026-12-11T09:00'), endsAt: at('2026-12-11T12:00') });
    await arrange(storage, [courseOf(), courseOf({ id: 'c-2', title: 'BPR研修' })], [sessionOf({ capacity: 1 }), other]);
    await world.signUp(1);
    await world.signUp(2);
    await world.signUp(1, { sessionId: 's-2' });
    const moved = { capacity: 1, startsAt: at('2026-12-11T10:00'), endsAt: at('2026-12-11T12:00'), place: '**大会議室**' };
    expect(await edit(moved)).toMatchObject({ kind: 'saved', changes: ['when', 'place'], told: 2 });
    const [first, second] = await messagesIn(storage);
    expect(first?.words).toContain('日時: 令和8年12月10日（木）13:30〜17:00 → 令和8年12月11日（金）10:00〜12:00');
    expect(first?.words).toContain('市役所5階 研修室 → \\\\*\\\\*大会議室');
    expect(first?.words).toContain('同じ時間に「BPR研修」も申し込んでいます');
    expect(second?.words).toContain('キャンセル待ちの順番はそのままです');
    expect(second?.words).not.toContain('BPR研修');
    expect(await edit(moved)).toEqual({ kind: 'unchanged' });
    expect(await messagesIn(storage)).toHaveLength(2);
  });

  it('tells nobody when only the deadlines move, and lets people move up until the new one', async () => {
    const session = sessionOf({ capacity: 1, applyBy: at('2026-12-03T17:00'), lockAt: at('2026-12-03T17:00') });
    await arrange(storage, [courseOf()], [session]);
    for (const number of [1, 2]) await world.signUp(number);
    const late = at('2026-12-04T09:00');
    await world.cancel(1, { now: late });
    expect(await listOf(storage)).toBe('1:cancelled 2:waiting');
    const later = { applyBy: at('2026-12-09T12:00'), lockAt: at('2026-12-09T12:00') };
    const saving = { id: 's-1', courseId: 'c-1', seen: 1, draft: draft(later, session) };
    expect(await saveSessionAtDesk(deps, saving, { ...HR, now: late })).toMatchObject({
      told: 0,
      promoted: 1,
      changes: ['applyBy', 'lockAt'],
    });
    expect(await listOf(storage)).toBe('1:cancelled 2:confirmed');
  });

  it('cannot be overwritten from an old card, and what has begun or was called off stays as it is', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ version: 4 }), sessionOf({ id: 's-2', state: 'cancelled' })]);
    expect(await edit({ place: '別の部屋' }, 3)).toEqual({ kind: 'conflict' });
    const saving = { id: 's-1', courseId: 'c-1', seen: 4, draft: draft({ place: '別の部屋' }) };
    expect(await saveSessionAtDesk(deps, saving, { ...HR, now: at('2026-12-10T13:30') })).toEqual({ kind: 'closed' });
    expect(await saveSessionAtDesk(deps, { ...saving, id: 's-2', seen: 1 }, HR)).toEqual({ kind: 'closed' });
    expect(await saveSessionAtDesk(deps, { ...saving, courseId: 'c-none' }, HR)).toEqual({ kind: 'gone' });
    expect((await sessionRow(storage)).place).toBe('市役所5階 研修室');
    expect(await audited()).toEqual([]);
  });

  it('is called off once, with everybody told why and no seat left in the books', async () => {
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ capacity: 3, heldLeft: 1, releaseAt: at('2026-12-08T09:00') })]);
    for (const number of [1, 2, 3]) await world.signUp(number);
    const wanted = { id: 's-1', seen: 1, reason: '講師の都合' };
    expect(await callOffSession(deps, { ...wanted, seen: 7 }, HR)).toEqual({ kind: 'conflict' });
    expect(await callOffSession(deps, wanted, HR)).toEqual({ kind: 'done', told: 3, promoted: 0 });
    expect(await callOffSession(deps, wanted, HR)).toEqual({ kind: 'already' });
    expect(await listOf(storage)).toBe('1:withdrawn 2:withdrawn 3:withdrawn');
    expect(await sessionRow(storage)).toMatchObject({
      state: 'cancelled',
      taken: 0,
      waiting: 0,
      held_left: 0,
      cancel_reason: '講師の都合',
    });
    const messages = await messagesIn(storage);
    expect(messages.map(({ to }) => to)).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(messages[0]?.words).toContain('理由: 講師の都合');
    expect(await audited()).toEqual(['training.session-called-off']);
  });

  it('releases held seats now, to those who wait', async () => {
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ heldLeft: 2, releaseAt: at('2026-12-08T09:00') })]);
    for (const number of [1, 2, 3]) await world.signUp(number);
    expect(await releaseSeats(deps, { id: 's-1', seen: 1 }, HR)).toMatchObject({ kind: 'done', promoted: 2 });
    expect(await releaseSeats(deps, { id: 's-1', seen: 1 }, HR)).toEqual({ kind: 'already' });
    expect(await listOf(storage)).toBe('1:confirmed 2:confirmed 3:waiting');
  });

  async function enrolment(number: number, sessionId = 's-1') {
    const row = await enrolmentRow(storage, number, sessionId);
    const found = await findEnrolment(storage.db, row.id);
    if (found === null) throw new Error('no enrolment');
    return { enrolment: found, seen: found.version, reason: '人事異動のため' };
  }

  it('takes somebody off also after the deadline; they read why and the next moves up', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 1, lockAt: at('2026-12-10T13:30') })]);
    await world.signUp(1);
    await world.signUp(2);
    const late = { ...HR, now: at('2026-12-10T09:00') };
    const wanted = await enrolment(1);
    expect(await removePerson(deps, { ...wanted, seen: 9 }, late)).toEqual({ kind: 'conflict' });
    expect(await removePerson(deps, wanted, late)).toEqual({ kind: 'removed', promoted: 1 });
    expect(await removePerson(deps, wanted, late)).toEqual({ kind: 'already' });
    expect(await listOf(storage)).toBe('1:removed 2:confirmed');
    const messages = await messagesIn(storage);
    expect(messages.map(({ key }) => key.split(':')[0])).toEqual(['training.promoted', 'training.removed']);
    expect(messages[1]?.words).toContain('理由: 人事異動のため');
    expect(await removePerson(deps, await enrolment(2), { ...HR, now: at('2026-12-10T13:30') })).toEqual({ kind: 'too-late' });
  });

  it('gives a held seat back to the leaders when one of them is taken off', async () => {
    use(new Set([1]));
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ capacity: 1, heldLeft: 1, releaseAt: at('2026-12-08T09:00') })]);
    await world.signUp(1);
    await world.signUp(2);
    await removePerson(deps, await enrolment(1), HR);
    expect(await listOf(storage)).toBe('1:removed 2:waiting');
    expect(await sessionRow(storage)).toMatchObject({ taken: 0, held_left: 1 });
  });

  it('moves somebody to another date, or leaves them where they are', async () => {
    const day = (number: number, changes: Partial<Session>): Session =>
      sessionOf({ startsAt: at(`2026-12-1${number}T13:30`), endsAt: at(`2026-12-1${number}T17:00`), ...changes });
    const dates = [sessionOf({ capacity: 1 }), day(4, { id: 's-2', capacity: 1 }), day(5, { id: 's-3', applyBy: at('2026-11-30T17:00') })];
    await arrange(storage, [courseOf(), courseOf({ id: 'c-2' })], [...dates, day(6, { id: 's-4', courseId: 'c-2' })]);
    await world.signUp(1);
    await world.signUp(2);
    const to = async (number: number, id: string) =>
      movePerson(deps, { ...(await enrolment(number)), person: personOf(number), to: id }, HR);
    expect(await to(1, 's-3')).toEqual({ kind: 'refused', why: { kind: 'refused', why: 'closed' } });
    expect(await to(1, 's-4')).toEqual({ kind: 'refused', why: { kind: 'gone' } });
    expect(await to(1, 's-none')).toEqual({ kind: 'refused', why: { kind: 'gone' } });
    expect(await listOf(storage)).toBe('1:confirmed 2:waiting');
    expect(await to(1, 's-2')).toEqual({ kind: 'moved', seat: 'confirmed', promoted: 1 });
    expect(await to(2, 's-2')).toEqual({ kind: 'moved', seat: 'waiting', promoted: 0 });
    expect([await listOf(storage), await listOf(storage, 's-2')]).toEqual(['1:removed 2:removed', '1:confirmed 2:waiting']);
    expect((await messagesIn(storage)).filter(({ key }) => key.startsWith('training.moved')).map(({ to: whom }) => whom)).toEqual([
      idOf(1),
      idOf(2),
    ]);
  });

  it('moves two people past each other at the same time', async () => {
    const later = sessionOf({ id: 's-2', startsAt: at('2026-12-14T13:30'), endsAt: at('2026-12-14T17:00') });
    await arrange(storage, [courseOf()], [sessionOf(), later]);
    await world.signUp(1);
    await world.signUp(2, { sessionId: 's-2' });
    const [one, two] = [await enrolment(1), await enrolment(2, 's-2')];
    const moved = await Promise.all([
      movePerson(deps, { ...one, person: personOf(1), to: 's-2' }, HR),
      movePerson(deps, { ...two, person: personOf(2), to: 's-1' }, HR),
    ]);
    expect(moved.map(({ kind }) => kind)).toEqual(['moved', 'moved']);
    expect(await sessionRow(storage, 's-1')).toMatchObject({ taken: 1, waiting: 0 });
    expect(await sessionRow(storage, 's-2')).toMatchObject({ taken: 1, waiting: 0 });
  });

  it('moves to an overlapping date of the same course, since the first one is given up', async () => {
    await arrange(storage, [courseOf()], [sessionOf(), sessionOf({ id: 's-2', startsAt: at('2026-12-10T14:00') })]);
    await world.signUp(1);
    expect(await movePerson(deps, { ...(await enrolment(1)), person: personOf(1), to: 's-2' }, HR)).toMatchObject({ kind: 'moved' });
  });

  it('signs somebody up by the same rules, also whom HR had taken off, and tells them', async () => {
    await arrange(storage, [courseOf({ audience: { grades: ['shuji'] } })], [sessionOf()]);
    const wanted = { person: personOf(1), sessionId: 's-1' };
    expect(await signUpFor(deps, wanted, HR)).toMatchObject({ kind: 'confirmed' });
    expect(await signUpFor(deps, wanted, HR)).toMatchObject({ kind: 'already' });
    await removePerson(deps, await enrolment(1), HR);
    expect(await signUpFor(deps, wanted, HR)).toMatchObject({ kind: 'confirmed' });
    const chief = { person: personOf(2, { grade: 'kacho' }), sessionId: 's-1' };
    expect(await signUpFor(deps, chief, HR)).toMatchObject({ kind: 'refused', why: 'not-in-audience' });
    expect(await signUpFor(deps, wanted, { ...HR, now: at('2026-12-09T17:01') })).toMatchObject({ kind: 'already' });
    expect(await signUpFor(deps, { person: personOf(3), sessionId: 's-none' }, HR)).toEqual({ kind: 'gone' });
    expect((await messagesIn(storage)).map(({ key }) => key.split(':')[0])).toEqual([
      'training.removed',
      'training.signed-up',
      'training.signed-up',
    ]);
  });

  it('enters attendance for those shown, once, with who and when, and asks those who were there', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 3 })]);
    for (const number of [1, 2, 3]) await world.signUp(number);
    const ids = await Promise.all([1, 2, 3].map(async (number) => (await enrolmentRow(storage, number)).id));
    const [first = '', second = '', third = ''] = ids;
    const entry = { id: 's-1', seen: 1, shown: [first, second, 'e-unknown'], attended: [first, third] };
    const after = { ...HR, now: at('2026-12-10T17:00') };
    expect(await enterAttendance(deps, entry, { ...HR, now: at('2026-12-10T16:59') })).toEqual({ kind: 'not-over' });
    expect(await enterAttendance(deps, entry, after)).toEqual({ kind: 'saved', attended: 1, absent: 1, surveyed: 1 });
    expect(await enterAttendance(deps, entry, after)).toEqual({ kind: 'unchanged' });
    expect(surveyed).toEqual([idOf(1)]);
    const entered = { attendance_by: HR.by, attendance_at: after.now.toISOString() };
    expect(await enrolmentRow(storage, 1)).toMatchObject({ attendance: 'attended', ...entered });
    expect(await enrolmentRow(storage, 2)).toMatchObject({ attendance: 'absent', ...entered });
    expect(await enrolmentRow(storage, 3)).toMatchObject({ attendance: null });
    const corrected = { ...entry, attended: [first, second] };
    expect(await enterAttendance(deps, corrected, after)).toEqual({ kind: 'conflict' });
    expect(await enterAttendance(deps, { ...corrected, seen: 2 }, after)).toEqual({ kind: 'saved', attended: 1, absent: 0, surveyed: 1 });
    expect(surveyed).toEqual([idOf(1), idOf(2)]);
    expect(await audited()).toEqual(['training.attendance-entered', 'training.attendance-entered']);
  });

  it('never has more people than seats while HR changes their number and people sign up', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 30 })]);
    const signUps = (from: number) => Array.from({ length: 20 }, (_, index) => world.signUp(from + index));
    const early = signUps(1);
    const lowered = edit({ capacity: 25 });
    const late = signUps(21);
    const again = edit({ capacity: 21 }, 2);
    await Promise.all([...early, lowered, ...late, again]);
    const { capacity, taken, waiting } = await sessionRow(storage);
    expect(taken).toBeLessThanOrEqual(capacity);
    expect(taken + waiting).toBe(40);
    expect((await listOf(storage)).match(/:confirmed/g)).toHaveLength(taken);
    // Forty want them, so the seats that are left in the end are all taken.
    expect(taken).toBe(capacity);
  });
});
