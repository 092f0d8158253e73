import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveCourse, saveSession } from '../../src/features/training/index.ts';
import type { Course, Session } from '../../src/features/training/index.ts';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { importText, idOf, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot, startProductionBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { deskHandsOf } from '../features/training/desk-hands.ts';
import type { DeskCard, DeskHands } from '../features/training/desk-hands.ts';
import { at, courseOf, sessionOf } from '../features/training/training-world.ts';

const BEFORE = '2026-12-01T09:00:00+09:00';
const AFTER = '2026-12-10T17:00:00+09:00';
const EVIL = '=cmd|A1 **太字**';
const clock = manualClock(BEFORE);
let bot: BotUnderTest;
let hr: DeskHands;
let count = 0;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const staff = Array.from({ length: 200 }, (_, index) =>
    rosterLine(201 + index, { section: '市民課', kana: `よみ${String(100 + index)}` }),
  );
  const lines = [
    rosterLine(101, { name: '高橋 花子', roles: 'hr' }),
    ...[150, 151].map((number) => rosterLine(number, { name: EVIL, kana: 'あいう', bureau: '市民生活部', section: '市民課' })),
    ...staff,
  ];
  await importText(bot.app.storage, rosterFile(...lines));
  hr = handsOf(101);
});
afterAll(() => bot.stop());
beforeEach(() => clock.setTo(BEFORE));

/** A published session of a course of its own. */
async function hold(session: Partial<Session> = {}, course: Partial<Course> = {}): Promise<string> {
  count += 1;
  const [courseId, id] = [course.id ?? `c-${String(count)}`, `s-${String(count)}`];
  await bot.app.storage.transaction(async (tx) => {
    await saveCourse(tx, courseOf({ ...course, id: courseId }), { by: idOf(101), now: clock.now() });
    await saveSession(tx, sessionOf({ capacity: 2, ...session, id, courseId }), { by: idOf(101), now: clock.now() });
  });
  return id;
}

const handsOf = (number: number): DeskHands => deskHandsOf(bot, bot.activitiesOf(writerOf(number)));

async function signUp(id: string, ...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const who = handsOf(number);
    await who.tap(await who.submit('training.open', { id }), 'training.sign-up');
  }
}

const enrolment = (sessionId: string, number: number) =>
  bot.app.storage.db
    .selectFrom('enrolment')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('aad_object_id', '=', idOf(number))
    .executeTakeFirstOrThrow();

const seen = async (number: number, id: string): Promise<string> => (await handsOf(number).submit('training.open', { id })).words;

async function audit(action: string, subject: string): Promise<string[]> {
  const { db } = bot.app.storage;
  const rows = await db
    .selectFrom('audit_entry')
    .select('detail')
    .where('action', '=', action)
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute();
  return rows.map(({ detail }) => detail);
}

const roster = (id: string): Promise<DeskCard> => hr.submit('training.desk-roster', { id });
const choose = async (id: string, number: number): Promise<DeskCard> =>
  hr.tap(await roster(id), 'training.desk-person', { enrolment: (await enrolment(id, number)).id });

describe('the roster', () => {
  it('names those with a seat and those who wait in their order, and every look is written down', async () => {
    const id = await hold();
    expect((await roster(id)).words).toContain('まだ申し込んだ人がいません');
    await signUp(id, 150, 202, 203, 204);
    const card = await roster(id);
    expect(card.words).toContain('=cmd|A1 \\*\\*太字\\*\\*さん（市民生活部 市民課）・✓ 受講決定');
    expect(card.words).toContain('職員 203さん（総務部 市民課）・… キャンセル待ち 1番目');
    expect(card.words).toContain('職員 204さん（総務部 市民課）・… キャンセル待ち 2番目');
    expect(await audit('training.roster-viewed', id)).toEqual(['{"people":0}', '{"people":4}']);
  });

  it('comes fifteen at a time', async () => {
    const id = await hold({ capacity: 30 });
    await signUp(id, ...Array.from({ length: 17 }, (_, index) => 301 + index));
    const first = await roster(id);
    expect(first.words).toContain('全17人のうち 1〜15人目です。');
    expect(first.bytes).toBeLessThan(25 * 1024);
    const second = await hr.tap(first, 'training.desk-roster-page');
    expect(second.words).toContain('全17人のうち 16〜17人目です。');
    expect(second.titles).toContain('最初から見る');
  });

  it('asks to choose somebody first', async () => {
    const id = await hold();
    await signUp(id, 201);
    expect((await hr.tap(await roster(id), 'training.desk-person')).words).toContain('一人を選んでから押してください');
    expect((await hr.tap(await roster(id), 'training.desk-person', { enrolment: 'e-unknown' })).words).toContain('見つかりませんでした');
  });

  it('of a session that was called off says who was on it, and they read why', async () => {
    const id = await hold({ capacity: 1 });
    await signUp(id, 231, 232);
    const asking = await hr.tap(await hr.submit('training.desk-session', { id }), 'training.desk-ask-call-off');
    expect(asking.words).toContain('受講決定1人とキャンセル待ち1人の申込みが取り消され');
    expect((await hr.tap(asking, 'training.desk-call-off', { reason: '講師の都合' })).words).toContain('2人に知らせを送ります');
    const card = await roster(id);
    expect(card.words).toContain('職員 231さん（総務部 市民課）・✕ 取消し');
    expect(card.has('training.desk-person')).toBe(false);
    for (const number of [231, 232]) expect(await seen(number, id)).toMatch(/✕ 中止[^]*理由: 講師の都合/);
  });

  it('of a draft does not exist', async () => {
    expect((await roster(await hold({ state: 'draft' }))).words).toContain('見つかりませんでした');
  });
});

