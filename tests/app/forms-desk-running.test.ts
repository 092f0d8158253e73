import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { CHOICES, deskOf } from '../features/forms/desk-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
const STAFF = Array.from({ length: 8 }, (_, at) => 201 + at);
let bot: BotUnderTest;
let hr: Hands;
let desk: ReturnType<typeof deskOf>;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const officers = [
    rosterLine(101, { name: '高橋 花子', roles: 'hr', grade: 'kacho' }),
    rosterLine(102, { name: '月岡 誠', grade: 'kacho' }),
  ];
  const staff = STAFF.map((number) =>
    rosterLine(number, { managerEmployeeNumber: '102', bureau: '市民生活部', section: '市民課', grade: 'shuji' }),
  );
  await importText(bot.app.storage, rosterFile(...officers, ...staff));
  hr = as(101);
  desk = deskOf(hr);
});
afterAll(() => bot.stop());
beforeEach(() => clock.setTo('2026-12-01T09:00:00+09:00'));

const SHUJI = { grades: 'shuji' };
const TEXT = [['long-text', { label: '意見' }]] as const;

function as(number: number): Hands {
  return handsOf(bot, bot.activitiesOf(writerOf(number)));
}

async function answer(number: number, id: string, inputs: Readonly<Record<string, string>>): Promise<HeldCard> {
  return as(number).send(await as(number).open('forms.open', { id }), inputs);
}

async function actions(subject: string): Promise<string[]> {
  const rows = await bot.app.storage.db.selectFrom('audit_entry').select('action').where('subject', '=', subject).orderBy('seq').execute();
  return rows.map(({ action }) => action);
}

const show = (id: string): Promise<HeldCard> => hr.tap('forms.desk-show', { id });

describe('a form as it is run', () => {
  it('a built-in form is closed and opened for the year, and gets a deadline: each time it is in the audit log', async () => {
    const id = 'book-loan';
    const open = await hr.open('forms.desk-open', { id });
    expect(open.words).toContain('● 受付中');
    const ask = await desk.step(open, 'ask-close');
    expect(ask.words).toContain('あとで再開できます');
    const closed = await desk.step(ask, 'close');
    expect(closed.words).toContain('✓ 受付を終了しました');
    expect((await as(201).open('forms.open', { id })).words).toContain('受付は終わりました');
    expect((await desk.step(ask, 'close')).words).toContain('■ 受付終了');
    const again = await desk.step(closed, 'reopen');
    expect(again.words).toContain('✓ 受付を再開しました');
    const until = await desk.step(await desk.step(again, 'ask-deadline'), 'deadline', { deadlineDay: '2026-12-10', deadlineTime: '17:00' });
    expect(until.words).toContain('令和8年12月10日（木）17:00（あと7営業日）');
    expect((await as(201).open('forms.open', { id })).words).toContain('締切: 令和8年12月10日（木）17:00');
    const cleared = await desk.step(await desk.step(until, 'ask-deadline'), 'clear-deadline');
    expect(cleared.words).toContain('✓ 締切をなくしました');
    expect(await actions(id)).toEqual(['forms.closed', 'forms.opened', 'forms.deadline-changed', 'forms.deadline-changed']);
  });

  it('says when its deadline has passed, and refuses a new one in the past with the card filled in', async () => {
    const id = await desk.publish({ basics: { name: '短い調査', deadlineDay: '2026-12-03' } });
    clock.setTo('2026-12-04T09:00:00+09:00');
    const past = await show(id);
    expect(past.words).toContain('■ 締切を過ぎました');
    expect(past.words).toContain('続けて受け付けるには');
    expect(past.titles).not.toContain('未回答の人に知らせる');
    const ask = await desk.step(past, 'ask-deadline');
    expect(ask.values).toEqual({ deadlineDay: '2026-12-03', deadlineTime: '17:00' });
    const again = await desk.step(ask, 'deadline', { deadlineDay: '2026-12-04', deadlineTime: '08:30' });
    expect(again.words).toContain('⚠ もう過ぎています');
    expect(again.values).toEqual({ deadlineDay: '2026-12-04', deadlineTime: '08:30' });
    expect((await desk.step(ask, 'deadline', { deadlineDay: '' })).words).toContain('⚠ 入力してください');
    expect((await desk.step(again, 'deadline', { deadlineDay: '2026-12-07', deadlineTime: '17:00' })).words).toContain('● 受付中');
  });

  it('an old card shows how it is now, and changes nothing', async () => {
    const id = await desk.publish({ basics: { name: '古いカード' } });
    const old = await show(id);
    await desk.step(await desk.step(old, 'ask-deadline'), 'deadline', { deadlineDay: '2026-12-10', deadlineTime: '17:00' });
    const late = await hr.tap('forms.desk-close', { ...old.data('forms.desk-ask-close'), part: '' });
    expect(late.words).toContain('ほかの操作で先に変わっています');
    expect(late.words).toContain('● 受付中');
  });

  it('unknown ids and fields lead nowhere', async () => {
    const unknown = { id: 'nothing', page: 0 };
    for (const verb of ['desk-show', 'desk-results', 'desk-cases', 'desk-ask-export', 'desk-draft']) {
      expect((await hr.tap(`forms.${verb}`, unknown)).words).toContain('見つかりませんでした');
    }
    for (const verb of ['desk-open', 'desk-sample', 'desk-copy']) {
      expect((await hr.open(`forms.${verb}`, unknown)).words).toContain('見つかりませんでした');
    }
    const id = await desk.publish({ basics: { name: '欄なし' } });
    expect((await hr.tap('forms.desk-answers', { id, field: 'f9', page: 0 })).words).toContain('欄なし: 結果');
  });

  it('is copied into a draft with the same words and fields', async () => {
    const id = await desk.publish({ basics: { name: '毎年の調査', deadlineDay: '2026-12-10' } });
    const copy = await hr.open('forms.desk-copy', { id });
    expect(copy.words).toContain('✓ 複製して');
    expect(copy.words).toContain('毎年の調査');
    expect(copy.words).toContain('1. 受けたい研修');
    expect(copy.words).toContain('**締切** なし');
  });
});

