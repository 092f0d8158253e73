import { describe, expect, it } from 'vitest';
import { deadlineProblems, defaultDeadlines, reminderTime } from '../../../src/features/training/rules/deadlines.ts';
import { heldNow, seatsLeft } from '../../../src/features/training/rules/seats.ts';
import { matches, searchWordsOf } from '../../../src/features/training/rules/search.ts';
import { availabilityOf, ownStateOf } from '../../../src/features/training/rules/session-state.ts';
import { decideCancel, decideSignUp, isClash } from '../../../src/features/training/rules/sign-up.ts';
import type { Session } from '../../../src/features/training/rules/course.ts';
import type { Enrolment } from '../../../src/features/training/rules/enrolment.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { at, courseOf, enrolmentOf, NOW, personOf, sessionOf } from './training-world.ts';

const BY = at('2026-12-09T17:00');
const AFTER = new Date('2026-12-09T17:00:01+09:00');
const RELEASE = at('2026-12-05T12:00');

describe('deadlines', () => {
  it.each([
    ['a Thursday', '2026-12-10T13:30', '2026-12-09'],
    ['a Monday', '2026-12-14T09:00', '2026-12-11'],
    ['the first working day of the year', '2027-01-04T09:00', '2026-12-28'],
    ['the day after a holiday', '2026-11-24T09:00', '2026-11-20'],
  ])('of %s are 17:00, and the reminder 9:00, on the working day before', (_name, startsAt, day) => {
    const close = at(`${day}T17:00`);
    expect(defaultDeadlines(at(startsAt), workingDays)).toEqual({ applyBy: close, cancelBy: close, lockAt: close });
    expect(reminderTime(at(startsAt), workingDays)).toEqual(at(`${day}T09:00`));
  });

  it.each<[problem: string, changes: Partial<Session>]>([
    ['ends-before-start', { endsAt: at('2026-12-10T13:30') }],
    ['apply-after-lock', { applyBy: at('2026-12-09T17:01') }],
    ['lock-after-start', { lockAt: at('2026-12-10T13:31') }],
    ['cancel-after-start', { cancelBy: at('2026-12-10T13:31') }],
    ['release-after-lock', { releaseAt: at('2026-12-10T09:00') }],
  ])('that do not fit are named: %s', (problem, changes) => {
    expect(deadlineProblems(sessionOf(changes))).toEqual([problem]);
    expect(deadlineProblems(sessionOf())).toEqual([]);
  });
});

describe('seats', () => {
  it.each<[name: string, changes: Partial<Session>, priority: boolean, now: Date, left: number]>([
    ['all of them', { capacity: 5 }, false, NOW, 5],
    ['without those held back', { capacity: 5, heldLeft: 2, releaseAt: RELEASE }, false, NOW, 3],
    ['with those held back, for a leader', { capacity: 5, heldLeft: 2, releaseAt: RELEASE }, true, NOW, 5],
    ['with those held back, after the release', { capacity: 5, heldLeft: 2, releaseAt: RELEASE }, false, RELEASE, 5],
    ['none while others wait', { capacity: 5, taken: 3, waiting: 1 }, false, NOW, 0],
    ['the held ones while others wait, for a leader', { capacity: 5, taken: 3, heldLeft: 2, releaseAt: RELEASE, waiting: 1 }, true, NOW, 2],
    ['none when full', { capacity: 5, taken: 5 }, true, NOW, 0],
  ])('are %s', (_name, changes, priority, now, left) => {
    expect(seatsLeft(sessionOf(changes), priority, now)).toBe(left);
  });

  it('are held back until the second of the release', () => {
    expect(heldNow({ heldLeft: 2, releaseAt: RELEASE }, new Date(RELEASE.getTime() - 1))).toBe(2);
    expect(heldNow({ heldLeft: 2, releaseAt: RELEASE }, RELEASE)).toBe(0);
  });
});

