import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { importText, idOf, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { deskHandsOf } from '../features/training/desk-hands.ts';
import type { DeskCard, DeskHands } from '../features/training/desk-hands.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let hr: DeskHands;
let otherHr: DeskHands;
let employee: DeskHands;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const lines = [
    rosterLine(101, { name: '高橋 花子', roles: 'hr' }),
    rosterLine(102, { name: '月岡 誠', roles: 'hr' }),
    rosterLine(103, { name: '佐藤 葵', bureau: '市民生活部', section: '市民課' }),
  ];
  await importText(bot.app.storage, rosterFile(...lines));
  [hr, otherHr, employee] = [101, 102, 103].map((number) => deskHandsOf(bot, bot.activitiesOf(writerOf(number)))) as [
    DeskHands,
    DeskHands,
    DeskHands,
  ];
});
afterAll(() => bot.stop());
beforeEach(() => clock.setTo('2026-12-01T09:00:00+09:00'));

const COURSE = { name: 'Excel研修（中級）', category: 'specialised-training', description: '表計算を学びます。', dxRelated: 'true' };
const DATE = { day: '2026-12-10', start: '13:30', end: '17:00', place: '市役所5階 研修室', capacity: '30' };

async function newCourse(inputs: Readonly<Record<string, string>> = {}): Promise<DeskCard> {
  const form = await hr.open(await hr.submit('training.desk', {}), 'training.desk-new-course');
  return hr.tap(form, 'training.desk-save-course', { ...COURSE, ...inputs });
}

async function newDate(course: DeskCard, inputs: Readonly<Record<string, string>> = {}): Promise<DeskCard> {
  const form = await hr.open(course, 'training.desk-new-session');
  return hr.tap(form, 'training.desk-save-session', { ...DATE, ...inputs });
}

async function published(inputs: Readonly<Record<string, string>> = {}): Promise<DeskCard> {
  const preview = await hr.tap(await newDate(await newCourse()), 'training.desk-preview');
  await hr.tap(preview, 'training.desk-publish');
  const card = await hr.send('training.desk-show-session', { id: preview.data('training.desk-publish')['id'] });
  if (Object.keys(inputs).length === 0) return card;
  return hr.tap(await hr.tap(card, 'training.desk-edit-session'), 'training.desk-save-session', { ...DATE, ...inputs });
}

const rows = (table: 'course' | 'training_session') => bot.app.storage.db.selectFrom(table).selectAll().execute();

async function audit(action: string): Promise<{ actor: string; detail: string }[]> {
  return bot.app.storage.db.selectFrom('audit_entry').select(['actor', 'detail']).where('action', '=', action).orderBy('seq').execute();
}

describe('from nothing to a session that employees see', () => {
  it('the desk leads to a course, a date, a preview and the list of the employees', async () => {
    const [desk] = await bot.replies(bot.activitiesOf(writerOf(101)).message('管理'));
    expect(buttonsOf(desk).map(({ title }) => title)).toContain('研修の管理');
    const course = await newCourse({ grades: 'shuji,shusa-shunin', years: '10', 'dx-leader': 'required' });
    expect(course.words).toContain('✓ 研修を作りました');
    expect(course.words).toContain('主査・主任級・主事・主事補級 / 採用10年目まで');
    expect(course.words).toContain('DXリーダー: 必須');
    const draft = await newDate(course, { held: '5', releaseDay: '2026-12-04' });
    expect(draft.words).toMatch(/□ 下書き（職員には見えません）[^]*✓ 下書きを作りました/);
    expect(draft.words).toContain('DXリーダーに5席（使用0席）。令和8年12月4日（金）09:00に開放');
    expect(draft.words).toContain('令和8年12月9日（水）17:00（あと6営業日）');
    const list = (): Promise<string> => bot.replies(bot.activitiesOf(writerOf(103)).message('研修')).then((sent) => wordsOf(sent[0]));
    expect(await list()).not.toContain('Excel研修（中級）');

    const preview = await hr.tap(draft, 'training.desk-preview');
    expect(preview.words).toContain('見本: 職員にはこう見えます');
    expect(preview.words).toContain('表計算を学びます。');
    expect(preview.titles).toEqual(['公開する', '日程を直す', 'もどる']);
    const open = await hr.tap(preview, 'training.desk-publish');
    expect(open.words).toContain('✓ 公開しました');
    expect(open.titles).toEqual(['研修を開く', '名簿を見る', '日程を直す', '職員の見え方', '優先枠を今開放する', '中止する']);
    expect((await hr.open(open, 'training.desk-course')).titles).toContain('日程を追加');
    expect(await list()).toContain('Excel研修（中級）');
    expect(await audit('training.session-published')).toMatchObject([{ actor: idOf(101) }]);
  });

  it('lists what is coming with its counts, four to a page and back to the first', async () => {
    for (const day of ['2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17']) await newDate(await newCourse(), { day });
    const first = await hr.submit('training.desk', {});
    expect(first.words).toMatch(/全\d+件のうち 1〜4件目/);
    expect(first.words).toContain('受講決定 0 / 定員30');
    expect(first.titles.length).toBeLessThanOrEqual(6);
    let page = first;
    for (let turns = 0; turns < 20 && !page.titles.includes('最初から見る'); turns += 1) page = await hr.tap(page, 'training.desk-page');
    expect((await hr.tap(page, 'training.desk-page')).words).toContain('1〜4件目');
    expect((await hr.send('training.desk-page', { page: 9_999 })).words).toContain('1〜4件目');
  });
});