describe('one person', () => {
  it('is taken off with a reason that they read, and the next moves up', async () => {
    const id = await hold({ capacity: 1 });
    await signUp(id, 205, 206);
    const card = await choose(id, 205);
    expect(card.words).toContain('職員 205さん（総務部 市民課）');
    const empty = await hr.tap(card, 'training.desk-remove', { reason: ' ' });
    expect(empty.words).toContain('⚠ ここを入れてください');
    const long = await hr.tap(card, 'training.desk-remove', { reason: '長'.repeat(10_000) });
    expect(long.words).toContain('300文字までです（いま10000文字）');
    expect(long.values['reason']).toBe('長'.repeat(900));
    const done = await hr.tap(card, 'training.desk-remove', { reason: '会計の**都合**' });
    expect(done.words).toContain(
      '✓ 職員 205さん（総務部 市民課）の申込みを取り消し、本人に知らせます。キャンセル待ちから1人が繰り上がりました。',
    );
    expect((await hr.tap(card, 'training.desk-remove', { reason: 'もう一度' })).words).toContain('すでに申込みはありません');
    expect(await seen(205, id)).toContain('理由: 会計の\\*\\*都合\\*\\*');
    expect(await seen(206, id)).toContain('✓ 受講決定');
    expect(JSON.stringify(await audit('training.person-removed', (await enrolment(id, 205)).id))).not.toContain('会計');
  });

  it('is moved to another date of the course, or stays with the reason shown', async () => {
    const from = await hold({}, { id: 'c-two-dates' });
    const times = { startsAt: at('2026-12-14T13:30'), endsAt: at('2026-12-14T17:00') };
    const to = await hold(times, { id: 'c-two-dates' });
    const other = await hold({ ...times, capacity: 5 }, { title: '同じ時間の研修' });
    await signUp(from, 207, 208);
    await signUp(other, 207);
    const missing = await hr.tap(await choose(from, 207), 'training.desk-move', { reason: '本人の希望' });
    expect(missing.words).toContain('移す先の日程を選んでください');
    expect(missing.values['reason']).toBe('本人の希望');
    const clash = await hr.tap(missing, 'training.desk-move', { reason: '本人の希望', to });
    expect(clash.words).toMatch(/職員 207さん.*同じ時間に「同じ時間の研修」[^]*もとの申込みはそのままです/);
    expect(clash.values).toMatchObject({ reason: '本人の希望', to });
    expect((await enrolment(from, 207)).state).toBe('confirmed');
    const moved = await hr.tap(await choose(from, 208), 'training.desk-move', { reason: '本人の希望', to });
    expect(moved.words).toContain('✓ 職員 208さん（総務部 市民課）を移しました（受講決定）');
    expect((await enrolment(to, 208)).state).toBe('confirmed');
    expect(await seen(208, to)).toContain('✓ 受講決定');
  });

  it('cannot be changed from an old card, nor once the session has begun', async () => {
    const id = await hold();
    await signUp(id, 209);
    const card = await choose(id, 209);
    const { db } = bot.app.storage;
    await db.updateTable('enrolment').set({ version: 9 }).where('session_id', '=', id).execute();
    const old = await hr.tap(card, 'training.desk-remove', { reason: '理由' });
    expect(old.words).toContain('ほかの人が先に変更したため、何もしていません');
    expect(old.values['reason']).toBe('理由');
    clock.setTo('2026-12-10T13:30:00+09:00');
    expect((await hr.tap(old, 'training.desk-remove', { reason: '理由' })).words).toContain('今の状態ではできません');
    expect((await choose(id, 209).catch(() => roster(id))).has('training.desk-person')).toBe(false);
  });
});