interface Given {
  readonly isDx?: boolean;
  readonly isLeader?: boolean;
  readonly now?: Date;
  readonly current?: Enrolment | null;
  readonly seen?: number | null;
}

describe('a sign-up', () => {
  const decide = (changes: Partial<Session>, { isDx = false, isLeader = false, now = NOW, current = null, seen = 2 }: Given = {}) =>
    decideSignUp(
      {
        training: { course: courseOf({ isDxRelated: isDx }), session: sessionOf(changes) },
        person: personOf(1),
        isLeader,
        current,
        own: [],
        seen,
      },
      now,
    );

  it.each([
    ['takes a seat', decide({}), { kind: 'confirmed', heldSeat: false }],
    ['takes the last second', decide({}, { now: BY }), { kind: 'confirmed', heldSeat: false }],
    ['is late', decide({}, { now: AFTER }), { kind: 'refused', why: 'closed' }],
    ['waits when full', decide({ taken: 2 }), { kind: 'waiting' }],
    ['waits behind others though a seat is free', decide({ taken: 1, waiting: 1 }), { kind: 'waiting' }],
    ['waits before a held seat', decide({ capacity: 1, heldLeft: 1, releaseAt: RELEASE }, { isDx: true }), { kind: 'waiting' }],
    [
      'of a leader takes a held seat',
      decide({ heldLeft: 1, releaseAt: RELEASE }, { isDx: true, isLeader: true }),
      { kind: 'confirmed', heldSeat: true },
    ],
    ['of a leader on another course is like any', decide({ taken: 1, waiting: 1 }, { isLeader: true }), { kind: 'waiting' }],
    [
      'of a leader waits behind others without a held seat',
      decide({ taken: 1, waiting: 1 }, { isDx: true, isLeader: true }),
      { kind: 'waiting' },
    ],
    ['is known', decide({}, { current: enrolmentOf() }), { kind: 'already' }],
    ['is known after the deadline', decide({}, { current: enrolmentOf({ state: 'waiting' }), now: AFTER }), { kind: 'already' }],
    [
      'comes again after a cancellation',
      decide({}, { current: enrolmentOf({ state: 'cancelled' }) }),
      { kind: 'confirmed', heldSeat: false },
    ],
    [
      'comes again after HR took the person off',
      decide({}, { current: enrolmentOf({ state: 'removed' }) }),
      { kind: 'refused', why: 'removed' },
    ],
    [
      'is made by HR for somebody they took off',
      decide({}, { current: enrolmentOf({ state: 'removed' }), seen: null }),
      { kind: 'confirmed', heldSeat: false },
    ],
    ['comes from an old card', decide({}, { seen: 1 }), { kind: 'changed' }],
    ['is for what was called off', decide({ state: 'cancelled' }), { kind: 'refused', why: 'cancelled' }],
  ])('%s', (_name, outcome, expected) => {
    expect(outcome).toEqual(expected);
  });

  const other = (startsAt: string, endsAt: string, state: 'confirmed' | 'waiting' = 'confirmed') => ({
    title: '別の研修',
    state,
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    lockAt: at('2026-12-05T17:00'),
  });

  it.each([
    ['ends when it begins', other('2026-12-10T12:00', '2026-12-10T13:30'), NOW, false],
    ['begins when it ends', other('2026-12-10T17:00', '2026-12-10T18:00'), NOW, false],
    ['lies within', other('2026-12-10T14:00', '2026-12-10T15:00'), NOW, true],
    ['lies around', other('2026-12-09T09:00', '2026-12-11T17:00'), NOW, true],
    ['shares a minute', other('2026-12-10T16:59', '2026-12-10T18:00'), NOW, true],
    ['is only waited for', other('2026-12-10T14:00', '2026-12-10T15:00', 'waiting'), NOW, true],
    ['was waited for in vain', other('2026-12-10T14:00', '2026-12-10T15:00', 'waiting'), at('2026-12-05T17:00'), false],
  ])('and one that %s', (_name, own, now, clash) => {
    expect(isClash(sessionOf(), own, now)).toBe(clash);
  });
});

