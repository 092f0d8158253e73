import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { BASICS, CHOICES, deskOf } from '../features/forms/desk-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let hr: Hands;
let otherHr: Hands;
let desk: ReturnType<typeof deskOf>;
let other: ReturnType<typeof deskOf>;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const lines = [rosterLine(101, { name: '高橋 花子', roles: 'hr' }), rosterLine(102, { name: '月岡 誠', roles: 'hr' }), rosterLine(103)];
  await importText(bot.app.storage, rosterFile(...lines));
  [hr, otherHr] = [101, 102].map((number) => handsOf(bot, bot.activitiesOf(writerOf(number)))) as [Hands, Hands];
  [desk, other] = [deskOf(hr), deskOf(otherHr)];
});
afterAll(() => bot.stop());
beforeEach(() => clock.setTo('2026-12-01T09:00:00+09:00'));

const size = (card: HeldCard): number => Buffer.byteLength(JSON.stringify(card.content));

async function drafts(): Promise<number> {
  return (await bot.app.storage.db.selectFrom('form_draft').select('id').execute()).length;
}

describe('基本', () => {
  const BAD: readonly (readonly [input: string, value: string, message: string])[] = [
    ['name', '', '入力してください'],
    ['name', 'あ'.repeat(41), '41字あります。40字までに縮めてください'],
    ['purpose', '  \n ', '入力してください'],
    ['purpose', 'あ'.repeat(10_000), '10,000字あります。300字までに縮めてください'],
    ['introduction', '🙂'.repeat(5000), '10,000字あります。400字までに縮めてください'],
    ['answering', 'sometimes', '選択肢の中から選び直してください'],
    ['chain', 'mayor', '選択肢の中から選び直してください'],
    ['retention', '', '入力してください'],
    ['retention', '一年', '整数を入れてください'],
    ['retention', '0', '1から3650までの数にしてください'],
    ['deadlineDay', '2026-12-01', 'もう過ぎています'],
    ['deadlineDay', '2026-02-30', '日付として読めません'],
  ];

  it.each(BAD)('%s 「%.12s」 comes back filled in, with its message, and nothing is kept', async (input, value, message) => {
    const before = await drafts();
    const first = await hr.open('forms.desk-new', {});
    const again = await desk.step(first, 'basics', { ...BASICS, deadlineDay: '2026-12-10', deadlineTime: '08:59', [input]: value });
    expect(again.words).toContain(`⚠ ${message}`);
    expect(again.words).toContain('1か所を直してください');
    expect(again.values).toMatchObject({
      ...BASICS,
      [input]: input === 'deadlineDay' && value === '2026-02-30' ? undefined : expect.anything(),
    });
    if (value.length < 100 && value.trim() !== '' && value !== '2026-02-30') expect(again.values[input]).toBe(value);
    if (value.length > 5000) expect(again.words).toContain('後ろの部分はカードに残せませんでした');
    expect(size(again)).toBeLessThanOrEqual(25 * 1024);
    expect(await drafts()).toBe(before);
  });

  it('says all that is wrong at once', async () => {
    const again = await desk.step(await hr.open('forms.desk-new', {}), 'basics', {
      answering: 'anonymous',
      chain: 'office',
      name: 'あ'.repeat(10_000),
      purpose: 'い'.repeat(10_000),
      introduction: 'う'.repeat(10_000),
    });
    expect(again.words).toContain('5か所を直してください');
    expect(again.words).toContain('無記名の用紙には、審査を付けられません');
    expect(size(again)).toBeLessThanOrEqual(25 * 1024);
  });

  it('makes one draft of two taps, and both go on', async () => {
    const before = await drafts();
    const first = await hr.open('forms.desk-new', {});
    const sent = { ...first.data('forms.desk-basics'), ...BASICS };
    const cards = await Promise.all([hr.tap('forms.desk-basics', sent), hr.tap('forms.desk-basics', sent)]);
    expect(cards.map(({ words }) => words.includes('用紙を作る 2/3'))).toEqual([true, true]);
    expect(await drafts()).toBe(before + 1);
  });

  it('of an old card keeps what was typed, beside the word that somebody was first', async () => {
    const draft = await desk.begin({ name: '最初の題' });
    const { id, revision } = draft.data('forms.desk-edit');
    const mine = await hr.tap('forms.desk-edit', { id, revision, part: 'basics' });
    const theirs = await otherHr.tap('forms.desk-edit', { id, revision, part: 'basics' });
    expect(mine.values).toMatchObject({ name: '最初の題' });
    expect((await other.step(theirs, 'basics', { ...BASICS, name: '月岡の題' })).words).toContain('✓ 保存しました');
    const late = await desk.step(mine, 'basics', { ...BASICS, name: '高橋の題' });
    expect(late.words).toContain('ほかの操作で先に変わっています。まだ保存していません');
    expect(late.values).toMatchObject({ name: '高橋の題' });
    expect((await hr.tap('forms.desk-draft', { id })).words).toContain('月岡の題');
    const saved = await desk.step(late, 'basics', { ...BASICS, name: '高橋の題' });
    expect(saved.words).toContain('高橋の題');
    expect(saved.words).toContain('高橋 花子さん（総務部 人事課）');
  });
});

