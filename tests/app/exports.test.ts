import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createExports } from '../../src/exports/exports.ts';
import { personId } from '../../src/kernel/person.ts';
import { newSecret, systemClock } from '../../src/platform/system.ts';
import { PATIENCE_MS, findChromium, launchChromium } from '../support/chromium.ts';
import { idOf } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;
beforeEach(async () => {
  bot = await startLocalBot();
});
afterEach(() => bot.stop());

/** What a feature does when HR asks for a file; the bot's own server gives it out. */
async function offered(): Promise<string> {
  const { storage } = bot.app;
  const address = bot.url.replace('127.0.0.1', 'localhost');
  const files = createExports({ storage, clock: systemClock, newSecret, baseUrl: () => address });
  const now = systemClock.now();
  const offer = await files.offer(
    {
      for: personId(idOf(1)),
      fileName: 'Excel研修（中級）_受講者名簿',
      format: 'xlsx',
      sheets: [{ name: '申込者', headings: ['氏名'], rows: [['高橋 花子']] }],
      action: 'training.exported',
      subject: 'session-1',
    },
    now,
  );
  return offer?.url ?? '';
}

it('the running bot gives an exported file once', async () => {
  const url = await offered();
  expect((await fetch(url)).status).toBe(200);
  const file = await fetch(url, { method: 'POST' });
  expect((await readWorkbook(Buffer.from(await file.arrayBuffer())))[0]?.data).toEqual([['氏名'], ['高橋 花子']]);
  expect([(await fetch(url, { method: 'POST' })).status, (await fetch(url)).status]).toEqual([404, 404]);
});

const executable = findChromium();

describe.skipIf(executable === null)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
  });
  afterAll(() => browser.close());

  it('the link of the chat leads to a page, its button to the file under its Japanese name', { timeout: 2 * PATIENCE_MS }, async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'ja-JP' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const url = await offered();
    await page.goto(url, { timeout: PATIENCE_MS });
    expect(await page.locator('.file').textContent()).toBe('Excel研修（中級）_受講者名簿.xlsx');
    // Nothing is wider than the narrowest phone, and the policy lets the page have its style.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await page.evaluate('getComputedStyle(document.querySelector("button")).backgroundColor')).toBe('rgb(15, 108, 189)');

    const [download] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE_MS }), page.locator('button').click()]);
    expect(download.suggestedFilename()).toBe('Excel研修（中級）_受講者名簿.xlsx');
    const book = await readWorkbook(readFileSync(await download.path()));
    expect(book[0]?.data).toEqual([['氏名'], ['高橋 花子']]);
    expect(complaints).toEqual([]);

    await page.locator('button').click();
    await page.getByText('このリンクは使えません').first().waitFor({ timeout: PATIENCE_MS });
    await context.close();
  });
});
