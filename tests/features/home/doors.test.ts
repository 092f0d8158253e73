import { describe, expect, it } from 'vitest';
import type { Caller, Entrance, Feature, OwnItem } from '../../../src/bot/feature.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createHome } from '../../../src/features/home/index.ts';
import { menuPage } from '../../../src/features/home/menu.ts';
import type { MenuItem } from '../../../src/features/home/menu.ts';
import { ownPage } from '../../../src/features/home/own-page.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { buttonsOf, wordsOf } from '../../support/message-cards.ts';
import { writeSmallKnowledge } from '../../support/small-knowledge.ts';
import { callerOf, HANAKO, says } from '../../support/turns.ts';

const { document, city } = loadKnowledge(writeSmallKnowledge());

const door = (place: Entrance['place'], name: string, mayUse: Entrance['mayUse'] = ({ person }) => person !== null): Entrance => ({
  place,
  verb: `${name}.open`,
  title: { ja: `${name}を開く`, en: `Open ${name}` },
  mayUse,
});
const feature = (name: string, parts: Partial<Feature>): Feature => ({ name, commands: [], actions: [], ...parts });
const item = (id: number, changes: Partial<OwnItem> = {}): OwnItem => ({
  title: `研修 ${String(id)}`,
  state: '✓ 受講決定',
  color: 'Good',
  next: '前日にお知らせします。',
  open: { verb: 'training.show', id: String(id) },
  ...changes,
});

/** Home beside these features, in this order, itself between the first and the rest. */
function homeAmong([first, ...rest]: readonly Feature[]): Feature {
  const home: Feature = createHome({
    document,
    city,
    answer: (text) => Promise.resolve({ kind: 'text', text }),
    preferences: { wordingOf: () => Promise.resolve('standard'), setWording: () => Promise.resolve() },
    features: () => [...(first === undefined ? [] : [first]), home, ...rest],
  });
  return home;
}

const hr: Caller = callerOf(says(''), { ...HANAKO, roles: ['hr'] });
const english: Caller = callerOf(says('', { locale: 'en' }));
const stranger: Caller = callerOf(says(''), null);
const message = (reply: Reply | undefined) =>
  reply !== undefined && 'card' in reply ? { attachments: [{ content: reply.card.content }] } : {};
const typed = async (home: Feature, word: string, caller = callerOf(says(word))) =>
  message(await home.commands.find(({ words }) => words.includes(word))?.handle(caller, word));
const tapped = (home: Feature, verb: string, data: unknown, caller = callerOf(says(''))): Promise<Reply | undefined> =>
  Promise.resolve(home.actions.find((action) => action.verb === verb)?.handle(data, caller));
const verbsOf = (shown: ReturnType<typeof message>): readonly unknown[] => buttonsOf(shown).map(({ data }) => data['verb']);

const onlyHr: Entrance['mayUse'] = ({ person }) => Promise.resolve(person?.roles.includes('hr') ?? false);
const city5 = [
  feature('training', { entrances: [door('hub', 'training'), door('desk', 'training-desk', onlyHr)] }),
  feature('forms', { entrances: [door('hub', 'forms'), door('desk', 'forms-desk', onlyHr)] }),
  feature('approvals', { entrances: [door('hub', 'approvals', onlyHr)] }),
];

describe('the doors on the hub', () => {
  it('are those that this person may use, in the order of the features, and nobody else’s', async () => {
    const home = homeAmong(city5);
    expect(verbsOf(await typed(home, 'ヘルプ')).slice(0, 3)).toEqual(['training.open', 'home.mine', 'forms.open']);
    expect(verbsOf(await typed(home, 'ヘルプ'))).not.toContain('approvals.open');
    expect(verbsOf(await typed(home, 'ヘルプ', hr))).toEqual([
      'training.open',
      'home.mine',
      'forms.open',
      'approvals.open',
      'home.desk',
      'home.more',
    ]);
    expect(verbsOf(await typed(home, 'ヘルプ', stranger))).toEqual([
      'home.example',
      'home.example',
      'home.example',
      'home.consultation',
      'home.wording',
    ]);
  });

  it('speak the language of the person', async () => {
    expect(wordsOf(await typed(homeAmong(city5), 'help', english))).toMatch(/Open training[^]*My page/);
  });

  it('leave the examples to be read, and the last button leads on to what has no room', async () => {
    const home = homeAmong(city5);
    const hub = await typed(home, 'ヘルプ', hr);
    expect(wordsOf(hub)).toContain('課長級に求められる能力は何ですか');
    const more = buttonsOf(hub).find(({ data }) => data['verb'] === 'home.more');
    const next = message(await tapped(home, 'home.more', more?.data, hr));
    expect(verbsOf(next)).toEqual(['home.example', 'home.example', 'home.example', 'home.consultation', 'home.wording']);
  });

  it('turn the wording on the card where the button stands', async () => {
    const reply = await tapped(homeAmong(city5), 'home.wording', { wording: 'easy', card: 'hub', page: 1 }, hr);
    expect(reply?.kind).toBe('replace');
    expect(wordsOf(message(reply))).toContain('ほかのメニュー');
    expect(wordsOf(message(reply))).toContain('もとの日本語にもどす');
  });

  it.each([{ page: 99 }, {}])('show the first card for a page that does not exist: %o', async (data) => {
    expect(wordsOf(message(await tapped(homeAmong(city5), 'home.more', data)))).toContain('何をお手伝いしましょうか');
  });

  it.each([{ page: -1 }, { page: 1.5 }, { page: '1; drop table' }])('refuse a page that is none: %o', async (data) => {
    expect(await tapped(homeAmong(city5), 'home.more', data)).toEqual({ kind: 'refused', why: 'bad-data' });
  });
});