describe('対象者', () => {
  it('names the employee numbers that nobody has, and keeps all that was pasted', async () => {
    const second = await desk.step(await hr.open('forms.desk-new', {}), 'basics', BASICS);
    const numbers = '101\n１０３、999999\tabc 101';
    const again = await desk.step(second, 'audience', { numbers, years: 'x', bureaus: '%E5%AE%87' });
    expect(again.words).toContain('名簿にない職員番号が2件あります: 999999、abc');
    expect(again.words).toContain('整数を入れてください');
    expect(again.words).toContain('選択肢の中から選び直してください');
    expect(again.values).toMatchObject({ numbers, years: 'x' });
    const draft = await desk.step(again, 'audience', { numbers: '101\n１０３' });
    expect(draft.words).toContain('職員番号で2人（2人）');
  });

  it('says that it cut a long list, even when nothing is wrong with the list itself', async () => {
    const second = await desk.step(await hr.open('forms.desk-new', {}), 'basics', BASICS);
    const again = await desk.step(second, 'audience', { numbers: '101\n'.repeat(5000), years: 'x' });
    expect(again.words).toContain('1か所を直してください');
    expect(again.words).toContain('後ろの部分はカードに残せませんでした');
  });

  it('answers 10,000 letters, and many numbers, within what a card may hold', async () => {
    const second = await desk.step(await hr.open('forms.desk-new', {}), 'basics', BASICS);
    const letters = await desk.step(second, 'audience', { numbers: 'あ'.repeat(10_000) });
    expect(letters.words).toContain('名簿にない職員番号が1件あります');
    expect(size(letters)).toBeLessThanOrEqual(25 * 1024);
    const many = Array.from({ length: 1500 }, (_, at) => String(500_000 + at)).join('\n');
    const numbers = await desk.step(second, 'audience', { numbers: many });
    expect(numbers.words).toContain('名簿にない職員番号が1500件あります: 500000、500001');
    expect(numbers.words).toContain('ほか1490件');
    expect(numbers.values['numbers']).toBe(many);
    expect(size(numbers)).toBeLessThanOrEqual(25 * 1024);
  });

  it('must be somebody', async () => {
    const second = await desk.step(await hr.open('forms.desk-new', {}), 'basics', BASICS);
    expect((await desk.step(second, 'audience', { grades: 'bucho' })).words).toContain('この条件に当てはまる職員がいません');
  });
});

