import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseChanges, inputsOfCourse, NEW_COURSE, readCourse } from '../../../src/features/training/desk/course-form.ts';
import type { CourseInputs } from '../../../src/features/training/desk/course-form.ts';
import { deskStateOf, deskStepsOf } from '../../../src/features/training/desk/desk-state.ts';
import { problemWords } from '../../../src/features/training/desk/problem-words.ts';
import { readSession } from '../../../src/features/training/desk/read-session.ts';
import type { SessionContext } from '../../../src/features/training/desk/read-session.ts';
import {
  concernsPeople,
  draftOf,
  fitSeats,
  inputsOfSession,
  NEW_SESSION,
  sessionChanges,
} from '../../../src/features/training/desk/session-form.ts';
import type { SessionDraft, SessionInputs } from '../../../src/features/training/desk/session-form.ts';
import type { Session } from '../../../src/features/training/rules/course.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { at, courseOf, NOW, sessionOf } from './training-world.ts';

const BUREAUS = ['総務部', '市民部, 支所'];
const course = (changes: Partial<CourseInputs> = {}): CourseInputs => ({
  ...NEW_COURSE,
  title: 'Excel研修',
  category: 'specialised-training',
  ...changes,
});

/** The problem of each field, in words. */
function problemsOf(read: { kind: string; problems?: object }): Record<string, string> {
  const problems = Object.entries(read.problems ?? {});
  return Object.fromEntries(problems.map(([field, problem]) => [field, problemWords(problem as never).ja]));
}

describe('the form of a course', () => {
  it.each<[Partial<CourseInputs>, Record<string, RegExp>]>([
    [{ title: ' 　' }, { title: /ここを入れて/ }],
    [{ title: '研'.repeat(61) }, { title: /60文字まで.*いま61文字/ }],
    [{ category: '' }, { category: /ここを入れて/ }],
    [{ category: 'nonsense' }, { category: /選び直して/ }],
    [{ description: '説'.repeat(10_000) }, { description: /800文字まで.*いま10000文字/ }],
    [{ dxRelated: 'maybe' }, { dxRelated: /選び直して/ }],
    [{ grades: 'kacho,king' }, { grades: /選び直して/ }],
    [{ bureaus: '総務部' }, { bureaus: /選び直して/ }],
    [{ years: '0' }, { years: /1から45まで/ }],
    [{ years: '三' }, { years: /1から45まで/ }],
    [{ 'dx-leader': 'must' }, { 'dx-leader': /選び直して/ }],
    [
      { title: '', category: '', years: '99' },
      { title: /ここ/, category: /ここ/, years: /45/ },
    ],
  ])('%o is answered field by field', (changes, expected) => {
    const read = readCourse(course(changes), BUREAUS);
    expect(Object.keys(problemsOf(read)).sort()).toEqual(Object.keys(expected).sort());
    for (const [field, words] of Object.entries(expected)) expect(problemsOf(read)[field]).toMatch(words);
  });

  it('takes what is right, full-width digits and names with commas too, and says nothing of classes that HR left open', () => {
    const bureau = encodeURIComponent('市民部, 支所');
    const read = readCourse(
      course({ title: '  Excel\n研修 ', years: '３', grades: 'shuji,kacho', bureaus: bureau, 'dx-leader': 'required' }),
      BUREAUS,
    );
    expect(read).toMatchObject({
      kind: 'good',
      draft: {
        title: 'Excel 研修',
        audience: { grades: ['kacho', 'shuji'], bureaus: ['市民部, 支所'], yearsSinceHiring: 3 },
        requirement: { 'dx-leader': 'required' },
      },
    });
  });

  it('is for everybody when nothing, or everything, is chosen', () => {
    const all = 'bucho,jicho,kacho,shukan,fuku-shukan,shusa-shunin,shuji,gengyo';
    for (const grades of ['', all]) expect(readCourse(course({ grades }), BUREAUS)).toMatchObject({ draft: { audience: {} } });
  });

  it('comes back as it was read, so that opening and saving it changes nothing', () => {
    const stored = courseOf({
      isDxRelated: true,
      audience: { bureaus: BUREAUS, yearsSinceHiring: 2 },
      requirement: { 'dx-promoter': 'optional' },
    });
    const read = readCourse(inputsOfCourse(stored), BUREAUS);
    expect(read.kind === 'good' && courseChanges(stored, read.draft)).toEqual([]);
    expect(courseChanges(stored, { ...stored, title: '別の名前', isDxRelated: false })).toEqual(['title', 'dxRelated']);
  });
});

const session = (changes: Partial<SessionInputs> = {}): SessionInputs => ({
  ...NEW_SESSION,
  ...{ day: '2026-12-10', start: '13:30', end: '17:00', place: '研修室', capacity: '30' },
  ...changes,
});
const context = (changes: Partial<SessionContext> = {}): SessionContext => ({
  isDxRelated: true,
  days: workingDays,
  now: NOW,
  before: null,
  ...changes,
});