describe('the pages of a menu', () => {
  const doors = (count: number): MenuItem[] =>
    Array.from({ length: count }, (_, at) => ({ kind: 'entrance', verb: `v.${String(at)}`, title: 't' }));
  const examples: MenuItem[] = [0, 1, 2].map((id) => ({ kind: 'example', id }));

  it.each(Array.from({ length: 15 }, (_, count) => count))('with %i doors show everything once, six buttons at most', (count) => {
    const items = [...doors(count), { kind: 'consultation' } as const, { kind: 'wording' } as const, ...examples];
    const seen: MenuItem[] = [];
    for (let page: number | null = 0; page !== null;) {
      const shown = menuPage(items, page);
      const buttons = shown.items.length + (shown.next === null ? 0 : 1);
      expect(buttons).toBeLessThanOrEqual(6);
      expect([0, 3]).toContain(shown.items.filter(({ kind }) => kind === 'example').length);
      seen.push(...shown.items);
      page = shown.next;
    }
    expect(seen).toEqual(items);
  });
});

describe('マイページ', () => {
  it('shows what is under way in all features, first what asks for something, each with a button that opens it', async () => {
    const home = homeAmong([
      feature('training', { mine: () => Promise.resolve([item(1), item(2, { color: 'Accent', state: 'キャンセル待ち 2番目' })]) }),
      feature('forms', { mine: () => Promise.resolve([item(3, { color: 'Warning', state: '● 未回答' })]) }),
    ]);
    const page = await typed(home, 'マイページ');
    expect(wordsOf(page)).toMatch(/3件あります[^]*研修 3\n● 未回答[^]*研修 1\n✓ 受講決定[^]*研修 2\nキャンセル待ち 2番目/);
    expect(buttonsOf(page).map(({ data }) => data)).toEqual(['3', '1', '2'].map((id) => ({ verb: 'training.show', id })));
  });

  it('has five on a page and turns in place, after the last page to the first', async () => {
    const items = Array.from({ length: 7 }, (_, at) => item(at));
    const home = homeAmong([feature('training', { mine: () => Promise.resolve(items) })]);
    const first = await typed(home, 'マイページ');
    expect(wordsOf(first)).toContain('全7件のうち 1〜5件目');
    const turn = buttonsOf(first).at(-1);
    expect([turn?.type, turn?.title]).toEqual(['Action.Execute', '続きを見る']);
    const second = await tapped(home, 'home.turn-mine', turn?.data);
    expect(second?.kind).toBe('replace');
    expect(wordsOf(message(second))).toContain('全7件のうち 6〜7件目');
    const back = buttonsOf(message(second)).at(-1);
    expect(back).toMatchObject({ title: '初めに戻る', data: { page: 0 } });
  });

  it('shows the last page when the list has become shorter meanwhile', () => {
    const items = Array.from({ length: 6 }, (_, at) => item(at));
    expect(ownPage(items, 7)).toMatchObject({ from: 6, count: 6, next: 0 });
    expect(ownPage([], 3)).toEqual({ items: [], from: 1, count: 0, next: null });
  });

  it('says what can be done when nothing is under way', async () => {
    const empty = await typed(homeAmong(city5), 'マイページ');
    expect(wordsOf(empty)).toContain('いま進んでいる申込みや申請はありません。');
    expect(verbsOf(empty)).toEqual(['training.open', 'forms.open']);
  });

  it('stays a card with names of ten thousand letters, and a name formats nothing', async () => {
    const long = item(1, { title: `**太字**${'長'.repeat(10_000)}`, next: 'い'.repeat(10_000) });
    const home = homeAmong([feature('training', { mine: () => Promise.resolve(Array.from({ length: 5 }, () => long)) })]);
    const words = wordsOf(await typed(home, 'マイページ'));
    expect(words).toContain('\\*\\*太字\\*\\*');
    expect(words).toContain('長…');
  });
});

describe('管理', () => {
  it('shows the desk of this role', async () => {
    const desk = await typed(homeAmong(city5), '管理', hr);
    expect(wordsOf(desk)).toContain('人事担当の仕事');
    expect(verbsOf(desk)).toEqual(['training-desk.open', 'forms-desk.open']);
    expect(wordsOf(await typed(homeAmong(city5), 'admin', { ...hr, locale: 'en' }))).toContain('Desk: personnel');
  });

  it('says to everybody else that there is none, and what there is instead', async () => {
    const none = await typed(homeAmong(city5), '管理');
    expect(wordsOf(none)).toMatch(/管理の画面はありません[^]*マイページ/);
    expect(buttonsOf(none)).toEqual([]);
  });
});
