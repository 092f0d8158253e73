import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  apply,
  candidateOf,
  choose,
  confirm,
  decide,
  deskOf,
  handsIn,
  importHall,
  publishFrom,
  toldTo,
  WHO,
} from '../features/dx-leaders/dx-world.ts';
import { deskVerbs } from '../../src/features/dx-leaders/desk/verbs.ts';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const START = '2026-05-11T09:00:00+09:00';
const [A, B, C] = [WHO.first, WHO.first + 1, WHO.first + 2];
const clock = manualClock(START);
let bot: BotUnderTest;

beforeEach(async () => {
  clock.setTo(START);
  bot = await startLocalBot({}, { clock });
  await importHall(bot);
});
afterEach(() => bot.stop());

const open = (day = '2026-06-30') => confirm(bot, 'dx-leaders.desk-ask-open', 'dx-leaders.desk-open', { day });
const close = () => confirm(bot, 'dx-leaders.desk-ask-close', 'dx-leaders.desk-close');
const cycle = () => bot.app.storage.db.selectFrom('dx_cycle').selectAll().executeTakeFirst();
const auditOf = async (action: string) =>
  (await bot.app.storage.db.selectFrom('audit_entry').select('actor').where('action', '=', `dx-leaders.${action}`).execute()).length;

/** A closed call in which these people are ready for selection. */
async function readyFor(...people: readonly number[]): Promise<void> {
  await open();
  for (const number of people) await apply(bot, number, { publish: true });
  for (const number of people) await decide(bot, { by: WHO.manager, about: number });
  await close();
}

describe('who may use the desk', () => {
  const taps = Object.values(deskVerbs).filter((verb) => verb.startsWith('dx-leaders.desk'));

  it('is nobody but DX推進担当, whatever is on the card', async () => {
    await readyFor(A);
    const [{ id, version }, before] = [await candidateOf(bot, A), await cycle()];
    for (const verb of taps) {
      const forged = {
        id: verb.endsWith('publish') ? '2026.2026-06-01' : id,
        version,
        day: '2026-06-20',
        category: 'other',
        sentence: 'x',
        page: 0,
      };
      for (const number of [A, WHO.manager, WHO.hr]) {
        const refused = await handsIn(bot, number).tap(verb, forged);
        expect([verb, refused.words]).toEqual([verb, expect.stringContaining('この操作はできません')]);
        expect(refused.words).not.toContain('応募 0');
      }
    }
    expect(await cycle()).toEqual(before);
    expect((await candidateOf(bot, A)).state).toBe('ready');
    expect(await auditOf('refused')).toBe(3 * taps.length);
  });

  it('has a door under 管理 for DX推進担当 alone', async () => {
    expect((await handsIn(bot, WHO.dx).say('管理')).titles).toContain('DXリーダーの選考');
    expect((await handsIn(bot, WHO.hr).say('管理')).titles).not.toContain('DXリーダーの選考');
  });

  it('names people only in a chat of one’s own', async () => {
    await readyFor(A);
    const group = { conversation: { id: '19:group', conversationType: 'groupChat', tenantId: '00000000-0000-4000-8000-00000000000a' } };
    const answers = await bot.replies(bot.activitiesOf(writerOf(WHO.dx)).execute('dx-leaders.desk-candidates', {}, group));
    expect(JSON.stringify(answers)).not.toContain('応募 0');
  });
});

