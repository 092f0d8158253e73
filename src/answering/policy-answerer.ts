import type { Voice } from '../kernel/wording.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Entry } from '../knowledge/schema.ts';
import { foldText } from '../search/fold-text.ts';
import { words } from '../search/words.ts';
import type { Answer } from './answer/answer.ts';
import { entryAnswer, isConfidential } from './answer/entry-answer.ts';
import { choiceAnswer, detailMissingAnswer, notFoundAnswer } from './answer/fixed-answers.ts';
import { headingsAnswer } from './answer/headings-answer.ts';
import { comparisonAnswer } from './answer/joint-answer.ts';
import { tableAnswer } from './answer/table-answer.ts';
import { answerEach } from './answer-each.ts';
import { createBareTerm } from './bare-term.ts';
import type { BareTerm } from './bare-term.ts';
import { calibrate } from './calibrate.ts';
import { decide } from './decide.ts';
import type { Bands, Decision } from './decide.ts';
import type { Explanation, Look } from './explanation.ts';
import type { JudgeWeights } from './learned/judge-weights.ts';
import { createJudge } from './learned/judge.ts';
import type { Judge } from './learned/judge.ts';
import { likelyTable } from './learned/table-judge.ts';
import { createWordSense } from './learned/word-sense.ts';
import { createTopicFinder } from './retrieve/find-topic.ts';
import type { TopicFinder } from './retrieve/find-topic.ts';
import { createHeadingsAsked } from './retrieve/headings-asked.ts';
import type { HeadingsAsked } from './retrieve/headings-asked.ts';
import type { RankedEntry } from './retrieve/rank-entries.ts';
import { topScore } from './retrieve/topic.ts';
import type { Topic } from './retrieve/topic.ts';
import { comparisonOf } from './understand/comparison.ts';
import type { Comparison } from './understand/comparison.ts';
import { mentionsHealth } from './understand/mentions-health.ts';
import { namesOtherCity } from './understand/other-city.ts';

export interface PolicyQuestion extends Voice {
  readonly text: string;
  /** Empty when there was no turn before. */
  readonly previous: string;
}

/** An answer and how it came about. */
export interface ExplainedAnswer {
  readonly answer: Answer;
  readonly explanation: Explanation;
}

export interface PolicyAnswerer {
  /** What was typed as it is read: kana written out, slips that are no guesses put right. */
  readonly read: (text: string) => string;
  answer(question: PolicyQuestion): ExplainedAnswer;
}

export function createPolicyAnswerer(knowledge: KnowledgeBase, weights: JudgeWeights): PolicyAnswerer {
  const finder = createTopicFinder(knowledge);
  const headingsAsked = createHeadingsAsked(knowledge);
  const bands = calibrate(knowledge, finder.rankWithout);
  const { learned, synonyms } = knowledge;
  const judge: Judge = learned === null ? () => null : createJudge(createWordSense(learned, synonyms), finder.familiarity, weights);
  const bareTerm = createBareTerm(knowledge);
  return {
    read: finder.read,
    answer: (question) => {
      if (namesOtherCity(question.text, knowledge.city.name)) {
        return { answer: notFoundAnswer([], knowledge, question), explanation: { route: 'other-city', looks: [] } };
      }
      const context = { question, finder, knowledge, bands, judge, headingsAsked, bareTerm };
      const found = tellHeadings(context) ?? compare(context) ?? answerSeveral(context) ?? answerTopic(context);
      return mentionsHealth(question.text) ? { ...found, answer: { ...found.answer, confidential: true } } : found;
    },
  };
}

interface Context {
  readonly question: PolicyQuestion;
  readonly finder: TopicFinder;
  readonly knowledge: KnowledgeBase;
  readonly bands: Bands;
  readonly judge: Judge;
  readonly headingsAsked: HeadingsAsked;
  readonly bareTerm: BareTerm;
}

function tellHeadings({ question, knowledge, headingsAsked }: Context): ExplainedAnswer | null {
  const headings = headingsAsked(question.text);
  return headings === null
    ? null
    : { answer: headingsAnswer(headings, knowledge, question), explanation: { route: 'headings', looks: [] } };
}

function answerTopic(context: Context): ExplainedAnswer {
  const { question, finder, knowledge } = context;
  const topic = finder.findAfter(question.text, question.previous);
  const look = lookAt(topic, context);
  const answer = { ...spell(look.decision, question, knowledge), followsUp: topic.followsUp === true };
  return { answer, explanation: { route: 'look-up', looks: [look] } };
}