describe('a form with mistakes', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['no title', { name: ' ' }, /⚠ ここを入れてください/],
    ['no category', { category: '' }, /⚠ ここを入れてください/],
    ['an unknown grade', { grades: 'king' }, /⚠ 選び直してください/],
    ['a year in words', { years: '三年' }, /⚠ 1から45までの数字/],
  ])('of a course comes back filled in: %s', async (_, inputs, words) => {
    const before = (await rows('course')).length;
    const card = await newCourse(inputs);
    expect(card.words).toContain('まだ保存していません');
    expect(card.words).toMatch(words);
    expect(card.values).toMatchObject({ ...COURSE, ...inputs });
    expect(await rows('course')).toHaveLength(before);
    const mended = await hr.tap(card, 'training.desk-save-course', COURSE);
    expect(mended.words).toContain('✓ 研修を作りました');
  });

  it('of 10,000 characters keeps the beginning, says so, and is small enough for Teams', async () => {
    const card = await newCourse({
      name: '研'.repeat(10_000),
      description: '説'.repeat(10_000),
      years: '9'.repeat(10_000),
      grades: 'x'.repeat(10_000),
    });
    expect(card.words).toContain('60文字までです（いま10000文字）');
    expect(card.words).toContain('800文字までです（いま10000文字）');
    expect(card.words).toContain('途中までを残しています');
    expect(card.values['description']).toBe('説'.repeat(2400));
    expect(card.bytes).toBeLessThan(25 * 1024);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no day', { day: '' }, /⚠ ここを入れてください/],
    ['a day that does not exist', { day: '2026-02-31' }, /この日付はありません/],
    ['yesterday', { day: '2026-11-30' }, /過ぎた日時です/],
    ['a time that does not exist', { start: '25:61' }, /この時刻はありません/],
    ['an end before the start', { end: '09:00' }, /終了は、開始より後/],
    ['no place', { place: '' }, /⚠ ここを入れてください/],
    ['a place of 10,000 characters', { place: '場'.repeat(10_000) }, /60文字までです（いま10000文字）/],
    ['no seats', { capacity: '0' }, /1から1000まで/],
    ['too many seats', { capacity: '99999' }, /1から1000まで/],
    ['seats in words', { capacity: '三十' }, /1から1000まで/],
    ['a deadline after the start', { applyDay: '2026-12-11' }, /開始より前/],
    ['a deadline that has passed', { applyDay: '2026-11-27' }, /過ぎた日時です/],
    ['a time without a day', { cancelTime: '12:00' }, /日付も入れて/],
    ['held seats without a release', { held: '3' }, /⚠ ここを入れてください/],
    ['more held seats than seats', { held: '31', releaseDay: '2026-12-04' }, /0から30まで/],
  ])('of a date comes back filled in: %s', async (_, inputs, words) => {
    const before = (await rows('training_session')).length;
    const card = await newDate(await newCourse(), inputs);
    expect(card.words).toContain('まだ保存していません');
    expect(card.words).toMatch(words);
    const short = Object.fromEntries(Object.entries({ ...DATE, ...inputs }).filter(([, value]) => value.length < 100));
    expect(card.values).toMatchObject(short);
    expect(card.bytes).toBeLessThan(25 * 1024);
    expect(await rows('training_session')).toHaveLength(before);
  });

  it('shows Markdown and formulas as they were typed', async () => {
    const name = '=SUM(A1) **太字** [押して](https://evil.example)';
    const card = await newCourse({ name, description: '# 見出し\n<at>全員</at>' });
    expect(card.words).toContain('=SUM(A1) \\*\\*太字\\*\\* \\[押して\\](https://evil.example)');
    expect(card.words).not.toContain('<at>');
    expect((await hr.tap(card, 'training.desk-edit-course')).values['name']).toBe(name);
  });
});

