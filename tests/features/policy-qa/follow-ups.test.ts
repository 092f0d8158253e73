import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/bot/feature.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createPolicyQa } from '../../../src/features/policy-qa/index.ts';
import type { Offers } from '../../../src/features/policy-qa/offers.ts';
import { isPlainWish, wishedTraining } from '../../../src/features/policy-qa/wish.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createOfficialWording } from '../../../src/official/official-wording.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { buttonsOf } from '../../support/message-cards.ts';
import { silentMetrics } from '../../support/silent-metrics.ts';
import { memoryStorage } from '../../support/storage.ts';
import { callerOf, says } from '../../support/turns.ts';

const FORMS = [
  'course-survey',
  'course-report',
  'correspondence-course',
  'qualification-subsidy',
  'study-group',
  'book-loan',
  'audit-lecture',
  'dispatch-wish',
];

const knowledge = loadKnowledge('knowledge');
/** Forms that are closed for the moment. */
const closed = new Set<string>();
const said = (text: string): Promise<Reply> => Promise.resolve({ kind: 'text', text });
const offers: Offers = {
  consultation: { verb: 'home.consultation' },
  trainings: { verb: 'training.list', open: (words) => said(`trainings:${words}`) },
  forms: {
    listVerb: 'forms.list',
    openVerb: 'forms.open',
    ids: FORMS,
    isOfferedTo: (id) => Promise.resolve(!closed.has(id)),
    open: (id) => said(`form:${id}`),
    list: () => said('forms'),
  },
};

let storage: Storage;
let feature: ReturnType<typeof createPolicyQa>;

const made = (given?: Offers, of = knowledge): ReturnType<typeof createPolicyQa> =>
  createPolicyQa({
    storage,
    knowledge: of,
    official: createOfficialWording({ storage }),
    namesAmong: () => Promise.resolve([]),
    newId: () => crypto.randomUUID(),
    metrics: silentMetrics(),
    ...(given === undefined ? {} : { offers: given }),
  });

beforeAll(async () => {
  storage = await memoryStorage();
  feature = made(offers);
});
afterAll(() => storage.close());

const stranger: Caller = callerOf(says(''), null);
const ask = (text: string, caller = callerOf(says(text))): Promise<Reply> => feature.answer(text, caller);
const open = async (entry: string, caller = callerOf(says('')), locale?: 'ja' | 'en'): Promise<Reply | undefined> =>
  feature.actions.find(({ verb }) => verb === 'policy-qa.ask')?.handle({ entry, locale }, caller);
const buttons = (reply: Reply | undefined) =>
  reply !== undefined && 'card' in reply ? buttonsOf({ attachments: [{ content: reply.card.content }] }) : [];
const titles = (reply: Reply | undefined): readonly string[] => buttons(reply).map(({ title }) => title);

describe('what follows from an answer', () => {
  it('is a button with the id of the form', async () => {
    const button = buttons(await open('correspondence-support')).find(({ title }) => title === '通信教育講座を申し込む');
    expect(button?.data).toEqual({ verb: 'forms.open', id: 'correspondence-course' });
  });

  it.each([
    ['a form under an answer that something is not stated', 'correspondence-deadline-unknown', '通信教育講座を申し込む'],
    ['the list of trainings', 'rank-based-training', '研修を見る'],
    ['the list of forms', 'self-study-menu', '申請・アンケートを見る'],
    ['the consultation routes', 'worried-low', '相談窓口を見る'],
  ])('may be %s', async (_, entry, title) => {
    expect(titles(await open(entry))).toContain(title);
  });

  it('stands before the other questions, and the card has six buttons at most', async () => {
    for (const { id } of knowledge.entries.filter(({ actions }) => actions.length > 0)) {
      const found = buttons(await open(id)).map(({ data }) => String(data['verb']));
      expect(found.length, id).toBeLessThanOrEqual(6);
      const followUps = found.filter((verb) => /^(forms|training|home)\./.test(verb));
      expect(found.slice(0, followUps.length), id).toEqual(followUps);
    }
  });

  it('is spoken of in the language of the answer', async () => {
    expect(titles(await open('book-lending', callerOf(says('')), 'en'))).toContain('Borrow a book');
  });

  it('stays when the answer is put in easy Japanese', async () => {
    const reword = feature.actions.find(({ verb }) => verb === 'policy-qa.reword');
    const data = { entry: 'book-lending', basis: 'entry', wording: 'easy', confidential: false };
    expect(titles(await reword?.handle(data, callerOf(says(''))))).toContain('本を借（か）りる');
  });

  it('is not there for a form that is not open for this person', async () => {
    closed.add('book-loan');
    const found = titles(await open('book-lending'));
    closed.clear();
    expect(found).not.toContain('啓発本を借りる');
    expect(titles(await open('book-lending'))).toContain('啓発本を借りる');
  });

  it('is for people on the roster, but for the consultation routes', async () => {
    expect(buttons(await open('correspondence-support', stranger)).filter(({ data }) => data['verb'] === 'forms.open')).toEqual([]);
    expect(buttons(await open('rank-based-training', stranger)).filter(({ data }) => data['verb'] === 'training.list')).toEqual([]);
    expect(titles(await open('worried-low', stranger))).toContain('相談窓口を見る');
  });

  it('is nothing in a product that offers nothing', async () => {
    const card = await made().answer('通信教育の受講料は市が負担しますか', callerOf(says('')));
    expect(buttons(card).map(({ data }) => data['verb'])).not.toContain('forms.open');
  });

  it('may name only forms that there are, or the start is refused with the entry named', () => {
    const entries = knowledge.entries.map((entry) =>
      entry.id === 'elearning' ? { ...entry, actions: [{ form: 'no-such-form' }] } : entry,
    );
    expect(() => made(offers, { ...knowledge, entries })).toThrow('elearning: 用紙「no-such-form」がありません');
  });
});

