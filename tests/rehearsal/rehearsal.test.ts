import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/bot/feature.ts';
import type { Turn } from '../../src/bot/turn.ts';
import { personId } from '../../src/kernel/person.ts';
import { createPeople } from '../../src/people/people.ts';
import { createActing } from '../../src/rehearsal/acting.ts';
import type { Acting } from '../../src/rehearsal/acting.ts';
import { createRehearsalClock } from '../../src/rehearsal/rehearsal-clock.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { Storage } from '../../src/storage/port.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';
import { says } from '../support/turns.ts';

const ROSTER = rosterFile(
  rosterLine(1, { name: '星野 あかり', managerEmployeeNumber: '3' }),
  rosterLine(2, { name: '高橋 花子', roles: 'hr;kb-editor' }),
  rosterLine(3, { name: '高橋 太郎', grade: 'kacho' }),
  rosterLine(4, { name: '風間 涼', roles: 'dx' }),
);

let storage: Storage;
let acting: Acting;
let dueRuns: string[];
const real = manualClock('2026-11-22T12:00:00+09:00');

beforeEach(async () => {
  storage = await memoryStorage();
  await importText(storage, ROSTER);
  acting = createActing({ storage });
  dueRuns = [];
});
afterEach(() => storage.close());

function turn(text: string, changes: { chat?: string; from?: number } = {}): Turn {
  const { chat = 'a:chat', from = 1 } = changes;
  const base = says(text);
  return { ...base, from: { ...base.from, id: personId(idOf(from)) }, chat: { ...base.chat, conversationId: chat } };
}

/** Types into the chat as a person would; the answer as text. */
async function type(text: string, changes: { chat?: string; from?: number } = {}): Promise<string> {
  const clock = await createRehearsalClock({ real, storage });
  const people = createPeople({ storage });
  const runDue = () => {
    dueRuns.push(clock.now().toISOString());
    return Promise.resolve();
  };
  const feature = createRehearsal({ storage, people, acting, clock, runDue });
  const said = turn(text, changes);
  const caller: Caller = {
    person: await people.find(await acting.actAs(said)),
    turn: said,
    locale: 'ja',
    wording: 'standard',
    now: clock.now(),
  };
  const word = text.normalize('NFKC').split(/\s/)[0]?.toLowerCase() ?? '';
  const command = feature.commands.find(({ words }) => words.includes(word));
  const reply = await command?.handle(caller, text);
  return reply?.kind === 'text' ? reply.text : '';
}

const actor = async (changes?: { chat?: string; from?: number }) => acting.actAs(turn('x', changes));

