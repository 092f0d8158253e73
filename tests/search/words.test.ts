import { describe, expect, it } from 'vitest';
import { words } from '../../src/search/words.ts';

describe('English words', () => {
  it.each([
    ['plan', 'plans', 'planned', 'planning'],
    ['evaluate', 'evaluated', 'evaluates', 'evaluation', 'evaluations'],
    ['promote', 'promoted', 'promotion', 'promotions'],
    ['develop', 'developing', 'development'],
    ['official', 'officially'],
    ['study', 'studies', 'studied'],
    ['city', "city's", 'cities'],
  ])('%s is one word in all its forms', (...forms) => {
    expect(new Set(forms.flatMap((form) => words(form))).size).toBe(1);
  });

  it.each(['process', 'status', 'basis', 'bring', 'need', 'report', 'document'])('%s keeps what looks like an ending', (word) => {
    expect(words(word)).toEqual([word]);
  });

  it('leaves out what only holds a sentence together', () => {
    expect(words("i've heard that he doesn't get any training, what's the reason")).toEqual(['heard', 'train', 'reason']);
  });
});