describe('the call', () => {
  it.each([
    ['2026-05-10', '過ぎた日時'],
    ['2027-04-01', '先の日すぎます'],
    ['2026-02-30', 'この日付はありません'],
    ['', '日を選んでください'],
  ])('is not opened until %s: %s, and the day stands on the card', async (day, problem) => {
    const again = await open(day);
    expect(again.words).toContain(problem);
    expect(again.values['day']).toBe(day);
    expect(await cycle()).toBeUndefined();
  });

  it('is opened once, by whoever taps first; the other sees it open', async () => {
    const forms = await Promise.all([WHO.dx, WHO.otherDx].map((number) => handsIn(bot, number).tap('dx-leaders.desk-ask-open', {})));
    const data = forms.map((form) => ({ ...form.data('dx-leaders.desk-open'), day: '2026-06-30' }));
    const taps = await Promise.all(
      [WHO.dx, WHO.otherDx].map((number, index) => handsIn(bot, number).tap('dx-leaders.desk-open', data[index] ?? {})),
    );
    for (const { words } of taps) expect(words).toContain('○ 募集中');
    expect(await auditOf('cycle-opened')).toBe(1);
  });

  it('keeps an old card from changing what somebody has changed since', async () => {
    await open();
    const old = await handsIn(bot, WHO.otherDx).tap('dx-leaders.desk-ask-deadline', {});
    await confirm(bot, 'dx-leaders.desk-ask-nominations', 'dx-leaders.desk-open-nominations');
    const late = await handsIn(bot, WHO.otherDx).tap('dx-leaders.desk-deadline', {
      ...old.data('dx-leaders.desk-deadline'),
      day: '2026-07-31',
    });
    expect(late.words).toMatch(/ほかの人の操作で内容が変わっています[^]*令和8年6月30日/);
  });

  it('says that nominations are the fallback, and counts the response first', async () => {
    await open();
    await apply(bot, A, { publish: true });
    const asking = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-nominations', {});
    expect(asking.words).toMatch(/公募が原則[^]*5\.5\.\(2\)[^]*いまの応募は1件/);
    const desk = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-open-nominations', asking.data('dx-leaders.desk-open-nominations'));
    expect(desk.titles).toContain('推薦を締め切る');
  });

  it('can be reopened with a later day', async () => {
    await open();
    await close();
    const again = await confirm(bot, 'dx-leaders.desk-ask-deadline', 'dx-leaders.desk-deadline', { day: '2026-08-31' });
    expect(again.words).toMatch(/○ 募集中[^]*令和8年8月31日（月）17:00/);
  });
});

describe('the selection', () => {
  it('shows who, in their own words and no markup of theirs, and what has been decided', async () => {
    await open();
    const form = await handsIn(bot, A).open('dx-leaders.form', {});
    const texts = { motivation: '[押す](https://evil.example) **太字**', theme: '`題`', skills: '', publish: 'true' };
    await handsIn(bot, A).tap('dx-leaders.apply', { ...form.data('dx-leaders.apply'), ...texts });
    await decide(bot, { by: WHO.manager, about: A });
    const { id } = await candidateOf(bot, A);
    const card = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-candidate', { id });
    expect(card.words).toMatch(/応募 0さん（市民生活部 市民課）[^]*✓ 月岡 誠さん（市民生活部 市民課）が承認/);
    expect(card.words).not.toContain('[押す](https');
    expect(card.titles).toEqual(['一覧へもどる']);
    expect(await auditOf('candidates-viewed')).toBe(1);
  });

  it('can be undone until the publication, and a second tap changes nothing', async () => {
    await readyFor(A);
    const { id, version } = await candidateOf(bot, A);
    const [first, second] = [
      await handsIn(bot, WHO.dx).tap('dx-leaders.desk-select', { id, version }),
      await handsIn(bot, WHO.dx).tap('dx-leaders.desk-select', { id, version }),
    ];
    expect(first.words).toContain('✓ 選出');
    expect(second.words).toContain('✓ すでにそうなっています');
    await choose(bot, A, 'dx-leaders.desk-undo');
    expect((await candidateOf(bot, A)).state).toBe('ready');
    expect([await auditOf('selected'), await auditOf('selection-undone')]).toEqual([1, 1]);
  });

  it('lets one of two selectors win, and shows the other how it stands with their words kept', async () => {
    await readyFor(A);
    const { id, version } = await candidateOf(bot, A);
    await handsIn(bot, WHO.dx).tap('dx-leaders.desk-select', { id, version });
    const late = await handsIn(bot, WHO.otherDx).tap('dx-leaders.desk-pass-over', {
      id,
      version,
      category: 'capacity',
      sentence: '定員のためです',
    });
    expect(late.words).toContain('ほかの人の操作で');
    expect(late.values['sentence']).toBe('定員のためです');
    expect((await candidateOf(bot, A)).state).toBe('selected');
  });

  it.each([
    [{ category: '', sentence: '' }, ['理由の区分を選んでください', '理由を書いてください']],
    [{ category: 'forged', sentence: 'よい' }, ['理由の区分を選んでください']],
    [{ category: 'other', sentence: 'あ'.repeat(10_000) }, ['500文字までです（いま10000文字）', '始めの1500文字だけ']],
  ])('asks again for a reason that is not one', async (typed, problems) => {
    await readyFor(A);
    const again = await choose(bot, A, 'dx-leaders.desk-pass-over', typed);
    for (const problem of problems) expect(again.words).toContain(problem);
    expect((await candidateOf(bot, A)).state).toBe('ready');
  });

  it('is not made by the candidate', async () => {
    await importText(
      bot.app.storage,
      rosterFile(
        rosterLine(201, { name: '原 みどり', roles: 'dx', managerEmployeeNumber: '101' }),
        rosterLine(101, { name: '月岡 誠', grade: 'kacho' }),
      ),
    );
    await open();
    await apply(bot, WHO.dx, { publish: true });
    await decide(bot, { by: WHO.manager, about: WHO.dx });
    await close();
    expect((await choose(bot, WHO.dx, 'dx-leaders.desk-select')).words).toContain('自分の応募は、ほかのDX推進担当が決めます');
    expect((await candidateOf(bot, WHO.dx)).state).toBe('ready');
  });

  it('shows bureaus and grades with counts and shares', async () => {
    await readyFor(A, B);
    await choose(bot, A, 'dx-leaders.desk-select');
    const { words } = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-balance', {});
    for (const text of ['市民生活部: 候補2人／選出1人（100%）', '副主幹級: 候補1人／選出1人（100%）', '令和13年度: 0人（目標10人以上）'])
      expect(words).toContain(text);
  });
});

