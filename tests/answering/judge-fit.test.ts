import { describe, expect, it } from 'vitest';
import { fitJudge } from '../../src/answering/learned/fit-judge.ts';
import type { JudgedQuestion } from '../../src/answering/learned/fit-judge.ts';

const SIGNS = { score: 0, likeness: 0, chance: 0, first: 0, lacksDetail: 0, silent: 0 };
const NONE = { words: 3, tells: 1, unknown: 0, chance: -4 };

/** Made up: the candidate of the better learned chance is right, whatever its score; what is mostly unknown has no answer. */
const answered = (score: number): JudgedQuestion => ({
  candidates: [
    { signs: { ...SIGNS, score, chance: -3, first: 1 }, isRight: false },
    { signs: { ...SIGNS, score: 0.5, chance: -1 }, isRight: true },
  ],
  none: NONE,
  noneIsRight: false,
});
const foreign = (score: number): JudgedQuestion => ({
  candidates: [{ signs: { ...SIGNS, score, chance: -2, first: 1 }, isRight: false }],
  none: { ...NONE, unknown: 3 },
  noneIsRight: true,
});
const SCORES = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
const QUESTIONS = [...Array<number[]>(20).fill(SCORES).flat().map(answered), ...Array<number[]>(10).fill(SCORES).flat().map(foreign)];

describe('the weights of the judge, fitted', () => {
  const { candidate, none } = fitJudge(QUESTIONS);

  it('follow the sign that tells right from wrong, and not the one that does not', () => {
    expect(candidate.chance).toBeGreaterThan(0.5);
    expect(Math.abs(candidate.score)).toBeLessThan(candidate.chance);
    expect(candidate.first).toBeLessThan(0);
    expect(none.unknown).toBeGreaterThan(0.3);
  });

  it('leave a sign without weight that is always the same', () => {
    expect([candidate.silent, candidate.lacksDetail, candidate.likeness, none.words, none.tells, none.chance]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('choose right on every question they were fitted to, means and spreads taken back', () => {
    const worth = (weights: object, signs: object): number =>
      Object.entries(signs).reduce((sum, [sign, value]) => sum + Number(value) * Number(Reflect.get(weights, sign)), 0);
    for (const question of QUESTIONS) {
      const worths = question.candidates.map(({ signs }) => worth(candidate, signs));
      const ofNone = none.always + worth(none, question.none);
      const best = question.candidates[worths.indexOf(Math.max(...worths))];
      expect(ofNone > Math.max(...worths) ? question.noneIsRight : best?.isRight).toBe(true);
    }
  });

  it('are the same for the same questions, and learn nothing from those without a right choice', () => {
    const nothingRight = { ...answered(0.9), candidates: answered(0.9).candidates.map((one) => ({ ...one, isRight: false })) };
    expect(fitJudge([...QUESTIONS, nothingRight])).toEqual({ candidate, none });
  });
});
