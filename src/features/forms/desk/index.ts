import { createDeskActions, isOfficer } from '../../../bot/desk-action.ts';
import type { RefusedTap } from '../../../bot/desk-action.ts';
import type { CardAction, Entrance } from '../../../bot/feature.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Storage } from '../../../storage/port.ts';
import { createDesk } from './desk.ts';
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
  const bind = createDeskActions((tap) => refuse(deps.storage, tap));
  return {
    actions: [draftActions, fieldActions, publishActions, formActions, sendingActions, resultActions].flatMap((actionsOf) =>
      actionsOf(desk, bind),
    ),
    entrance: { place: 'desk', verb: deskVerbs.desk, title: DESK_KIND, mayUse: isOfficer },
  };
}

async function refuse(storage: Storage, { verb, caller, subject }: RefusedTap): Promise<void> {
  const actor = caller.person?.aadObjectId ?? caller.turn.from.id;
  await storage.transaction((tx) => appendAudit(tx, { at: caller.now, actor, action: 'forms.refused', subject, detail: { verb } }));
}