function answerSeveral(context: Context): ExplainedAnswer | null {
  const { question, finder, knowledge } = context;
  return answerEach(question, {
    finder,
    answer: (topic) => {
      const look = lookAt(topic, context);
      return { look, answer: spell(look.decision, question, knowledge) };
    },
  });
}

function lookAt(topic: Topic, { bands, judge, finder, bareTerm }: Context): Look {
  const judgement = judge(topic);
  const candidates = judgement?.ranked ?? topic.candidates;
  const decided = decide(topic, bands, judgement);
  const decision = bareTerm(topic, candidates, decided.decision) ?? guessedTable(topic, finder, candidates) ?? decided.decision;
  return { text: topic.text, candidates, learned: judgement?.words ?? null, ...decided, decision };
}

/** A follow-up's own text does not say what it is about. */
function guessedTable(topic: Topic, finder: TopicFinder, [first]: readonly RankedEntry[]): Decision | null {
  const guess = topic.table !== null || topic.followsUp === true ? null : likelyTable(finder.guessTables(topic.text), first);
  return guess === null ? null : { kind: 'table', question: guess };
}

function spell(decision: Decision, voice: Voice, knowledge: KnowledgeBase): Answer {
  switch (decision.kind) {
    case 'table':
      return tableAnswer(decision.question, knowledge, voice);
    case 'entry':
      return entryAnswer(decision.entry, knowledge, voice);
    case 'detail-missing':
      return detailMissingAnswer(decision.entry, knowledge, voice);
    case 'choice':
      return choiceAnswer(decision.entries, knowledge, voice);
    case 'not-found': {
      const answer = notFoundAnswer(decision.nearest, knowledge, voice);
      return { ...answer, confidential: isConfidential(decision.nearest[0]?.section ?? []) };
    }
  }
}

/** From here on a side of a comparison, or one of several questions, is known well enough to stand beside another. */
const KNOWN_FROM = 0.3;

/** A silence as likely as this is what is to be told of a side. */
const SILENT_FROM = 0.6;

/** 「AとBの違い」: an entry or table that compares the two goes first; otherwise both sides are looked up and put side by side. */
function compare(context: Context): ExplainedAnswer | null {
  const { question, finder, knowledge } = context;
  const comparison = comparisonOf(question.text);
  if (comparison === null) return null;
  if (isCompared(finder.find(question.text), comparison) || finder.asksBeyondRows(question.text)) return null;
  const sides = [comparison.first, comparison.second].flatMap((name) => {
    const topic = finder.find(`${name}とは`);
    const entry = definitionOf(topic);
    return entry === null ? [] : [{ name, look: lookAt(topic, context), answer: entryAnswer(entry, knowledge, question) }];
  });
  const different = new Set(sides.map((side) => side.answer.entries[0])).size;
  if (different !== 2) return null;
  return { answer: comparisonAnswer(sides, question), explanation: { route: 'comparison', looks: sides.map((side) => side.look) } };
}

function isCompared(topic: Topic, comparison: Comparison): boolean {
  if (topic.table?.kind === 'cells' && topic.table.rows.length > 1) return true;
  const [top] = topic.candidates;
  return top?.entry.kind === 'comparison' && top.score >= KNOWN_FROM && namesBoth(top.entry, comparison);
}

/** By a word that the other side does not have: 能力 alone does not name 企画・立案能力 and 情報活用能力. Compared after the same rewriting as everything typed, so that バックキャスティング is バックカスティング. */
function namesBoth(entry: Entry, comparison: Comparison): boolean {
  const text = words(foldText([entry.title, ...entry.questions, entry.english.title, ...entry.english.questions].join('\n')));
  const [first, second] = [comparison.first, comparison.second].map((name) => words(foldText(name)));
  return [ownWords(first, second), ownWords(second, first)].every((own) => own.some((word) => text.includes(word)));
}

/** All words where none is its own: 職場研修 beside 職場外研修. */
function ownWords(name: readonly string[] = [], other: readonly string[] = []): readonly string[] {
  const own = name.filter((word) => !other.includes(word));
  return own.length === 0 ? name : own;
}

/** Null as well when the best that is known of it is a silence: 「係長」 stands in no table, and the next likely entry would be about something else. */
function definitionOf(topic: Topic): Entry | null {
  if (topic.candidates[0]?.entry.kind === 'not-stated' && topScore(topic) >= SILENT_FROM) return null;
  const stated = topic.candidates.filter(
    (one) => one.entry.kind !== 'not-stated' && one.entry.kind !== 'comparison' && one.score >= KNOWN_FROM,
  );
  return (stated.find((one) => one.entry.kind === 'definition') ?? stated[0])?.entry ?? null;
}