describe('signing somebody up', () => {
  const finding = async (id: string): Promise<DeskCard> => hr.tap(await roster(id), 'training.desk-find-person');

  it('goes by name or number, once, and the person sees it', async () => {
    const id = await hold();
    const card = await finding(id);
    expect((await hr.tap(card, 'training.desk-search', { name: 'だれもいない' })).words).toContain('⚠ 見つかりません');
    expect((await hr.tap(card, 'training.desk-search', { name: '職員 2' })).words).toContain('はじめの10人だけを出しています');
    const found = await hr.tap(card, 'training.desk-search', { name: '２１０' });
    expect(found.words).toContain('職員 210さん（総務部 市民課）');
    const done = await hr.tap(found, 'training.desk-sign-up', { name: '210', person: idOf(210) });
    expect(done.words).toContain('✓ 職員 210さん（総務部 市民課）を申し込みました（受講決定）');
    expect((await hr.tap(found, 'training.desk-sign-up', { name: '210', person: idOf(210) })).words).toContain('すでに申し込んでいます');
    expect(await seen(210, id)).toContain('✓ 受講決定');
    const byName = await hr.tap(card, 'training.desk-search', { name: 'あいう' });
    expect(byName.words).toContain('太字');
    expect((await hr.tap(byName, 'training.desk-sign-up', { name: 'あいう' })).words).toContain('申し込む人を選んでください');
  });

  it('follows the rules: full, not for this person, clash, closed, unknown', async () => {
    const id = await hold({ capacity: 1 }, { audience: { grades: ['shuji'] } });
    await signUp(id, 211);
    const card = await finding(id);
    const send = (number: number): Promise<DeskCard> =>
      hr.send('training.desk-sign-up', { ...card.data('training.desk-search'), person: idOf(number) });
    expect((await send(212)).words).toContain('満席のため、職員 212さん（総務部 市民課）はキャンセル待ちに入りました');
    const forChiefs = await hold({}, { audience: { grades: ['kacho'] } });
    expect((await hr.send('training.desk-sign-up', { id: forChiefs, person: idOf(213) })).words).toContain('この研修の対象ではありません');
    const sameTime = await hold();
    expect((await hr.send('training.desk-sign-up', { id: sameTime, person: idOf(211) })).words).toContain(
      '同じ時間に「Excel研修（中級）」',
    );
    expect((await send(999)).words).toContain('⚠ 見つかりません');
    clock.setTo('2026-12-09T17:00:01+09:00');
    expect((await send(214)).words).toContain('申込締切を過ぎています');
    clock.setTo(AFTER);
    expect((await send(214)).words).toContain('今の状態ではできません');
    expect((await roster(id)).has('training.desk-find-person')).toBe(false);
  });
});