/** 「今すぐしたい」 in many words, and what comes at once. */
const WISHES: readonly (readonly [wish: string, place: string])[] = [
  ['通信教育を受けたい', 'form:correspondence-course'],
  ['通信教育を受けたいです', 'form:correspondence-course'],
  ['通信教育の講座を申し込みたい', 'form:correspondence-course'],
  ['簿記の通信講座に申し込みたい', 'form:correspondence-course'],
  ['通信講座を受講したいです。', 'form:correspondence-course'],
  ['通信教育を申し込みます', 'form:correspondence-course'],
  ['通信教育の申込みをしたいのですが', 'form:correspondence-course'],
  ['I want to take a correspondence course', 'form:correspondence-course'],
  ['本を借りたい', 'form:book-loan'],
  ['啓発本を借りたいです！', 'form:book-loan'],
  ['ビジネス書を貸してほしい', 'form:book-loan'],
  ["I'd like to borrow a book", 'form:book-loan'],
  ['自主研究グループの支援を申請したい', 'form:study-group'],
  ['資格取得補助を申請したい', 'form:qualification-subsidy'],
  ['資格取得補助の申請をしたいです', 'form:qualification-subsidy'],
  ['聴講したい', 'form:audit-lecture'],
  ['聴講研修を申し込みたい', 'form:audit-lecture'],
  ['派遣研修に行きたい', 'form:dispatch-wish'],
  ['派遣研修を希望します', 'form:dispatch-wish'],
  ['受講報告書を出したい', 'form:course-report'],
  ['研修の報告書を書きたい', 'form:course-report'],
  ['アンケートに答えたい', 'forms'],
  ['Excelの研修に出たい', 'trainings:Excel'],
  ['エクセル研修に参加したいです', 'trainings:エクセル'],
  ['データ活用の研修を受講したい', 'trainings:データ活用'],
  ['研修を受けたい', 'trainings:'],
  ['研修に申し込みたい', 'trainings:'],
  ['次の研修に出たいと思います', 'trainings:'],
  ["I'd like to sign up for a training course", 'trainings:'],
];

/** Messages with the same words that ask something, or wish for what the bot cannot give. */
const NO_WISHES = [
  '通信教育を受けたいのですが、費用はいくらですか',
  '通信教育を受けたいときはどうすればいいですか',
  '通信教育は受けられますか',
  '通信教育の申込方法を知りたい',
  '本を借りたい場合の手続は？',
  '研修に出たいけど何がありますか',
  'どの研修に参加したらいい',
  '資格を取りたい',
  '異動したい',
  'DXリーダーになりたい',
  '研修とは',
  'Can I borrow a book?',
  'What if I want to take a course?',
];

describe('a plain wish', () => {
  it.each(WISHES)('「%s」 leads to %s at once', async (wish, place) => {
    expect(await ask(wish)).toEqual({ kind: 'text', text: place });
  });

  it.each(NO_WISHES)('「%s」 is answered as a question', async (text) => {
    expect(isPlainWish(text)).toBe(false);
    const reply = await ask(text);
    expect(reply.kind === 'text' ? reply.text : '').not.toMatch(/^(form:|forms|trainings:)/);
  });

  it('of somebody outside the roster is answered as a question', async () => {
    expect((await ask('通信教育を受けたい', stranger)).kind).toBe('message');
  });

  it('for a form that is closed is answered as a question', async () => {
    closed.add('correspondence-course');
    const reply = await ask('通信教育を受けたい');
    closed.clear();
    expect(titles(reply)).not.toContain('通信教育講座を申し込む');
    expect(JSON.stringify(reply)).toContain('自治人材開発センター');
  });

  it.each(['死にたい', '消えたい。研修に出たい', 'ストレスチェックを受けたい', '産業医に相談したい'])(
    '「%s」 is met as before: health and distress go before every form',
    async (text) => {
      expect((await ask(text)).kind).toBe('message');
    },
  );

  it.each([
    ['Excelの研修に出たい', 'Excel'],
    ['次のＤＸ研修に申し込みたい', 'DX'],
    ['研修を受けたい', ''],
  ])('「%s」 looks for 「%s」', (wish, words) => {
    expect(wishedTraining(wish)).toBe(words);
  });

  it('is found in no time, however long and odd the message', () => {
    expect(isPlainWish(`${'申し込みたい、'.repeat(20_000)}？`)).toBe(false);
  });
});
