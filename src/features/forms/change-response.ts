import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import { readAnswers, refusal, withOwn } from './admit.ts';
import type { HandlerDeps } from './admit.ts';
import { asInputs } from './answers.ts';
import type { Answers } from './answers.ts';
import type { RunningForm } from './form-store.ts';
import type { Response } from './response-store.ts';
import { isOpen, possible } from './rules/standing.ts';
import type { Problem } from './rules/validate.ts';
import type { ChangeData } from './schemas.ts';
import { inPlace, typedTexts } from './views.ts';
import type { Employee } from './views.ts';

/** The form again, with what is recorded. */
export async function editResponse(response: Response, caller: Employee, deps: HandlerDeps): Promise<Reply> {
  const form = await deps.forms.find(response.formId);
  if (form === null || !possible(response, isOpen(form, caller.now), false).change)
    return inPlace(await deps.views.response(response, caller));
  const use = { kind: 'change', card: deps.newId(), id: response.id, revision: response.revision } as const;
  return inPlace(await deps.views.form({ form, use, about: response.about, inputs: asInputs(response.answers) }, caller));
}

interface ToChange {
  readonly response: Response;
  readonly data: ChangeData;
}

interface Changing extends ToChange {
  readonly form: RunningForm;
  readonly caller: Employee;
  readonly deps: HandlerDeps;
}

export async function changeResponse({ response, data }: ToChange, caller: Employee, deps: HandlerDeps): Promise<Reply> {
  const form = await deps.forms.find(response.formId);
  if (form === null) return refusal('gone', caller);
  const changing: Changing = { response, data, form, caller, deps };
  const read = await readAnswers(form, data.inputs, changing);
  if (read.kind === 'valid' && isSame(read.answers, response)) return inPlace(await deps.views.response(response, caller));
  if (data.revision !== response.revision) return notChanged('tooLate', changing);
  if (!isOpen(form, caller.now)) return notChanged('closed', changing);
  if (data.version !== form.version) return inPlace(await again(changing, { isRenewed: true }));
  return read.kind === 'valid' ? save(read.answers, changing) : inPlace(await again(changing, read));
}

async function save(answers: Answers, changing: Changing): Promise<Reply> {
  const { form, response, data, caller, deps } = changing;
  const changed = { form, person: caller.person, answers, response, revision: data.revision };
  switch (await deps.responding.change(changed, caller.now)) {
    case 'done':
      return withOwn(response.id, caller, { deps, then: async (fresh) => inPlace(await deps.views.response(fresh, caller)) });
    case 'closed':
      return notChanged('closed', changing);
    case 'too-late':
      return notChanged('tooLate', changing);
  }
}

/** The same card, filled in. */
function again(
  { form, response, data, caller, deps }: Changing,
  more: { readonly problems?: Readonly<Record<string, Problem>>; readonly isRenewed?: boolean },
): Promise<Card> {
  const { problems = {}, isRenewed = false } = more;
  const use = { kind: 'change', card: data.card, id: response.id, revision: response.revision } as const;
  return deps.views.form({ form, use, about: response.about, inputs: data.inputs, problems, isRenewed }, caller);
}

function notChanged(why: 'closed' | 'tooLate', { form, data, caller, deps }: Changing): Reply {
  const { definition } = form;
  const typed = typedTexts(definition, data.inputs, caller);
  return inPlace(deps.views.notRecorded({ definition, why, typed, response: data.id }, caller));
}

/** A second tap of the same change finds it done. */
function isSame(answers: Answers, response: Response): boolean {
  const sorted = (of: Answers): string => JSON.stringify(Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1)));
  return sorted(answers) === sorted(response.answers);
}

export async function withdrawResponse(
  { response, data }: { readonly response: Response; readonly data: { readonly revision: number } },
  caller: Employee,
  deps: HandlerDeps,
): Promise<Reply> {
  const form = await deps.forms.find(response.formId);
  const may = possible(response, form !== null && isOpen(form, caller.now), false).withdraw;
  if (may && data.revision === response.revision) await deps.responding.withdraw(response, caller.person, caller.now);
  return withOwn(response.id, caller, { deps, then: async (fresh) => inPlace(await deps.views.response(fresh, caller)) });
}
