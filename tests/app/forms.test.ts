import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFormStore } from '../../src/features/forms/form-store.ts';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { asSent, handsOf, publish } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';
import { FIELDS, GOOD, formOf, ja } from '../features/forms/small-form.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
const DEADLINE = new Date('2026-12-10T17:00:00+09:00');
let bot: BotUnderTest;
let me: Hands;
let number = 3000;
let forms = 0;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const staff = Array.from({ length: 60 }, (_, index) => rosterLine(3001 + index, { managerEmployeeNumber: '101' }));
  const others = [
    rosterLine(101, { name: '月岡 誠', grade: 'kacho' }),
    rosterLine(102),
    rosterLine(103, { name: '高橋 花子' }),
    rosterLine(104, { name: '高橋 花子', section: '職員課' }),
    rosterLine(105, { roles: 'hr' }),
  ];
  await importText(bot.app.storage, rosterFile(...others, ...staff));
});
afterAll(() => bot.stop());
beforeEach(() => {
  clock.setTo('2026-12-01T09:00:00+09:00');
  number += 1;
  me = handsOf(bot, bot.activitiesOf(writerOf(number)));
});

async function newForm(changes: Record<string, unknown> = {}, deadline: Date | null = DEADLINE): Promise<string> {
  forms += 1;
  const id = `f${String(forms)}`;
  await publish(bot, formOf({ id, ...changes }), clock.now(), deadline);
  return id;
}

async function rows(formId: string) {
  return bot.app.storage.db.selectFrom('form_response').selectAll().where('form_id', '=', formId).execute();
}

const opened = (id: string): Promise<HeldCard> => me.open('forms.open', { id });

describe('a form', () => {
  it('is in the list with its state and deadline, and shows purpose, retention and who sees it', async () => {
    const id = await newForm({ title: ja('職場アンケート') });
    const list = await me.say('申請');
    expect(list.words).toContain('職場アンケート');
    expect(list.words).toContain('● 未回答');
    expect(list.words).toContain('締切: 令和8年12月10日（木）17:00（あと7営業日）');
    const card = await opened(id);
    expect(card.words).toContain('利用目的: 試すため');
    expect(card.words).toContain('保存期間: 30日');
    expect(card.words).toContain('人事担当だけが見ます');
    expect(card.titles).toEqual(['回答する']);
  });

  it('turns into its result: everything recorded, when, and how to take it back', async () => {
    const id = await newForm();
    const done = await me.send(await opened(id), GOOD);
    expect(done.words).toContain('✓ 受け付けました');
    expect(done.words).toContain('受付: 令和8年12月1日（火）9:00'.replace('9:00', '09:00'));
    expect(done.words).toContain('職員 102さん（総務部 人事課）');
    expect(done.words).toContain('X、Z');
    expect(done.words).toContain('\\*\\*太字\\*\\* \\[押して\\](https://example.com)');
    expect(done.words).toContain('=1+1');
    expect(done.titles).toEqual(['内容を直す', '取り下げる']);
    expect(await rows(id)).toMatchObject([
      { aad_object_id: idOf(number), state: 'submitted', answers: expect.stringContaining('"count":12') },
    ]);
  });

  it('comes back filled in, with a message beside every bad field, and records nothing', async () => {
    const id = await newForm();
    const bad = {
      ...GOOD,
      name: 'あ'.repeat(25),
      pick: 'q',
      day: '2020-01-01',
      count: '三',
      leader: '高橋 花子',
      agreed: 'false',
      reason: '',
    };
    const again = await me.send(await opened(id), bad);
    expect(again.words).toContain('7か所を直して');
    for (const message of [
      '20字までです（いま25字）',
      '表示されている中から',
      '令和8年12月1日（火）以降',
      '数字だけで',
      '同じ名前の職員',
      '同意していただける',
      '入力してください',
    ]) {
      expect(again.words).toContain(message);
    }
    expect(again.values).toMatchObject({ name: 'あ'.repeat(25), many: 'x,z', count: '三', day: '2020-01-01', section: '総務部 人事課' });
    expect(again.words).toContain('高橋 花子さん（総務部 職員課） 104');
    expect(await rows(id)).toEqual([]);
    const done = await me.send(again, { ...GOOD, leader: idOf(104) });
    expect(done.words).toContain('高橋 花子さん（総務部 職員課）');
  });

  it('answers 10,000 letters in words, within what a card may hold, and gives back the beginning', async () => {
    const id = await newForm();
    const again = await me.send(await opened(id), { ...GOOD, reason: 'あ'.repeat(10_000) });
    expect(again.words).toContain('500字までです（いま10,000字）');
    expect(again.words).toContain('後ろの部分はカードに残せませんでした');
    expect(String(again.values['reason']).length).toBe(1500);
    expect(Buffer.byteLength(JSON.stringify(again.content))).toBeLessThanOrEqual(25 * 1024);
  });

  it('takes nobody else for a colleague: a forged id, a name and a number that nobody has', async () => {
    const id = await newForm();
    for (const leader of [idOf(999), '存在 しない', '999999', "'; drop table person; --"]) {
      const again = await me.send(await opened(id), { ...GOOD, leader });
      expect(again.words).toContain('名簿に見つかりません');
    }
    expect((await me.send(await opened(id), { ...GOOD, leader: '102' })).words).toContain('職員 102さん');
    expect(await rows(id)).toHaveLength(1);
  });
});

