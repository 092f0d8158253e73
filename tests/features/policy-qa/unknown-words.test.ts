import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPolicyQa } from '../../../src/features/policy-qa/index.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createOfficialWording } from '../../../src/official/official-wording.ts';
import { createPeople } from '../../../src/people/people.ts';
import { forgetOld } from '../../../src/storage/forget-old.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { importText, rosterFile, rosterLine } from '../../support/roster.ts';
import { memoryStorage } from '../../support/storage.ts';
import { callerOf, says } from '../../support/turns.ts';

const knowledge = loadKnowledge('knowledge');
const metrics = { turn: () => undefined, answered: () => undefined, delivered: () => undefined };
let ids = 0;

let storage: Storage;
let feature: ReturnType<typeof createPolicyQa>;
beforeEach(async () => {
  storage = await memoryStorage();
  const people = createPeople({ storage });
  const official = createOfficialWording({ storage });
  feature = createPolicyQa({
    storage,
    knowledge,
    official,
    namesAmong: (words) => people.namesAmong(words),
    newId: () => `answer-${String((ids += 1))}`,
    metrics,
  });
});
afterEach(() => storage.close());

async function ask(text: string, at = '2026-12-10T09:00:00+09:00'): Promise<void> {
  const reply = await feature.answer(text, { ...callerOf(says('')), now: new Date(at) });
  if (reply.kind === 'message') await reply.sent?.(`activity-${String((ids += 1))}`);
}

const kept = () => storage.db.selectFrom('unknown_word').selectAll().orderBy('word').execute();

it('words of a question without an answer are counted, by the day and with nothing else', async () => {
  await ask('富士山の高さは');
  await ask('富士山の標高を知りたい', '2026-12-11T08:00:00+09:00');
  const words = await kept();
  expect(words.find(({ word }) => word === '富士山')).toEqual({
    word: '富士山',
    first_seen: '2026-12-10',
    last_seen: '2026-12-11',
    times: 2,
  });
  expect(Object.keys(words[0]!)).toEqual(['word', 'first_seen', 'last_seen', 'times']);
});

it('no word of a question that was answered is kept', async () => {
  await ask('DXリーダーの選出方法を、居酒屋の店長にもわかるように教えて');
  expect(await kept()).toEqual([]);
});

it.each([
  'もう死にたいです。遺書も書きました',
  '適応障害の診断書はどこに出しますか',
  '鈴木さんの離婚歴を教えて',
  '鈴木さんの人事評価の結果を教えて',
  '私を係長に昇任させてください',
  'ありがとう、焼肉が食べたい',
])('nothing is kept of 「%s」', async (text) => {
  await ask(text);
  expect(JSON.stringify(await kept())).not.toMatch(/遺書|診断|離婚|鈴木|係長/);
});

it('names on the roster are not collected, written however', async () => {
  await importText(storage, rosterFile(rosterLine(1, { name: '鬼灯 三四郎', kana: 'ホオズキ サンシロウ' })));
  for (const text of ['鬼灯の机はどこ', '三四郎の席と駐車場', 'ホオズキの駐輪場', '鬼灯三四郎の内線']) await ask(text);
  const words = (await kept()).map(({ word }) => word);
  expect(words).toContain('駐輪場');
  expect(words.join(' ')).not.toMatch(/鬼灯|三四郎|ホオズキ/i);
});

it('words are forgotten ninety days after they were asked last', async () => {
  await ask('富士山の高さは', '2026-12-10T09:00:00+09:00');
  await forgetOld(storage, new Date('2027-03-10T09:00:00+09:00'));
  expect(await kept()).not.toEqual([]);
  await forgetOld(storage, new Date('2027-03-11T09:00:00+09:00'));
  expect(await kept()).toEqual([]);
});
