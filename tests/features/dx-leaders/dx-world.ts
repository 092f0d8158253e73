import { writerOf } from '../../support/activities.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';
import type { BotUnderTest } from '../../support/start-bot.ts';
import { handsOf } from '../forms/form-taps.ts';
import type { HeldCard, Hands } from '../forms/form-taps.ts';

/** 100 the head of the bureau, 101 the 所属長 of 501–540 (市民課), 201 and 202 DX推進担当, 301 人事担当. */
export const WHO = { head: 100, manager: 101, dx: 201, otherDx: 202, hr: 301, first: 501 } as const;

export async function importHall(bot: BotUnderTest): Promise<void> {
  const place = { bureau: '市民生活部', section: '市民課' };
  const staff = Array.from({ length: 40 }, (_, index) =>
    rosterLine(WHO.first + index, {
      ...{ name: `応募 ${String(index)}`, managerEmployeeNumber: '101', ...place },
      grade: index % 3 === 0 ? 'fuku-shukan' : 'shuji',
    }),
  );
  const others = [
    rosterLine(100, { name: '大野 修', grade: 'bucho', ...place }),
    rosterLine(101, { name: '月岡 誠', grade: 'kacho', managerEmployeeNumber: '100', ...place }),
    rosterLine(201, { name: '原 みどり', roles: 'dx' }),
    rosterLine(202, { name: '森 一', roles: 'dx' }),
    rosterLine(301, { name: '人事 係', roles: 'hr' }),
  ];
  await importText(bot.app.storage, rosterFile(...others, ...staff));
}

export function handsIn(bot: BotUnderTest, number: number): Hands {
  return handsOf(bot, bot.activitiesOf(writerOf(number)));
}

export async function candidateOf(bot: BotUnderTest, number: number) {
  return bot.app.storage.db.selectFrom('dx_candidate').selectAll().where('aad_object_id', '=', idOf(number)).executeTakeFirstOrThrow();
}

/** Everything that was written to this person so far. */
export async function toldTo(bot: BotUnderTest, number: number): Promise<string> {
  const told = await bot.app.storage.db.selectFrom('outbox_message').select('card').where('aad_object_id', '=', idOf(number)).execute();
  return told.map(({ card }) => card).join('\n');
}

/** A decision of the chain, on the version that its card shows. */
export async function decide(bot: BotUnderTest, { by, about }: { readonly by: number; readonly about: number }): Promise<HeldCard> {
  const { id: subject } = await candidateOf(bot, about);
  const { id, version } = await bot.app.storage.db
    .selectFrom('approval_case')
    .select(['id', 'version'])
    .where('subject_id', '=', subject)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return handsIn(bot, by).tap('approvals.approve', { case: id, version });
}

/** The desk as this person has it on the screen. */
export function deskOf(bot: BotUnderTest, number: number = WHO.dx): Promise<HeldCard> {
  return handsIn(bot, number).tap('dx-leaders.desk-show', {});
}

/** Asks and confirms, as the two cards lead. */
export async function confirm(bot: BotUnderTest, ask: string, verb: string, more: Record<string, string> = {}): Promise<HeldCard> {
  const hands = handsIn(bot, WHO.dx);
  const asking = await hands.tap(ask, {});
  return hands.tap(verb, { ...asking.data(verb), ...more });
}

export async function apply(bot: BotUnderTest, number: number, { publish }: { readonly publish: boolean }): Promise<HeldCard> {
  const hands = handsIn(bot, number);
  const form = await hands.open('dx-leaders.form', {});
  const texts = { motivation: `窓口の待ち時間を短くしたい（${String(number)}）`, theme: `題材${String(number)}`, skills: 'ノーコード' };
  return hands.tap('dx-leaders.apply', { ...form.data('dx-leaders.apply'), ...texts, publish: String(publish) });
}

export async function choose(bot: BotUnderTest, number: number, verb: string, more: Record<string, string> = {}): Promise<HeldCard> {
  const hands = handsIn(bot, WHO.dx);
  const { id, version } = await candidateOf(bot, number);
  return hands.tap(verb, { id, version, ...more });
}

/** Checks the term and publishes. */
export async function publishFrom(bot: BotUnderTest, day: string): Promise<HeldCard> {
  const hands = handsIn(bot, WHO.dx);
  const asked = await hands.tap('dx-leaders.desk-ask-publish', {});
  const checked = await hands.tap('dx-leaders.desk-check-publish', { ...asked.data('dx-leaders.desk-check-publish'), day });
  return hands.tap('dx-leaders.desk-publish', checked.data('dx-leaders.desk-publish'));
}
