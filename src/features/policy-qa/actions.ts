import { isOwnChat } from '../../bot/feature.ts';
import type { Caller } from '../../bot/feature.ts';
import { AppError } from '../../kernel/errors.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { EntryAction } from '../../knowledge/schema.ts';
import { ANY_FORM, BUTTONS, FORM_BUTTONS } from './action-messages.ts';
import type { Offers } from './offers.ts';

/** A button under an answer. */
export interface FollowUp {
  readonly verb: string;
  /** Of the form; empty for places that need no data. */
  readonly id: string;
  readonly title: string;
}

/** More would push the related questions off the card, which has six buttons at most. */
const MOST = 2;

/** What follows from these entries and is there for this person; sign-ups and forms are for people on the roster only. */
export async function followUps(actions: readonly EntryAction[], { caller, voice, offers }: Asking): Promise<readonly FollowUp[]> {
  const found = await Promise.all(unique(actions).map((action) => followUp(action, { caller, voice, offers })));
  return found.flat().slice(0, MOST);
}

export interface Asking {
  readonly caller: Caller;
  /** Of the answer. */
  readonly voice: Voice;
  readonly offers: Offers;
}

function followUp(action: EntryAction, asking: Asking): Promise<readonly FollowUp[]> {
  return typeof action === 'object' ? formDoor(action.form, asking) : Promise.resolve(placeDoor(action, asking));
}

async function formDoor(form: string, { caller, voice, offers: { forms } }: Asking): Promise<readonly FollowUp[]> {
  if (forms === undefined || !mayGoOn(caller) || !(await forms.isOfferedTo(form, caller))) return [];
  return [{ verb: forms.openVerb, id: form, title: say(FORM_BUTTONS[form] ?? ANY_FORM, voice) }];
}

/** Sign-ups and forms are for people on the roster, in their own chat. */
export function mayGoOn(caller: Caller): boolean {
  return caller.person !== null && isOwnChat(caller);
}

function placeDoor(place: Extract<EntryAction, string>, { caller, voice, offers }: Asking): readonly FollowUp[] {
  const doors: Readonly<Partial<Record<typeof place, { readonly verb: string | undefined; readonly title: Words }>>> = {
    consultation: { verb: offers.consultation?.verb, title: BUTTONS.consultation },
    ...(!mayGoOn(caller)
      ? {}
      : {
          trainings: { verb: offers.trainings?.verb, title: BUTTONS.trainings },
          forms: { verb: offers.forms?.listVerb, title: BUTTONS.forms },
          'stress-check': { verb: offers.stressCheck?.verb, title: BUTTONS.stressCheck },
          'dx-leader': { verb: offers.dxLeaders?.verb, title: BUTTONS.dxLeaders },
        }),
  };
  return doorTo(doors[place], voice);
}

function doorTo(door: { readonly verb: string | undefined; readonly title: Words } | undefined, voice: Voice): readonly FollowUp[] {
  return door?.verb === undefined ? [] : [{ verb: door.verb, id: '', title: say(door.title, voice) }];
}

export function actionsOf(entries: readonly string[], { entries: known }: KnowledgeBase): readonly EntryAction[] {
  return entries.flatMap((id) => known.find((entry) => entry.id === id)?.actions ?? []);
}

function unique(actions: readonly EntryAction[]): readonly EntryAction[] {
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()];
}

/**
 * Knowledge may name a form only when there is one.
 * @throws AppError `knowledge.invalid`, one line per entry
 */
export function refuseUnknownForms({ entries }: KnowledgeBase, forms: Offers['forms']): void {
  if (forms === undefined) return;
  const unknown = entries.flatMap(({ id, actions }) =>
    actions
      .filter((action) => typeof action === 'object')
      .filter(({ form }) => !forms.ids.includes(form))
      .map(({ form }) => `${id}: 用紙「${form}」がありません`),
  );
  if (unknown.length > 0) throw new AppError('knowledge.invalid', unknown.join('\n'));
}