describe('a second tap', () => {
  it('of the same card, at the same moment, records one response and shows it twice', async () => {
    const id = await newForm({ responses: 'several' });
    const card = await opened(id);
    const both = await Promise.all([me.send(card, GOOD), me.send(card, { ...GOOD, name: '別の題名' })]);
    for (const { words } of both) expect(words).toContain('✓ 受け付けました');
    expect(both.some(({ words }) => words.includes('二重には記録していません'))).toBe(true);
    expect(await rows(id)).toHaveLength(1);
  });

  it('through an older client is the same response', async () => {
    const id = await newForm();
    const card = await opened(id);
    const who = bot.activitiesOf(writerOf(number));
    const data = { ...card.data('forms.submit'), ...asSent(GOOD) };
    await bot.post(who.submit('forms.submit', data));
    await bot.post(who.submit('forms.submit', data));
    expect(await rows(id)).toHaveLength(1);
  });

  it('of another card, where one response is allowed, shows what was recorded', async () => {
    const id = await newForm();
    const [first, second] = [await opened(id), await opened(id)];
    await me.send(first, GOOD);
    const again = await me.send(second, { ...GOOD, name: '二つ目' });
    expect(again.words).toContain('二重には記録していません');
    expect(again.words).not.toContain('二つ目');
    expect((await opened(id)).words).toContain('✓ 受け付けました');
    expect(await rows(id)).toHaveLength(1);
  });

  it('of another card, where several are allowed, is another response', async () => {
    const id = await newForm({ responses: 'several', fields: FIELDS.slice(0, 1) });
    for (const name of ['一', '二']) await me.send(await opened(id), { name });
    expect(await rows(id)).toHaveLength(2);
  });
});

describe('a response', () => {
  const short = { fields: FIELDS.slice(0, 1) };

  it('can be changed by its author until the deadline; an old card changes nothing and loses no word', async () => {
    const id = await newForm(short);
    const done = await me.send(await opened(id), { name: '初め' });
    const [one, two] = [await me.tap('forms.edit', done.data('forms.edit')), await me.tap('forms.edit', done.data('forms.edit'))];
    expect(one.values['name']).toBe('初め');
    const changed = await me.send(one, { name: '次' });
    expect(changed.words).toContain('最後に直した日時');
    expect(changed.words).toContain('次');
    expect((await me.send(one, { name: '次' })).words).toContain('✓ 受け付けました');
    const late = await me.send(two, { name: '別の画面の言葉' });
    expect(late.words).toContain('■ 直せませんでした');
    expect(late.words).toContain('別の画面の言葉');
    expect((await me.tap('forms.back', late.data('forms.back'))).words).toContain('次');
    const third = await me.tap('forms.edit', late.data('forms.back'));
    clock.setTo('2026-12-10T17:00:01+09:00');
    const closed = await me.send(third, { name: '遅い' });
    expect(closed.words).toContain('■ 受付は終わりました');
    expect(closed.words).toContain('遅い');
    expect(await rows(id)).toMatchObject([{ answers: '{"name":"次"}', revision: 2 }]);
  });

  it('is withdrawn only after a question, once, and its old card does not bring it back', async () => {
    const id = await newForm(short);
    const card = await opened(id);
    const done = await me.send(card, { name: '取り下げる文' });
    const asked = await me.tap('forms.ask-withdraw', done.data('forms.ask-withdraw'));
    expect(asked.titles).toEqual(['取り下げる', '取り下げない']);
    expect(await rows(id)).toMatchObject([{ state: 'submitted' }]);
    const gone = await me.tap('forms.withdraw', asked.data('forms.withdraw'));
    expect(gone.words).toContain('– 取り下げました');
    expect(gone.titles).toEqual([]);
    expect((await me.tap('forms.withdraw', asked.data('forms.withdraw'))).words).toContain('– 取り下げました');
    expect((await me.send(card, { name: '取り下げる文' })).words).toContain('– 取り下げました');
    expect((await me.send(await opened(id), { name: '新しい文' })).words).toContain('新しい文');
    expect((await rows(id)).map(({ state }) => state).sort()).toEqual(['submitted', 'withdrawn']);
  });

  it('of somebody else is as unknown as one that does not exist', async () => {
    const id = await newForm(short);
    const done = await me.send(await opened(id), { name: '秘密の文' });
    const { id: response } = done.data('forms.edit');
    const other = handsOf(bot, bot.activitiesOf(writerOf(102)));
    for (const [verb, data] of [
      ['forms.back', { id: response }],
      ['forms.edit', { id: response }],
      ['forms.ask-withdraw', { id: response }],
      ['forms.withdraw', { id: response, revision: 1 }],
      ['forms.change', { id: response, revision: 1, version: 1, card: idOf(7), 'in-name': 'x' }],
    ] as const) {
      const theirs = await other.tap(verb, data);
      const unknown = await other.tap(verb, { ...data, id: 'no-such-response' });
      expect(theirs.words).toBe(unknown.words);
      expect(theirs.words).toContain('見つかりませんでした');
    }
    const forged = await other.tap('forms.submit', { form: id, version: 1, about: '', card: (await rows(id))[0]?.card_id, 'in-name': 'x' });
    expect(forged.words).toContain('見つかりませんでした');
    expect(await rows(id)).toMatchObject([{ state: 'submitted', revision: 1 }]);
  });
});

