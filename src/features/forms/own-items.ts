import type { OwnItem } from '../../bot/feature.ts';
import type { Approvals } from '../../approvals/port.ts';
import { say } from '../../kernel/wording.ts';
import { deadlineText } from './deadline-text.ts';
import { inVoice } from './definition.ts';
import type { FormDefinition } from './definition.ts';
import type { Drawing } from './form-card.ts';
import type { FormStore } from './form-store.ts';
import { isAsked } from './list-card.ts';
import type { ListedForm } from './list-card.ts';
import { APPROVAL_KIND } from './respond.ts';
import { waiting } from './response-card.ts';
import { LIST_STATES, RECEIVED, RESPONSE_WORDS, STATES } from './response-messages.ts';
import type { Response } from './response-store.ts';
import { verbs } from './verbs.ts';

interface OwnDeps extends Drawing {
  readonly approvals: Pick<Approvals, 'find'>;
  readonly forms: Pick<FormStore, 'definitionOf'>;
}

/** What waits for an answer first, then what is being decided, then the rest. */
export async function ownItems(responses: readonly Response[], listed: readonly ListedForm[], deps: OwnDeps): Promise<readonly OwnItem[]> {
  const sent: OwnItem[] = [];
  const order = [...responses.filter(({ state }) => state === 'deciding'), ...responses.filter(({ state }) => state !== 'deciding')];
  for (const response of order) {
    if (response.state === 'withdrawn') continue;
    const definition = await deps.forms.definitionOf(response.formId, response.version);
    if (definition !== null) sent.push(await sentItem(response, definition, deps));
  }
  return [...listed.filter(({ form, own }) => isAsked(form) && own.length === 0).map((one) => unansweredItem(one, deps)), ...sent];
}

function unansweredItem({ form }: ListedForm, deps: OwnDeps): OwnItem {
  const { voice } = deps;
  const { words, color } = LIST_STATES.unanswered;
  return {
    title: inVoice(form.definition.title, voice),
    state: say(words, voice),
    color,
    next: deadlineText(form.deadline, deps, voice) ?? '',
    open: { verb: verbs.open, id: form.id },
  };
}

async function sentItem(response: Response, definition: FormDefinition, deps: OwnDeps): Promise<OwnItem> {
  const { voice } = deps;
  const { words, color } = STATES[response.state];
  return {
    title: inVoice(definition.title, voice),
    state: say(words, voice),
    color,
    next: await nextOf(response, definition, deps),
    open: { verb: verbs.show, id: response.id },
  };
}

async function nextOf({ id, state }: Response, definition: FormDefinition, deps: OwnDeps): Promise<string> {
  const { voice } = deps;
  if (state === 'submitted') return say(RECEIVED[definition.act], voice);
  if (state === 'rejected') return say(RESPONSE_WORDS.again, voice);
  if (state === 'approved')
    return definition.approved === undefined ? say(RESPONSE_WORDS.approved, voice) : inVoice(definition.approved, voice);
  const approval = await deps.approvals.find(APPROVAL_KIND, id, voice);
  return approval === null ? '' : waiting(approval, deps);
}
