import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskVerbs } from '../../src/features/stress-check/desk/verbs.ts';
import { ratesVerbs } from '../../src/features/stress-check/rates/verbs.ts';
import { verbs } from '../../src/features/stress-check/verbs.ts';
import { handsIn, importHall, nameOf, numberOf, paste, setPeriod, WHO } from '../features/stress-check/stress-world.ts';
import { BOT_ID, writerOf } from '../support/activities.ts';
import type { Json } from '../support/activities.ts';
import { rowsByTable } from '../support/database-rows.ts';
import { manualClock } from '../support/manual-clock.ts';
import { wordsOf } from '../support/message-cards.ts';
import { idOf } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const root = join(import.meta.dirname, '../..');
const filesIn = (folder: string, ends: string): { file: string; text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ends))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') }));

/** Took it by their own word, stopped the messages, is on the list, and one of whom nothing is known. */
const [SELF, STOPPED, LISTED, NEITHER] = [WHO.first, WHO.first + 1, WHO.first + 2, WHO.first + 3];
const WATCHERS = {
  colleague: WHO.first + 4,
  manager: WHO.manager,
  head: WHO.head,
  small: WHO.smallManager,
  hr: WHO.hr,
  dx: WHO.dx,
} as const;
const COMMANDS = ['ヘルプ', 'マイページ', '管理', '研修', '申請', '承認', 'DXリーダー', 'DXリーダー名簿', 'ストレスチェック', '相談窓口'];

let bot: BotUnderTest;
beforeAll(async () => {
  bot = await startLocalBot({}, { clock: manualClock('2026-11-24T09:00:00+09:00') });
  await importHall(bot.app.storage);
  for (const who of [SELF, STOPPED, LISTED, NEITHER, ...Object.values(WATCHERS), WHO.staff]) await handsIn(bot, who).say('ヘルプ');
});
afterAll(() => bot.stop());

/** Moves the clock of the whole bot and does what is due then, over HTTP. */
const moveTo = (time: string): Promise<string> => bot.ask(`/clock ${time}`);
const db = () => bot.app.storage.db;
const periodId = async (): Promise<string> => (await db().selectFrom('stress_period').select('id').executeTakeFirstOrThrow()).id;
const audit = () => db().selectFrom('audit_entry').selectAll().where('action', 'like', 'stress-check.%').orderBy('seq').execute();

/** Everything that this person gets to read: by every command, and by every verb of the slice with the data that its cards carry. */
async function everythingFor(who: number): Promise<string> {
  const me = bot.activitiesOf(writerOf(who));
  const shown: string[] = [];
  for (const text of COMMANDS) shown.push(...(await bot.replies(me.message(text))).map(wordsOf));
  const data = { id: await periodId(), version: 1, page: 0, numbers: numberOf(NEITHER) };
  for (const verb of [...Object.values(deskVerbs), ...Object.values(ratesVerbs)]) {
    const before = bot.connector.messages().length;
    const body = (await (await bot.post(me.execute(verb, data))).json()) as Json;
    shown.push(wordsOf({ attachments: [{ content: body.value }] }), ...bot.connector.messages().slice(before).map(wordsOf));
  }
  return shown.join('\n');
}

const isJobDone = ({ event }: { readonly event: string }): boolean => event === 'job.done';

