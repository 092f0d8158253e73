import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import type { Activities, Json } from '../support/activities.ts';
import { rowCounts, rowsByTable } from '../support/database-rows.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { importOfficialText } from '../support/official-text.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const clock = manualClock();
let bot: BotUnderTest;
let count = 700;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
});
afterAll(() => bot.stop());

function newcomer(): Activities {
  count += 1;
  return bot.activitiesOf(writerOf(count));
}

const dataOf = (message: Record<string, Json> | undefined): Record<string, Json> | undefined =>
  buttonsOf(message).find(({ data }) => data['verb'] === 'policy-qa.official')?.data;

describe('the official wording in the chat', () => {
  it('can be read a minute after the import, without a restart, by either way of a button', async () => {
    const who = newcomer();
    const [before] = await bot.replies(who.message('DXリーダーの選出方法を教えて'));
    expect(dataOf(before)).toBeUndefined();
    await importOfficialText(bot.app.storage, { '5.5.(2)': '原文の言葉そのままです。' });
    clock.advance(60_000);
    const [answer] = await bot.replies(who.message('DXリーダーの選出方法を教えて'));
    const { verb, ...data } = dataOf(answer) ?? {};
    for (const activity of [who.submit(String(verb), data), who.execute(String(verb), data)]) {
      const shown = await bot.replies(activity);
      expect(shown).toHaveLength(1);
      expect(wordsOf(shown[0])).toMatch(/原文の言葉そのままです。[^]*出典: 戸田市人材育成基本方針/);
      expect(shown[0]?.['channelData']).toBeUndefined();
    }
  });

  it('leaves no trace of what was read, which may tell of somebody’s health', async () => {
    const who = newcomer();
    const [answer] = await bot.replies(who.message('心身の健康に関する相談について教えて'));
    const { verb, ...data } = dataOf(answer) ?? {};
    const before = await rowCounts(bot.app.storage);
    await bot.replies(who.submit(String(verb), data));
    await bot.replies(who.execute(String(verb), data));
    const after = await rowCounts(bot.app.storage);
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['seen_activity']);
    const { official_document: _, official_section: __, ...tables } = await rowsByTable(bot.app.storage);
    expect(JSON.stringify([tables, bot.log.entries])).not.toContain('心身の健康');
  });
});
