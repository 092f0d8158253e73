import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { QuestionAnswerer } from '../../answering/answer-question.ts';
import type { Answer, Basis } from '../../answering/answer/answer.ts';
import { actionsOf, followUps } from './actions.ts';
import { answerCard } from './cards.ts';
import { followWish } from './follow-wish.ts';
import type { Offers } from './offers.ts';
import { SENTENCES } from '../../answering/messages.ts';
import { say, voiceIn } from '../../kernel/wording.ts';
import type { Wording } from '../../kernel/wording.ts';
import { unknownWordsToKeep } from './keep-unknown-words.ts';
import type { UnknownWordsDeps } from './keep-unknown-words.ts';
import type { OfficialWording } from '../../official/port.ts';
import type { AnswerRecords, LastQuestion } from './service.ts';

export interface HandlerDeps extends UnknownWordsDeps {
  readonly answerer: QuestionAnswerer;
  readonly records: AnswerRecords;
  readonly document: PolicyDocument;
  readonly official: OfficialWording;
  readonly knowledge: KnowledgeBase;
  readonly offers: Offers;
  readonly newId: () => string;
  readonly metrics: Metrics;
}

/** A typed question. */
export async function answerMessage(text: string, caller: Caller, deps: HandlerDeps): Promise<Reply> {
  const done = await followWish(text, caller, deps);
  if (done !== null) return done;
  const last = await deps.records.lastQuestion(caller);
  const { locale, wording } = caller;
  const before = last === null ? {} : { previous: last.question, answered: last.answered };
  const { answer, explanation } = deps.answerer.explain({ text, locale, wording, ...before });
  const asked =
    explanation.route === 'again' ? askedAgain(last) : { question: text, before: answer.followsUp ? (last?.question ?? null) : null };
  return reply({ answer, asked, caller, deps });
}

/** 「やさしい日本語で」 is no question of its own: the one it speaks of stays the last. */
function askedAgain(last: LastQuestion | null): Asked {
  return { question: last?.question ?? '', before: last?.answered.before ?? null };
}

/** A tapped suggestion or choice: answered as a new message, so that what was read stays readable. */
export async function answerButton(entry: string, caller: Caller, deps: HandlerDeps): Promise<Reply> {
  const answer = deps.answerer.answerEntry(entry, voiceIn(caller.locale, caller.wording));
  if (answer === null) return { kind: 'text', text: say(SENTENCES.gone, caller) };
  return reply({ answer, asked: { question: answer.title, before: null }, caller, deps });
}

interface Reworded {
  readonly entry: string;
  readonly basis: Basis;
  readonly wording: Wording;
  readonly confidential: boolean;
}

/** The card that was tapped, in the other wording: nothing new was asked, so nothing is counted or kept. */
export async function reworded({ entry, basis, wording, confidential }: Reworded, caller: Caller, deps: HandlerDeps): Promise<Reply> {
  const same = deps.answerer.answerEntry(entry, voiceIn('ja', wording), basis);
  if (same === null) return { kind: 'text', text: say(SENTENCES.gone, caller) };
  const answer = { ...same, confidential: same.confidential || confidential };
  return { kind: 'replace', card: await cardOf(answer, caller, deps), feedback: !answer.confidential, confidential: answer.confidential };
}

async function cardOf(answer: Answer, caller: Caller, { document, official, knowledge, offers }: HandlerDeps): Promise<Card> {
  const cited = answer.citations.map((citation) => citation.path);
  const available = cited.length === 0 ? [] : await official.available(cited, caller.now);
  const actions = await followUps(actionsOf(answer.entries, knowledge), { caller, voice: answer, offers });
  return answerCard(answer, { document, isStranger: caller.person === null, usual: caller.wording, official: available, actions });
}

interface Asked {
  readonly question: string;
  readonly before: string | null;
}

interface Turn {
  readonly answer: Answer;
  readonly asked: Asked;
  readonly caller: Caller;
  readonly deps: HandlerDeps;
}

async function reply({ answer, asked, caller, deps }: Turn): Promise<Reply> {
  const { records } = deps;
  if (answer.confidential) {
    await records.forgetQuestion(caller);
    return { kind: 'message', card: await cardOf(answer, caller, deps) };
  }
  deps.metrics.answered(answer.outcome);
  if (answer.outcome === 'smalltalk') return { kind: 'text', text: answer.lead };
  return {
    kind: 'message',
    card: await cardOf(answer, caller, deps),
    feedback: true,
    sent: async (activityId) => {
      const unknownWords = await unknownWordsToKeep(asked.question, answer, deps);
      await records.keep({ id: deps.newId(), caller, activityId, answer, ...asked, unknownWords });
    },
  };
}
