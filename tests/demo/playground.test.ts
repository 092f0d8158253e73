import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../support/chromium.ts';
import { demoPlace, startDemo, until } from '../support/demo-process.ts';
import type { DemoPlace } from '../support/demo-process.ts';
import { buttonsCutOff, openPlayground, rightEdge } from '../support/playground-page.ts';
import type { PlaygroundPage } from '../support/playground-page.ts';

const SLOW = 240_000;
const chromium = findChromium();

/** The steps are one visit: each goes on where the one before has ended. */
describe.skipIf(chromium === null)('a visit with the Agents Playground', { timeout: SLOW }, () => {
  let place: DemoPlace;
  let playground: PlaygroundPage;
  const afterwards: (() => unknown)[] = [];

  beforeAll(async () => {
    place = await demoPlace();
    afterwards.push(place.remove);
    const demo = startDemo(place);
    afterwards.push(demo.ended, demo.kill);
    playground = await openPlayground(chromium ?? '', await demo.ready());
    afterwards.push(playground.close);
  }, SLOW);

  afterAll(async () => {
    for (const undo of afterwards.reverse()) await undo();
  }, SLOW);

  it('greets the person at the screen by name, in Japanese, with examples to press', async () => {
    const hub = await playground.card('星野 あかりさん、何をお手伝いしましょうか');
    expect(await hub.getByRole('button').allTextContents()).toEqual([
      '研修を探す',
      '申請・アンケート',
      'マイページ',
      'DXリーダー',
      'ストレスチェック',
      '質問の例・ほかのメニュー',
    ]);
    await playground.picture(join(place.folder, 'hub.png'));
  });

  it('answers a question on a card that says where it is written', async () => {
    await playground.say('DXリーダーはどうやって選ばれますか');
    const answer = await playground.card('DXリーダーの選出方法');
    const words = await answer.innerText();
    expect(words).toContain('公募により募集');
    expect(words).toMatch(/出典: 戸田市人材育成基本方針 .*5\.5\.\(2\) DXリーダーの選出方法（5章 15頁〜）/s);
  });

  it.each([
    ['at a desk', 1280],
    ['in a narrow window', 560],
  ])('shows the whole answer and every button %s', async (_, width) => {
    await playground.page.setViewportSize({ width, height: 820 });
    const answer = await playground.card('DXリーダーの選出方法');
    await answer.scrollIntoViewIfNeeded();
    expect(await rightEdge(answer)).toBeLessThanOrEqual(width);
    expect(await buttonsCutOff(answer)).toEqual([]);
    await playground.picture(join(place.folder, `answer-${width}.png`));
  });

  it('answers a related question at the press of its button, and records the thumb under it', async () => {
    await playground.page.setViewportSize({ width: 1280, height: 820 });
    const first = await playground.card('DXリーダーの選出方法');
    await first.getByRole('button', { name: 'DXリーダーに応募できるのは誰ですか' }).click();
    const second = await playground.card('DXリーダーに応募できる職員');
    expect(await second.innerText()).toContain('出典: ');

    await playground.like('わかりやすい');
    const rating = await until('the rating', () => ratingIn(place.databaseFile));
    expect(rating).toEqual({ reaction: 'like', comment: 'わかりやすい', outcome: 'answered', entries: '["dx-leader-eligibility"]' });
  });

  it('takes a sign-up at the press of a button, and the card turns into its result', async () => {
    await playground.say('ヘルプ');
    const hub = await playground.card('何をお手伝いしましょうか');
    await hub.getByRole('button', { name: '研修を探す' }).click();
    const list = await playground.card('申し込める研修');
    await list.getByRole('button', { name: '開く' }).first().click();
    const before = await playground.card('BPR研修');
    await before.getByRole('button', { name: '申し込む' }).click();
    const after = await playground.card('BPR研修');
    // The list above may hold the same words: it is this card that has to change.
    await after.getByText('✓ 受講決定').first().waitFor();
    expect(await after.getByRole('button').allTextContents()).not.toContain('申し込む');
    await playground.picture(join(place.folder, 'signed-up.png'));
  });

  it('shows it on マイページ, beside what the sample city has under way for the visitor', async () => {
    await playground.say('マイページ');
    const page = await playground.card('星野 あかりさんの申込み・申請');
    const words = await page.innerText();
    for (const state of [/BPR研修\s+✓ 受講決定/, /ノーコードツール研修\s+… キャンセル待ち 3番目/, /通信教育講座の申込み\s+● 審査中/]) {
      expect(words).toMatch(state);
    }
    await playground.picture(join(place.folder, 'my-page.png'));
  });

  it('ends in the form when the visitor says what they want, and in 承認 of the 所属長 once it is sent', async () => {
    await playground.say('聴講研修を申し込みたい');
    const form = await playground.card('聴講研修の申込み');
    await form.getByRole('button', { name: '申し込む' }).click();
    // The client asks for what is missing; nothing was sent.
    await form.getByLabel('聴講したい研修').fill('窓口接遇研修');
    await form.getByText('いいえ', { exact: true }).click();
    await form.getByLabel('いま受けたい理由').fill('窓口の担当になったためです。');
    await form.getByRole('button', { name: '申し込む' }).click();
    await playground.page.getByText('● 審査中').last().waitFor();
    await playground.say('/as 月岡 誠');
    await playground.heard('ここからは 月岡 誠さん');
    await playground.say('承認');
    const waiting = await playground.card('あなたの判断を待っているもの');
    expect(await waiting.innerText()).toContain('星野 あかりさん（市民生活部 市民課）');
    await playground.picture(join(place.folder, 'approvals.png'));
  });

  it('lets the visitor act as somebody else and move the clock', async () => {
    await playground.say('/as 風間 涼');
    await playground.heard('ここからは 風間 涼さん');
    await playground.say('/clock 2026-12-10T09:00');
    await playground.heard('時計を 令和8年12月10日（木）09:00 に合わせました');
    await playground.say('ヘルプ');
    await playground.card('風間 涼さん、何をお手伝いしましょうか');
    await playground.picture(join(place.folder, 'acting.png'));
  });
});

function ratingIn(file: string): unknown {
  const database = new Database(file, { readonly: true });
  try {
    const sql = 'select reaction, comment, outcome, entries from rating join answer on answer.id = rating.answer_id';
    return database.prepare(sql).get();
  } finally {
    database.close();
  }
}
