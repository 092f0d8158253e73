import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NOTHING } from '../answering/learned/judge.ts';
import { learnWords } from '../answering/learned/learn-words.ts';
import { createTermReader } from '../answering/learned/question-terms.ts';
import type { LearnedWords } from '../knowledge/learned-words.ts';
import { LEARNED_WORDS, loadKnowledge } from '../knowledge/load.ts';
import { askedLessons, askedOf, exampleLessons, goldenSets } from './asked-before.ts';
import { learnedFrom } from './learned-state.ts';
import type { Run } from './terminal.ts';

/** `navi kb learn`: finds which words speak for which entry, from the example questions and from the golden sets, and writes it beside the knowledge. */
export const runKbLearn: Run = (args, terminal) => {
  const { values } = parseArgs({ args: [...args], options: { kb: { type: 'string', default: 'knowledge' } } });
  const knowledge = loadKnowledge(values.kb, () => null);
  const read = createTermReader(knowledge.synonyms);
  const sets = goldenSets(values.kb);
  const items = sets.flatMap((set) => set.items);
  const asked = askedLessons(askedOf(items, knowledge), knowledge, read);
  const learned = learnWords([...exampleLessons(knowledge, read), ...asked], [...knowledge.entries.map(({ id }) => id), NOTHING]);
  writeFileSync(join(values.kb, LEARNED_WORDS), linesOf({ from: learnedFrom(knowledge, sets), ...learned }));
  terminal.print(`項目 ${String(knowledge.entries.length)}件の質問の例と、質問集の ${String(asked.length)}問から学びました。`);
  return Promise.resolve(0);
};

/** One term a line, so that a change of the knowledge can be read in a comparison of versions. */
function linesOf({ from, entries, terms }: LearnedWords): string {
  const lines = [...terms].map(([term, numbers]) => `${JSON.stringify(term)}:${JSON.stringify([...numbers])}`);
  return `{"from":${JSON.stringify(from)},\n"entries":${JSON.stringify(entries)},\n"terms":{\n${lines.join(',\n')}\n}}\n`;
}
