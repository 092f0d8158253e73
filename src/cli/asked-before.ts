import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answerText } from '../answering/answer/answer-text.ts';
import type { Answer } from '../answering/answer/answer.ts';
import { entryAnswer } from '../answering/answer/entry-answer.ts';
import { detailMissingAnswer } from '../answering/answer/fixed-answers.ts';
import { createQuestionAnswerer } from '../answering/answer-question.ts';
import type { Look } from '../answering/explanation.ts';
import { NOTHING } from '../answering/learned/judge.ts';
import type { Lesson } from '../answering/learned/learn-words.ts';
import type { TermReader } from '../answering/learned/question-terms.ts';
import { partOf } from '../answering/retrieve/part-of.ts';
import type { RankedEntry } from '../answering/retrieve/rank-entries.ts';
import { createKanaReader } from '../answering/understand/read-kana.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Entry } from '../knowledge/schema.ts';
import type { GoldenItem } from './golden-item.ts';
import { readGolden } from './read-golden.ts';
import { scoreAnswer } from './score-answer.ts';

/** The one file of the folder that holds no questions for the policy. */
const NOT_FOR_THE_POLICY = 'support.jsonl';

/** The questions of one author, or of several who wrote one set together. */
export interface GoldenSet {
  readonly name: string;
  readonly items: readonly GoldenItem[];
}

/** The golden sets of a knowledge by name; none when it has no folder for them. */
export function goldenSets(knowledgeFolder: string): GoldenSet[] {
  const folder = join(knowledgeFolder, 'golden');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && name !== NOT_FOR_THE_POLICY);
  return files.sort().map((name) => ({ name, items: readGolden(join(folder, name)) }));
}

/** A question whose answer is chosen among candidates: no table, no refusal, no small talk. */
export interface Asked {
  readonly item: GoldenItem;
  /** As the finder left it, before anything learned spoke. */
  readonly look: Look;
}

export function askedOf(items: readonly GoldenItem[], knowledge: KnowledgeBase): Asked[] {
  const answerer = createQuestionAnswerer({ ...knowledge, learned: null });
  return items.flatMap((item) => {
    const { route, looks } = answerer.explain({ text: item.question, previous: item.previous ?? '', locale: 'ja' }).explanation;
    const [look] = looks;
    return route !== 'look-up' || look === undefined || look.decision.kind === 'table' ? [] : [{ item, look }];
  });
}

/** Every text of every entry speaks for it. */
export function exampleLessons(knowledge: KnowledgeBase, read: TermReader): Lesson[] {
  const readKana = createKanaReader(knowledge.readings);
  const textsOf = ({ title, questions, english, easy, answer, synonyms }: Entry): string[] => [
    ...[title, ...questions.map(readKana), english.title, ...english.questions, easy, answer],
    [title, ...synonyms].join('\n'),
  ];
  return knowledge.entries.flatMap((entry) => textsOf(entry).map((text) => ({ terms: read(text), entries: [entry.id], counts: 1 })));
}

/** Put by people who did not know the entries: worth more than the examples that stand with them (compared by holding back one author after the other, ADR 24). */
const ASKED_COUNTS = 2;

/** Questions that were asked, as they were understood, with the candidates that would have been right. */
export function askedLessons(asked: readonly Asked[], knowledge: KnowledgeBase, read: TermReader): Lesson[] {
  return asked.flatMap(({ item, look }) => {
    const entries = rightEntries(item, look, knowledge);
    return entries.length === 0 ? [] : [{ terms: read(look.text), entries, counts: ASKED_COUNTS }];
  });
}

function rightEntries(item: GoldenItem, look: Look, knowledge: KnowledgeBase): string[] {
  const parts = new Set(item.section.map(partOf));
  const isNear = ({ entry }: RankedEntry): boolean => item.answerable || entry.section.some((path) => parts.has(partOf(path)));
  const isRight = ({ entry }: RankedEntry): boolean => isRightAnswer(item, entryAnswer(entry, knowledge, VOICE), knowledge);
  const right = look.candidates.filter((one) => isNear(one) && isRight(one)).map(({ entry }) => entry.id);
  return right.length > 0 || item.answerable ? right : [NOTHING];
}

const VOICE = { locale: 'ja', wording: 'standard' } as const;

/** Whether the question is answered right by what this candidate would say. */
export function wouldBeRight(item: GoldenItem, { entry, lacksDetail }: RankedEntry, knowledge: KnowledgeBase): boolean {
  return isRightAnswer(item, (lacksDetail ? detailMissingAnswer : entryAnswer)(entry, knowledge, VOICE), knowledge);
}

function isRightAnswer(item: GoldenItem, answer: Answer, { document }: KnowledgeBase): boolean {
  const score = scoreAnswer(item, { ...answer, text: answerText(answer, document) });
  return score.right && score.firstCitation !== false;
}
