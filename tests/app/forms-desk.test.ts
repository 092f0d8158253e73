import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import readWorkbook from 'read-excel-file/node';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf } from '../support/message-cards.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { BASICS, CHOICES, deskOf } from '../features/forms/desk-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let hr: Hands;
let otherHr: Hands;
let employee: Hands;
let desk: ReturnType<typeof deskOf>;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const lines = [
    rosterLine(101, { name: '高橋 花子', roles: 'hr' }),
    rosterLine(102, { name: '月岡 誠', roles: 'hr' }),
    rosterLine(103, { name: '佐藤 葵', bureau: '市民生活部', section: '市民課', grade: 'shuji' }),
    rosterLine(104, { name: '鈴木 蓮', bureau: '市民生活部', section: '市民課', grade: 'kacho' }),
  ];
  await importText(bot.app.storage, rosterFile(...lines));
  [hr, otherHr, employee] = [101, 102, 103].map((number) => handsOf(bot, bot.activitiesOf(writerOf(number)))) as [Hands, Hands, Hands];
  desk = deskOf(hr);
});
afterAll(() => bot.stop());
beforeEach(() => clock.setTo('2026-12-01T09:00:00+09:00'));

async function answer(formId: string, field: string, value: string, number = 103): Promise<HeldCard> {
  const who = handsOf(bot, bot.activitiesOf(writerOf(number)));
  return who.send(await who.open('forms.open', { id: formId }), { [field]: value });
}

async function audit(action: string): Promise<{ actor: string; subject: string; detail: string }[]> {
  const { db } = bot.app.storage;
  return db.selectFrom('audit_entry').select(['actor', 'subject', 'detail']).where('action', '=', action).orderBy('seq').execute();
}

describe('from the first card to the file', () => {
  it('HR makes a form, sees it, publishes it; an employee answers; HR reads the result and exports it', async () => {
    expect((await hr.say('管理')).titles).toContain('申請・アンケートの管理');
    const list = await hr.open('forms.desk', {});
    expect(list.words).toContain('備え付け・回答 0件');
    const first = await hr.open('forms.desk-new', {});
    expect(first.words).toContain('用紙を作る 1/3: 基本');
    const second = await desk.step(first, 'basics', {
      ...BASICS,
      introduction: '1分で終わります',
      deadlineDay: '2026-12-10',
      deadlineTime: '17:00',
    });
    expect(second.words).toContain('用紙を作る 2/3: 対象者');
    const draft = await desk.step(second, 'audience', { bureaus: encodeURIComponent('市民生活部'), grades: 'shuji,kacho' });
    expect(draft.words).toContain('市民生活部／課長級、主事・主事補級（2人）');
    expect(draft.words).toContain('令和8年12月10日（木）17:00');
    const withChoices = await desk.addField(draft, 'one-choice', { ...CHOICES, choices: '=SUM(A1), 表計算\n**太字**' });
    const withText = await desk.addField(withChoices, 'long-text', { label: '理由', maxLength: '300' });
    expect(withText.words).toContain('長い文・任意');

    const check = await desk.step(withText, 'check');
    expect(check.words).toContain('この内容で公開しますか');
    expect(check.words).toMatch(/合計\n2人|2人/);
    const sample = await hr.open('forms.desk-sample', check.data('forms.desk-sample'));
    expect(sample.words).toContain('見本（まだ公開していません）');
    expect(sample.words).toContain('=SUM(A1), 表計算');
    expect(sample.titles).toEqual([]);

    const published = await desk.step(check, 'publish');
    expect(published.words).toContain('✓ 公開しました');
    expect(published.words).toContain('0件／対象 2人（0%）');
    const { id } = published.data('forms.desk-results');

    expect((await employee.say('申請')).words).toContain('研修の希望調査');
    const form = await employee.open('forms.open', { id });
    expect(form.words).toContain('利用目的: 来年度の計画のため');
    expect((await employee.send(form, { f1: 'c2', f2: '=1+1 **強調**' })).words).toContain('✓ 受け付けました');

    const results = await hr.tap('forms.desk-results', { id, page: 0 });
    expect(results.words).toContain('1件／対象 2人（50%）');
    const chart = JSON.stringify(results.content);
    expect(chart).toContain('"type":"Chart.HorizontalBar"');
    expect(chart).toContain('"x":"**太字** 1件（100%）","y":1');
    const texts = await hr.tap('forms.desk-answers', { id, field: 'f2', page: 0 });
    expect(texts.words).toContain('=1+1 \\*\\*強調\\*\\*');
    expect(texts.words).toContain('佐藤 葵さん（市民生活部 市民課）・令和8年12月1日（火）09:00');
    expect(await audit('forms.results-viewed')).toContainEqual({ actor: idOf(101), subject: id, detail: '{"field":"f2"}' });

    const link = await exportLink(id, 'xlsx');
    const file = await fetch(link, { method: 'POST' });
    const [sheet] = await readWorkbook(Buffer.from(await file.arrayBuffer()));
    expect(sheet?.data[0]).toEqual(['回答日時', '氏名', '職員番号', '部局', '課', '職階', '受けたい研修', '理由', '状態']);
    expect(sheet?.data[1]?.slice(1)).toEqual([
      '佐藤 葵',
      '103',
      '市民生活部',
      '市民課',
      '主事・主事補級',
      '**太字**',
      '=1+1 **強調**',
      '受付済み',
    ]);
    expect(await audit('forms.exported')).toMatchObject([{ actor: idOf(101), subject: id }]);
  });

  async function exportLink(id: unknown, format: string): Promise<string> {
    const ask = await hr.tap('forms.desk-ask-export', { id });
    expect(ask.words).toContain('氏名が入ります');
    const sent = (await bot.replies(bot.activitiesOf(writerOf(101)).submit('forms.desk-export', { id, format }))).at(-1);
    expect(buttonsOf(sent).map(({ title }) => title)).toEqual(['ファイルを受け取る']);
    const url = /"url":"([^"]+)"/.exec(JSON.stringify(sent))?.[1] ?? '';
    return url.replace(/^http:\/\/[^/]+/, bot.url);
  }

  it('gives CSV whose formulas are harmless', async () => {
    const id = await desk.publish({ basics: { name: '表計算' }, fields: [['short-text', { label: '=HYPERLINK("x")' }]] });
    await answer(id, 'f1', '@SUM(1)');
    const csv = await (await fetch(await exportLink(id, 'csv'), { method: 'POST' })).text();
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain(`"'@SUM(1)"`);
  });
});

