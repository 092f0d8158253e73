import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answerText } from '../answering/answer/answer-text.ts';
import { entryAnswer } from '../answering/answer/entry-answer.ts';
import { createQuestionAnswerer } from '../answering/answer-question.ts';
import type { Look } from '../answering/explanation.ts';
import { NOTHING } from '../answering/learned/judge.ts';
import { learnWords } from '../answering/learned/learn-words.ts';
import type { Lesson } from '../answering/learned/learn-words.ts';
import { createTermReader } from '../answering/learned/question-terms.ts';
import type { TermReader } from '../answering/learned/question-terms.ts';
import { partOf } from '../answering/retrieve/part-of.ts';
import type { RankedEntry } from '../answering/retrieve/rank-entries.ts';
import { createKanaReader } from '../answering/understand/read-kana.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { LearnedWords } from '../knowledge/learned-words.ts';
import { LEARNED_WORDS, loadKnowledge } from '../knowledge/load.ts';
import type { Entry } from '../knowledge/schema.ts';
import type { GoldenItem } from './golden-item.ts';
import { readGolden } from './read-golden.ts';
import { scoreAnswer } from './score-answer.ts';
import type { Run } from './terminal.ts';

/** The one file of the folder that holds no questions for the policy. */
const NOT_FOR_THE_POLICY = 'support.jsonl';

/** `navi kb learn`: finds which words speak for which entry, from the example questions and from the golden sets, and writes it beside the knowledge. */
export const runKbLearn: Run = (args, terminal) => {
  const { values } = parseArgs({ args: [...args], options: { kb: { type: 'string', default: 'knowledge' } } });
  const knowledge = loadKnowledge(values.kb, () => null);
  const read = createTermReader(knowledge.synonyms);
  const asked = askedLessons(goldenItems(join(values.kb, 'golden')), knowledge, read);
  const learned = learnWords([...exampleLessons(knowledge, read), ...asked], [...knowledge.entries.map(({ id }) => id), NOTHING]);
  writeFileSync(join(values.kb, LEARNED_WORDS), linesOf(learned));
  terminal.print(`項目 ${String(knowledge.entries.length)}件の質問の例と、質問集の ${String(asked.length)}問から学びました。`);
  return Promise.resolve(0);
};

function goldenItems(folder: string): GoldenItem[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && name !== NOT_FOR_THE_POLICY);
  return files.sort().flatMap((name) => readGolden(join(folder, name)));
}

function exampleLessons(knowledge: KnowledgeBase, read: TermReader): Lesson[] {
  const readKana = createKanaReader(knowledge.readings);
  const textsOf = ({ title, questions, english, easy, answer, synonyms }: Entry): string[] => [
    ...[title, ...questions.map(readKana), english.title, ...english.questions, easy, answer],
    [title, ...synonyms].join('\n'),
  ];
  return knowledge.entries.flatMap((entry) => textsOf(entry).map((text) => ({ terms: read(text), entries: [entry.id] })));
}

/** Questions that were asked, as they were understood, with the candidates that would have been right. */
function askedLessons(items: readonly GoldenItem[], knowledge: KnowledgeBase, read: TermReader): Lesson[] {
  const answerer = createQuestionAnswerer(knowledge);
  return items.flatMap((item) => {
    const { route, looks } = answerer.explain({ text: item.question, previous: item.previous ?? '', locale: 'ja' }).explanation;
    const [look] = looks;
    if (route !== 'look-up' || look === undefined || look.decision.kind === 'table') return [];
    const entries = rightEntries(item, look, knowledge);
    return entries.length === 0 ? [] : [{ terms: read(look.text), entries }];
  });
}

function rightEntries(item: GoldenItem, look: Look, knowledge: KnowledgeBase): string[] {
  const parts = new Set(item.section.map(partOf));
  const isNear = ({ entry }: RankedEntry): boolean => item.answerable || entry.section.some((path) => parts.has(partOf(path)));
  const isRight = ({ entry }: RankedEntry): boolean => {
    const answer = entryAnswer(entry, knowledge, { locale: 'ja', wording: 'standard' });
    const score = scoreAnswer(item, { ...answer, text: answerText(answer, knowledge.document) });
    return score.right && score.firstCitation !== false;
  };
  const right = look.candidates.filter((one) => isNear(one) && isRight(one)).map(({ entry }) => entry.id);
  return right.length > 0 || item.answerable ? right : [NOTHING];
}

/** One term a line, so that a change of the knowledge can be read in a comparison of versions. */
function linesOf({ entries, terms }: LearnedWords): string {
  const lines = [...terms].map(([term, numbers]) => `${JSON.stringify(term)}:${JSON.stringify([...numbers])}`);
  return `{"entries":${JSON.stringify(entries)},\n"terms":{\n${lines.join(',\n')}\n}}\n`;
}
