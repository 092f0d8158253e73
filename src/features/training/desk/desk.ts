import type { CardAction, Entrance } from '../../../bot/feature.ts';
import { verbs } from '../verbs.ts';
import { courseActions } from './course-handlers.ts';
import type { DeskDeps } from './desk-deps.ts';
import { createDeskViews } from './desk-views.ts';
import { isHr } from './hr-action.ts';
import { personActions } from './person-handlers.ts';
import { rosterActions } from './roster-handlers.ts';
import { sessionActions } from './session-handlers.ts';
import { stepActions } from './step-handlers.ts';

export type { DeskDeps } from './desk-deps.ts';

export interface TrainingDesk {
  readonly actions: readonly CardAction[];
  readonly entrances: readonly Entrance[];
}

/** 研修の管理: what 人事担当 does with courses, dates and the people on them. */
export function createTrainingDesk(deps: DeskDeps): TrainingDesk {
  const views = createDeskViews(deps);
  return {
    actions: [
      ...courseActions(deps, views),
      ...sessionActions(deps, views),
      ...stepActions(deps, views),
      ...rosterActions(deps, views),
      ...personActions(deps),
    ],
    entrances: [
      {
        place: 'desk',
        verb: verbs.desk,
        title: { ja: '研修の管理', en: 'Manage trainings' },
        mayUse: isHr,
      },
    ],
  };
}
