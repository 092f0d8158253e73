import { cardAction } from '../../bot/feature.ts';
import type { Caller, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { OfficialWording } from '../../official/port.ts';
import type { People } from '../../people/port.ts';
import type { Storage } from '../../storage/port.ts';
import { createUnknownWords } from '../../answering/retrieve/unknown-words.ts';
import { createQuestionAnswerer } from '../../answering/answer-question.ts';
import { answerFirst } from './answer-first.ts';
import type { AnsweredFirst } from './answer-first.ts';
import { answerButton, answerMessage, reworded } from './handlers.ts';
import type { HandlerDeps } from './handlers.ts';
import { refuseUnknownForms } from './actions.ts';
import type { Offers } from './offers.ts';
import { askSchema, officialSchema, rewordSchema } from './schemas.ts';
import { createAnswerRecords } from './service.ts';
import { showOfficial } from './show-official.ts';
import { verbs } from './verbs.ts';

export type { Offers } from './offers.ts';
export type { AnsweredFirst } from './answer-first.ts';

export interface PolicyQaDeps {
  readonly storage: Storage;
  readonly knowledge: KnowledgeBase;
  readonly official: OfficialWording;
  readonly namesAmong: People['namesAmong'];
  readonly newId: () => string;
  readonly metrics: Metrics;
  /** Where answers lead; nothing by default. */
  readonly offers?: Offers;
}

export interface PolicyQa extends Feature {
  readonly answer: (text: string, caller: Caller) => Promise<Reply>;
  /** What the policy says to a question that is meant for somebody else. */
  readonly answerFirst: (text: string, caller: Caller) => Promise<AnsweredFirst>;
}

/**
 * Answers every message that is no command. The index is built here, once.
 * @throws AppError `knowledge.invalid` when an entry names a form that there is not
 */
export function createPolicyQa(deps: PolicyQaDeps): PolicyQa {
  refuseUnknownForms(deps.knowledge, deps.offers?.forms);
  const handlers = handlerDeps(deps);
  return {
    name: 'policy-qa',
    commands: [],
    actions: [
      cardAction({
        verb: verbs.ask,
        access: 'anyone',
        schema: askSchema,
        handle: ({ entry, locale }, caller) => answerButton(entry, { ...caller, locale: locale ?? caller.locale }, handlers),
      }),
      cardAction({
        verb: verbs.reword,
        access: 'anyone',
        schema: rewordSchema,
        handle: (wanted, caller) => reworded(wanted, caller, handlers),
      }),
      cardAction({
        verb: verbs.official,
        access: 'anyone',
        schema: officialSchema,
        handle: ({ locale, ...wanted }, caller) => showOfficial(wanted, { ...caller, locale: locale ?? caller.locale }, handlers),
      }),
    ],
    answer: (text, caller) => answerMessage(text, caller, handlers),
    answerFirst: (text, caller) => Promise.resolve(answerFirst(text, caller, handlers)),
    rate: (rating, caller) => handlers.records.rate(rating, caller),
  };
}

function handlerDeps(deps: PolicyQaDeps): HandlerDeps {
  return {
    answerer: createQuestionAnswerer(deps.knowledge),
    records: createAnswerRecords(deps.storage),
    document: deps.knowledge.document,
    official: deps.official,
    knowledge: deps.knowledge,
    offers: deps.offers ?? {},
    unknownWords: createUnknownWords(deps.knowledge),
    namesAmong: deps.namesAmong,
    newId: deps.newId,
    metrics: deps.metrics,
  };
}