describe('publishing', () => {
  it('happens once for two taps, and the second says so', async () => {
    const check = await desk.step(await desk.addField(await desk.begin(), 'yes-no', { label: '参加しますか' }), 'check');
    const seen = check.data('forms.desk-publish');
    const [one, two] = await Promise.all([hr.tap('forms.desk-publish', seen), hr.tap('forms.desk-publish', seen)]);
    for (const card of [one, two]) expect(card.words).toContain('● 受付中');
    expect((await audit('forms.published')).filter(({ subject }) => subject === seen['id'])).toHaveLength(1);
    const late = await hr.tap('forms.desk-publish', seen);
    expect(late.words).toContain('すでに公開されています');
    // An old card of the making shows the form, and changes nothing of it.
    const old = await hr.tap('forms.desk-field', { ...seen, field: 'f1', fresh: false, fieldKind: 'yes-no', label: '別の問い' });
    expect(old.words).toContain('すでに公開されています');
    const form = await employee.open('forms.open', { id: seen['id'] });
    expect(JSON.stringify(form.content)).toContain('参加しますか');
    expect(JSON.stringify(form.content)).not.toContain('別の問い');
  });

  it('waits for what is missing: a field, a deadline to come, somebody to ask', async () => {
    const draft = await desk.begin({ deadlineDay: '2026-12-10' });
    const empty = await desk.step(draft, 'check');
    expect(empty.words).toContain('欄がありません');
    expect(empty.titles).toEqual(['戻る', '下書きを捨てる']);
    const { id } = draft.data('forms.desk-add-field');
    const filled = await desk.addField(draft, 'yes-no', { label: '参加しますか' });
    clock.setTo('2026-12-11T09:00:00+09:00');
    const late = await desk.step(filled, 'check');
    expect(late.words).toContain('締切が過ぎています');
    const forced = await hr.tap('forms.desk-publish', { id, revision: filled.data('forms.desk-add-field')['revision'] });
    expect(forced.words).toContain('締切が過ぎています');
    expect(await bot.app.storage.db.selectFrom('form').select('id').where('id', '=', String(id)).execute()).toEqual([]);
  });

  it('refuses what no card could hold', async () => {
    let draft = await desk.begin();
    const choices = Array.from({ length: 12 }, (_, at) => `${String(at)}${'戸'.repeat(59)}`.slice(0, 60)).join('\n');
    for (let at = 0; at < 10; at += 1)
      draft = await desk.addField(draft, 'several-choices', { label: `問い${String(at)}${'戸'.repeat(50)}`, choices });
    expect((await desk.step(draft, 'check')).words).toContain('一枚のカードに入りきりません');
  });

  it('takes the draft away for good only after it was asked, and says so to a second tap', async () => {
    const check = await desk.step(await desk.begin(), 'check');
    const ask = await desk.step(check, 'ask-discard');
    expect(ask.words).toContain('元に戻せません');
    const seen = ask.data('forms.desk-discard');
    expect((await hr.tap('forms.desk-discard', seen)).words).toContain('✓ 下書きを捨てました');
    expect((await hr.tap('forms.desk-discard', seen)).words).toContain('✓ 下書きを捨てました');
    expect((await hr.tap('forms.desk-draft', { id: seen['id'] })).words).toContain('見つかりませんでした');
  });
});

describe('who may', () => {
  const VERBS = ['desk', 'desk-open', 'desk-results', 'desk-answers', 'desk-export', 'desk-close', 'desk-publish', 'desk-remind'];

  it.each(VERBS)('forms.%s is for 人事担当 alone: others are told, nothing changes, and it is in the audit log', async (verb) => {
    const id = await desk.publish({});
    const before = await bot.app.storage.db.selectFrom('form').selectAll().execute();
    const sent = { id, revision: 1, page: 0, field: 'f1', format: 'csv', part: '' };
    expect((await employee.open(`forms.${verb}`, sent)).words).toContain('この操作はできません');
    expect(await bot.app.storage.db.selectFrom('form').selectAll().execute()).toEqual(before);
    expect(await audit('forms.refused')).toContainEqual({
      actor: idOf(103),
      subject: verb === 'desk' ? 'desk' : id,
      detail: JSON.stringify({ verb: `forms.${verb}` }),
    });
  });

  it('ends with the role', async () => {
    const card = await hr.open('forms.desk', {});
    expect(card.words).toContain('全部で');
    await importText(
      bot.app.storage,
      rosterFile(
        rosterLine(101, { name: '高橋 花子' }),
        rosterLine(102, { name: '月岡 誠', roles: 'hr' }),
        rosterLine(103, { name: '佐藤 葵' }),
      ),
    );
    expect((await hr.open('forms.desk', {})).words).toContain('この操作はできません');
    expect((await otherHr.open('forms.desk', {})).words).toContain('全部で');
  });
});
