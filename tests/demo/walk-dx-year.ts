import { join } from 'node:path';
import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import { addDays } from '../../src/kernel/tokyo-time.ts';
import { findChromium } from '../support/chromium.ts';
import { demoPlace, startDemo, until } from '../support/demo-process.ts';
import { openPlayground } from '../support/playground-page.ts';

const chromium = findChromium();
/** `npm run walk -- docs/images` takes the pictures of the HR guide anew. */
const [pictures] = process.argv.slice(2);

const [AKARI, MAKOTO, RYO, KEIKO] = ['星野 あかり', '月岡 誠', '風間 涼', '柳沢 恵子'] as const;
const WAITING = 'あなたの判断を待っているもの';
const DESK = '年度 DXリーダー';

const place = await demoPlace();
const demo = startDemo(place);
const playground = await openPlayground(chromium ?? '', await demo.ready());

/** One visit: each step goes on where the one before has ended. */
async function step(what: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await work();
  process.stdout.write(`✓ ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`);
}

async function as(name: string): Promise<void> {
  await playground.say(`/as ${name}`);
  await playground.heard(`ここからは ${name}`);
}
async function press(headline: string, button: string): Promise<void> {
  const card = await playground.card(headline);
  await card.getByRole('button', { name: button, exact: true }).first().click();
}
/** The newest card of this headline once it says this. */
async function shows(headline: string, words: RegExp): Promise<void> {
  await until(`${headline}: ${String(words)}`, async () => words.test(await (await playground.card(headline)).innerText()) || null);
}
async function picture(name: string, headline: string): Promise<void> {
  const card = await playground.card(headline);
  await card.scrollIntoViewIfNeeded();
  await card.screenshot({ path: join(pictures ?? place.folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
/** Opens what waits for somebody about this person, from the list. */
async function openWaiting(about: string): Promise<void> {
  await playground.say('承認');
  const list = await playground.card(WAITING);
  await list.locator('.ac-container', { hasText: about }).getByRole('button', { name: '内容を見る' }).last().click();
}
function rows(sql: string): readonly Record<string, unknown>[] {
  const database = new Database(place.databaseFile, { readonly: true });
  try {
    return database.prepare(sql).all() as Record<string, unknown>[];
  } finally {
    database.close();
  }
}

try {
  await playground.page.setViewportSize({ width: 620, height: 900 });
  await playground.card('何をお手伝いしましょうか');
  await step('begins with the programme and an application', async () => {
    await playground.say('DXリーダー');
    await shows('のDXリーダー', /対象です[^]*応募する/);
    await picture('dx-programme', 'のDXリーダー');
    await press('のDXリーダー', '応募する');
    const form = await playground.card('DXリーダーに応募する');
    await form.getByLabel('志望動機').fill('窓口で待つ時間を短くしたいです。');
    await form.getByLabel('取り組みたいテーマ').fill('書かない窓口を広げる');
    await form.getByText('選ばれたら、名簿に').click();
    await form.getByRole('button', { name: '応募する' }).click();
    await shows('DXリーダーへの応募', /所属長/);
  });

  await step('takes a nomination, to which the nominee agrees first', async () => {
    await as(MAKOTO);
    await playground.say('DXリーダー');
    await press('のDXリーダー', '推薦する');
    const form = await playground.card('DXリーダーに推薦する');
    await form.getByLabel('推薦する人の氏名').fill(KEIKO);
    await form.getByLabel('推薦の理由').fill('業務の改善をいつも提案しています。');
    await form.getByRole('button', { name: '推薦する' }).click();
    await playground.heard('本人の返事待ち');
    await as(KEIKO);
    await openWaiting(KEIKO);
    await shows('DXリーダーへの推薦', /同意する/);
    await picture('dx-consent', 'DXリーダーへの推薦');
    await press('DXリーダーへの推薦', '同意する');
    await shows('DXリーダーへの推薦', /✓ 同意済み/);
  });

  await step('is decided by the 所属長 on the card, and by the one above where the 所属長 has nominated', async () => {
    await as(MAKOTO);
    await openWaiting(AKARI);
    await picture('dx-decider', 'DXリーダーへの応募');
    await press('DXリーダーへの応募', '承認する');
    await shows('DXリーダーへの応募', /✓ 承認済み/);
    await openWaiting('犬塚');
    await press('DXリーダーへの応募', '承認する');
    await shows('DXリーダーへの応募', /✓ 承認済み/);
    await playground.say('承認');
    await shows(WAITING, /1件|2件/);
    assert(!(await (await playground.card(WAITING)).innerText()).includes('DXリーダーへの推薦'));
    const [above] = rows(
      `select upper.name as name from person lower join person upper on upper.employee_number = lower.manager_employee_number
       where lower.name = '${MAKOTO}'`,
    );
    await as(String(above?.['name']));
    await openWaiting(KEIKO);
    await press('DXリーダーへの推薦', '承認する');
    await shows('DXリーダーへの推薦', /✓ 承認済み/);
    assert.deepEqual(rows("select count(*) as count from dx_candidate where state = 'ready'"), [{ count: 8 }]);
  });

  await step('is selected from all candidates, with the balance before the eyes', async () => {
    await as(RYO);
    await playground.say('管理');
    await press('担当の仕事', 'DXリーダーの選考');
    await press(DESK, '募集を締め切る');
    await press(DESK, '募集を締め切る');
    await shows(DESK, /選考中/);
    await picture('dx-desk', DESK);
    await press(DESK, '候補者を見る');
    for (let chosen = 1; chosen <= 8; chosen += 1) {
      await press('候補者', '開く');
      await press('さん（', '選出する');
      await shows('さん（', /✓ 選出/);
      await press('さん（', '一覧へもどる');
      await shows('候補者', new RegExp(`選出 ${String(chosen)}人`));
    }
    await press('候補者', 'もどる');
    await press(DESK, '偏りと進み具合');
    await shows(DESK, /市民生活部/);
    await press(DESK, 'もどる');
  });

  await step('is published, and read by everybody on the list', async () => {
    await press(DESK, '公表へ進む');
    await press('選出の結果を公表する', '確認へ進む');
    await press(DESK, '公表する');
    await shows(DESK, /公表しました/);
    await press(DESK, '庁内に知らせる');
    await shows(DESK, /送る前に確かめてください/);
    await picture('dx-announce', DESK);
    // Not sent: three hundred messages would fill the one chat of the rehearsal.
    await press(DESK, 'しないでもどる');
    await as(AKARI);
    await playground.say('DXリーダー名簿');
    await shows('DXリーダー名簿', /任期中/);
  });

  await step('gives the new leader the first place in the waiting list of a DX-related course when a seat comes free', async () => {
    await playground.say('研修 ノーコード');
    await press('研修', '開く');
    await shows('ノーコードツール研修', /キャンセル待ち/);
  });

  await step('announces the end of the term thirty days before, and ends', async () => {
    const end = rows("select max(until_day) as day from dx_leader where cycle_id >= '2026'")[0]?.['day'];
    const day = String(end);
    await playground.say(`/clock ${addDays(day, -30)}T09:30`);
    await playground.heard('DXリーダーの任期がまもなく終わります');
    await playground.say(`/clock ${addDays(day, 1)}T09:30`);
    await until('the end of the term', () => rows('select 1 from dx_leader where ended_at is null').length === 0 || null);
  });
} finally {
  await playground.close();
  demo.kill();
  await demo.ended();
  place.remove();
}