describe('欄', () => {
  const BAD: readonly (readonly [kind: string, inputs: Readonly<Record<string, string>>, message: string])[] = [
    ['one-choice', { ...CHOICES, label: '' }, '入力してください'],
    ['one-choice', { ...CHOICES, label: 'あ'.repeat(10_000) }, '10,000字あります。60字までに縮めてください'],
    ['one-choice', { ...CHOICES, choices: 'A\nＢ\nＡ' }, '同じ選択肢があります: Ａ'],
    ['one-choice', { ...CHOICES, choices: '一つだけ' }, '選択肢を2つ以上'],
    ['one-choice', { ...CHOICES, choices: '' }, '入力してください'],
    [
      'one-choice',
      { ...CHOICES, choices: Array.from({ length: 13 }, (_, at) => `選択${String(at)}`).join('\n') },
      '選択肢が13個あります。12個まで',
    ],
    ['several-choices', { ...CHOICES, choices: `短い\n${'長'.repeat(61)}` }, '長すぎる選択肢があります（60字まで）'],
    ['several-choices', { ...CHOICES, choices: 'あ'.repeat(10_000) }, '選択肢を2つ以上'],
    ['several-choices', { ...CHOICES, atMost: '1', atLeast: '2' }, '選ぶ数の下限が、上限（1）を超えています'],
    ['several-choices', { ...CHOICES, atMost: '3' }, '1から2までの数にしてください'],
    ['number', { label: '人数', min: '5', max: '1' }, '上限が下限より小さくなっています'],
    ['number', { label: '人数', max: '1兆' }, '整数を入れてください'],
    ['short-text', { label: '名前', maxLength: '201' }, '1から200までの数にしてください'],
    ['consent', { label: 'あ'.repeat(201) }, '201字あります。200字までに縮めてください'],
    ['yes-no', { label: '参加', help: 'あ'.repeat(151) }, '151字あります。150字までに縮めてください'],
  ];

  it.each(BAD)('%s %# comes back filled in, with its message', async (newKind, inputs, message) => {
    const draft = await desk.begin();
    const again = await desk.addField(draft, newKind, inputs);
    expect(again.words).toContain(`⚠ ${message}`);
    for (const [name, value] of Object.entries(inputs)) if (value.length < 500) expect(again.values[name]).toBe(value);
    expect(size(again)).toBeLessThanOrEqual(25 * 1024);
    const { id } = draft.data('forms.desk-add-field');
    expect((await hr.tap('forms.desk-draft', { id })).words).toContain('まだ欄がありません');
  });

  it('are ten at most, also for a card that was opened before', async () => {
    let draft = await desk.begin();
    const { id } = draft.data('forms.desk-add-field');
    const early = await desk.step(draft, 'add-field', { newKind: 'yes-no' });
    for (let at = 1; at <= 10; at += 1) draft = await desk.addField(draft, 'yes-no', { label: `問い${String(at)}` });
    expect(draft.words).toContain('欄は10個までです');
    expect(draft.titles).not.toContain('この種類の欄を足す');
    const late = await desk.step(early, 'field', { label: '十一番目' });
    expect(late.words).toContain('ほかの操作で先に変わっています');
    expect(late.values).toMatchObject({ label: '十一番目' });
    expect((await hr.tap('forms.desk-field', { ...late.data('forms.desk-field'), label: '十一番目' })).words).toContain('欄は10個までです');
    expect((await hr.tap('forms.desk-draft', { id })).words).not.toContain('十一番目');
  });

  it('move, change and go, one tap at a time; a second tap of the same button changes nothing more', async () => {
    let draft = await desk.begin();
    for (const label of ['一', '二', '三']) draft = await desk.addField(draft, 'yes-no', { label });
    const order = (card: HeldCard): string =>
      [...card.words.matchAll(/^\d\. (.)$/gm)]
        .map((match) => match[1])
        .slice(0, 3)
        .join('');
    const move = { ...draft.data('forms.desk-move'), part: 'f3', direction: 'up' };
    expect(order(await hr.tap('forms.desk-move', move))).toBe('一三二');
    expect(order(await hr.tap('forms.desk-move', move))).toBe('一三二');
    const { id } = move as unknown as { id: string };
    const now = await hr.tap('forms.desk-draft', { id });
    const edited = await desk.step(await desk.step(now, 'edit', { part: 'f1' }), 'field', { label: '壱', required: 'false' });
    expect(order(edited)).toBe('壱三二');
    const ask = await desk.step(edited, 'ask-remove', { part: 'f3' });
    expect(ask.words).toContain('この欄を消しますか\n三');
    expect(order(await desk.step(ask, 'remove'))).toBe('壱二');
    expect(order(await desk.step(ask, 'remove'))).toBe('壱二');
    expect((await desk.step(edited, 'move', { part: 'basics' })).words).toContain('欄を選んでください');
    expect((await desk.step(edited, 'edit', { part: '' })).words).toContain('⚠ 入力してください');
    expect((await desk.step(edited, 'add-field', { newKind: 'essay' })).words).toContain('選択肢の中から選び直してください');
  });

  it('with a comma in a choice stay one choice', async () => {
    const id = await desk.publish({ basics: { name: 'コンマ' }, fields: [['several-choices', { ...CHOICES, choices: 'A,B\nC、D' }]] });
    const who = handsOf(bot, bot.activitiesOf(writerOf(103)));
    const done = await who.send(await who.open('forms.open', { id }), { f1: 'c1' });
    expect(done.words).toContain('A,B');
    expect(JSON.stringify((await hr.tap('forms.desk-results', { id, page: 0 })).content)).toContain('"x":"A,B 1件（100%）"');
  });

  it('of two officers who add one at the same time are both kept', async () => {
    const draft = await desk.begin();
    const [mine, theirs] = [
      await desk.step(draft, 'add-field', { newKind: 'yes-no' }),
      await other.step(draft, 'add-field', { newKind: 'number' }),
    ];
    await desk.step(mine, 'field', { label: '高橋の問い' });
    const late = await other.step(theirs, 'field', { label: '月岡の問い' });
    expect(late.words).toContain('まだ保存していません');
    const both = await other.step(late, 'field', { label: '月岡の問い' });
    expect(both.words).toContain('1. 高橋の問い');
    expect(both.words).toContain('2. 月岡の問い');
  });
});

describe('in English', () => {
  it('the desk speaks English', async () => {
    const english = bot.activitiesOf(writerOf(101));
    const sent = (await bot.replies(english.submit('forms.desk-new', {}, { locale: 'en-GB' }))).at(-1);
    expect(JSON.stringify(sent)).toContain('Make a form 1/3: basics');
    expect(JSON.stringify(sent)).not.toMatch(/用紙|締切/);
  });
});
