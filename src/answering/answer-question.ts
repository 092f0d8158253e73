import type { Locale } from '../kernel/locale.ts';
import { voiceIn } from '../kernel/wording.ts';
import type { Voice, Wording } from '../kernel/wording.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Answer, Basis } from './answer/answer.ts';
import { entryAnswer } from './answer/entry-answer.ts';
import {
  detailMissingAnswer,
  emptyAnswer,
  nothingToRewordAnswer,
  refusalAnswer,
  smallTalkAnswer,
  supportAnswer,
  tooLongAnswer,
} from './answer/fixed-answers.ts';
import type { Route } from './explanation.ts';
import { JUDGE_WEIGHTS } from './learned/judge-weights.ts';
import type { JudgeWeights } from './learned/judge-weights.ts';
import { createPolicyAnswerer } from './policy-answerer.ts';
import type { ExplainedAnswer } from './policy-answerer.ts';
import { cleanQuestion, MAX_QUESTION_LENGTH, saysNothing } from './understand/clean-question.ts';
import { isUrgentDistress } from './understand/distress.ts';
import { mentionsHealth } from './understand/mentions-health.ts';
import { questionLocale } from './understand/question-locale.ts';
import { refusalOf } from './understand/refusal.ts';
import { parseSmallTalk, smallTalkOf } from './understand/small-talk.ts';
import { wordingWish } from './understand/wording-wish.ts';

export interface Question {
  readonly text: string;
  /** The person's own language; an English question is answered in English all the same. */
  readonly locale: Locale;
  /** How the person wants to read Japanese; a wish in the message itself goes first. */
  readonly wording?: Wording;
  /** The question before, for follow-ups. */
  readonly previous?: string;
  /** How the answer before came about, for saying it again in other words. */
  readonly answered?: Answered;
}

/** What makes an answer again; without an entry the question is asked again, with the one that it leant on. */
export interface Answered {
  readonly entry?: string;
  readonly basis?: Basis;
  readonly before?: string;
}

/** Pure: the same question gets the same answer until the knowledge changes. */
export interface QuestionAnswerer {
  answer(question: Question): Answer;
  /** The same answer, with how it came about. */
  explain(question: Question): ExplainedAnswer;
  /** The answer behind a button; null when the entry no longer exists. */
  answerEntry(entry: string, voice: Voice, basis?: Basis): Answer | null;
}

/** Other `weights` than the built ones are for the bench that finds them. */
export function createQuestionAnswerer(knowledge: KnowledgeBase, weights: JudgeWeights = JUDGE_WEIGHTS): QuestionAnswerer {
  const policy = createPolicyAnswerer(knowledge, weights);
  // What is too long for an answer is not worth reading letter by letter.
  const read = (text: string): string => (text.length > MAX_QUESTION_LENGTH ? text : policy.read(text));
  const answerEntry = (id: string, voice: Voice, basis: Basis = 'entry'): Answer | null => {
    const entry = knowledge.entries.find((one) => one.id === id);
    if (entry === undefined) return null;
    return basis === 'entry' ? entryAnswer(entry, knowledge, voice) : detailMissingAnswer(entry, knowledge, voice);
  };
  const tell = (text: string, previous: string, voice: Voice): ExplainedAnswer =>
    beforeLookUp(text, knowledge, voice) ??
    refused(read(text), voice) ??
    policy.answer({ ...voice, text: read(asked(text)), previous: read(asked(previous)) });
  const tellAgain = (question: Question, previous: string, voice: Voice): ExplainedAnswer => {
    const { entry, basis, before = '' } = question.answered ?? {};
    const same = entry === undefined ? null : answerEntry(entry, voice, basis);
    if (same !== null) return met('again', same);
    const told = tell(previous, questionIn(cleanQuestion(before)), voice);
    return { ...told, explanation: { ...told.explanation, route: 'again' } };
  };
  const explain = (question: Question): ExplainedAnswer => {
    const text = cleanQuestion(question.text);
    const previous = questionIn(cleanQuestion(question.previous ?? ''));
    const wish = wordingWish(text);
    if (wish === null) return tell(text, previous, voiceOf(read(text), question));
    if (wish.kind === 'question') return tell(wish.question, previous, wishedVoice(wish.wording, wish.question, question));
    if (previous !== '') return tellAgain(question, previous, wishedVoice(wish.wording, previous, question));
    if (wish.kind === 'again' && wish.isFaint) return tell(text, previous, voiceOf(text, question));
    return met('again', nothingToRewordAnswer(wishedVoice(wish.wording, text, question)));
  };
  return { answer: (question) => explain(question).answer, explain, answerEntry };
}

function voiceOf(text: string, { locale, wording = 'standard' }: Question): Voice {
  return voiceIn(questionLocale(text, locale), wording);
}

/** Who asks for easy Japanese wants Japanese, in whatever language they ask. */
function wishedVoice(wording: Wording, text: string, question: Question): Voice {
  return wording === 'easy' ? voiceIn('ja', 'easy') : voiceOf(text, { ...question, wording });
}

/** A question of before, without the wish that stood beside it. */
function questionIn(text: string): string {
  const wish = wordingWish(text);
  if (wish === null) return text;
  return wish.kind === 'question' ? wish.question : '';
}

/** Everything that is met without looking into the policy, in this order: danger first, then what must not be done, then friendliness. */
function beforeLookUp(text: string, knowledge: KnowledgeBase, voice: Voice): ExplainedAnswer | null {
  if (isUrgentDistress(text)) return met('support', supportAnswer(knowledge, voice));
  if (text.length > MAX_QUESTION_LENGTH) return met('too-long', tooLongAnswer(voice));
  if (saysNothing(text)) return met('nothing-said', emptyAnswer(voice));
  const refusal = refused(text, voice);
  if (refusal !== null) return refusal;
  const talk = smallTalkOf(text);
  if (talk === null) return null;
  return met('small-talk', { ...smallTalkAnswer(talk, voice), confidential: mentionsHealth(text) });
}

/** Asked of the words as typed and as read: what is refused in kanji is refused in kana. */
function refused(text: string, voice: Voice): ExplainedAnswer | null {
  const refusal = refusalOf(text);
  return refusal === null ? null : met(refusal, refusalAnswer(refusal, voice));
}

function met(route: Route, answer: Answer): ExplainedAnswer {
  return { answer, explanation: { route, looks: [] } };
}

/** The question without the greeting in front of it. */
function asked(text: string): string {
  const talk = parseSmallTalk(text);
  const isOpening = talk.kind === 'greeting' || talk.kind === 'thanks' || talk.kind === 'introduction' || talk.kind === 'praise';
  return isOpening && talk.rest !== '' ? talk.rest : text;
}
