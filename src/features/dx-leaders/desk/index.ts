import type { CardAction, Command, Entrance, Job } from '../../../bot/feature.ts';
import { announceActions } from './announce-handlers.ts';
import { announceJob } from './announcing.ts';
import { cycleActions } from './cycle-handlers.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import { createDeskViews } from './desk-views.ts';
import { isDx } from './dx-action.ts';
import { endOfTermJob } from './end-of-term.ts';
import { purgeJob } from './purge.ts';
import { rosterActions, rosterCommand } from './roster-handlers.ts';
import { selectionActions } from './selection-handlers.ts';
import { deskVerbs } from './verbs.ts';
import { DESK } from './words.ts';

export type { DxDeskDeps } from './desk-deps.ts';
export { leadersInTerm } from './leaders.ts';

export interface DxDesk {
  readonly commands: readonly Command[];
  readonly actions: readonly CardAction[];
  readonly entrances: readonly Entrance[];
  readonly jobs: readonly Job[];
}

/** What DX推進担当 does with a year's call, and the list of leaders that everybody may read. */
export function createDxDesk(deps: DxDeskDeps): DxDesk {
  const views = createDeskViews(deps);
  return {
    commands: [rosterCommand(deps)],
    actions: [...cycleActions(deps, views), ...selectionActions(deps, views), ...announceActions(deps, views), ...rosterActions(deps)],
    entrances: [{ place: 'desk', verb: deskVerbs.desk, title: DESK.entrance, mayUse: isDx }],
    jobs: [endOfTermJob(deps), announceJob(deps), purgeJob(deps)],
  };
}
