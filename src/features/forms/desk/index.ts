import type { CardAction, Entrance } from '../../../bot/feature.ts';
import { createDesk } from './desk.ts';
import { createDeskActions, isOfficer } from './desk-action.ts';
import type { DeskDeps } from './desk-deps.ts';
import { draftActions } from './draft-handlers.ts';
import { fieldActions } from './field-handlers.ts';
import { formActions } from './form-handlers.ts';
import { DESK_KIND } from './messages.ts';
import { publishActions } from './publish-handlers.ts';
import { resultActions } from './result-handlers.ts';
import { sendingActions } from './sending-handlers.ts';
import { deskVerbs } from './verbs.ts';

/** HR's side of the forms: making and running them, and what was answered. */
export interface FormsDesk {
  readonly actions: readonly CardAction[];
  readonly entrance: Entrance;
}

export function createFormsDesk(deps: DeskDeps): FormsDesk {
  const desk = createDesk(deps);
  const bind = createDeskActions(deps.storage);
  return {
    actions: [draftActions, fieldActions, publishActions, formActions, sendingActions, resultActions].flatMap((actionsOf) =>
      actionsOf(desk, bind),
    ),
    entrance: { place: 'desk', verb: deskVerbs.desk, title: DESK_KIND, mayUse: isOfficer },
  };
}
