import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/bot/feature.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createPolicyQa } from '../../../src/features/policy-qa/index.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createOfficialWording } from '../../../src/official/official-wording.ts';
import type { Storage } from '../../../src/storage/port.ts';
import type { Json } from '../../support/activities.ts';
import { buttonsOf, wordsOf } from '../../support/message-cards.ts';
import type { Button } from '../../support/message-cards.ts';
import { importOfficialText } from '../../support/official-text.ts';
import { memoryStorage } from '../../support/storage.ts';
import { callerOf, says } from '../../support/turns.ts';

const knowledge = loadKnowledge('knowledge');
const metrics = { turn: () => undefined, answered: () => undefined, delivered: () => undefined };

let storage: Storage;
let feature: ReturnType<typeof createPolicyQa>;
beforeEach(async () => {
  storage = await memoryStorage();
  const official = createOfficialWording({ storage });
  feature = createPolicyQa({ storage, knowledge, official, namesAmong: () => Promise.resolve([]), newId: () => 'id', metrics });
});
afterEach(() => storage.close());

const caller = (changes: Partial<Caller> = {}): Caller => ({ ...callerOf(says('')), ...changes });
const message = (reply: Reply): Record<string, Json> => ({ attachments: reply.kind === 'message' ? [reply.card.content] : [reply] });
const ask = async (text: string, who = caller()): Promise<Record<string, Json>> => message(await feature.answer(text, who));

async function tap(data: unknown, who = caller()): Promise<Record<string, Json>> {
  const action = feature.actions.find(({ verb }) => verb === 'policy-qa.official');
  if (action === undefined) throw new Error('no such action');
  return message(await action.handle(data, who));
}

function officialButton(card: Record<string, Json>): Button | undefined {
  return buttonsOf(card).find(({ data }) => data['verb'] === 'policy-qa.official');
}

async function tapOn(card: Record<string, Json>, who = caller()): Promise<Record<string, Json>> {
  const button = officialButton(card);
  if (button === undefined) throw new Error('no button');
  const { verb: _, ...data } = button.data;
  return tap(data, who);
}

describe('the button under an answer', () => {
  it('is not there as long as nothing is imported', async () => {
    expect(officialButton(await ask('DXリーダーの選出方法を教えて'))).toBeUndefined();
  });

  it('carries the cited sections and nothing else', async () => {
    await importOfficialText(storage);
    expect(officialButton(await ask('DXリーダーの選出方法を教えて'))).toMatchObject({
      title: '公式の文言を見る',
      data: { verb: 'policy-qa.official', sections: expect.stringMatching(/^5\.5\.\(2\)/) as string, page: 0, locale: 'ja' },
    });
  });

  it('also stands under what the policy does not say, and not under what it does not know', async () => {
    await importOfficialText(storage);
    expect(officialButton(await ask('DX推進計画の予算はいくらですか'))).toBeDefined();
    expect(officialButton(await ask('富士山の高さは'))).toBeUndefined();
  });

  it('leaves no card of the knowledge with more than six buttons', async () => {
    await importOfficialText(storage);
    const askAction = feature.actions.find(({ verb }) => verb === 'policy-qa.ask');
    for (const { id } of knowledge.entries) {
      const card = message(await askAction!.handle({ entry: id }, caller()));
      expect(officialButton(card), id).toBeDefined();
      expect(buttonsOf(card).length, id).toBeLessThanOrEqual(6);
    }
  });
});