describe('nothing in the product can hold an answer or a score', () => {
  const cards = filesIn('cards', '.json');

  it('no card of employees has an input, and those of the desk have these alone', () => {
    const inputs = cards
      .filter(({ file }) => file.startsWith('cards/stress-check/') && !file.includes('.sample.'))
      .map(({ file, text }) => [file.split('/').at(-1), [...text.matchAll(/"Input\.\w+",\s*"id": "(\w+)"/g)].map((match) => match[1])]);
    expect(Object.fromEntries(inputs)).toEqual({
      ...{
        'own.json': [],
        'reminder.json': [],
        'rates.json': [],
        'desk-page.json': [],
        'desk-next.json': [],
        'desk-list.json': ['numbers'],
      },
      'desk-form.json': ['from', 'until', 'link', 'contact', 'intro', 'reminders', 'first', 'second'],
    });
  });

  it('no other card and no built-in form asks about it', () => {
    const asks = /"(label|placeholder)": "[^"]*(ストレスチェック|受検|高ストレス|stress)/i;
    expect(cards.filter(({ file, text }) => !file.includes('stress-check/') && asks.test(text)).map(({ file }) => file)).toEqual([]);
    expect(filesIn('cards/forms', '.yaml').filter(({ text }) => /ストレス|受検/.test(text))).toEqual([]);
  });

  it('no table has a column for it: flags, days and numbers of groups, and nothing else', async () => {
    const tables = await db().introspection.getTables();
    const columns = Object.fromEntries(
      tables
        .filter(({ name }) => name.startsWith('stress_'))
        .map(({ name, columns: all }) => [name, all.map((column) => column.name).sort()]),
    );
    expect(columns).toEqual({
      stress_group: ['bureaus', 'heads', 'number', 'period_id', 'rate', 'sections'],
      stress_mark: ['aad_object_id', 'period_id', 'stopped', 'taken_by_list', 'taken_by_self'],
      stress_member: ['aad_object_id', 'group_number', 'period_id'],
      stress_period: [
        ...['contact', 'counted_on', 'created_at', 'created_by', 'current', 'first_reminder', 'from_day', 'id', 'intro', 'link'],
        ...['purged_at', 'reminded_on', 'reminders', 'reminders_done', 'second_reminder', 'until_day', 'updated_at', 'version'],
      ],
      stress_reminder: ['aad_object_id', 'number', 'period_id'],
    });
    const elsewhere = tables
      .filter(({ name }) => !name.startsWith('stress_'))
      .flatMap(({ columns: all }) => all.map((column) => column.name));
    expect(elsewhere.filter((name) => /stress|score|taken_by|health|consent_to/.test(name))).toEqual([]);
    const mark = { period_id: 'p', aad_object_id: 'x', taken_by_list: 0, taken_by_self: 0, stopped: 0 };
    for (const flag of ['taken_by_list', 'taken_by_self', 'stopped']) {
      for (const score of [57, 'yes']) {
        await expect(
          db()
            .insertInto('stress_mark')
            .values({ ...mark, [flag]: score })
            .execute(),
        ).rejects.toThrow();
      }
    }
  });

  it('no other slice reads its tables, and it offers no export', () => {
    const readers = filesIn('src', '.ts').filter(({ text }) => /stress_(mark|member|reminder|group|period)/.test(text));
    expect(
      readers
        .map(({ file }) => file)
        .filter((file) => !file.startsWith('src/features/stress-check/'))
        .sort(),
    ).toEqual(['src/storage/copy-database.ts', 'src/storage/migrations/stress-check.ts', 'src/storage/tables/stress-check.ts']);
    const slice = filesIn('src/features/stress-check', '.ts')
      .map(({ text }) => text)
      .join('\n');
    expect(slice).not.toMatch(/exports\/|metrics|kernel\/log/);
    // What 人事担当 and 所属長 read comes from what was published; the marks of people are out of reach there.
    for (const { file, text } of filesIn('src/features/stress-check/rates', '.ts')) {
      expect([file, /mark-store|stress_mark|stress_reminder/.test(text)]).toEqual([file, file.endsWith('rates/publish.ts')]);
    }
  });
});

