import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import { say } from '../../kernel/wording.ts';
import { admit, readAnswers, refusal } from './admit.ts';
import type { Admitted, HandlerDeps } from './admit.ts';
import type { Answers } from './answers.ts';
import type { SubmitOutcome } from './respond.ts';
import { RESPONSE_WORDS } from './response-messages.ts';
import { findByCard } from './response-store.ts';
import type { Response } from './response-store.ts';
import { isOpen } from './rules/standing.ts';
import type { Problem } from './rules/validate.ts';
import type { SubmitData } from './schemas.ts';
import { inPlace, typedTexts } from './views.ts';
import type { Employee } from './views.ts';

interface Submitted extends Admitted {
  readonly data: SubmitData;
  readonly caller: Employee;
  readonly deps: HandlerDeps;
}

/** What was sent is recorded, or the card comes back filled in with what to correct, or it says why not and gives back every word. */
export async function submitForm(data: SubmitData, caller: Employee, deps: HandlerDeps): Promise<Reply> {
  const done = await findByCard(deps.storage.db, data.form, data.card);
  if (done !== null) return already(done, caller, deps);
  const admitted = await admit({ id: data.form, about: data.about }, caller, deps);
  return typeof admitted === 'string' ? refusal(admitted, caller) : submitAdmitted({ ...admitted, data, caller, deps });
}

async function submitAdmitted(submitted: Submitted): Promise<Reply> {
  const { form, data, caller } = submitted;
  if (!isOpen(form, caller.now)) return closed(submitted);
  if (data.version !== form.version) return inPlace(await again(submitted, { isRenewed: true }), form.definition);
  const read = await readAnswers(form, data.inputs, submitted);
  return read.kind === 'valid' ? record(submitted, read.answers) : inPlace(await again(submitted, read), form.definition);
}

async function record(submitted: Submitted, answers: Answers): Promise<Reply> {
  const { form, about, data, caller, deps } = submitted;
  const sent = { form, person: caller.person, answers, card: data.card, about, locale: caller.locale };
  const outcome: SubmitOutcome = await deps.responding.submit(sent, caller.now);
  switch (outcome.kind) {
    case 'recorded':
      return inPlace(await deps.views.response(outcome.response, caller), form.definition);
    case 'already':
      return already(outcome.response, caller, deps);
    case 'closed':
      return closed(submitted);
    case 'renewed':
      return inPlace(await again(submitted, { isRenewed: true }), form.definition);
    case 'not-yours':
      return refusal('gone', caller);
  }
}

/** The same card, filled in. */
function again(
  { form, about, data, caller, deps }: Submitted,
  more: { readonly problems?: Readonly<Record<string, Problem>>; readonly isRenewed?: boolean },
): Promise<Card> {
  const { problems = {}, isRenewed = false } = more;
  const use = { kind: 'new', card: data.card, about: data.about } as const;
  return deps.views.form({ form, use, about, inputs: data.inputs, problems, isRenewed }, caller);
}

function closed({ form, data, caller, deps }: Submitted): Reply {
  const { definition } = form;
  const typed = typedTexts(definition, data.inputs, caller);
  return inPlace(deps.views.notRecorded({ definition, why: 'closed', typed, response: null }, caller), definition);
}

/** A second tap: what is recorded, and that nothing was recorded twice. Of an anonymous answer nobody can say whose it is, so its words stay away. */
async function already(response: Response, caller: Employee, deps: HandlerDeps): Promise<Reply> {
  const remark = say(RESPONSE_WORDS.already, caller);
  if (response.by === null)
    return inPlace(await deps.views.response({ ...response, answers: {} }, caller, { remark }), { anonymous: true });
  if (response.by !== caller.person.aadObjectId) return refusal('gone', caller);
  return inPlace(await deps.views.response(response, caller, { remark }));
}