describe('a cancellation', () => {
  it.each<[name: string, session: Partial<Session>, enrolment: Partial<Enrolment>, now: Date, expected: unknown]>([
    ['gives a seat back', {}, {}, BY, { kind: 'cancelled', freed: 'seat' }],
    ['is too late', {}, {}, AFTER, { kind: 'too-late' }],
    [
      'of a held seat gives it back to the leaders',
      { releaseAt: RELEASE },
      { hasHeldSeat: true },
      NOW,
      { kind: 'cancelled', freed: 'held-seat' },
    ],
    [
      'of a held seat after the release gives it to all',
      { releaseAt: RELEASE },
      { hasHeldSeat: true },
      RELEASE,
      { kind: 'cancelled', freed: 'seat' },
    ],
    ['of a place is possible until the beginning', {}, { state: 'waiting' }, AFTER, { kind: 'cancelled', freed: 'waiting' }],
    ['of a place ends with the beginning', {}, { state: 'waiting' }, at('2026-12-10T13:30'), { kind: 'too-late' }],
    ['is known', {}, { state: 'cancelled' }, NOW, { kind: 'already' }],
    ['comes from an old card', {}, { version: 2 }, NOW, { kind: 'changed' }],
  ])('%s', (_name, session, enrolment, now, expected) => {
    expect(decideCancel(sessionOf(session), enrolmentOf(enrolment), { seen: 1, now })).toEqual(expected);
  });
});

describe('a session as people see it', () => {
  it.each<[kind: string, changes: Partial<Session>, now: Date]>([
    ['open', {}, BY],
    ['full', { taken: 2 }, NOW],
    ['closed', {}, AFTER],
    ['over', {}, at('2026-12-10T17:00')],
    ['cancelled', { state: 'cancelled' }, NOW],
  ])('is %s', (kind, changes, now) => {
    expect(availabilityOf({ course: courseOf(), session: sessionOf(changes) }, false, now)).toMatchObject({ kind });
  });

  it.each<[kind: string, enrolment: Partial<Enrolment> | null, now: Date]>([
    ['none', null, NOW],
    ['confirmed', {}, NOW],
    ['waiting', { state: 'waiting' }, NOW],
    ['missed', { state: 'waiting' }, BY],
    ['not-entered', {}, at('2026-12-10T17:00')],
    ['attended', { attendance: 'attended' }, at('2026-12-11T09:00')],
    ['absent', { attendance: 'absent' }, at('2026-12-11T09:00')],
    ['cancelled', { state: 'cancelled' }, NOW],
    ['withdrawn', { state: 'withdrawn' }, NOW],
    ['removed', { state: 'removed', removedReason: '重複のため' }, NOW],
  ])('is %s for the person', (kind, enrolment, now) => {
    const own = ownStateOf(sessionOf(), enrolment === null ? null : enrolmentOf(enrolment), { position: { number: 1, passedBy: 0 }, now });
    expect(own).toMatchObject({ kind });
  });
});

describe('a search', () => {
  it.each([
    ['研修 Excel', 'Excel'],
    ['研修　ノーコード！', 'ノーコード'],
    ['Training Excel', 'Excel'],
    ['研修', null],
    ['研修Excel', null],
    ['研修 とは', null],
    ['研修 は誰が受けますか', null],
    ['研修 を受けたい', null],
    ['training what is OJT', null],
    [`研修 ${'長い'.repeat(30)}`, null],
  ])('is read from 「%s」: %s', (text, words) => {
    expect(searchWordsOf(text)).toBe(words);
  });

  it.each([
    ['excel 中級', true],
    ['エクセル', false],
    ['', true],
    ['えくせる けんしゅう', false],
    ['の-こ-ど', false],
  ])('「%s」 fits Excel研修（中級）: %s', (search, fits) => {
    expect(matches(['Excel研修（中級）'], search)).toBe(fits);
  });
});
