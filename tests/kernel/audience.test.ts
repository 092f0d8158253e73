import { describe, expect, it } from 'vitest';
import { isInAudience } from '../../src/kernel/audience.ts';
import type { Audience } from '../../src/kernel/audience.ts';
import { HANAKO } from '../support/turns.ts';

const NOW = new Date('2026-12-10T09:00:00+09:00');
const newcomer = { ...HANAKO, hireDate: '2026-04-01' };

describe('an audience', () => {
  it.each<[Audience, boolean]>([
    [{}, true],
    [{ bureaus: ['総務部'] }, true],
    [{ bureaus: ['総務部'], sections: ['総務課'] }, false],
    [{ grades: ['kacho', 'shusa-shunin'] }, true],
    [{ roles: ['hr'] }, false],
    [{ yearsSinceHiring: 1 }, false],
    [{ employeeNumbers: ['1001'] }, true],
    [{ employeeNumbers: [] }, false],
  ])('%j holds Hanako: %s', (audience, expected) => {
    expect(isInAudience(HANAKO, audience, NOW)).toBe(expected);
  });

  it('counts years of service in fiscal years', () => {
    expect(isInAudience(newcomer, { yearsSinceHiring: 1 }, NOW)).toBe(true);
    expect(isInAudience(newcomer, { yearsSinceHiring: 1 }, new Date('2027-04-01T00:00:00+09:00'))).toBe(false);
  });
});
