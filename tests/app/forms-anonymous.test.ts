import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { rowsByTable } from '../support/database-rows.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { handsOf, publish } from '../features/forms/form-taps.ts';
import type { Hands } from '../features/forms/form-taps.ts';
import { FIELDS, formOf, ja } from '../features/forms/small-form.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let me: Hands;
let number = 5000;

/** Not found in an id by chance. */
const numberOf = (person: number): string => `90${String(person)}77`;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const staff = Array.from({ length: 5 }, (_, index) =>
    rosterLine(5001 + index, { name: `申請 者${String(index)}`, employeeNumber: numberOf(5001 + index) }),
  );
  await importText(bot.app.storage, rosterFile(...staff));
});
afterAll(() => bot.stop());
beforeEach(() => {
  number += 1;
  me = handsOf(bot, bot.activitiesOf(writerOf(number)));
});

describe('an anonymous form', () => {
  const SECRET = '上司に言えない本音ABC';
  const publishAnonymous = (id: string) =>
    publish(bot, formOf({ id, title: ja('無記名の調査'), anonymous: true, responses: 'several', fields: FIELDS.slice(0, 1) }), clock.now());

  it('leaves nothing that leads to a person, in any table or log, beside the answer', async () => {
    await publishAnonymous('anonymous-one');
    // The jobs of the start have run, so that what is new afterwards comes from the answer.
    await bot.ask('/clock now');
    const before = await rowsByTable(bot.app.storage);
    const card = await me.open('forms.open', { id: 'anonymous-one' });
    expect(card.words).toContain('だれが答えたかは、どこにも記録しません');
    const done = await me.send(card, { name: SECRET });
    expect(done.words).toContain('✓ 受け付けました');
    expect(done.titles).toEqual([]);
    const after = await rowsByTable(bot.app.storage);
    const fresh = Object.entries(after).flatMap(([table, all]) => {
      const known = new Set((before[table] ?? []).map((row) => JSON.stringify(row)));
      return all
        .map((row) => JSON.stringify(row))
        .filter((row) => !known.has(row))
        .map((row) => ({ table, row }));
    });
    // The chat's own address and the delivery key are written for every turn of anybody; they know nothing of the form.
    expect([...new Set(fresh.map(({ table }) => table))].sort()).toEqual(['conversation', 'form_response', 'seen_activity']);
    const answerRows = fresh.filter(({ row }) => row.includes(SECRET));
    expect(answerRows.map(({ table }) => table)).toEqual(['form_response']);
    for (const { row } of fresh.filter(({ table }) => table.startsWith('form'))) {
      for (const trace of [idOf(number), numberOf(number), '申請 者', '29:', 'T00:00:00.000Z']) expect(row).not.toContain(trace);
    }
    const cardId = String(card.data('forms.submit')['card']);
    expect(fresh.filter(({ row }) => row.includes(cardId)).map(({ table }) => table)).toEqual(['form_response']);
    expect(
      fresh
        .filter(({ table }) => table === 'form_response')
        .map(({ row }) => row)
        .join(),
    ).toContain('"submitted_at":"2026-12-01"');
    expect(JSON.stringify(bot.log.entries)).not.toContain(SECRET);
    expect(JSON.stringify(bot.log.entries)).not.toContain(cardId);
  });

  it('counts a second tap of the same card once, and does not read the answer out again', async () => {
    await publishAnonymous('anonymous-two');
    const card = await me.open('forms.open', { id: 'anonymous-two' });
    await me.send(card, { name: SECRET });
    const again = await me.send(card, { name: SECRET });
    expect(again.words).toContain('二重には記録していません');
    expect(again.words).not.toContain(SECRET);
    const rows = await bot.app.storage.db.selectFrom('form_response').select('id').where('form_id', '=', 'anonymous-two').execute();
    expect(rows).toHaveLength(1);
    expect((await me.tap('forms.edit', { id: rows[0]?.id })).words).toContain('見つかりませんでした');
  });
});
