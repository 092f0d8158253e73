import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';
import { createRewriter } from '../../search/synonyms.ts';
import { words } from '../../search/words.ts';
import { vocabularyOf } from './vocabulary.ts';

/** How much of a text the knowledge knows, and how telling it is. */
export interface Familiarity {
  /** Sum over the known words, each 0 (in every entry) to 1 (in one): 「すべて挙げて」 tells next to nothing, 「産業医」 a lot. */
  readonly tells: (text: string) => number;
  /** The words that carry the question are unknown; what is known of it stands in many entries: 「市民税の納期限は」. */
  readonly isForeign: (text: string) => boolean;
  /** How many different words a text has, how many of them the knowledge does not know, and how much the others tell. */
  readonly count: (text: string) => { readonly words: number; readonly unknown: number; readonly tells: number };
}

/** 市民税 is not about 市民: a run of kanji with an unknown word in it is unknown as a whole. */
const KANJI_RUN = /\p{Script=Han}{3,}/gu;
/** まわり, すすめ: found in every text, and about nothing. */
const HIRAGANA = /^[ぁ-んー]+$/;
/** Known words must tell at least this much for each unknown one. */
const TOLD_PER_UNKNOWN = 1;
/** From here on a question says enough that the knowledge knows. */
const TELLS_ENOUGH = 2;
/** 安 of 安くておいしい is found in 安全 as well. */
const ONE_SIGN = 0.5;

export function createFamiliarity(knowledge: KnowledgeBase): Familiarity {
  const rewrite = createRewriter(knowledge.synonyms);
  const wordsOf = (text: string): string[] => [...new Set(words(rewrite(foldText(text))))].filter((word) => !HIRAGANA.test(word));
  const entriesWith = new Map<string, number>();
  const learn = (text: string): void => {
    for (const word of wordsOf(text)) entriesWith.set(word, (entriesWith.get(word) ?? 0) + 1);
  };
  for (const entry of knowledge.entries)
    learn([entry.title, ...entry.questions, entry.answer, entry.english.title, ...entry.english.questions].join('\n'));
  const alsoKnown = [...vocabularyOf(knowledge), ...Object.keys(knowledge.everydayWords), ...knowledge.entries.flatMap(furtherTexts)].join(
    '\n',
  );
  for (const word of wordsOf(alsoKnown)) if (!entriesWith.has(word)) entriesWith.set(word, 1);
  const most = Math.log(knowledge.entries.length + 1);
  const tellsOf = (found: readonly string[]): number =>
    found.reduce(
      (sum, word) => sum + Math.max(0, 1 - Math.log(entriesWith.get(word) ?? Infinity) / most) * (word.length === 1 ? ONE_SIGN : 1),
      0,
    );
  const isKnown = (word: string): boolean => entriesWith.has(word);
  return {
    count: (text) => {
      const found = wordsOf(text);
      const known = found.filter(isKnown);
      return { words: found.length, unknown: found.length - known.length, tells: tellsOf(known) };
    },
    tells: (text) => tellsOf(wordsOf(text).filter(isKnown)),
    isForeign: (text) => {
      const runs = text.match(KANJI_RUN)?.filter((run) => !wordsOf(run).every(isKnown)) ?? [];
      const rest = wordsOf(runs.reduce((left, run) => left.replace(run, ' '), text));
      const unknown = runs.length + rest.filter((word) => !isKnown(word)).length;
      const told = tellsOf(rest.filter(isKnown));
      return unknown > 0 && told < TELLS_ENOUGH && told <= TOLD_PER_UNKNOWN * unknown;
    },
  };
}

/** What an entry shows besides its answer. */
function furtherTexts(entry: Entry): string[] {
  return [entry.easy, ...entry.items, ...entry.facts.flatMap((fact) => [fact.label, fact.value]), entry.english.answer];
}
