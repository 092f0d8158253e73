import { parseArgs } from 'node:util';
import { createQuestionAnswerer } from '../src/answering/answer-question.ts';
import { answerText } from '../src/answering/answer/answer-text.ts';
import { fitJudge } from '../src/answering/learned/fit-judge.ts';
import type { JudgedQuestion } from '../src/answering/learned/fit-judge.ts';
import { JUDGE_WEIGHTS } from '../src/answering/learned/judge-weights.ts';
import type { JudgeWeights } from '../src/answering/learned/judge-weights.ts';
import { NOTHING, signsOf } from '../src/answering/learned/judge.ts';
import { learnWords } from '../src/answering/learned/learn-words.ts';
import { createTermReader } from '../src/answering/learned/question-terms.ts';
import { createWordSense } from '../src/answering/learned/word-sense.ts';
import { createFamiliarity } from '../src/answering/retrieve/familiarity.ts';
import { askedLessons, askedOf, exampleLessons, goldenSets, wouldBeRight } from '../src/cli/asked-before.ts';
import type { Asked, GoldenSet } from '../src/cli/asked-before.ts';
import { learnedFrom } from '../src/cli/learned-state.ts';
import { scoreAnswer } from '../src/cli/score-answer.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';

/** One author, whose questions are judged by what the others' taught. */
interface Fold {
  readonly set: GoldenSet;
  readonly knowledge: KnowledgeBase;
  readonly judged: readonly JudgedQuestion[];
}

/**
 * The judge's weights anew, and what they are worth on authors they do not know: each golden set is left out in turn, of the learned words
 * and of the weights alike (ADR 24). Some minutes; prints what belongs into `answering/learned/judge-weights.ts`.
 * `--also FOLDER`: an older state of the knowledge, which knows less of the questions: without it the weights trust likeness too much.
 */
export function judgeBench(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(3),
    allowPositionals: true,
    options: { kb: { type: 'string', default: 'knowledge' }, also: { type: 'string' } },
  });
  const knowledge = loadKnowledge(values.kb, () => null);
  const sets = goldenSets(values.kb).filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const folds = foldsOf(sets, knowledge);
  const also =
    values.also === undefined
      ? []
      : foldsOf(
          sets,
          loadKnowledge(values.also, () => null),
        );
  const judgedBut = (left?: GoldenSet): JudgedQuestion[] => [...folds, ...also].flatMap(({ set, judged }) => (set === left ? [] : judged));
  const rows = folds.map((fold) => ({
    set: fold.set.name,
    ...figuresOf(fold, JUDGE_WEIGHTS, 'now: '),
    ...figuresOf(fold, fitJudge(judgedBut(fold.set)), ''),
  }));
  console.table([...rows, totalOf(rows)]);
  console.log(weightsText(fitJudge(judgedBut())));
  return Promise.resolve();
}

function foldsOf(sets: readonly GoldenSet[], knowledge: KnowledgeBase): Fold[] {
  const read = createTermReader(knowledge.synonyms);
  const examples = exampleLessons(knowledge, read);
  const familiarity = createFamiliarity(knowledge);
  const asked = sets.map(({ items }) => askedOf(items, knowledge));
  const lessons = asked.map((each) => askedLessons(each, knowledge, read));
  const entries = [...knowledge.entries.map(({ id }) => id), NOTHING];
  return sets.map((set, at) => {
    const learned = learnWords([...examples, ...lessons.filter((_, other) => other !== at).flat()], entries);
    const sense = createWordSense(learned, knowledge.synonyms);
    const judged = (asked[at] ?? []).map((one) => judgedQuestion(one, signsOf(one.look, sense(one.look.text), familiarity), knowledge));
    console.error(`${set.name}: ${String(judged.length)}`);
    return { set, knowledge: { ...knowledge, learned: { from: learnedFrom(knowledge, sets), ...learned } }, judged };
  });
}

function judgedQuestion({ item }: Asked, signs: ReturnType<typeof signsOf>, knowledge: KnowledgeBase): JudgedQuestion {
  return {
    candidates: signs.candidates.map((one) => ({ signs: one.signs, isRight: wouldBeRight(item, one.candidate, knowledge) })),
    none: signs.none,
    noneIsRight: !item.answerable,
  };
}

type Figures = Readonly<Record<string, number>>;

function figuresOf({ set, knowledge }: Fold, weights: JudgeWeights, prefix: string): Figures {
  const answerer = createQuestionAnswerer(knowledge, weights);
  const scores = set.items.map((item) => {
    const answer = answerer.answer({ text: item.question, previous: item.previous ?? '', locale: 'ja' });
    return scoreAnswer(item, { ...answer, text: answerText(answer, knowledge.document) });
  });
  const count = (test: (score: (typeof scores)[number]) => boolean): number => scores.filter(test).length;
  return {
    [`${prefix}right`]: count((score) => score.right),
    [`${prefix}first citation`]: count((score) => score.firstCitation === true),
    [`${prefix}false answers`]: count((score) => score.falseAnswer),
    [`${prefix}declined`]: count((score) => score.falseRefusal),
  };
}

function totalOf(rows: readonly object[]): Figures {
  const totals = new Map<string, number>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row) as [string, unknown][])
      if (typeof value === 'number') totals.set(name, (totals.get(name) ?? 0) + value);
  return Object.fromEntries(totals);
}

function weightsText({ candidate, none }: JudgeWeights): string {
  const line = (signs: object): string =>
    Object.entries(signs)
      .map(([sign, weight]) => `${sign}: ${Number(weight).toFixed(2)}`)
      .join(', ');
  return `candidate: { ${line(candidate)} },\nnone: { ${line(none)} },`;
}
