import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { foldKana, foldText } from '../../search/fold-text.ts';
import { grams } from '../../search/grams.ts';
import { words } from '../../search/words.ts';
import { cleanQuestion } from '../understand/clean-question.ts';
import { withoutPeople } from '../understand/named-people.ts';
import { corpusOf, vocabularyOf } from './vocabulary.ts';

/** What people say and the knowledge does not: candidates for synonyms and everyday words. */
export interface UnknownWords {
  /** Words of a question that the knowledge nowhere has, folded, each once; never digits, addresses, or a person's name that shows as one. */
  in(question: string): readonly string[];
  /** The knowledge's own word that looks most like this one; null when none does. */
  nearest(word: string): string | null;
}

/** One question cannot fill the list. */
const MOST_WORDS = 5;
const SHORTEST = 2;
const LONGEST = 20;

const ADDRESS = /[\w.+-]+@[\w.-]+/gu;
/** A number, alone or with its counter, and everything with a number as long as a phone's or an employee's. */
const NUMBER = /^\d+\p{L}{0,2}$|\d{3}/u;
/** Grammar; a word with お or ご in front may be one (お弁当). */
const GRAMMAR = /^(?:[ぁ-んー]+$|(?![おご])[ぁ-ん])/u;

export function createUnknownWords(knowledge: KnowledgeBase): UnknownWords {
  // Both are made when first needed: most runs of the command line never do, and a bot only after a question without an answer.
  const text = once(() => textOf(knowledge));
  const terms = once(() => termsOf(knowledge));
  return {
    in: (question) => unknownIn(question, text()),
    nearest: (word) => nearestTerm(foldText(word), terms()),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Everything the knowledge says and understands, folded. */
function textOf(knowledge: KnowledgeBase): string {
  const { name, contact, consultation, emergency } = knowledge.city;
  const desks = [contact, ...consultation, ...emergency].flatMap((desk) => [desk.name, desk.english]);
  const understood = [...Object.entries(knowledge.everydayWords).flat(), ...Object.values(knowledge.readings).flat()];
  return foldText([...corpusOf(knowledge), ...understood, name, ...desks].join('\n'));
}

function unknownIn(question: string, known: string): string[] {
  const text = foldText(withoutPeople(cleanQuestion(question).replace(ADDRESS, ' ')));
  const unknown = words(text).filter((word) => !isKnown(word, known));
  const whole = compounds(unknown, text).map((word) => wholeWord(word, text));
  return [...new Set(whole)].filter((word) => isSuitable(word) && !isKnown(word, known)).slice(0, MOST_WORDS);
}

/** Kanji are known inside a longer word as well (懇談 in 懇談会); kana and Latin letters inside another word mean something else. */
function isKnown(word: string, known: string): boolean {
  const script = SCRIPTS.find((one) => one.test(word));
  for (let at = known.indexOf(word); at !== -1; at = known.indexOf(word, at + 1)) {
    if (script === undefined || !script.test(known.charAt(at - 1))) return true;
  }
  return false;
}

const KATAKANA = /^[ァ-ヶー]+$/u;
const SCRIPTS = [KATAKANA, /^[a-z]+$/u];
const KANJI = /\p{Script=Han}/u;

/** Words that stand side by side are one (慶弔 and 見舞). */
function compounds(found: readonly string[], text: string): string[] {
  const joined: string[] = [];
  for (const word of found) {
    const before = joined.at(-1) ?? '';
    if (before !== '' && /^[\p{Script=Han}ァ-ヶ]/u.test(word) && text.includes(before + word)) joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined;
}

/** A known end does not make the whole known: 見舞 is 見舞金, 年末 is 年末調整, and a run of katakana is one word. */
function wholeWord(word: string, text: string): string {
  let from = text.indexOf(word);
  if (from === -1) return word;
  let to = from + word.length;
  const goesOn = KATAKANA.test(word) ? /[ァ-ヶー]/u : KANJI;
  if (!goesOn.test(text.charAt(to - 1))) return word;
  while (goesOn.test(text.charAt(to))) to += 1;
  while (KATAKANA.test(word) && KATAKANA.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, to);
}

function isSuitable(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && !NUMBER.test(word) && !GRAMMAR.test(word);
}

interface Term {
  readonly term: string;
  readonly grams: ReadonlySet<string>;
}

function termsOf(knowledge: KnowledgeBase): readonly Term[] {
  const terms = [...vocabularyOf(knowledge), ...Object.entries(knowledge.everydayWords).flat()].map((term) => term.trim());
  return [...new Set(terms)].filter((term) => isSuitable(foldText(term))).map((term) => ({ term, grams: gramsOf(term) }));
}

/** Below this, two words share a letter by chance. */
const LIKE_FROM = 0.3;

function nearestTerm(word: string, terms: readonly Term[]): string | null {
  const own = gramsOf(word);
  let nearest = { term: '', score: 0 };
  for (const { term, grams: other } of terms) {
    const score = likeness(own, other);
    if (score > nearest.score) nearest = { term, score };
  }
  return nearest.score >= LIKE_FROM ? nearest.term : null;
}

function gramsOf(text: string): ReadonlySet<string> {
  const folded = foldKana(foldText(text));
  return new Set([...grams(folded, 1), ...grams(folded, 2)]);
}

/** Dice: twice what both have, of what they have together. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((gram) => other.has(gram)).length;
  return (2 * shared) / (one.size + other.size || 1);
}