describe('attendance', () => {
  it('is entered after the session, everybody marked at first; those who were there are asked, and their page shows it', async () => {
    const id = await hold({ capacity: 5 });
    await signUp(id, 215, 216, 217);
    expect((await hr.send('training.desk-attendance', { id, page: 0 })).words).toContain('研修が終わってから');
    clock.setTo(AFTER);
    expect((await hr.submit('training.desk', {})).words).toContain('⚠ 終了・出欠の入力待ち');
    const form = await hr.tap(await hr.submit('training.desk-session', { id }), 'training.desk-attendance');
    expect(String(form.values['attended']).split(',')).toHaveLength(3);
    const there = [(await enrolment(id, 215)).id, (await enrolment(id, 216)).id].join(',');
    const done = await hr.tap(form, 'training.desk-save-attendance', { attended: there });
    expect(done.words).toContain('✓ 出席2人・欠席1人を保存しました。2人に受講アンケートを送ります。');
    expect(done.words).toMatch(/✓ 終了・出欠を入力済み[^]*出席2人・欠席1人/);
    expect((await hr.tap(form, 'training.desk-save-attendance', { attended: there })).words).toContain('変わったところはありません');
    expect((await hr.tap(form, 'training.desk-save-attendance', { attended: '' })).words).toContain('保存していません');
    expect(await seen(215, id)).toContain('✓ 受講済み');
    expect(await seen(217, id)).toContain('－ 欠席');
    const asked = await bot.app.storage.db
      .selectFrom('outbox_message')
      .select('aad_object_id')
      .where('dedupe_key', 'like', `training.survey:${id}%`)
      .execute();
    expect(asked.map((row) => row.aad_object_id).sort()).toEqual([idOf(215), idOf(216)]);
    expect(await audit('training.attendance-entered', id)).toEqual(['{"attended":2,"absent":1}']);
  });

  it('the questionnaire opens for those who were there and for nobody else', async () => {
    const id = await hold({ capacity: 5 });
    await signUp(id, 218, 219);
    clock.setTo(AFTER);
    const form = await hr.send('training.desk-attendance', { id, page: 0 });
    await hr.tap(form, 'training.desk-save-attendance', { attended: (await enrolment(id, 218)).id });
    const open = async (number: number): Promise<string> =>
      (await handsOf(number).submit('forms.open', { id: 'course-survey', about: id })).words;
    expect(await open(218)).toContain('とても満足');
    expect(await open(219)).toContain('この操作はできません');
  });

  it('of more than thirty comes in pages, each saved by itself', async () => {
    const id = await hold({ capacity: 40 });
    await signUp(id, ...Array.from({ length: 33 }, (_, index) => 320 + index));
    clock.setTo(AFTER);
    const first = await hr.send('training.desk-attendance', { id, page: 0 });
    expect(first.titles).toContain('保存して次へ');
    expect(first.bytes).toBeLessThan(25 * 1024);
    const second = await hr.tap(first, 'training.desk-save-attendance', { attended: first.values['attended'] });
    expect(second.words).toMatch(/✓ 出席30人・欠席0人を保存しました[^]*全33人のうち 31〜33人目/);
    const last = await hr.tap(second, 'training.desk-save-attendance', {});
    expect(last.words).toContain('出席30人・欠席3人');
  });
});

describe('the roster as a file', () => {
  async function link(id: string, format: 'xlsx' | 'csv'): Promise<string> {
    const card = await hr.submit('training.desk-export', { id, format });
    expect(card.words).toContain('1回だけ受け取れます');
    expect(card.titles).toEqual(['ファイルを受け取る']);
    const url = /"Action.OpenUrl".*"url":"([^"]+)"/.exec(JSON.stringify(card.content))?.[1] ?? '';
    return url.replace(/^http:\/\/[^/]+/, bot.url);
  }

  it('has the people, their state and place, in Excel and in CSV, with harmless formulas', async () => {
    const id = await hold({ capacity: 1 });
    await signUp(id, 151, 230);
    const excel = await fetch(await link(id, 'xlsx'), { method: 'POST' });
    const [sheet] = await readWorkbook(Buffer.from(await excel.arrayBuffer()));
    expect(sheet?.data[0]).toEqual(['職員番号', '氏名', '部局', '課', '職階', '状態', '待ち順', '申込日時', '出欠']);
    expect(sheet?.data[1]?.slice(0, 7)).toEqual(['151', EVIL, '市民生活部', '市民課', '主事・主事補級', '受講決定', null]);
    expect(sheet?.data[2]?.slice(5, 7)).toEqual(['キャンセル待ち', 1]);
    const csv = await (await fetch(await link(id, 'csv'), { method: 'POST' })).text();
    expect(csv).toContain("'=cmd|A1");
    expect(await audit('training.exported', id)).toHaveLength(2);
  });

  it('of an unknown session is none', async () => {
    expect((await hr.submit('training.desk-export', { id: 's-none', format: 'csv' })).words).toContain('見つかりませんでした');
  });

  it('needs a public address, and says who sets it', async () => {
    const production = await startProductionBot();
    try {
      const { storage } = production.app;
      await importText(storage, rosterFile(rosterLine(101, { roles: 'hr' })));
      await storage.transaction(async (tx) => {
        await saveCourse(tx, courseOf(), { by: 'system', now: clock.now() });
        await saveSession(tx, sessionOf(), { by: 'system', now: clock.now() });
      });
      const hands = deskHandsOf(production, production.activitiesOf(writerOf(101)));
      const card = await hands.submit('training.desk-export', { id: 's-1', format: 'xlsx' });
      expect(card.words).toContain('公開アドレスが設定されていません');
      expect(card.titles).toEqual([]);
    } finally {
      await production.stop();
    }
  });
});