describe('the publication', () => {
  it('waits for everybody to be decided, and for somebody to be selected', async () => {
    await readyFor(A, B);
    await choose(bot, A, 'dx-leaders.desk-select');
    expect((await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-publish', {})).words).toContain('選考を決めていない人 1人');
    const { version } = (await cycle()) ?? { version: 0 };
    const forced = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-publish', { id: '2026.2026-05-11', version });
    expect(forced.words).toContain('⚠ まだ公表できません');
    expect((await cycle())?.state).toBe('closed');
    expect(await toldTo(bot, A)).not.toContain('選出されました');
  });

  it('says once that fewer than ten are selected, who is named, and which term it will be', async () => {
    await readyFor(A);
    await choose(bot, A, 'dx-leaders.desk-select');
    const asked = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-publish', {});
    const past = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-check-publish', {
      ...asked.data('dx-leaders.desk-check-publish'),
      day: '2026-05-10',
    });
    expect(past.words).toContain('過ぎた日時');
    const check = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-check-publish', {
      ...asked.data('dx-leaders.desk-check-publish'),
      day: '2026-06-01',
    });
    expect(check.words).toMatch(/目標の10人より少ない[^]*1人（全員が同意しています）[^]*令和8年6月1日（月）〜令和9年5月31日（月）/);
  });

  it('happens once, however many tap, and everybody is told once', async () => {
    await readyFor(A, B);
    await choose(bot, A, 'dx-leaders.desk-select');
    await choose(bot, B, 'dx-leaders.desk-pass-over', { category: 'duties', sentence: '業務の都合です' });
    const { version } = (await cycle()) ?? { version: 0 };
    const data = { id: '2026.2026-06-01', version };
    const taps = await Promise.all(
      [WHO.dx, WHO.otherDx, WHO.dx].map((number) => handsIn(bot, number).tap('dx-leaders.desk-publish', data)),
    );
    for (const { words } of taps) expect(words).toContain('✓ 公表しました');
    expect(await bot.app.storage.db.selectFrom('dx_leader').select('aad_object_id').execute()).toEqual([{ aad_object_id: idOf(A) }]);
    const results = await bot.app.storage.db
      .selectFrom('outbox_message')
      .select('dedupe_key')
      .where('dedupe_key', 'like', 'dx-leaders.result:%')
      .execute();
    expect(results).toHaveLength(2);
    expect((await choose(bot, B, 'dx-leaders.desk-select')).words).toContain('選考は、募集を締め切ってから公表までの間だけ');
  });

  it('takes back nominations that were never answered, and does not name them before', async () => {
    await readyFor(A);
    await confirm(bot, 'dx-leaders.desk-ask-deadline', 'dx-leaders.desk-deadline', { day: '2026-06-30' });
    await confirm(bot, 'dx-leaders.desk-ask-nominations', 'dx-leaders.desk-open-nominations');
    const form = await handsIn(bot, WHO.manager).open('dx-leaders.nominate-form', {});
    await handsIn(bot, WHO.manager).tap('dx-leaders.nominate', {
      ...form.data('dx-leaders.nominate'),
      colleague: String(C),
      reason: '推薦します',
    });
    await close();
    await choose(bot, A, 'dx-leaders.desk-select');
    const { id } = await candidateOf(bot, C);
    expect((await handsIn(bot, WHO.dx).tap('dx-leaders.desk-candidate', { id })).words).toContain('見つかりませんでした');
    await publishFrom(bot, '2026-05-11');
    expect((await candidateOf(bot, C)).state).toBe('withdrawn');
    const found = await bot.app.storage.db.selectFrom('approval_case').select('state').where('subject_id', '=', id).executeTakeFirst();
    expect(found?.state).toBe('withdrawn');
  });
});

