import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveCourse, saveSession } from '../../src/features/training/index.ts';
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
import { at, courseOf, listOf, sessionOf } from '../features/training/training-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;
beforeAll(async () => {
  bot = await startLocalBot({}, { clock: manualClock('2026-05-11T09:00:00+09:00') });
  await importHall(bot);
});
afterAll(() => bot.stop());

/** Moves the clock of the whole bot and does what is due then, over HTTP. */
const moveTo = (time: string): Promise<string> => bot.ask(`/clock ${time}`);
const APPLICANTS = Array.from({ length: 11 }, (_, index) => WHO.first + index);
const [FIRST = 0, SECOND = 0] = APPLICANTS;
const NOMINEE = WHO.first + 20;
const OUTSIDER = WHO.first + 21;

describe('one year of the DX leaders', () => {
  it('begins with the call: before it nobody can apply', async () => {
    await expect(apply(bot, FIRST, { publish: true })).rejects.toThrow();
    const desk = await confirm(bot, 'dx-leaders.desk-ask-open', 'dx-leaders.desk-open', { day: '2026-06-30' });
    expect(desk.words).toContain('○ 募集中');
    expect(desk.words).toContain('令和8年6月30日（火）17:00');
  });

  it('takes applications, and a nomination once DX推進担当 has opened them', async () => {
    for (const number of APPLICANTS) await apply(bot, number, { publish: number !== SECOND });
    const nominate = async () => {
      const form = await handsIn(bot, WHO.manager).open('dx-leaders.nominate-form', {});
      return handsIn(bot, WHO.manager).tap('dx-leaders.nominate', {
        ...form.data('dx-leaders.nominate'),
        colleague: String(NOMINEE),
        reason: '業務の改善をいつも提案しているため',
      });
    };
    await expect(nominate()).rejects.toThrow();
    const asking = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-nominations', {});
    expect(asking.words).toContain('いまの応募は11件です');
    await confirm(bot, 'dx-leaders.desk-ask-nominations', 'dx-leaders.desk-open-nominations');
    await nominate();
    expect((await candidateOf(bot, NOMINEE)).state).toBe('consent');
  });

  it('asks the nominee, then the 所属長; of the nomination the next above, since the 所属長 has made it', async () => {
    expect((await handsIn(bot, WHO.dx).tap('dx-leaders.desk-candidates', { page: 2 })).words).not.toContain('応募 20');
    await decide(bot, { by: NOMINEE, about: NOMINEE });
    expect((await candidateOf(bot, NOMINEE)).state).toBe('deciding');
    await decide(bot, { by: WHO.manager, about: NOMINEE });
    expect((await candidateOf(bot, NOMINEE)).state).toBe('deciding');
    await decide(bot, { by: WHO.head, about: NOMINEE });
    for (const number of APPLICANTS) await decide(bot, { by: WHO.manager, about: number });
    expect((await deskOf(bot)).words).toContain('12人');
    for (const number of [...APPLICANTS, NOMINEE]) expect((await candidateOf(bot, number)).state).toBe('ready');
  });

  it('is selected after the close, and nobody hears of it before the publication', async () => {
    await moveTo('2026-06-30T17:01');
    expect((await deskOf(bot)).words).toContain('応募の締切を過ぎました');
    expect((await choose(bot, FIRST, 'dx-leaders.desk-select')).words).toContain('⚠ 選考は、募集を締め切ってから');
    await confirm(bot, 'dx-leaders.desk-ask-close', 'dx-leaders.desk-close');
    const [last = 0] = APPLICANTS.slice(-1);
    for (const number of [...APPLICANTS, NOMINEE].filter((one) => one !== last)) await choose(bot, number, 'dx-leaders.desk-select');
    await choose(bot, last, 'dx-leaders.desk-pass-over', { category: 'capacity', sentence: '次の年度もぜひ応募してください。' });
    expect((await deskOf(bot)).words).toContain('11人（目標10人以上）');
    expect((await handsIn(bot, FIRST).say('DXリーダー')).words).not.toContain('選出されました');
    expect(await toldTo(bot, last)).not.toContain('次の年度も');
  });

  it('is published: everybody hears their own result, and the list names those who agreed', async () => {
    await moveTo('2026-07-10T10:00');
    const done = await publishFrom(bot, '2026-07-10');
    expect(done.words).toContain('✓ 公表しました。12人に知らせを送ります。');
    expect(await toldTo(bot, FIRST)).toContain('✓ 選出されました');
    expect(await toldTo(bot, FIRST)).toContain('令和8年7月10日（金）〜令和9年7月9日（金）');
    expect(await toldTo(bot, SECOND)).toContain('氏名は、DXリーダー名簿に載せていません');
    const [last = 0] = APPLICANTS.slice(-1);
    expect(await toldTo(bot, last)).toContain('次の年度もぜひ応募してください。');
    const pages = await Promise.all([0, 1].map((page) => handsIn(bot, OUTSIDER).tap('dx-leaders.roster-page', { page })));
    const list = pages.map(({ words }) => words).join('\n');
    expect(list).toContain('これまでに選出された11人のうち、氏名の公表に同意した');
    expect(list).toContain('応募 0さん（市民生活部 市民課）');
    expect(list).not.toContain('応募 1さん');
    expect(list).not.toContain('応募 10さん');
  });

  it('lets leaders in term move up first in the waiting list of a DX-related course', async () => {
    const course = courseOf({ id: 'c-dx', isDxRelated: true, title: 'BPR研修' });
    const times = { startsAt: at('2026-09-10T13:30'), endsAt: at('2026-09-10T17:00'), applyBy: at('2026-09-09T17:00') };
    const session = sessionOf({ id: 's-dx', courseId: 'c-dx', capacity: 1, ...times, cancelBy: times.applyBy, lockAt: times.applyBy });
    const change = { by: 'system', now: new Date('2026-07-11T09:00:00+09:00') };
    await bot.app.storage.transaction(async (tx) => {
      await saveCourse(tx, course, change);
      await saveSession(tx, session, change);
    });
    const [seated, waiting, leader] = [WHO.first + 30, WHO.first + 31, FIRST];
    for (const number of [seated, waiting, leader]) {
      const card = await handsIn(bot, number).open('training.open', { id: 's-dx' });
      await handsIn(bot, number).tap('training.sign-up', card.data('training.sign-up'));
    }
    const own = await handsIn(bot, seated).tap('training.show', { id: 's-dx' });
    const asking = await handsIn(bot, seated).tap('training.ask-cancel', own.data('training.ask-cancel'));
    await handsIn(bot, seated).tap('training.cancel', asking.data('training.cancel'));
    expect(await listOf(bot.app.storage, 's-dx')).toContain(`${String(leader)}:confirmed`);
    expect(await listOf(bot.app.storage, 's-dx')).toContain(`${String(waiting)}:waiting`);
  });

  it('announces the end thirty days before, once, to the person and to DX推進担当', async () => {
    await moveTo('2027-06-08T09:30');
    expect(await toldTo(bot, FIRST)).not.toContain('まもなく終わります');
    await moveTo('2027-06-09T09:30');
    await moveTo('2027-06-10T09:30');
    const notices = async (number: number): Promise<number> =>
      (await toldTo(bot, number)).split('DXリーダーの任期がまもなく終わります').length - 1;
    const inCard = await notices(FIRST);
    expect(inCard).toBeGreaterThan(0);
    expect(await notices(WHO.dx)).toBe(inCard);
  });

  it('ends after the last day: priority goes, the list stays, nobody is appointed again', async () => {
    await moveTo('2027-07-09T23:00');
    expect((await handsIn(bot, OUTSIDER).say('DXリーダー名簿')).words).toContain('✓ 任期中（令和9年7月9日（金）まで）');
    await moveTo('2027-07-10T09:00');
    const after = await handsIn(bot, OUTSIDER).say('DXリーダー名簿');
    expect(after.words).toContain('■ 任期終了');
    expect(after.words).not.toContain('任期中');
    const rows = await bot.app.storage.db.selectFrom('dx_leader').selectAll().execute();
    expect(rows).toHaveLength(11);
    expect(rows.every(({ ended_at }) => ended_at !== null)).toBe(true);
  });

  it('has left its whole course in the audit log, each line with its section', async () => {
    const lines = await bot.app.storage.db
      .selectFrom('audit_entry')
      .select(['action', 'actor', 'detail'])
      .where('action', 'like', 'dx-leaders.%')
      .execute();
    const count = (action: string): number => lines.filter((line) => line.action === `dx-leaders.${action}`).length;
    expect([count('cycle-opened'), count('nominations-opened'), count('cycle-closed'), count('selected'), count('passed-over')]).toEqual([
      1, 1, 1, 11, 1,
    ]);
    expect([count('published'), count('end-announced'), count('term-ended')]).toEqual([1, 11, 11]);
    const steps = lines.filter(({ action }) => /opened|closed|selected|passed-over|published|ended|announced/.test(action));
    expect(steps.filter(({ detail }) => !/"section":"5\.5\.\(\d\)"/.test(detail))).toEqual([]);
    expect(lines.find(({ action }) => action === 'dx-leaders.published')?.actor).toBe(idOf(WHO.dx));
  });
});
