import { join } from 'node:path';
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';
import { demoPlace, startDemo, until } from '../support/demo-process.ts';
import { openPlayground } from '../support/playground-page.ts';

const chromium = findChromium();
/** `npm run walk:announcement -- docs/images` takes the pictures of the HR guide anew. */
const [pictures] = process.argv.slice(2);

const [HANAKO, YUKI] = ['高橋 花子', '高橋 由紀'] as const;
const TITLE = '防災訓練のお知らせ';
/** The Playground is never narrower than a tablet; the card is made as wide as on a phone. */
const PHONE = '.ac-adaptiveCard { min-width: 0 !important; max-width: 340px !important; }';

const place = await demoPlace();
const demo = startDemo(place);
const playground = await openPlayground(chromium ?? '', await demo.ready());
const { page } = playground;

/** One visit: each step goes on where the one before has ended. */
async function step(what: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await work();
  process.stdout.write(`✓ ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`);
}

async function as(name: string): Promise<void> {
  await playground.say(`/as ${name}`);
  await until(`acting as ${name}`, async () => {
    const told = await page.getByText(/ここからは .*として操作します/).allInnerTexts();
    return told.at(-1)?.includes(name) === true || undefined;
  });
}
/** The newest card with these words and this button, wherever it lies in the chat. */
async function cardWith(words: string, button: string): Promise<Locator> {
  const cards = page.locator('.ac-adaptiveCard').filter({ hasText: words });
  const found = cards.filter({ has: page.getByRole('button', { name: button, exact: true }) }).last();
  await found.waitFor();
  return found;
}
async function press(words: string, button: string): Promise<void> {
  await (await cardWith(words, button)).getByRole('button', { name: button, exact: true }).last().click();
}
async function picture(name: string, card: Locator): Promise<void> {
  await card.scrollIntoViewIfNeeded();
  await card.screenshot({ path: join(pictures ?? place.folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
/** From the first card to the request for the second person. */
async function compose(title: string): Promise<void> {
  await as(HANAKO);
  await playground.say('管理');
  await press('人事担当の仕事', 'お知らせの管理');
  await press('見たいお知らせ', '新しく作る');
  const text = await cardWith('お知らせを作る 1/3', '保存して次へ');
  await text.getByLabel('件名').first().fill(title);
  await text.getByLabel('本文').first().fill('12月18日（金）10時から、庁舎全体で訓練をします。\n- 放送が流れたら、机の下に入ります');
  await press('お知らせを作る 1/3', '保存して次へ');
  await press('お知らせを作る 2/3', '保存して次へ');
  await (await cardWith('お知らせを作る 3/3', '保存して次へ')).getByLabel('必読にするなら').fill('全員が参加するため');
  await press('お知らせを作る 3/3', '保存して次へ');
}
/** Another of 人事担当 confirms it, and the author looks at the chat again. */
async function confirm(title: string): Promise<void> {
  await press(title, '確認を頼んで送る');
  await as(YUKI);
  await press(`確認をお願いします: ${title}`, '内容を確かめる');
  if (title === TITLE) await picture('announcement-confirm', await cardWith(title, '確認して送る'));
  await press(title, '確認して送る');
  await as(HANAKO);
}
/** How many have it, as the card says that keeps itself up to date. */
async function delivered(title: string): Promise<number> {
  const live = page
    .locator('.ac-adaptiveCard')
    .filter({ hasText: title })
    .filter({ hasText: `${HANAKO}さん（総務部 人事課）に届いた` });
  const said = await live.filter({ hasText: '人のうち' }).last().innerText();
  return Number(/人のうち(\d+)人に届きました/.exec(said)?.[1]);
}

try {
  await page.setViewportSize({ width: 1000, height: 1400 });
  await page.addStyleTag({ content: PHONE });
  await playground.card('何をお手伝いしましょうか');
  await playground.say('/clock 2026-12-10T09:00');
  await playground.heard('時計を 令和8年12月10日（木）09:00 に合わせました');

  await step('is written, tested on oneself and confirmed by a second person', async () => {
    await compose(TITLE);
    await press(TITLE, '自分にテスト送信');
    await cardWith('まだだれにも送っていません。届いたときの見た目です', '読みました');
    await confirm(TITLE);
  });

  await step('is watched, and called off while it runs', async () => {
    await until('half of them', async () => (await delivered(TITLE)) > 20 || undefined);
    await picture('announcement-progress', await cardWith(TITLE, '取りやめる'));
    await press('あと', '取りやめる');
    const question = await cardWith('このお知らせを取りやめますか', '取りやめる');
    await press('このお知らせを取りやめますか', '取りやめる');
    await question.waitFor({ state: 'detached' });
    await page.getByText('■ 取りやめ').last().waitFor();
    await until(
      'the last on their way',
      async () => !/あと\d+人/.test(await (await cardWith('■ 取りやめ', '最新にする')).innerText()) || undefined,
    );
    assert((await delivered(TITLE)) < 290);
  });

  await step('runs to its end, and is sent again to the gap only', async () => {
    const title = '訓練の日が近づきました';
    await compose(title);
    await confirm(title);
    await cardWith('届いていない人がいます', '届いていない人だけに再送');
    const before = await delivered(title);
    await press('届いていない人がいます', '届いていない人だけに再送');
    await press('届いていない人だけに再送しますか', '再送する');
    await until('some more', async () => (await delivered(title)) > before || undefined);
  });
} finally {
  await playground.close();
  demo.kill();
  await demo.ended();
  place.remove();
}
