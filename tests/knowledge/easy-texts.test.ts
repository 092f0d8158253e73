import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** Letters without the readings in brackets: names of offices and trainings need some room. */
const LONGEST_SENTENCE = 62;
const SENTENCES_THAT_MAY_BE_LONG = 0.1;
const COMFORTABLE = 40;

const texts = loadKnowledge('knowledge').entries.map(({ id, easy, answer }) => ({ id, easy, answer, read: withoutReadings(easy) }));
const sentences = texts.flatMap(({ id, read }) => read.split(/(?<=[。！？\n])/u).map((sentence) => ({ id, length: sentence.trim().length })));

function withoutReadings(text: string): string {
  return text.replace(/（[ぁ-んァ-ヶー・ ]+）/gu, '').trim();
}

function idsOf(found: readonly { readonly id: string }[]): string[] {
  return found.map(({ id }) => id);
}

describe('the やさしい日本語 of every entry', () => {
  it('has short sentences', () => {
    expect(idsOf(sentences.filter(({ length }) => length > LONGEST_SENTENCE))).toEqual([]);
    expect(sentences.filter(({ length }) => length > COMFORTABLE).length / sentences.length).toBeLessThan(SENTENCES_THAT_MAY_BE_LONG);
  });

  it('ends in です・ます', () => {
    expect(idsOf(texts.filter(({ read }) => !/(?:です|ます|ません|ました|でした|ください)[。」]*$/u.test(read)))).toEqual([]);
  });

  it('says nothing by way of two negatives', () => {
    const twice = /なければなら|ない(?:という|とは|わけ|こと)[^。]{0,14}(?:ない|ません)/u;
    expect(idsOf(texts.filter(({ read }) => twice.test(read)))).toEqual([]);
  });

  it('is a text of its own', () => {
    expect(idsOf(texts.filter(({ easy, answer }) => easy.trim() === answer.trim()))).toEqual([]);
  });

  it('gives a reading once', () => {
    const twice = texts.filter(({ easy }) => {
      const readings = [...easy.matchAll(/\p{Script=Han}+（[ぁ-ん]+）/gu)].map(([reading]) => reading);
      return new Set(readings).size < readings.length;
    });
    expect(idsOf(twice)).toEqual([]);
  });
});