describe('the official wording', () => {
  it('is shown word for word, with its heading where that says more, and its source', async () => {
    await importOfficialText(storage, { '5.4.(2)/DXリーダー': 'たとえ**太字**でも、[見よ](https://evil.example)と${$root}は文字です。' });
    const words = wordsOf(await tap({ sections: '5.4.(2)/DXリーダー', page: 0 }));
    expect(words).toContain('5.4.(2) DXリーダー\n');
    expect(words).toContain('DXリーダー(副主幹職以下から公募)');
    expect(words).toContain('たとえ太字でも、\\[見よ\\](https://evil.example)と\\${\\$root}は文字です。'.replace('\\${\\$', '\\${\\$'));
    expect(words).toContain('出典: 戸田市人材育成基本方針 第5版・改定版 5.4.(2) DXリーダー（5章 15頁〜）');
  });

  it('names the page where the import has one', async () => {
    await importOfficialText(storage);
    await storage.db.updateTable('official_section').set({ page: 18 }).where('path', '=', '5.5.(2)').execute();
    expect(wordsOf(await tap({ sections: '5.5.(2)', page: 0 }))).toMatch(/5\.5\.\(2\) DXリーダーの選出方法（18頁）/);
    expect(wordsOf(await tap({ sections: '5.5.(2)', page: 0, locale: 'en' }))).toMatch(/^Source: Toda City .*\(page 18\)$/m);
  });

  it('of a section comes with all below it, of several sections one after the other', async () => {
    await importOfficialText(storage);
    const whole = wordsOf(await tap({ sections: '4.3.(1)', page: 0 }));
    expect(whole).toMatch(/4\.3\.\(1\)の公式の文です。[^]*ハラスメントの防止[^]*4\.3\.\(1\)\/育児休業の促進の公式の文です。/);
    const first = await tap({ sections: '5.5.(2)|5.5.(3)', page: 0 });
    expect(wordsOf(first)).toContain('1 / 2');
    expect(wordsOf(await tapOn(first))).toContain('5.5.(3)の公式の文です。');
  });

  it('that fills more than a card is read on, nothing lost, nothing twice, each card within 25 KB', async () => {
    const sentences = Array.from({ length: 400 }, (_, index) => `第${String(index)}の文は*星*と_線_を含む長い公式の文です。`);
    await importOfficialText(storage, { '5.1': sentences.join('') });
    let card = await tap({ sections: '5.1', page: 0 });
    let read = '';
    for (let count = 1; ; count += 1) {
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25 * 1024);
      read += wordsOf(card)
        .split('\n')
        .filter((line) => line.startsWith('第'))
        .join('');
      const next = officialButton(card);
      if (next === undefined) break;
      expect([next.title, next.data['page']]).toEqual(['続きを見る', count]);
      card = await tapOn(card);
    }
    expect(read.replaceAll('\\', '')).toBe(sentences.join(''));
  });

  it('of a section without words of its own is that above it, and the card says so', async () => {
    await importOfficialText(storage, { '5.5.(4)': '' });
    const words = wordsOf(await tap({ sections: '5.5.(4)', page: 0 }));
    expect(words).toContain(
      '「5.5.(4) DX人材育成の実施体制」だけの文章は原文にないため、それを含む「5.5 DX人材育成の具体的取組」を表示しています。',
    );
    expect(words).toContain('5.5.(5)の公式の文です。');
  });

  it.each([
    ['not imported any more', '5.5.(2)', 0],
    ['that never was', '9.9', 0],
  ])('%s is said in words', async (_what, sections, page) => {
    expect(wordsOf(await tap({ sections, page }))).toContain('公式の文言は、いまは登録されていません');
  });

  it('past its last card is said in words as well', async () => {
    await importOfficialText(storage);
    expect(wordsOf(await tap({ sections: '5.5.(2)', page: 7 }))).toContain('公式の文言は、いまは登録されていません');
  });

  it.each([
    {},
    { sections: 1, page: 0 },
    { sections: '5', page: -1 },
    { sections: '5', page: 0.5 },
    { sections: '5', page: 0, locale: 'fr' },
  ])('refuses tampered data %j', async (data) => {
    expect(JSON.stringify(await tap(data))).toContain('"refused"');
  });

  it('has a neutral notification text', async () => {
    await importOfficialText(storage);
    const action = feature.actions.find(({ verb }) => verb === 'policy-qa.official');
    const reply = await action!.handle({ sections: '4.3.(2)/ストレスチェック制度の活用', page: 0 }, caller());
    expect(reply.kind === 'message' && [reply.card.summary, reply.feedback, reply.sent]).toEqual([
      '方針の公式の文言',
      undefined,
      undefined,
    ]);
  });
});
