import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/answering/calibrate.ts';
import { createTopicFinder } from '../../src/answering/retrieve/find-topic.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { writeSmallKnowledge } from '../support/small-knowledge.ts';

const knowledge = loadKnowledge('knowledge');
const finder = createTopicFinder(knowledge);

describe('the bands of a knowledge', () => {
  it('are low enough for its own questions and high enough to decline: a share of the scores, never the scale itself', () => {
    const bands = calibrate(knowledge, finder.rankWithout);
    const halved = calibrate(knowledge, (example) => finder.rankWithout(example).map((one) => ({ ...one, score: one.score / 2 })));
    expect(bands.answerFrom).toBeGreaterThan(0.1);
    expect(bands.answerFrom).toBeLessThan(0.5);
    expect(halved.answerFrom).toBeCloseTo(bands.answerFrom / 2);
    expect(halved.notStatedFrom).toBeCloseTo(bands.notStatedFrom / 2);
  });

  it('widen the choice when the nearest of two is often the wrong one', () => {
    const firstWrong = calibrate(knowledge, (example) => {
      const [first, second, ...rest] = finder.rankWithout(example);
      return first === undefined || second === undefined ? [] : [{ ...second, score: 0.4 }, { ...first, score: 0.395 }, ...rest];
    });
    expect(firstWrong.choiceMargin).toBeGreaterThan(calibrate(knowledge, finder.rankWithout).choiceMargin - 0.001);
    expect(firstWrong.choiceMargin).toBeGreaterThan(0);
  });

  it('are the usual ones for a knowledge too small to learn from', () => {
    const small = loadKnowledge(writeSmallKnowledge());
    expect(calibrate(small, createTopicFinder(small).rankWithout)).toMatchObject({ answerFrom: 0.25, choiceMargin: 0.02 });
  });

  it('leave the example out: it is not found through itself', () => {
    const example = 'DXリーダーの任期は何年ですか';
    expect(knowledge.entries.some((entry) => entry.questions.includes(example))).toBe(true);
    expect(finder.find(example).candidates[0]?.variants).toContain(example);
    expect(finder.rankWithout(example)[0]?.variants).not.toContain(example);
  });
});
