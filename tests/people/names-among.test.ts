import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPeople } from '../../src/people/people.ts';
import type { Storage } from '../../src/storage/port.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

let storage: Storage;
beforeEach(async () => {
  storage = await memoryStorage();
  await importText(
    storage,
    rosterFile(rosterLine(1, { name: '髙橋 花子', kana: 'タカハシ ハナコ' }), rosterLine(2, { name: '森 あおい', kana: 'モリ アオイ' })),
  );
});
afterEach(() => storage.close());

const namesAmong = (...words: readonly string[]): Promise<readonly string[]> => createPeople({ storage }).namesAmong(words);

describe('names among words', () => {
  it.each(['髙橋', '高橋', '花子', '高橋花子', 'たかはし', 'タカハシ', 'ハナコ', '高橋課長席', 'あおい', '森あおい'])(
    '「%s」 is one',
    async (word) => {
      expect(await namesAmong('駐車場', word)).toEqual([word]);
    },
  );

  it.each(['高', '橋本', '森林', '子ども', 'はし', '駐車場'])('「%s」 is none', async (word) => {
    expect(await namesAmong(word)).toEqual([]);
  });

  it('are also those of people who left', async () => {
    await importText(storage, rosterFile(rosterLine(2, { name: '森 あおい' })));
    expect(await namesAmong('高橋')).toEqual(['高橋']);
  });

  it('of no words are none', async () => {
    expect(await namesAmong()).toEqual([]);
  });
});
