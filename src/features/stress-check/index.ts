import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Feature } from '../../bot/feature.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Tx } from '../../storage/port.ts';
import type { StressCheckDeps } from './deps.ts';
import { deskActions, deskEntrance } from './desk/index.ts';
import { seeOwn, showOwn, stepOwn } from './handlers.ts';
import type { OwnStep } from './own.ts';
import { currentPeriod, insertPeriod } from './period-store.ts';
import { purgeOver } from './purge.ts';
import { ratesActions, ratesEntrance } from './rates/index.ts';
import { publishDue } from './rates/publish.ts';
import { remindDue } from './remind.ts';
import { newPeriod, standingOf } from './rules/period.ts';
import type { Settings } from './rules/read-settings.ts';
import { nothingSchema, periodSchema } from './schemas.ts';
import { verbs } from './verbs.ts';

export { verbs as STRESS_CHECK_VERBS } from './verbs.ts';

/** A period of the sample city, as if it had been set at the desk. */
export async function beginSamplePeriod(
  tx: Tx,
  period: Settings & { readonly id: string },
  change: { readonly by: PersonId; readonly now: Date },
): Promise<void> {
  await insertPeriod(tx, newPeriod(period), change);
}

const WORDS = [
  'ストレスチェック',
  'すとれすちぇっく',
  'ストレスチェックの案内',
  'ストレスチェックを受ける',
  'stress check',
  'stress-check',
];

/**
 * ストレスチェックの案内: a notice, a link and reminders that one can stop, and nothing else (労働安全衛生法 66条の10; teams-facts 3.6). On マイページ it
 * has no entry: that page lists what somebody has to do, and this is nobody's duty.
 */
export function createStressCheck(deps: StressCheckDeps): Feature {
  return {
    name: 'stress-check',
    commands: [
      {
        ...{ name: 'stress-check.show', access: 'anyone', words: WORDS },
        handle: async (caller) => ({ kind: 'message', card: await showOwn(caller, null, deps) }),
      },
    ],
    actions: [...ownActions(deps), ...deskActions(deps), ...ratesActions(deps)],
    entrances: [
      {
        ...{ place: 'hub', verb: verbs.show, title: { ja: 'ストレスチェック', en: 'Stress check' } },
        // The same for everybody, whatever is known of them.
        mayUse: ({ person, now }) => (person === null ? false : isOpen(now, deps)),
      },
      ...[deskEntrance, ratesEntrance(deps)],
    ],
    jobs: [
      {
        name: 'stress-check.rates',
        title: { ja: 'ストレスチェックの受検率の集計', en: 'Rates of the stress check' },
        run: (now) => publishDue(now, deps),
      },
      {
        name: 'stress-check.remind',
        title: { ja: 'ストレスチェックの案内', en: 'Notices of the stress check' },
        run: (now) => remindDue(now, deps),
      },
      {
        name: 'stress-check.purge',
        title: { ja: 'ストレスチェックの記録の消去', en: 'Deleting records of the stress check' },
        schedule: '20 3 * * *',
        run: (now) => purgeOver(now, deps),
      },
    ],
  };
}

async function isOpen(now: Date, { storage }: StressCheckDeps): Promise<boolean> {
  const period = await currentPeriod(storage.db);
  return period !== null && standingOf(period, tokyoDay(now)) === 'open';
}

function ownActions(deps: StressCheckDeps): readonly CardAction[] {
  const step = (verb: string, what: OwnStep): CardAction =>
    cardAction({
      verb,
      access: 'roster',
      isPrivate: true,
      schema: periodSchema,
      handle: ({ id }, caller: Caller) => stepOwn(what, id, { caller, deps }),
    });
  return [
    cardAction({
      ...{ verb: verbs.show, access: 'anyone', schema: nothingSchema },
      handle: async (_, caller) => ({ kind: 'message', card: await showOwn(caller, null, deps) }),
    }),
    cardAction({ verb: verbs.see, access: 'roster', schema: nothingSchema, handle: (_, caller) => seeOwn(caller, deps) }),
    step(verbs.taken, 'taken'),
    step(verbs.undo, 'undo'),
    step(verbs.stop, 'stop'),
    step(verbs.resume, 'resume'),
  ];
}