describe('two taps, two people, old cards', () => {
  it('a course and a date that are saved twice are one', async () => {
    const form = await hr.open(await hr.submit('training.desk', {}), 'training.desk-new-course');
    const id = form.data('training.desk-save-course')['id'] as string;
    const saves = await Promise.all([COURSE, COURSE].map((typed) => hr.tap(form, 'training.desk-save-course', typed)));
    expect(saves.map(({ words }) => /✓ 研修を作りました|変わったところはありません/.exec(words)?.[0]).sort()).toEqual([
      '✓ 研修を作りました',
      '変わったところはありません',
    ]);
    expect((await rows('course')).filter((course) => course.id === id)).toHaveLength(1);
    const date = await hr.open(saves[0] ?? form, 'training.desk-new-session');
    await Promise.all([DATE, DATE].map((typed) => hr.tap(date, 'training.desk-save-session', typed)));
    expect((await rows('training_session')).filter(({ course_id }) => course_id === id)).toHaveLength(1);
  });

  it('publishing twice publishes once', async () => {
    const preview = await hr.tap(await newDate(await newCourse()), 'training.desk-preview');
    const before = (await audit('training.session-published')).length;
    const cards = await Promise.all([1, 2].map(() => hr.tap(preview, 'training.desk-publish')));
    for (const card of cards) expect(card.words).toMatch(/公開しました|すでに公開されています/);
    expect(await audit('training.session-published')).toHaveLength(before + 1);
  });

  it('an old card says who changed what and when, keeps what was typed, and saves it at the second tap', async () => {
    const card = await published();
    const mine = await hr.tap(card, 'training.desk-edit-session');
    const theirs = await otherHr.send('training.desk-edit-session', { id: mine.data('training.desk-save-session')['id'] });
    clock.setTo('2026-12-01T10:12:00+09:00');
    await otherHr.tap(theirs, 'training.desk-save-session', { ...DATE, place: '大会議室' });
    const conflict = await hr.tap(mine, 'training.desk-save-session', { ...DATE, capacity: '40' });
    expect(conflict.words).toContain('令和8年12月1日（火）10:12に月岡 誠さん（総務部 人事課）が変更したため、まだ保存していません');
    expect(conflict.words).toContain('場所: 大会議室 → 市役所5階 研修室');
    expect(conflict.values).toMatchObject({ capacity: '40', place: '市役所5階 研修室' });
    const saved = await hr.tap(conflict, 'training.desk-save-session', { ...DATE, capacity: '40', place: '大会議室' });
    expect(saved.words).toContain('定員: 30 → 40');
    expect(saved.words).toContain('最終変更: 令和8年12月1日（火）10:12 高橋 花子さん（総務部 人事課）（定員）');
  });

  it('a course shows what was changed, and an old card does not overwrite it', async () => {
    const course = await newCourse();
    const [mine, theirs] = [await hr.tap(course, 'training.desk-edit-course'), await hr.tap(course, 'training.desk-edit-course')];
    const saved = await hr.tap(mine, 'training.desk-save-course', { ...COURSE, name: 'Excel研修（上級）', dxRelated: 'false' });
    expect(saved.words).toContain('研修の名前: Excel研修（中級） → Excel研修（上級）');
    const conflict = await hr.tap(theirs, 'training.desk-save-course', { ...COURSE, years: '3' });
    expect(conflict.words).toMatch(/変更したため、まだ保存していません[^]*採用何年目までか/);
    expect(conflict.values).toMatchObject({ years: '3', name: 'Excel研修（中級）' });
  });

  it('a session that was called off shows that, on every old card', async () => {
    const card = await published();
    const [asking, editing] = [await hr.tap(card, 'training.desk-ask-call-off'), await hr.tap(card, 'training.desk-edit-session')];
    expect((await hr.tap(asking, 'training.desk-call-off', { reason: ' ' })).words).toContain('⚠ ここを入れてください');
    const long = await hr.tap(asking, 'training.desk-call-off', { reason: '理'.repeat(10_000) });
    expect(long.words).toContain('300文字までです（いま10000文字）');
    expect(long.bytes).toBeLessThan(25 * 1024);
    const off = await hr.tap(asking, 'training.desk-call-off', { reason: '講師の**都合**' });
    expect(off.words).toContain('✓ 中止にしました。0人に知らせを送ります');
    expect(off.words).toContain('講師の\\*\\*都合\\*\\*');
    expect((await hr.tap(asking, 'training.desk-call-off', { reason: '別の理由' })).words).toContain('すでに中止になっています');
    expect((await hr.tap(editing, 'training.desk-save-session', { ...DATE, place: '別' })).words).toMatch(
      /✕ 中止[^]*今の状態ではできません/,
    );
    for (const verb of ['training.desk-ask-call-off', 'training.desk-edit-session', 'training.desk-ask-release'])
      expect((await hr.send(verb, { id: off.data('training.desk-roster')['id'] })).words).toContain('今の状態ではできません');
  });

  it('a draft is deleted after one question, and its old cards say that it is gone', async () => {
    const draft = await newDate(await newCourse());
    const asking = await hr.tap(draft, 'training.desk-ask-discard');
    expect(asking.words).toContain('この下書きを消しますか');
    expect((await hr.tap(asking, 'training.desk-discard')).words).toContain('研修と日程');
    expect((await hr.tap(draft, 'training.desk-preview')).words).toContain('見つかりませんでした');
    expect((await hr.tap(draft, 'training.desk-edit-session')).words).toContain('見つかりませんでした');
  });

  it('held seats are released after one question', async () => {
    const asking = await hr.tap(await published({ held: '5', releaseDay: '2026-12-04' }), 'training.desk-ask-release');
    expect(asking.words).toContain('残している5席を、今すぐ全員に開放しますか');
    const released = await hr.tap(asking, 'training.desk-release');
    expect(released.words).toContain('✓ 優先枠を全員に開放しました');
    expect(released.has('training.desk-ask-release')).toBe(false);
    expect((await hr.tap(asking, 'training.desk-release')).words).toContain('優先枠はもう残っていません');
  });
});

