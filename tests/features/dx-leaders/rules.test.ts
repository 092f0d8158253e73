import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CandidateState } from '../../../src/features/dx-leaders/candidate.ts';
import type { Cycle } from '../../../src/features/dx-leaders/cycle.ts';
import { isEligible } from '../../../src/features/dx-leaders/rules/eligibility.ts';
import { LIMITS, lengthOf, textProblems } from '../../../src/features/dx-leaders/rules/limits.ts';
import { cannotNominate } from '../../../src/features/dx-leaders/rules/nomination.ts';
import {
  isOver,
  isWithdrawable,
  isWritable,
  mayWrite,
  shownState,
  takesApplications,
  takesNominations,
} from '../../../src/features/dx-leaders/rules/steps.ts';
import { GRADES } from '../../../src/kernel/grade.ts';
import type { Grade } from '../../../src/kernel/grade.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Person } from '../../../src/kernel/person.ts';

const STATES: readonly CandidateState[] = [
  ...(['draft', 'consent', 'deciding', 'ready', 'selected', 'not-selected', 'rejected', 'declined', 'withdrawn'] as const),
];
const cycle = (change: Partial<Cycle> = {}): Cycle => ({
  ...{
    id: '2026',
    fiscalYear: 2026,
    state: 'open',
    applyUntil: new Date('2026-12-17T08:00:00.000Z'),
    isNominating: false,
    version: 1,
    ...change,
  },
});

describe('who may apply', () => {
  it.each<[Grade, boolean]>([
    ['bucho', false],
    ['jicho', false],
    ['kacho', false],
    ['shukan', false],
    ['fuku-shukan', true],
    ['shusa-shunin', true],
    ['shuji', true],
    ['gengyo', true],
  ])('%s: %s', (grade, may) => {
    expect(isEligible({ grade })).toBe(may);
  });

  it('knows every grade of the policy', () => {
    expect(GRADES).toHaveLength(8);
  });
});

describe('when', () => {
  it.each([
    ['2026-12-17T08:00:00.000Z', true],
    ['2026-12-17T08:00:00.001Z', false],
  ])('an application at %s counts: %s', (at, counts) => {
    expect(takesApplications(cycle(), new Date(at))).toBe(counts);
  });

  it('nobody applies to a call that is closed, published or not there, whatever their grade and the time', () => {
    const now = new Date('2026-12-01T00:00:00Z');
    for (const one of [null, cycle({ state: 'closed' }), cycle({ state: 'published' })]) {
      for (const grade of GRADES) expect(mayWrite({ cycle: one, state: null, person: { grade }, now })).toBe(false);
    }
  });

  it('nominations are taken only while they are open, after the call too, never after publication', () => {
    const open = { isNominating: true };
    expect(
      [null, cycle(), cycle(open), cycle({ ...open, state: 'closed' }), cycle({ ...open, state: 'published' })].map(takesNominations),
    ).toEqual([...[false, false, true, true, false]]);
  });
});

describe('what may be done in a state', () => {
  it('either the form can be written on, or something is under way that can be withdrawn before publication, except a draft, which is both, and consent, which is answered', () => {
    const table = STATES.map((state) => [state, isWritable(state), isWithdrawable(state, cycle()), isOver(state)]);
    expect(table).toEqual([
      ['draft', true, true, false],
      ['consent', false, false, false],
      ['deciding', false, true, false],
      ['ready', false, true, false],
      ['selected', false, true, false],
      ['not-selected', false, true, false],
      ['rejected', true, false, true],
      ['declined', true, false, true],
      ['withdrawn', true, false, true],
    ]);
  });

  it('nothing is withdrawn after publication, and no selection is shown before', () => {
    for (const state of STATES) {
      expect(isWithdrawable(state, cycle({ state: 'published' }))).toBe(false);
      for (const before of ['open', 'closed'] as const) {
        expect(shownState(state, cycle({ state: before }))).not.toMatch(/^(selected|not-selected)$/);
      }
    }
    expect(shownState('selected', cycle({ state: 'published' }))).toBe('selected');
  });
});

describe('texts', () => {
  const text = fc.string({ unit: 'binary', maxLength: 1_200 });
  it('are refused exactly when one is too long, or an application lacks what it needs', () => {
    fc.assert(
      fc.property(text, text, text, fc.constantFrom('draft', 'application'), (motivation, theme, skills, as) => {
        const problems = textProblems({ motivation, theme, skills }, as);
        const tooLong = lengthOf(motivation) > LIMITS.motivation || lengthOf(theme) > LIMITS.theme || lengthOf(skills) > LIMITS.skills;
        const missing = as === 'application' && (motivation.trim() === '' || theme.trim() === '');
        expect(Object.keys(problems).length > 0).toBe(tooLong || missing);
      }),
    );
  });

  it('are counted as people count', () => {
    expect(textProblems({ motivation: '😀'.repeat(1_000), theme: '𠮷'.repeat(500), skills: '' }, 'application')).toEqual({});
    expect(textProblems({ motivation: '😀'.repeat(1_001), theme: '', skills: '' }, 'application')).toEqual({
      motivation: 'too-long',
      theme: 'missing',
    });
  });
});

describe('who may nominate whom', () => {
  const person = fc.record({
    id: fc.integer({ min: 1, max: 3 }),
    bureau: fc.constantFrom('A', 'B'),
    section: fc.constantFrom('x', 'y'),
    grade: fc.constantFrom(...GRADES),
  });
  const asPerson = ({ id, ...rest }: { id: number; bureau: string; section: string; grade: Grade }): Person => ({
    ...{ aadObjectId: personId(`p${String(id)}`), employeeNumber: String(id), name: '', kana: '', mail: '' },
    ...{ hireDate: '2020-04-01', managerEmployeeNumber: null, roles: [], ...rest },
  });

  it('never oneself, never across sections unless one is the 所属長, never 主幹 and above', () => {
    fc.assert(
      fc.property(person, person, fc.boolean(), (a, b, manages) => {
        const [nominator, nominee] = [asPerson(a), asPerson(b)];
        const why = cannotNominate(nominator, { nominee, manager: manages ? nominator.aadObjectId : null });
        const isNear = manages || (a.bureau === b.bureau && a.section === b.section);
        expect(why === null).toBe(a.id !== b.id && isNear && isEligible(b));
        if (a.id !== b.id && !isNear) expect(why).toBe('outside');
      }),
    );
  });
});
