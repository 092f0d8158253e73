import type { Person } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { StressCheckDeps } from '../deps.ts';
import { currentPeriod } from '../period-store.ts';
import type { Period } from '../rules/period.ts';
import { headsOf, rateOfAll } from '../rules/rate.ts';
import { lineAbove, sphereOf } from '../rules/sphere.ts';
import { membersByGroup, publishedGroups } from './published.ts';
import type { PublishedGroup } from './published.ts';

/** A bureau with what can be said of it, or several bureaus of which only one thing can be said. */
export interface RateBlock {
  readonly bureaus: readonly string[];
  /** Of the whole; null when not all of the bureau is to be seen. */
  readonly whole: { readonly heads: number; readonly rate: number } | null;
  readonly groups: readonly PublishedGroup[];
}

export interface RatesSight {
  readonly period: Period | null;
  /** All of the city, or only where the viewer is 所属長. */
  readonly scope: 'city' | 'sphere';
  readonly whole: { readonly heads: number; readonly rate: number } | null;
  readonly blocks: readonly RateBlock[];
}

/** 人事担当 and 実施事務従事者 see the whole city. */
export function seesCity(person: Person): boolean {
  return person.roles.includes('hr') || person.roles.includes('stress-check');
}

/** What this person may read, and the look in the audit log. */
export async function lookAtRates(person: Person, now: Date, deps: StressCheckDeps): Promise<RatesSight> {
  const scope = seesCity(person) ? 'city' : 'sphere';
  const period = await currentPeriod(deps.storage.db);
  if (period === null) return { period, scope, whole: null, blocks: [] };
  const groups = await publishedGroups(deps.storage.db, period.id);
  const seen = scope === 'city' ? groups : await groupsWithin(person, { periodId: period.id, groups, deps });
  const detail = { scope, groups: seen.length };
  await deps.storage.transaction((tx) =>
    appendAudit(tx, { at: now, actor: person.aadObjectId, action: 'stress-check.rates-viewed', subject: period.id, detail }),
  );
  return { period, scope, whole: wholeOf(seen), blocks: blocksOf(seen, groups) };
}

/**
 * The groups of which everybody still on the roster is the manager's own: a group that reaches beyond is not shown. 部長級 sit in one of the sections;
 * that they are counted there does not take the rate away from its 課長.
 */
async function groupsWithin(
  manager: Person,
  { periodId, groups, deps }: { periodId: string; groups: readonly PublishedGroup[]; deps: StressCheckDeps },
): Promise<readonly PublishedGroup[]> {
  const everybody = await deps.people.everybody();
  const present = new Set(everybody.map(({ aadObjectId }) => aadObjectId));
  const own = new Set([...sphereOf(manager, everybody), ...lineAbove(manager, everybody)]);
  const members = await membersByGroup(deps.storage.db, periodId);
  return groups.filter(({ number }) => {
    const here = (members.get(number) ?? []).filter((id) => present.has(id));
    return here.length > 0 && here.every((id) => own.has(id));
  });
}

function wholeOf(groups: readonly PublishedGroup[]): RatesSight['whole'] {
  const rate = rateOfAll(groups);
  return rate === null ? null : { heads: headsOf(groups), rate };
}

/** By bureau, in the order of the names: no ranking (teams-facts 3.6, rule 4). */
function blocksOf(seen: readonly PublishedGroup[], all: readonly PublishedGroup[]): readonly RateBlock[] {
  const keyOf = ({ bureaus }: PublishedGroup): string => bureaus.join('\n');
  const keys = [...new Set(seen.map(keyOf))].sort();
  return keys.map((key) => {
    const groups = seen.filter((group) => keyOf(group) === key);
    const isWhole = groups.length === all.filter((group) => keyOf(group) === key).length;
    return { bureaus: groups[0]?.bureaus ?? [], whole: isWhole ? wholeOf(groups) : null, groups };
  });
}
