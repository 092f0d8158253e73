import type { Answer } from '../../answering/answer/answer.ts';
import type { QuestionAnswerer } from '../../answering/answer-question.ts';
import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { EntryAction } from '../../knowledge/schema.ts';
import { actionsOf, mayGoOn } from './actions.ts';
import type { Offers } from './offers.ts';
import { isPlainWish, namesSurvey, namesTraining, wishedTraining } from './wish.ts';

interface WishDeps {
  readonly answerer: QuestionAnswerer;
  readonly knowledge: KnowledgeBase;
  readonly offers: Offers;
}

/**
 * 「通信教育を受けたい」 says what to do, not what to tell: the form or the list comes at once, with the rules of the policy on it. Null when the
 * message is no such wish, or nothing is there for it: then it is answered as a question, with a button where there is one.
 */
export async function followWish(text: string, caller: Caller, { answerer, knowledge, offers }: WishDeps): Promise<Reply | null> {
  if (!mayGoOn(caller) || !isPlainWish(text)) return null;
  const answer = answerer.answer({ text, locale: caller.locale });
  if (!mayBeFollowed(answer)) return null;
  if (namesSurvey(text)) return offers.forms?.list(caller) ?? null;
  const actions = actionsOf(answer.entries, knowledge);
  return (await openForm(actions, caller, offers)) ?? openTrainings({ text, actions }, caller, offers);
}

/** Distress and health come before every form. */
function mayBeFollowed({ confidential, outcome }: Answer): boolean {
  return !confidential && outcome !== 'support' && outcome !== 'smalltalk';
}

async function openForm(actions: readonly EntryAction[], caller: Caller, { forms }: Offers): Promise<Reply | null> {
  const named = actions.find((action) => typeof action === 'object');
  if (named === undefined || forms === undefined || !(await forms.isOfferedTo(named.form, caller))) return null;
  return forms.open(named.form, caller);
}

interface Wish {
  readonly text: string;
  readonly actions: readonly EntryAction[];
}

async function openTrainings({ text, actions }: Wish, caller: Caller, { trainings }: Offers): Promise<Reply | null> {
  if (trainings === undefined || !(namesTraining(text) || actions.includes('trainings'))) return null;
  return trainings.open(wishedTraining(text), caller);
}