describe('nothing is recorded, and nothing written is lost,', () => {
  it('one second after the deadline, though the card was opened before', async () => {
    const id = await newForm({ fields: FIELDS.slice(0, 2) });
    const card = await opened(id);
    clock.setTo('2026-12-10T17:00:01+09:00');
    const late = await me.send(card, { name: '間に合わない題', reason: '長く書いた理由' });
    expect(late.words).toContain('■ 受付は終わりました');
    expect(late.words).toContain('長く書いた理由');
    expect(await rows(id)).toEqual([]);
    expect((await opened(id)).words).toContain('受け付けていません');
    clock.setTo('2026-12-10T17:00:00+09:00');
    expect((await me.send(card, { name: 'ちょうど', reason: 'r' })).words).toContain('✓ 受け付けました');
  });

  it('when HR has closed the form', async () => {
    const id = await newForm({ fields: FIELDS.slice(0, 1) });
    const card = await opened(id);
    const store = createFormStore(bot.app.storage, []);
    await bot.app.storage.transaction((tx) => store.change(tx, { id, revision: 1, state: 'closed' }, clock.now()));
    expect((await me.send(card, { name: '閉じたあと' })).words).toContain('閉じたあと');
    expect(await rows(id)).toEqual([]);
    expect((await me.say('申請')).words).not.toContain(id);
  });

  it('for an unknown form, another audience, an old version, broken data, or somebody off the roster', async () => {
    const id = await newForm({ fields: FIELDS.slice(0, 1), audience: { grades: ['bucho'] } });
    const sent = { form: id, version: 1, card: idOf(8), about: '', 'in-name': 'x' };
    expect((await opened('no-such-form')).words).toContain('見つかりませんでした');
    expect((await me.tap('forms.submit', { ...sent, form: 'no-such-form' })).words).toContain('見つかりませんでした');
    expect((await opened(id)).words).toContain('この操作はできません');
    expect((await me.tap('forms.submit', sent)).words).toContain('この操作はできません');
    const mine = await newForm({ fields: FIELDS.slice(0, 1) });
    const renewed = await me.tap('forms.submit', { ...sent, form: mine, version: 7 });
    expect(renewed.words).toContain('用紙が新しくなりました');
    expect(renewed.values['name']).toBe('x');
    for (const data of [{}, { ...sent, card: 'none' }, { ...sent, form: 5 }, { ...sent, version: 'x' }]) {
      await me.tap('forms.submit', data);
    }
    const stranger = handsOf(bot, bot.activitiesOf(writerOf(7777)));
    expect((await stranger.tap('forms.submit', { ...sent, form: mine })).words).not.toContain('受け付けました');
    expect((await stranger.say('申請')).words).toContain('職員名簿に登録がありません');
    expect([...(await rows(id)), ...(await rows(mine))]).toEqual([]);
  });
});
