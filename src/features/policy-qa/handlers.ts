import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { QuestionAnswerer } from '../../answering/answer-question.ts';
import type { Answer } from '../../answering/answer/answer.ts';
import { answerCard } from './cards.ts';
import { say, SENTENCES } from '../../answering/messages.ts';
import type { AnswerRecords } from './service.ts';

export interface HandlerDeps {
  readonly answerer: QuestionAnswerer;
  readonly records: AnswerRecords;
  readonly document: PolicyDocument;
  readonly newId: () => string;
  readonly metrics: Metrics;
}

/** A typed question. */
export async function answerMessage(text: string, caller: Caller, deps: HandlerDeps): Promise<Reply> {
  const previous = await deps.records.previousQuestion(caller);
  const answer = deps.answerer.answer({ text, locale: caller.locale, ...(previous === null ? {} : { previous }) });
  return reply({ answer, asked: text, caller, deps });
}

/** A tapped suggestion or choice: answered as a new message, so that what was read stays readable. */
export async function answerButton(entry: string, caller: Caller, deps: HandlerDeps): Promise<Reply> {
  const answer = deps.answerer.answerEntry(entry, caller.locale);
  if (answer === null) return { kind: 'text', text: say(SENTENCES.gone, caller.locale) };
  return reply({ answer, asked: answer.title, caller, deps });
}

interface Turn {
  readonly answer: Answer;
  readonly asked: string;
  readonly caller: Caller;
  readonly deps: HandlerDeps;
}

async function reply({ answer, asked, caller, deps }: Turn): Promise<Reply> {
  const { records } = deps;
  const card = (): ReturnType<typeof answerCard> => answerCard(answer, { document: deps.document, isStranger: caller.person === null });
  if (answer.confidential) {
    await records.forgetQuestion(caller);
    return { kind: 'message', card: card() };
  }
  deps.metrics.answered(answer.outcome);
  if (answer.outcome === 'smalltalk') return { kind: 'text', text: answer.lead };
  return {
    kind: 'message',
    card: card(),
    feedback: true,
    sent: (activityId) => records.keep({ id: deps.newId(), caller, activityId, answer, question: asked }),
  };
}