describe('the form of a session', () => {
  it('closes at 17:00 on the working day before when nothing is said, over a weekend and over the turn of the year', () => {
    for (const [day, close] of [
      ['2026-12-10', '2026-12-09T17:00'],
      ['2026-12-14', '2026-12-11T17:00'],
      ['2027-01-04', '2026-12-28T17:00'],
    ] as const) {
      const read = readSession(session({ day }), context());
      expect(read).toMatchObject({
        kind: 'good',
        draft: { applyBy: at(close), cancelBy: at(close), lockAt: at(close), held: 0, releaseAt: null },
      });
    }
  });

  it.each<[Partial<SessionInputs>, Record<string, RegExp>]>([
    [{ day: '' }, { day: /ここ/ }],
    [{ day: '2026-02-31' }, { day: /この日付はありません/ }],
    [{ day: '12月10日' }, { day: /この日付はありません/ }],
    [{ day: '2026-11-30' }, { day: /過ぎた日時/ }],
    [{ day: '2026-12-01', start: '08:59' }, { day: /過ぎた日時/ }],
    [{ day: '2026-12-01' }, { applyDay: /ふだんの締切.*過ぎています/ }],
    [{ start: '24:00' }, { start: /この時刻はありません/ }],
    [{ start: '9時' }, { start: /この時刻はありません/ }],
    [{ end: '13:30' }, { end: /開始より後/ }],
    [{ end: '12:00' }, { end: /開始より後/ }],
    [{ place: '' }, { place: /ここ/ }],
    [{ place: '場'.repeat(10_000) }, { place: /60文字まで.*いま10000文字/ }],
    [{ capacity: '' }, { capacity: /ここ/ }],
    [{ capacity: '0' }, { capacity: /1から1000まで/ }],
    [{ capacity: '-3' }, { capacity: /1から1000まで/ }],
    [{ capacity: '1.5' }, { capacity: /1から1000まで/ }],
    [{ capacity: '99999' }, { capacity: /1から1000まで/ }],
    [{ capacity: '三十' }, { capacity: /1から1000まで/ }],
    [{ applyDay: '2026-12-11' }, { applyDay: /開始より前/, lockDay: /開始より前/ }],
    [{ applyDay: '2026-11-30' }, { applyDay: /過ぎた日時/ }],
    [{ applyTime: '12:00' }, { applyDay: /日付も/ }],
    [{ applyDay: '2026-12-09', applyTime: '25:00' }, { applyTime: /この時刻/ }],
    [{ cancelDay: '2026-12-10', cancelTime: '13:31' }, { cancelDay: /開始より前/ }],
    [{ cancelTime: '12:00' }, { cancelDay: /日付も/ }],
    [{ lockDay: '2026-12-08' }, { lockDay: /申込締切と同じ日か/ }],
    [{ lockDay: '2026-12-10' }, { lockDay: /開始より前/ }],
    [{ held: '31', releaseDay: '2026-12-04' }, { held: /0から30まで/ }],
    [{ held: '5' }, { releaseDay: /ここ/ }],
    [{ held: '5', releaseDay: '2026-12-10' }, { releaseDay: /繰上げの締切/ }],
    [{ held: '5', releaseDay: '2026-11-30' }, { releaseDay: /過ぎた日時/ }],
    [
      { day: '', start: 'x', capacity: '0' },
      { day: /ここ/, start: /時刻/, capacity: /1000/ },
    ],
  ])('%o is answered field by field', (changes, expected) => {
    const said = problemsOf(readSession(session(changes), context()));
    expect(Object.keys(said).sort()).toEqual(Object.keys(expected).sort());
    for (const [field, words] of Object.entries(expected)) expect(said[field]).toMatch(words);
  });

  it('holds seats back on DX-related courses only', () => {
    const held = session({ held: '5', releaseDay: '2026-12-04' });
    expect(problemsOf(readSession(held, context({ isDxRelated: false })))).toEqual({
      held: expect.stringMatching(/DX関連の研修だけ/) as string,
    });
    expect(readSession(held, context())).toMatchObject({ draft: { held: 5, releaseAt: at('2026-12-04T09:00') } });
  });

  it('lets what is unchanged lie in the past: the place can be corrected after the deadline', () => {
    const before = draftOf(sessionOf(), 0, NOW);
    const late = at('2026-12-10T09:00');
    const inputs = { ...inputsOfSession(before, workingDays), place: '大会議室' };
    expect(readSession(inputs, context({ before, now: late }))).toMatchObject({ kind: 'good', draft: { place: '大会議室' } });
    expect(problemsOf(readSession({ ...inputs, applyDay: '2026-12-08' }, context({ before, now: late })))).toEqual({
      applyDay: expect.stringMatching(/過ぎた/) as string,
    });
  });

  it('comes back as it was read, so that opening and saving it changes nothing', () => {
    const hour = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(hour, hour, fc.integer({ min: 1, max: 30 }), (apply, cancel, held) => {
        const back = (hours: number): Date => new Date(at('2026-12-10T13:30').getTime() - hours * 1_800_000);
        const wanted: SessionDraft = {
          ...{ startsAt: at('2026-12-10T13:30'), endsAt: at('2026-12-10T17:00'), place: '研修室', capacity: 30, held },
          ...{ applyBy: back(apply), lockAt: back(apply), cancelBy: back(cancel), releaseAt: at('2026-12-04T09:00') },
        };
        const read = readSession(inputsOfSession(wanted, workingDays), context());
        expect(read.kind === 'good' && sessionChanges(wanted, read.draft)).toEqual([]);
      }),
    );
  });
});