describe('a whole period, over HTTP', () => {
  const before = new Map<string, string>();

  it('looks the same to everybody else whether somebody has taken it, stopped it or done nothing', async () => {
    await setPeriod(bot);
    await moveTo('2026-12-01T09:00');
    await moveTo('2026-12-02T09:00');
    for (const [name, who] of Object.entries(WATCHERS)) before.set(name, await everythingFor(who));
    const lines = (await audit()).length;
    const id = await periodId();
    await handsIn(bot, SELF).tap(verbs.taken, { id });
    await handsIn(bot, STOPPED).tap(verbs.stop, { id });
    expect(await audit()).toHaveLength(lines);
    await paste(bot, numberOf(LISTED));
    for (const [name, who] of Object.entries(WATCHERS)) expect([name, await everythingFor(who)]).toEqual([name, before.get(name)]);
  });

  it('names nobody but the reader to anybody but 実施事務従事者', async () => {
    for (const [name, who] of Object.entries(WATCHERS)) {
      const shown = before.get(name)?.replaceAll(nameOf(who), '');
      expect([name, shown?.includes('ストレスチェック'), shown?.includes('山野')]).toEqual([name, true, false]);
    }
    const names = await handsIn(bot, WHO.staff).tap(deskVerbs.next, { page: 0 });
    expect(names.words).toContain('山野');
  });

  it('shows rates of ten or more and never what is left over: to 人事担当 all, to 所属長 their own, to others nothing', async () => {
    for (let who = WHO.first + 4; who < WHO.first + 12; who += 1) await handsIn(bot, who).tap(verbs.taken, { id: await periodId() });
    await moveTo('2026-12-03T09:00');
    const rates = async (who: number) => (await handsIn(bot, who).open(ratesVerbs.rates, {})).words;
    const city = await rates(WHO.hr);
    expect(city).toMatch(/市全体: 約25%（47人）[^]*市民生活部: 約35%（31人）[^]*市民課: 約70%（14人）[^]*環境課・税務課: 10%以下（17人）/);
    expect(city).not.toMatch(/環境課: |（\d人）/);
    const own = await rates(WHO.manager);
    expect(own).toMatch(/あなたの所管: 約70%（14人）/);
    expect(own).not.toMatch(/環境課|税務課|市全体/);
    expect(await rates(WHO.head)).toMatch(/あなたの所管: 約35%（31人）/);
    expect(await rates(WHO.smallManager)).toMatch(/表示できる集まりがありません/);
    for (const who of [WATCHERS.colleague, WHO.dx]) expect(await rates(who)).toContain('この操作はできません');
  });

  it('reminds in chats of one’s own, neutrally, only those of whom nothing is known, and not twice', async () => {
    const sentTo = async (time: string): Promise<Record<string, Json>[]> => {
      const at = bot.connector.messages().length;
      await moveTo(time);
      return bot.connector
        .messages()
        .slice(at)
        .filter(({ summary }) => summary === '人財ナビからのお知らせ');
    };
    const first = await sentTo('2026-12-11T09:00');
    const reached = first.map(({ recipient }) => String(recipient.id));
    for (const who of [SELF, STOPPED, LISTED]) expect(reached).not.toContain(writerOf(who).teamsId);
    expect(reached).toContain(writerOf(NEITHER).teamsId);
    expect(new Set(reached)).toHaveLength(reached.length);
    for (const message of first) {
      expect(message['from'].id).toBe(BOT_ID);
      expect(JSON.stringify([message['summary'], message['text'] ?? ''])).not.toMatch(/ストレス|健康|受検/);
      expect(message['attachments'][0].content.fallbackText).not.toMatch(/ストレス|健康|受検/);
      const words = wordsOf(message);
      for (const part of ['実施事務従事者から', 'あなたが決められます', '見るのは実施事務従事者だけ', '案内を止める', '内線9999'])
        expect(words).toContain(part);
      expect(words).not.toMatch(/必須|義務|未受検|山野/);
    }
    expect(await sentTo('2026-12-11T15:00')).toEqual([]);
    await handsIn(bot, NEITHER).tap(verbs.stop, { id: await periodId() });
    const second = (await sentTo('2026-12-22T09:00')).map(({ recipient }) => String(recipient.id));
    for (const who of [SELF, STOPPED, LISTED, NEITHER]) expect(second).not.toContain(writerOf(who).teamsId);
    expect(second.length).toBeGreaterThan(0);
    expect(await sentTo('2026-12-24T09:00')).toEqual([]);
  });

  it('leaves no id, name, number, state or health word in a log line or a metric', async () => {
    // That a job has run is the same for everybody: its name and how long it took.
    const [jobs, lines] = [bot.log.entries.filter(isJobDone), bot.log.entries.filter((entry) => !isJobDone(entry))];
    expect(new Set(jobs.flatMap(({ fields }) => Object.keys(fields)))).toEqual(new Set(['job', 'ms']));
    const traces = { log: JSON.stringify(lines), metrics: await (await fetch(`${bot.url}/metrics`)).text() };
    expect(bot.log.entries.some(({ event }) => event === 'outbox.tried')).toBe(true);
    for (const [place, text] of Object.entries(traces)) {
      for (const who of [SELF, STOPPED, LISTED, NEITHER, WHO.staff]) {
        for (const trace of [idOf(who), numberOf(who), nameOf(who), writerOf(who).teamsId])
          expect([place, text.includes(trace)]).toEqual([place, false]);
      }
      expect([place, /stress|ストレス|受検|taken/i.exec(text)?.[0] ?? null]).toEqual([place, null]);
    }
    const labels = [...traces.metrics.matchAll(/^navi_\w+\{([^}]*)\}/gm)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/(\w+)=/g)].map((label) => label[1]),
    );
    expect([...new Set(labels)].sort()).toEqual(['kind', 'le', 'outcome', 'state']);
  });

  it('keeps the answer to a tap nowhere, and the audit log sets no state beside a name', async () => {
    const kept = await db().selectFrom('seen_activity').select('response').where('response', 'like', '%受検%').execute();
    expect(kept).toEqual([]);
    const staff = [WHO.staff, ...Object.values(WATCHERS)].map(idOf);
    for (const { actor, action, subject, detail } of await audit()) {
      expect([action, actor === 'system' || staff.includes(actor)]).toEqual([action, true]);
      expect([action, action === 'stress-check.refused' ? subject === actor : subject === (await periodId())]).toEqual([action, true]);
      const allowed = [
        'number',
        'count',
        'groups',
        'scope',
        'verb',
        'from',
        'until',
        'reminders',
        'people',
        'changed',
        'names',
        'page',
        'rows',
        'messages',
      ];
      expect(Object.keys(JSON.parse(detail) as object).filter((key) => !allowed.includes(key))).toEqual([]);
    }
    const looks = (await audit()).filter(({ action }) => /viewed$/.test(action));
    expect(new Set(looks.map(({ action }) => action))).toEqual(new Set(['stress-check.names-viewed', 'stress-check.rates-viewed']));
  });

  it('is purged: thirty days later no table tells one of these people from another', async () => {
    const id = await periodId();
    const mentions = async () =>
      Object.entries(await rowsByTable(bot.app.storage))
        .filter(([, rows]) => rows.some((row) => JSON.stringify(row).includes(id)))
        .map(([name]) => name)
        .sort();
    await moveTo('2027-01-23T23:50');
    // The words of the messages are forgotten already, a month after they were sent.
    expect(await mentions()).toEqual([
      'audit_entry',
      'outbox_message',
      'stress_group',
      'stress_mark',
      'stress_member',
      'stress_period',
      'stress_reminder',
    ]);
    await moveTo('2027-01-24T03:21');
    expect(await mentions()).toEqual(['audit_entry', 'stress_period']);
    const traceOf = async (who: number): Promise<string[]> => {
      const tables = Object.entries(await rowsByTable(bot.app.storage));
      const rows = tables.flatMap(([name, all]) =>
        all.map((row) => `${name} ${JSON.stringify(row)}`).filter((row) => row.includes(idOf(who))),
      );
      const plain = (row: string): string =>
        row
          .replaceAll(idOf(who), 'ID')
          .replaceAll(String(who), 'N')
          .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T');
      return rows.map(plain).sort();
    };
    const nobody = await traceOf(NEITHER);
    expect(nobody.length).toBeGreaterThan(0);
    for (const who of [SELF, STOPPED, LISTED]) expect(await traceOf(who)).toEqual(nobody);
    expect((await handsIn(bot, SELF).say('ストレスチェック')).words).toContain('いま、受検の期間ではありません');
  });
});
