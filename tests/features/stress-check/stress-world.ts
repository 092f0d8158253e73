import { createStressCheck } from '../../../src/features/stress-check/index.ts';
import type { StressCheckDeps } from '../../../src/features/stress-check/deps.ts';
import { insertPeriod } from '../../../src/features/stress-check/period-store.ts';
import type { Period } from '../../../src/features/stress-check/rules/period.ts';
import { personId } from '../../../src/kernel/person.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { batches } from '../../../src/outbox/batches.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { writerOf } from '../../support/activities.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';
import { writeSmallKnowledge } from '../../support/small-knowledge.ts';
import type { BotUnderTest } from '../../support/start-bot.ts';
import { handsOf } from '../forms/form-taps.ts';
import type { HeldCard, Hands } from '../forms/form-taps.ts';

/** 200 the head of 市民生活部, 201 the 所属長 of 市民課 (501–512), 202 of 環境課 (601–604), 301 人事担当, 401 DX, 701 and 702 実施事務従事者, 801–812 税務課. */
export const WHO = {
  head: 200,
  manager: 201,
  smallManager: 202,
  hr: 301,
  dx: 401,
  staff: 701,
  otherStaff: 702,
  first: 501,
  small: 601,
} as const;

/** Employee numbers that stand in nothing else by chance. */
export const numberOf = (person: number): string => `77${String(person)}55`;
export const nameOf = (person: number): string => `山野${String(person)} 花${String(person)}`;

const line = (person: number, cells: Parameters<typeof rosterLine>[1] = {}): string =>
  rosterLine(person, { employeeNumber: numberOf(person), name: nameOf(person), ...cells });

/** @param without people who have left */
export function hallFile(without: readonly number[] = []): string {
  const citizens = { bureau: '市民生活部', section: '市民課', managerEmployeeNumber: numberOf(WHO.manager) };
  const several = (from: number, count: number, cells: Parameters<typeof rosterLine>[1]) =>
    Array.from({ length: count }, (_, index) => from + index)
      .filter((person) => !without.includes(person))
      .map((person) => line(person, cells));
  return rosterFile(
    line(WHO.head, { ...citizens, grade: 'bucho', managerEmployeeNumber: '' }),
    line(WHO.manager, { ...citizens, grade: 'kacho', managerEmployeeNumber: numberOf(WHO.head) }),
    ...several(WHO.first, 12, citizens),
    line(WHO.smallManager, { ...citizens, section: '環境課', grade: 'kacho', managerEmployeeNumber: numberOf(WHO.head) }),
    ...several(WHO.small, 4, { ...citizens, section: '環境課', managerEmployeeNumber: numberOf(WHO.smallManager) }),
    ...several(801, 12, { bureau: '市民生活部', section: '税務課', managerEmployeeNumber: numberOf(WHO.head) }),
    ...several(901, 12, { bureau: '都市整備部', section: '道路課' }),
    line(WHO.hr, { roles: 'hr' }),
    line(WHO.dx, { roles: 'dx' }),
    line(WHO.staff, { roles: 'stress-check', section: '職員厚生課' }),
    line(WHO.otherStaff, { roles: 'stress-check', section: '職員厚生課' }),
  );
}

export async function importHall(storage: Storage, without: readonly number[] = []): Promise<void> {
  await importText(storage, hallFile(without));
}

export const PERIOD: Period = {
  ...{ id: 'p-1', fromDay: '2026-12-01', untilDay: '2026-12-25', link: 'https://check.example.jp/', contact: '産業医 山川（内線9999）' },
  ...{ intro: '年に一度の検査です。', reminders: 2, reminderDays: ['2026-12-11', '2026-12-22'], remindersDone: 0, remindedOn: null },
  ...{ countedOn: null, version: 1 },
};

export async function begin(storage: Storage, changes: Partial<Period> = {}): Promise<void> {
  const by = { by: personId(idOf(WHO.staff)), now: new Date('2026-11-24T09:00:00+09:00') };
  await storage.transaction((tx) => insertPeriod(tx, { ...PERIOD, ...changes }, by));
}

/** No period and nothing of one; the roster and the audit log stay. */
export async function startAnew({ db }: Storage): Promise<void> {
  for (const table of [
    'stress_mark',
    'stress_reminder',
    'stress_member',
    'stress_group',
    'stress_period',
    'outbox_message',
    'preference',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
}

/** The feature over a database, without a bot around it; `run` does the work of one job at a time of Tokyo. */
export function stressOver(storage: Storage, now: () => Date) {
  let count = 0;
  const newId = (): string => `id-${String((count += 1))}-${String(now().getTime())}`;
  const deps: StressCheckDeps = {
    ...{ storage, people: createPeople({ storage }), roster: rosterOver, batches, workingDays, newId, linkHosts: ['check.example.jp'] },
    outbox: createOutbox({ clock: { now }, newId }),
    knowledge: loadKnowledge(writeSmallKnowledge()),
  };
  const feature = createStressCheck(deps);
  return {
    deps,
    feature,
    run: async (job: 'rates' | 'remind' | 'purge'): Promise<void> => {
      await feature.jobs?.find(({ name }) => name === `stress-check.${job}`)?.run(now());
    },
  };
}

export function handsIn(bot: BotUnderTest, number: number): Hands {
  return handsOf(bot, bot.activitiesOf(writerOf(number)));
}

/** The settings as somebody at the desk fills them in. */
export const SETTINGS = {
  ...{ from: '2026-12-01', until: '2026-12-25', link: 'https://check.example.jp/start', contact: '産業医 山川 みのり（内線9999）' },
  ...{ intro: '年に一度、自分の様子に気づくための検査です。', reminders: '2', first: '', second: '' },
} as const;

/** Sets a period through the cards. */
export async function setPeriod(bot: BotUnderTest, changes: Readonly<Record<string, string>> = {}): Promise<HeldCard> {
  const hands = handsIn(bot, WHO.staff);
  const form = await hands.tap('stress-check.desk-form', {});
  return hands.tap('stress-check.desk-save', { ...form.data('stress-check.desk-save'), ...SETTINGS, ...changes });
}

/** Pastes employee numbers at the desk. */
export async function paste(bot: BotUnderTest, numbers: string, verb = 'stress-check.desk-add'): Promise<HeldCard> {
  const hands = handsIn(bot, WHO.staff);
  const desk = await hands.tap('stress-check.desk-show', {});
  const list = await hands.tap('stress-check.desk-list', desk.data('stress-check.desk-list'));
  return hands.tap(verb, { ...list.data(verb), numbers });
}