describe('who may', () => {
  const verbs: readonly [string, Record<string, unknown>][] = [
    ['training.desk-page', { page: 0 }],
    ['training.desk-save-course', { id: 'c', version: 0, ...COURSE }],
    ['training.desk-publish', { id: 's', version: 1 }],
    ['training.desk-call-off', { id: 's', version: 1, reason: 'x' }],
    ['training.desk-roster-page', { id: 's', page: 0 }],
    ['training.desk-save-attendance', { id: 's', version: 1, shown: 'e', attended: 'e' }],
    ['training.desk-sign-up', { id: 's', person: idOf(103) }],
  ];
  it.each(verbs)('%s is for 人事担当 alone, and trying it is written down', async (verb, data) => {
    const before = (await audit('training.refused')).length;
    expect((await employee.send(verb, data)).words).toContain('この操作はできません');
    expect((await audit('training.refused')).slice(before)).toEqual([{ actor: idOf(103), detail: JSON.stringify({ verb }) }]);
  });

  it('the button is not even there for others', async () => {
    const [desk] = await bot.replies(bot.activitiesOf(writerOf(103)).message('管理'));
    expect(wordsOf(desk)).not.toContain('研修の管理');
  });

  it('ends with the role, at the next tap', async () => {
    const list = await otherHr.submit('training.desk', {});
    const { db } = bot.app.storage;
    await db.deleteFrom('person_role').where('aad_object_id', '=', idOf(102)).execute();
    expect((await otherHr.open(list, 'training.desk-new-course')).words).toContain('この操作はできません');
    await db
      .insertInto('person_role')
      .values({ aad_object_id: idOf(102), role: 'hr' })
      .execute();
  });

  it('people are not shown in a group chat', async () => {
    const group = { conversation: { id: '19:g', conversationType: 'groupChat', tenantId: '00000000-0000-4000-8000-00000000000a' } };
    const [reply] = await bot.replies(bot.activitiesOf(writerOf(101)).submit('training.desk', {}, group));
    expect(wordsOf(reply)).toContain('1対1のチャット');
  });

  it.each(['training.desk-session', 'training.desk-course', 'training.desk-roster', 'training.desk-new-session'])(
    '%s with an unknown id finds nothing',
    async (verb) => {
      expect((await hr.submit(verb, { id: 'no-such-id' })).words).toContain('見つかりませんでした');
    },
  );

  it.each([{}, { id: 7, version: 1 }, { id: 's', version: 'x' }, { id: 's', version: -1 }])('%o changes nothing', async (data) => {
    expect((await hr.submit('training.desk-publish', data)).words).toContain('このカードは今は使えません');
  });
});