describe('/as', () => {
  it('makes a person of the roster of the one who types, from now on in this chat and no other', async () => {
    expect(await actor()).toBe(idOf(1));
    expect(await type('/as 高橋 花子')).toContain(
      'ここからは 高橋 花子さん（総務部 人事課・主事・主事補級・人事担当・ナレッジ編集）として操作します。',
    );
    expect(await actor()).toBe(idOf(2));
    expect(await actor({ chat: 'a:other' })).toBe(idOf(1));
    expect(await actor({ from: 4 })).toBe(idOf(4));
  });

  it.each([['/as 高橋花子'], ['／ａｓ　高橋　花子'], ['/AS 2'], ['/as ２'], ['/as  高橋 花子 ']])('is understood as %s', async (text) => {
    await type(text);
    expect(await actor()).toBe(idOf(2));
  });

  it('is still so after a second start', async () => {
    await type('/as 高橋 花子');
    acting = createActing({ storage });
    expect(await actor()).toBe(idOf(2));
  });

  it('ends with /as 自分, /as me or the own name', async () => {
    for (const way of ['/as 自分', '/as me', '/as 星野 あかり']) {
      await type('/as 高橋 花子');
      await type(way);
      expect(await actor()).toBe(idOf(1));
    }
  });

  it('alone says who one is and offers each desk and the own manager', async () => {
    expect(await type('/as')).toBe(
      [
        'いまは 星野 あかりさん（総務部 人事課・主事・主事補級）として操作しています。',
        'ほかの人になるには、次のように送ってください。',
        '- 「/as 高橋 花子」（人事担当）',
        '- 「/as 風間 涼」（DX推進担当）',
        '- 「/as 高橋 太郎」（いまの人の所属長）',
      ].join('\n\n'),
    );
  });

  it('helps when several people may be meant, and changes nothing', async () => {
    const answer = await type('/as 高橋');
    expect(answer).toContain('2人います。職員番号で選んでください。');
    expect(answer).toContain('「/as 3」 高橋 太郎さん');
    expect(await actor()).toBe(idOf(1));
  });

  it('shortens a list that would not fit a phone', async () => {
    await importText(
      storage,
      rosterFile(...Array.from({ length: 20 }, (_, index) => rosterLine(index + 1, { name: `鈴木 ${String(index)}` }))),
    );
    const answer = await type('/as 鈴木');
    expect(answer.split('\n\n')).toHaveLength(10);
    expect(answer).toContain('ほか12人');
  });

  it('helps when nobody has this name, without repeating what was typed', async () => {
    const answer = await type('/as [x](https://evil.example)');
    expect(answer).toContain('その名前の職員は名簿にいません。');
    expect(answer).toContain('/as 高橋 花子');
    expect(answer).not.toContain('evil');
  });

  it('works for somebody who is not on the roster', async () => {
    expect(await type('/as', { from: 99 })).toContain('名簿に登録のない人として操作しています。');
    await type('/as 高橋 花子', { from: 99 });
    expect(await actor({ from: 99 })).toBe(idOf(2));
  });

  it('has no authority of a person who has left meanwhile', async () => {
    await type('/as 高橋 花子');
    await importText(storage, rosterFile(rosterLine(1)));
    expect(await createPeople({ storage }).find(await actor())).toBeNull();
  });
});

describe('/clock', () => {
  it('alone says the time in Tokyo and whether it is real', async () => {
    expect(await type('/clock')).toContain('いまは 令和8年11月22日（日）12:00 です（実際の時刻）。');
    expect(dueRuns).toEqual([]);
  });

  it('moves the clock, does what is due then, and lets time go on from there', async () => {
    expect(await type('/clock 2026-12-10T09:00')).toContain('時計を 令和8年12月10日（木）09:00 に合わせました。');
    expect(dueRuns).toEqual(['2026-12-10T00:00:00.000Z']);
    real.advance(60_000);
    const secondStart = await createRehearsalClock({ real, storage });
    expect(secondStart.now()).toEqual(new Date('2026-12-10T09:01:00+09:00'));
    expect(await type('/clock')).toContain('動かした時計');
    real.advance(-60_000);
  });

  it('returns to real time', async () => {
    await type('/clock 2026-12-10T09:00');
    expect(await type('/clock now')).toContain('令和8年11月22日（日）12:00');
    expect((await createRehearsalClock({ real, storage })).isMoved()).toBe(false);
  });

  it.each([
    ['2026-12-10 09:00', '2026-12-10T00:00:00.000Z'],
    ['2026/12/1 9:05', '2026-12-01T00:05:00.000Z'],
    ['２０２６－１２－１０Ｔ０９：００', '2026-12-10T00:00:00.000Z'],
    ['2026-12-10', '2026-12-10T00:00:00.000Z'],
    ['2028-02-29T00:00', '2028-02-28T15:00:00.000Z'],
  ])('reads %s', async (text, instant) => {
    await type(`/clock ${text}`);
    expect(dueRuns).toEqual([instant]);
  });

  it.each(['tomorrow', '2026-02-29T09:00', '2026-13-01', '2026-12-10T25:00', '09:00', '2026-12-10T09:00Z; drop table person'])(
    'does not move for %s',
    async (text) => {
      expect(await type(`/clock ${text}`)).toContain('日時を読み取れませんでした。時計は動かしていません。');
      expect(dueRuns).toEqual([]);
      expect((await createRehearsalClock({ real, storage })).isMoved()).toBe(false);
    },
  );

  it('takes a damaged setting for real time', async () => {
    await storage.db.insertInto('setting').values({ key: 'rehearsal.clock-offset-ms', value: 'soon' }).execute();
    expect((await createRehearsalClock({ real, storage })).now()).toEqual(real.now());
  });
});
