import type { CardAction, Entrance } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import type { Words } from '../../../kernel/wording.ts';
import type { StressCheckDeps } from '../deps.ts';
import { currentPeriod } from '../period-store.ts';
import { reminderCard } from '../reminder-card.ts';
import { standingOf } from '../rules/period.ts';
import type { Period } from '../rules/period.ts';
import { readSettings } from '../rules/read-settings.ts';
import { listSchema, nothingSchema, pageSchema, seenSchema, settingsSchema } from '../schemas.ts';
import type { SettingsData } from '../schemas.ts';
import { deskAction, isStressCheck } from './desk-action.ts';
import type { StressCaller } from './desk-action.ts';
import { askDiscardCard, deskCard } from './desk-card.ts';
import { listCard } from './list-card.ts';
import { nextCard } from './next-card.ts';
import { discard, saveSettings } from './settings.ts';
import { formOf, freshForm, settingsCard } from './settings-card.ts';
import { takeList } from './take-list.ts';
import { deskVerbs } from './verbs.ts';
import { DESK, RESULTS } from './words.ts';

export const deskEntrance: Entrance = { place: 'desk', verb: deskVerbs.desk, title: DESK.entrance, mayUse: isStressCheck };

/** What 実施事務従事者 does: the settings, the list, who gets the next message. */
export function deskActions(deps: StressCheckDeps): readonly CardAction[] {
  const show = (caller: StressCaller, note: Words | null = null): Promise<Card> => desk(caller, note, deps);
  return [
    deskAction(deps, { verb: deskVerbs.desk, schema: nothingSchema, as: 'message', handle: (_, caller) => show(caller) }),
    deskAction(deps, { verb: deskVerbs.show, schema: anySchema, as: 'replace', handle: (_, caller) => show(caller) }),
    ...settingsActions(deps, show),
    ...listActions(deps),
  ];
}

/** Cards name a period where there is one. */
const anySchema = pageSchema;

async function desk(caller: StressCaller, note: Words | null, { storage }: StressCheckDeps): Promise<Card> {
  return deskCard(await currentPeriod(storage.db), { voice: caller, now: caller.now, note });
}

type Show = (caller: StressCaller, note?: Words | null) => Promise<Card>;

function settingsActions(deps: StressCheckDeps, show: Show): readonly CardAction[] {
  return [
    deskAction(deps, { verb: deskVerbs.form, schema: anySchema, as: 'replace', handle: (_, caller) => openForm(caller, deps) }),
    deskAction(deps, {
      verb: deskVerbs.save,
      schema: settingsSchema,
      as: 'replace',
      handle: (data, caller) => save(data, caller, { deps, show }),
    }),
    deskAction(deps, {
      ...{ verb: deskVerbs.askDiscard, schema: anySchema, as: 'replace' },
      handle: async (_, caller) => {
        const period = await currentPeriod(deps.storage.db);
        return period === null ? show(caller) : askDiscardCard(period, caller);
      },
    }),
    deskAction(deps, {
      ...{ verb: deskVerbs.discard, schema: seenSchema, as: 'replace' },
      handle: async (seen, caller) => {
        const result = await discard(seen, { caller, deps });
        return show(caller, RESULTS[result === 'done' ? 'discarded' : result]);
      },
    }),
    deskAction(deps, { verb: deskVerbs.sample, schema: anySchema, as: 'message', handle: (_, caller) => sample(caller, deps) }),
  ];
}

async function openForm(caller: StressCaller, deps: StressCheckDeps): Promise<Card> {
  const period = await currentPeriod(deps.storage.db);
  const isRunning = period !== null && standingOf(period, tokyoDay(caller.now)) !== 'over';
  return settingsCard(isRunning ? formOf(period) : freshForm(deps.newId(), caller), caller);
}

async function save(
  { id, version, ...typed }: SettingsData,
  caller: StressCaller,
  { deps, show }: { readonly deps: StressCheckDeps; readonly show: Show },
): Promise<Card> {
  const current = await currentPeriod(deps.storage.db);
  const before: Period | null = version === 0 || current?.id !== id ? null : current;
  const { workingDays, linkHosts } = deps;
  const read = readSettings(typed, { today: tokyoDay(caller.now), before, workingDays, linkHosts });
  if (read.kind === 'problems') return settingsCard({ id, version, typed, problems: read.problems }, caller);
  return show(caller, RESULTS[await saveSettings({ id, version }, read.settings, { caller, deps })]);
}

/** As an employee would get it now. Its buttons act on the one who looks, who is an employee as well. */
async function sample(caller: StressCaller, { storage, workingDays, linkHosts }: StressCheckDeps): Promise<Card> {
  const period = await currentPeriod(storage.db);
  if (period === null) return noticeCard(caller, 'gone');
  return reminderCard({ period, number: 1 }, { voice: caller, now: caller.now, workingDays, linkHosts });
}

function listActions(deps: StressCheckDeps): readonly CardAction[] {
  const take = (verb: string, taken: boolean): CardAction =>
    deskAction(deps, {
      ...{ verb, schema: listSchema, as: 'replace' },
      handle: async ({ id, version, numbers }, caller) => {
        const result = await takeList({ id, text: numbers, taken }, { caller, deps });
        return listCard({ id, version, numbers, result }, caller);
      },
    });
  return [
    take(deskVerbs.add, true),
    take(deskVerbs.remove, false),
    deskAction(deps, {
      ...{ verb: deskVerbs.list, schema: seenSchema, as: 'replace' },
      handle: ({ id, version }, caller) => Promise.resolve(listCard({ id, version, numbers: '', result: null }, caller)),
    }),
    deskAction(deps, {
      ...{ verb: deskVerbs.next, schema: pageSchema, as: 'replace' },
      handle: async ({ page }, caller) => {
        const period = await currentPeriod(deps.storage.db);
        return period === null ? desk(caller, null, deps) : nextCard(period, page, { caller, deps });
      },
    }),
  ];
}