describe('the list', () => {
  it('is empty in words before the first publication, and has no file for others', async () => {
    const card = await handsIn(bot, C).say('DXリーダー名簿');
    expect(card.words).toContain('まだDXリーダーは選出されていません');
    expect(card.titles).not.toContain('Excelで受け取る');
  });

  it('goes to DX推進担当 as a file with everybody, and that is in the audit log', async () => {
    await readyFor(A);
    await choose(bot, A, 'dx-leaders.desk-select');
    await publishFrom(bot, '2026-05-11');
    expect((await handsIn(bot, WHO.dx).say('DXリーダー名簿')).titles).toContain('Excelで受け取る');
    const file = await handsIn(bot, WHO.dx).open('dx-leaders.desk-export', {});
    expect(file.words).toMatch(/名簿のファイルができました[^]*同意していない人も入っています/);
    expect(await auditOf('exported')).toBe(1);
    expect((await deskOf(bot)).words).toContain('✓ 公表しました');
  });

  it('names nobody who has changed their mind, and only a leader can change their own line', async () => {
    await readyFor(A, B);
    for (const number of [A, B]) await choose(bot, number, 'dx-leaders.desk-select');
    await publishFrom(bot, '2026-05-11');
    const mine = await handsIn(bot, A).say('DXリーダー名簿');
    expect(mine.words).toContain('応募 0さん');
    const off = await handsIn(bot, A).tap('dx-leaders.roster-listing', mine.data('dx-leaders.roster-listing'));
    expect(off.words).not.toContain('応募 0さん');
    expect(off.words).toContain('応募 1さん');
    expect(off.titles).toContain('自分の氏名を載せる');
    const other = await handsIn(bot, C).tap('dx-leaders.roster-listing', { may: 'yes', id: idOf(A) });
    expect(other.words).not.toContain('応募 0さん');
    expect(other.titles).not.toContain('自分の氏名を載せる');
    const on = await handsIn(bot, A).tap('dx-leaders.roster-listing', off.data('dx-leaders.roster-listing'));
    expect(on.words).toContain('応募 0さん');
    expect(await auditOf('listing-changed')).toBe(2);
  });

  it('is said in English to those who write English', async () => {
    const english = bot.activitiesOf(writerOf(C)).message('list of dx leaders', { locale: 'en-US' });
    expect(JSON.stringify((await bot.replies(english))[0])).toContain('Nobody has been selected yet');
  });
});