describe('the reminder', () => {
  it('goes to those who have not answered, after it was asked, once a day', async () => {
    const id = await desk.publish({ basics: { name: '全員の調査' }, audience: SHUJI });
    await answer(201, id, { f1: 'c1' });
    const ask = await desk.step(await show(id), 'ask-remind');
    expect(ask.words).toContain('合計\n7人\n市民生活部\n7人');
    const done = await desk.step(ask, 'remind');
    expect(done.words).toContain('✓ 7人に案内を送ります');
    const keys = async (): Promise<{ to: string; card: string }[]> => {
      const { db } = bot.app.storage;
      const rows = await db
        .selectFrom('outbox_message')
        .innerJoin('outbox_card', 'hash', 'card_hash')
        .select(['aad_object_id as to', 'content as card'])
        .where('dedupe_key', 'like', `forms.reminder:${id}:%`)
        .execute();
      return rows.toSorted((a, b) => (a.to < b.to ? -1 : 1));
    };
    expect((await keys()).map(({ to }) => to)).toEqual(STAFF.slice(1).map(idOf));
    expect((await keys())[0]?.card).toContain('全員の調査');
    expect((await desk.step(ask, 'remind')).words).toContain('知らせる人はいませんでした');
    expect(await keys()).toHaveLength(7);
    clock.setTo('2026-12-02T09:00:00+09:00');
    await answer(202, id, { f1: 'c2' });
    expect((await desk.step(await desk.step(await show(id), 'ask-remind'), 'remind')).words).toContain('✓ 6人に案内を送ります');
    expect((await actions(id)).filter((action) => action === 'forms.reminded')).toHaveLength(2);
  });

  it('is not there for anonymous forms, forms answered several times, and built-in ones', async () => {
    const anonymous = await desk.publish({ basics: { answering: 'anonymous' } });
    const several = await desk.publish({ basics: { answering: 'several' } });
    for (const id of [anonymous, several, 'book-loan']) {
      expect((await show(id)).titles).not.toContain('未回答の人に知らせる');
      expect((await hr.tap('forms.desk-remind', { id, revision: 1, part: '' })).words).not.toContain('案内を送ります');
    }
  });
});

