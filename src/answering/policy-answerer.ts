import type { Locale } from '../kernel/locale.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Entry } from '../knowledge/schema.ts';
import { foldText } from '../search/fold-text.ts';
import { words } from '../search/words.ts';
import type { Answer } from './answer/answer.ts';
import { entryAnswer, isConfidential } from './answer/entry-answer.ts';
import { choiceAnswer, detailMissingAnswer, notFoundAnswer } from './answer/fixed-answers.ts';
import { comparisonAnswer, severalAnswers } from './answer/joint-answer.ts';
import { tableAnswer } from './answer/table-answer.ts';
import { decide } from './decide.ts';
import type { Decision } from './decide.ts';
import { createTopicFinder } from './retrieve/find-topic.ts';
import type { TopicFinder } from './retrieve/find-topic.ts';
import { topScore } from './retrieve/topic.ts';
import type { Topic } from './retrieve/topic.ts';
import { comparisonOf } from './understand/comparison.ts';
import type { Comparison } from './understand/comparison.ts';
import { mentionsHealth } from './understand/mentions-health.ts';
import { namesOtherCity } from './understand/other-city.ts';
import { severalQuestions } from './understand/several-questions.ts';

export interface PolicyQuestion {
  readonly text: string;
  readonly locale: Locale;
  /** Empty when there was no turn before. */
  readonly previous: string;
}

export interface PolicyAnswerer {
  answer(question: PolicyQuestion): Answer;
}

export function createPolicyAnswerer(knowledge: KnowledgeBase): PolicyAnswerer {
  const finder = createTopicFinder(knowledge);
  return {
    answer: (question) => {
      if (namesOtherCity(question.text, knowledge.city.name)) return notFoundAnswer([], knowledge, question.locale);
      const context = { question, finder, knowledge };
      const answer = compare(context) ?? answerEach(context) ?? answerTopic(finder.findAfter(question.text, question.previous), context);
      return mentionsHealth(question.text) ? { ...answer, confidential: true } : answer;
    },
  };
}

interface Context {
  readonly question: PolicyQuestion;
  readonly finder: TopicFinder;
  readonly knowledge: KnowledgeBase;
}

function answerTopic(topic: Topic, context: Context): Answer {
  return spell(decide(topic), context.question.locale, context.knowledge);
}

function spell(decision: Decision, locale: Locale, knowledge: KnowledgeBase): Answer {
  switch (decision.kind) {
    case 'table':
      return tableAnswer(decision.question, knowledge, locale);
    case 'entry':
      return entryAnswer(decision.entry, knowledge, locale);
    case 'detail-missing':
      return detailMissingAnswer(decision.entry, knowledge, locale);
    case 'choice':
      return choiceAnswer(decision.entries, knowledge, locale);
    case 'not-found': {
      const answer = notFoundAnswer(decision.nearest, knowledge, locale);
      return { ...answer, confidential: isConfidential(decision.nearest[0]?.section ?? []) };
    }
  }
}

/** From here on a side of a comparison, or one of several questions, is known well enough to stand beside another. */
const KNOWN_FROM = 0.3;

/** 「AとBの違い」: an entry or table that compares the two goes first; otherwise both sides are looked up and put side by side. */
function compare({ question, finder, knowledge }: Context): Answer | null {
  const comparison = comparisonOf(question.text);
  if (comparison === null) return null;
  if (isCompared(finder.find(question.text), comparison)) return null;
  const sides = [comparison.first, comparison.second].flatMap((name) => {
    const entry = definitionOf(finder.find(`${name}とは`));
    return entry === null ? [] : [{ name, answer: entryAnswer(entry, knowledge, question.locale) }];
  });
  const different = new Set(sides.map((side) => side.answer.entries[0])).size;
  return different === 2 ? comparisonAnswer(sides, question.locale) : null;
}

function isCompared(topic: Topic, comparison: Comparison): boolean {
  if (topic.table?.kind === 'cells' && topic.table.rows.length > 1) return true;
  const [top] = topic.candidates;
  return top?.entry.kind === 'comparison' && top.score >= KNOWN_FROM && namesBoth(top.entry, comparison);
}

/** Compared after the same rewriting as everything typed, so that バックキャスティング is バックカスティング. */
function namesBoth(entry: Entry, comparison: Comparison): boolean {
  const text = words(foldText([entry.title, ...entry.questions, entry.english.title, ...entry.english.questions].join('\n')));
  const isNamed = (name: string): boolean => words(foldText(name)).some((word) => text.includes(word));
  return isNamed(comparison.first) && isNamed(comparison.second);
}

function definitionOf(topic: Topic): Entry | null {
  const stated = topic.candidates.filter(
    (one) => one.entry.kind !== 'not-stated' && one.entry.kind !== 'comparison' && one.score >= KNOWN_FROM,
  );
  return (stated.find((one) => one.entry.kind === 'definition') ?? stated[0])?.entry ?? null;
}

/** Several questions in one message are answered one by one, when each is clearly about something and not about the same. */
function answerEach(context: Context): Answer | null {
  const { question, finder, knowledge } = context;
  const questions = severalQuestions(question.text);
  if (questions.length === 0) return null;
  const topics = questions.map((text) => ({ text, topic: finder.find(text) }));
  const whole = finder.find(question.text);
  const isOneList = whole.table !== null && !/[?？。].*[?？。]/u.test(question.text);
  if (isOneList || topics.some(({ topic }) => topic.table === null && topScore(topic) < Math.max(KNOWN_FROM, topScore(whole)))) return null;
  const parts = topics.map(({ text, topic }) => ({
    name: text.replace(/[?？。]$/u, ''),
    answer: spell(decide(topic), question.locale, knowledge),
  }));
  const different = new Set(parts.map((part) => part.answer.entries[0] ?? part.name)).size;
  return different === parts.length ? severalAnswers(parts, question.locale) : null;
}