describe('what has changed', () => {
  const before = draftOf(sessionOf(), 0, NOW);
  it.each<[Partial<SessionDraft>, readonly string[], boolean]>([
    [{}, [], false],
    [{ startsAt: at('2026-12-10T13:00') }, ['when'], true],
    [{ startsAt: at('2026-12-10T13:00'), endsAt: at('2026-12-10T18:00') }, ['when'], true],
    [{ startsAt: at('2026-12-10T14:00'), endsAt: at('2026-12-10T16:00') }, ['when'], true],
    [{ place: '大会議室' }, ['place'], true],
    [{ capacity: 3, applyBy: at('2026-12-08T17:00') }, ['capacity', 'applyBy'], false],
  ])('%o', (changes, expected, isTold) => {
    const found = sessionChanges(before, { ...before, ...changes });
    expect(found).toEqual(expected);
    expect(concernsPeople(found)).toBe(isTold);
  });
});

describe('seats that are given', () => {
  it.each<[Partial<SessionDraft>, { taken: number; usedHeld: number }, unknown]>([
    [{ capacity: 30, held: 0 }, { taken: 28, usedHeld: 0 }, { heldLeft: 0 }],
    [{ capacity: 28, held: 0 }, { taken: 28, usedHeld: 3 }, { heldLeft: 0 }],
    [
      { capacity: 27, held: 0 },
      { taken: 28, usedHeld: 0 },
      { field: 'capacity', problem: { kind: 'fewer-than-taken', taken: 28 } },
    ],
    [{ capacity: 30, held: 5 }, { taken: 28, usedHeld: 3 }, { heldLeft: 2 }],
    [
      { capacity: 30, held: 2 },
      { taken: 28, usedHeld: 3 },
      { field: 'held', problem: { kind: 'held-below-used', used: 3 } },
    ],
    [
      { capacity: 30, held: 6 },
      { taken: 28, usedHeld: 3 },
      { field: 'held', problem: { kind: 'held-not-free', most: 5 } },
    ],
  ])('%o over %o', (draft, given, expected) => {
    expect(fitSeats({ ...draftOf(sessionOf(), 0, NOW), ...draft }, given)).toEqual(expected);
  });

  it('never come to more than the capacity', () => {
    const number = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(number, number, number, number, (capacity, held, taken, used) => {
        const usedHeld = Math.min(used, taken);
        const fit = fitSeats({ ...draftOf(sessionOf(), 0, NOW), capacity, held }, { taken, usedHeld });
        if ('heldLeft' in fit) {
          expect(fit.heldLeft).toBeGreaterThanOrEqual(0);
          expect(taken + fit.heldLeft).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });
});

describe('where a session stands for HR', () => {
  const none = { attended: 0, absent: 0, open: 0 };
  const someOpen = { attended: 1, absent: 0, open: 2 };
  const over = at('2026-12-10T17:00');
  it.each<[Partial<Session>, typeof none, Date, string, readonly string[]]>([
    [{ state: 'draft' }, none, NOW, 'draft', ['canPublish', 'canEdit', 'canDiscard']],
    [{ state: 'cancelled' }, none, NOW, 'cancelled', []],
    [{}, none, NOW, 'open', ['canEdit', 'canCallOff', 'canChangePeople']],
    [{ taken: 1, heldLeft: 1 }, none, NOW, 'full', ['canEdit', 'canRelease', 'canCallOff', 'canChangePeople']],
    [{}, none, at('2026-12-09T17:01'), 'closed', ['canEdit', 'canCallOff', 'canChangePeople']],
    [{}, someOpen, at('2026-12-10T13:30'), 'running', []],
    [{}, someOpen, over, 'attendance-missing', ['canEnterAttendance']],
    [{}, { ...someOpen, open: 0 }, over, 'attendance-entered', ['canEnterAttendance']],
    [{}, none, over, 'over', []],
  ])('%o with %o at %s is %s', (changes, attendance, now, state, steps) => {
    const one = { course: courseOf(), session: sessionOf(changes), usedHeld: 0, attendance };
    expect(deskStateOf(one, now)).toBe(state);
    const possible = Object.entries(deskStepsOf(one, now)).filter(([, may]) => may);
    expect(possible.map(([step]) => step).sort()).toEqual([...steps].sort());
  });
});