describe('results', () => {
  it('of an anonymous form are counts alone below five, and never tell who, when or what belongs together', async () => {
    const id = await desk.publish({ basics: { name: '無記名', answering: 'anonymous' }, fields: [['one-choice', CHOICES], ...TEXT] });
    for (const number of [201, 202, 203, 204]) await answer(number, id, { f1: 'c1', f2: `意見${String(300 - number)}` });
    const few = await hr.tap('forms.desk-results', { id, page: 0 });
    expect(few.words).toContain('5件になるまで');
    expect(few.titles).toEqual(['戻る']);
    expect((await hr.tap('forms.desk-answers', { id, field: 'f2', page: 0 })).words).not.toContain('意見9');
    const refused = await hr.open('forms.desk-export', { id, format: 'csv' });
    expect(refused.words).toContain('5件になるまで');
    expect(refused.titles).toEqual([]);

    await answer(205, id, { f1: 'c2', f2: '意見95' });
    const texts = await hr.tap('forms.desk-answers', { id, field: 'f2', page: 0 });
    expect([...texts.words.matchAll(/^意見\d+$/gm)].map(String)).toEqual(['意見95', '意見96', '意見97', '意見98', '意見99']);
    expect(texts.words).not.toMatch(/職員 20\d|12月1日/);
  });

  it('are read ten at a time, long ones shortened', async () => {
    const id = await desk.publish({
      basics: { name: '多い', answering: 'several' },
      fields: [['long-text', { label: '意見', maxLength: '2000' }]],
    });
    for (let at = 0; at < 11; at += 1) await answer(201, id, { f1: `${String(at)}番${'戸'.repeat(1990)}` });
    const first = await hr.tap('forms.desk-answers', { id, field: 'f1', page: 0 });
    expect([...first.words.matchAll(/^\d+番/gm)]).toHaveLength(10);
    expect(first.titles).toContain('次を見る（1/2）');
    const second = await hr.tap('forms.desk-answers', first.data('forms.desk-answers'));
    expect([...second.words.matchAll(/^\d+番戸+…$/gm)]).toHaveLength(1);
  });

  it('of numbers, days and sections', async () => {
    const fields = [
      ['number', { label: '人数' }],
      ['date', { label: '希望日' }],
      ['section', { label: '所属' }],
      ['person', { label: '相手' }],
    ] as const;
    const id = await desk.publish({ basics: { name: '数える', answering: 'several' }, fields });
    await answer(201, id, { f1: '2', f2: '2026-12-20', f3: '市民生活部 市民課', f4: '102' });
    await answer(202, id, { f1: '5', f2: '2026-12-08', f3: '市民生活部 市民課' });
    const page = await hr.tap('forms.desk-results', { id, page: 0 });
    expect(page.words).toContain('平均\n3.5\n最小\n2\n最大\n5');
    expect(page.words).toContain('最も早い日\n令和8年12月8日（火）\n最も遅い日\n令和8年12月20日（日）');
    expect(JSON.stringify(page.content)).toContain('市民生活部 市民課 2件（100%）');
    expect((await hr.tap('forms.desk-answers', { id, field: 'f4', page: 0 })).words).toContain('月岡 誠さん（総務部 人事課）');
  });
});

describe('decisions', () => {
  it('are listed by state, with a way to those that wait for 人事担当', async () => {
    const id = await desk.publish({ basics: { name: '許可願', chain: 'manager-then-hr', answering: 'several' }, fields: TEXT });
    await answer(201, id, { f1: '最初の願い' });
    await answer(202, id, { f1: '次の願い' });
    const waiting = await bot.app.storage.db
      .selectFrom('approval_case')
      .select(['id', 'version'])
      .where('applicant', '=', idOf(201))
      .executeTakeFirstOrThrow();
    await as(102).tap('approvals.approve', { case: waiting.id, version: waiting.version });
    const cases = await desk.step(await show(id), 'cases');
    expect(cases.words).toContain('審査中\n2件');
    expect(cases.words).toContain('月岡 誠さん（総務部 人事課）・処理期限 令和8年12月8日（火）');
    expect(cases.titles.filter((title) => title === '開く')).toHaveLength(1);
    expect(await actions(id)).toContain('forms.cases-viewed');
    expect((await hr.open('approvals.open', cases.data('approvals.open'))).words).toContain('最初の願い');
  });
});
