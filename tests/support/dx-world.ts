import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { writerOf } from './activities.ts';
import type { Activity, Json } from './activities.ts';
import { manualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { buttonsOf, wordsOf } from './message-cards.ts';
import { idOf, importText, rosterFile, rosterLine } from './roster.ts';
import { startLocalBot } from './start-bot.ts';
import type { BotUnderTest } from './start-bot.ts';

/** 1 applies; 2 is the 所属長; 3 above; 4 a colleague; 5 elsewhere; 6 主幹; 7 DX推進担当; 8 of the same name as 4. */
export const WHO = { applicant: 1, manager: 2, above: 3, colleague: 4, elsewhere: 5, shukan: 6, dx: 7, namesake: 8 } as const;
export const LAST = '2026-12-17T17:00:00+09:00';
export const TEXTS = { motivation: '待ち時間を短くしたい。**強調** [リンク](https://evil.example)', theme: '書かない窓口', skills: '' };
const OPEN = '2026-12-10T10:00:00+09:00';

export type Message = Record<string, Json>;

export const verbsOn = (message: Message): string[] => buttonsOf(message).map(({ data }) => String(data['verb']));

/** The whole bot with a small section and an open call; both are new before each test. */
export function dxWorld() {
  const clock: ManualClock = manualClock(OPEN);
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await startLocalBot({}, { clock });
  });
  afterAll(() => bot.stop());
  beforeEach(async () => {
    clock.setTo(OPEN);
    await bot.ask('/clock now');
    await startAnew(bot);
  });
  const db = () => bot.app.storage.db;

  /** The card that stands in the place of the tapped one. */
  const tap = async (who: number, verb: string, data: object): Promise<Message> => {
    const response = await bot.post(bot.activitiesOf(writerOf(who)).execute(verb, data));
    const body = (await response.json()) as Record<string, Json>;
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(Buffer.byteLength(JSON.stringify(body['value']))).toBeLessThan(25 * 1024);
    return { attachments: [{ content: body['value'] }] };
  };
  const answerTo = async (activity: Activity): Promise<Message> => {
    const own = (await bot.replies(activity)).filter(({ replyToId }) => replyToId === activity['id']);
    expect(own).toHaveLength(1);
    return own[0] ?? {};
  };
  const candidates = () => db().selectFrom('dx_candidate').selectAll().orderBy('id').execute();
  const openCase = () => db().selectFrom('approval_case').selectAll().orderBy('round', 'desc').executeTakeFirstOrThrow();
  return {
    clock,
    tap,
    candidates,
    openCase,
    db,
    /** Moves the clock, `2026-12-15T10:00`, and does what is due then. */
    moveTo: (time: string): Promise<string> => bot.ask(`/clock ${time}`),
    setCycle: (change: object): Promise<unknown> => db().updateTable('dx_cycle').set(change).execute(),
    submit: (who: number, verb: string, data: Record<string, unknown> = {}): Promise<Message> =>
      answerTo(bot.activitiesOf(writerOf(who)).submit(verb, data)),
    says: (who: number, text: string, locale = 'ja-JP'): Promise<Message> =>
      answerTo(bot.activitiesOf(writerOf(who)).message(text, { locale })),
    apply: (who: number, change: object = {}): Promise<Message> =>
      tap(who, 'dx-leaders.apply', { cycle: '2026', version: 0, ...TEXTS, publish: 'true', ...change }),
    nominate: (who: number, colleague: string, change: object = {}): Promise<Message> =>
      tap(who, 'dx-leaders.nominate', { cycle: '2026', colleague, reason: '改善を続けてきた人です', ...change }),
    candidate: async () => {
      const [only, ...others] = await candidates();
      expect(others).toEqual([]);
      if (only === undefined) throw new Error('nobody');
      return only;
    },
    decide: async (who: number, verb: 'approve' | 'reject', reason: object = {}): Promise<Message> => {
      const { id, version } = await openCase();
      return tap(who, `approvals.${verb}`, { case: id, version, ...reason });
    },
    /** What this person was told by the outbox, as one text. */
    toldTo: async (who: number): Promise<string> => {
      const rows = await db().selectFrom('outbox_message').selectAll().where('aad_object_id', '=', idOf(who)).execute();
      return rows.map(({ card }) => wordsOf({ attachments: [{ content: (JSON.parse(card) as Message)['content'] }] })).join('\n');
    },
    audited: async (action: string): Promise<Record<string, Json>[]> => {
      const rows = await db().selectFrom('audit_entry').selectAll().where('action', '=', action).orderBy('seq').execute();
      return rows.map(({ actor, detail }) => ({ actor, ...(JSON.parse(detail) as object) }));
    },
  };
}

async function startAnew({ app: { storage } }: BotUnderTest): Promise<void> {
  for (const table of [
    'dx_candidate',
    'dx_cycle',
    'dx_leader',
    'approval_step',
    'approval_case',
    'approval_card',
    'delegation',
    'outbox_message',
  ] as const) {
    await storage.db.deleteFrom(table).execute();
  }
  const here = { bureau: '市民生活部', section: '市民課' };
  await importText(
    storage,
    rosterFile(
      rosterLine(1, { name: '星野 あかり', managerEmployeeNumber: '2', ...here }),
      rosterLine(2, { name: '月岡 誠', managerEmployeeNumber: '3', grade: 'kacho', ...here }),
      rosterLine(3, { name: '大野 修', grade: 'bucho', ...here }),
      rosterLine(4, { name: '森 太', managerEmployeeNumber: '2', ...here }),
      rosterLine(5, { name: '原 一郎', managerEmployeeNumber: '3' }),
      rosterLine(6, { name: '西 主', grade: 'shukan', managerEmployeeNumber: '3', ...here }),
      rosterLine(7, { name: '青木 進', roles: 'dx' }),
      rosterLine(8, { name: '森 太', managerEmployeeNumber: '2', ...here }),
    ),
  );
  const at = new Date(OPEN).toISOString();
  const times = { opened_at: at, closed_at: null, published_by: null, published_at: null, term_from: null, term_until: null };
  await storage.db
    .insertInto('dx_cycle')
    .values({
      ...{ id: '2026', state: 'open', apply_until: new Date(LAST).toISOString(), nominations_open: 0, version: 1 },
      ...{ opened_by: idOf(WHO.dx), ...times, updated_at: at },
    })
    .execute();
}
