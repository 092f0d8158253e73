import type { Locale } from '../kernel/locale.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Answer } from './answer/answer.ts';
import { entryAnswer } from './answer/entry-answer.ts';
import { emptyAnswer, refusalAnswer, smallTalkAnswer, supportAnswer, tooLongAnswer } from './answer/fixed-answers.ts';
import type { Route } from './explanation.ts';
import { createPolicyAnswerer } from './policy-answerer.ts';
import type { ExplainedAnswer } from './policy-answerer.ts';
import { cleanQuestion, MAX_QUESTION_LENGTH, saysNothing } from './understand/clean-question.ts';
import { isUrgentDistress } from './understand/distress.ts';
import { questionLocale } from './understand/question-locale.ts';
import { refusalOf } from './understand/refusal.ts';
import { parseSmallTalk } from './understand/small-talk.ts';

export interface Question {
  readonly text: string;
  /** The person's own language; an English question is answered in English all the same. */
  readonly locale: Locale;
  /** The question before, for follow-ups. */
  readonly previous?: string;
}

/** Pure: the same question gets the same answer until the knowledge changes. */
export interface QuestionAnswerer {
  answer(question: Question): Answer;
  /** The same answer, with how it came about. */
  explain(question: Question): ExplainedAnswer;
  /** The answer behind a button; null when the entry no longer exists. */
  answerEntry(entry: string, locale: Locale): Answer | null;
}

export function createQuestionAnswerer(knowledge: KnowledgeBase): QuestionAnswerer {
  const policy = createPolicyAnswerer(knowledge);
  const explain = (question: Question): ExplainedAnswer => {
    const text = cleanQuestion(question.text);
    const locale = questionLocale(text, question.locale);
    const met = beforeLookUp(text, knowledge, locale);
    if (met !== null) return { answer: met.answer, explanation: { route: met.route, looks: [] } };
    return policy.answer({ text: asked(text), locale, previous: asked(cleanQuestion(question.previous ?? '')) });
  };
  return {
    answer: (question) => explain(question).answer,
    explain,
    answerEntry: (id, locale) => {
      const entry = knowledge.entries.find((one) => one.id === id);
      return entry === undefined ? null : entryAnswer(entry, knowledge, locale);
    },
  };
}

/** Everything that is met without looking into the policy, in this order: danger first, then what must not be done, then friendliness. */
function beforeLookUp(text: string, knowledge: KnowledgeBase, locale: Locale): { route: Route; answer: Answer } | null {
  if (isUrgentDistress(text)) return { route: 'support', answer: supportAnswer(knowledge, locale) };
  if (text.length > MAX_QUESTION_LENGTH) return { route: 'too-long', answer: tooLongAnswer(locale) };
  if (saysNothing(text)) return { route: 'nothing-said', answer: emptyAnswer(locale) };
  const refusal = refusalOf(text);
  if (refusal !== null) return { route: refusal, answer: refusalAnswer(refusal, locale) };
  const talk = parseSmallTalk(text);
  return talk.kind !== null && talk.rest === '' ? { route: 'small-talk', answer: smallTalkAnswer(talk.kind, locale) } : null;
}

/** The question without the greeting in front of it. */
function asked(text: string): string {
  const talk = parseSmallTalk(text);
  const isOpening = talk.kind === 'greeting' || talk.kind === 'thanks' || talk.kind === 'introduction' || talk.kind === 'praise';
  return isOpening && talk.rest !== '' ? talk.rest : text;
}
