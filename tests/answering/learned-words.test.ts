import { describe, expect, it } from 'vitest';
import { learnWords } from '../../src/answering/learned/learn-words.ts';
import type { Lesson } from '../../src/answering/learned/learn-words.ts';
import { createTermReader } from '../../src/answering/learned/question-terms.ts';
import { createWordSense } from '../../src/answering/learned/word-sense.ts';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const read = createTermReader([]);
const lesson = (entry: string, ...questions: string[]): Lesson[] =>
  questions.map((text) => ({ terms: read(text), entries: [entry], counts: 1 }));
const LESSONS = [
  ...lesson('ojt', '席で先輩に教わる研修', '先輩に教わるのは何', '仕事をしながら先輩に教わる'),
  ...lesson('fee', '講座の費用はいくら', '費用の補助はいくら', '受講の費用は'),
  ...lesson('', '給食の献立は', '献立を教えて'),
];

describe('words learned from questions', () => {
  const learned = learnWords(LESSONS, ['ojt', 'fee', '']);
  const sense = createWordSense(learned, []);

  it.each([
    ['先輩の席で教わるのはなぜ', 'ojt'],
    ['費用のことで', 'fee'],
    ['あしたの献立', ''],
  ])('%s speaks for "%s"', (question, entry) => {
    const { chance } = sense(question);
    const others = ['ojt', 'fee', ''].filter((one) => one !== entry);
    for (const other of others) expect(chance(entry, [])).toBeGreaterThan(chance(other, []));
  });

  it('are named for an explanation, strongest first', () => {
    expect(sense('先輩の席で教わるのはなぜ').words('ojt')).toContain('先輩');
    expect(sense('先輩の席で教わるのはなぜ').words('fee')).not.toContain('先輩');
  });

  it('are told apart by the lessons that count more', () => {
    const torn = (counts: number): Lesson[] => [
      ...lesson('ojt', '講座の話', '講座のこと'),
      ...lesson('fee', '講座の話', '講座のこと').map((one) => ({ ...one, counts })),
    ];
    const leaning = (counts: number): number => {
      const { chance } = createWordSense(learnWords(torn(counts), ['ojt', 'fee']), [])('講座の話');
      return chance('fee', []) - chance('ojt', []);
    };
    expect(leaning(1)).toBeCloseTo(0);
    expect(leaning(3)).toBeGreaterThan(0.1);
  });

  it('are the same for the same lessons', () => {
    expect(learnWords(LESSONS, ['ojt', 'fee', ''])).toEqual(learned);
  });

  it('hold an entry that came later neither for likely nor for unlikely', () => {
    const { chance } = sense('費用はいくら');
    const middle = chance('new', ['ojt', 'fee', '']);
    expect(middle).toBeLessThan(chance('fee', []));
    expect(middle).toBeGreaterThanOrEqual(Math.min(chance('ojt', []), chance('', [])));
  });

  it('say nothing about a question of unknown words', () => {
    const { chance } = sense('zzz');
    expect(chance('ojt', [])).toBeCloseTo(chance('fee', []));
  });
});

describe('the knowledge', () => {
  const knowledge = loadKnowledge('knowledge');

  it('has learned every entry it holds (navi kb learn)', () => {
    expect(new Set(knowledge.learned?.entries)).toEqual(new Set([...knowledge.entries.map(({ id }) => id), '']));
  });

  it('answers without anything learned as well', () => {
    const answer = createQuestionAnswerer({ ...knowledge, learned: null }).answer({ text: 'DXリーダーの任期は', locale: 'ja' });
    expect(answer.outcome).toBe('answered');
  });
});
