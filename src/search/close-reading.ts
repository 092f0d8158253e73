import { foldKana } from './fold-text.ts';
import { createCharacterReader } from './read-characters.ts';
import type { CharacterReading, StoredCharacters } from './read-characters.ts';
import { END_OF_SENTENCE, createWordReader } from './read-words.ts';
import type { StoredWords, WordReading } from './read-words.ts';

/** A text cut into folded sentences with the content words of each. */
export interface ReadText {
  readonly title: string;
  readonly titleWords: readonly string[];
  readonly sentences: readonly string[];
  readonly sentenceWords: readonly (readonly string[])[];
}

/** Terms of a question with what each is worth (idf × kind of term), in the order of the question. */
export interface WantedTerms {
  readonly words: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
  /** The question without its tail and punctuation, kana as hiragana. */
  readonly run: string;
}

/** What one text holds of a question; shares (0–1) of what the question's terms are worth together. */
export interface Reading {
  /** Words and bigrams anywhere in the text or its title. */
  readonly words: number;
  readonly bigrams: number;
  /** Words in the best sentence, and in the best two sentences on end, each with the title. */
  readonly sentence: number;
  readonly pair: number;
  /** Words among the first `LEAD_WORDS` of the text, without the title. */
  readonly lead: number;
  /** Words in the title. */
  readonly title: number;
  /** Neighbours in the question that stand near each other in the text. */
  readonly neighbours: number;
  /** Longest run of characters of the question that the text holds, ÷ characters of the question. */
  readonly run: number;
  readonly bestSentence: string;
  /** 1 for each word asked for that the text or its title holds, in the order of the words. */
  readonly held: Uint8Array;
}

export interface CloseReader {
  /** Reads texts, by their positions, for one question until the next is opened. */
  open(wanted: WantedTerms): (document: number) => Reading;
}

const SEPARATORS = /[\s\p{P}\p{S}]+/gu;

/** @param vocabulary number of different words; `idOf` gives each a number below it, -1 for unknown ones. */
export function createCloseReader(texts: readonly ReadText[], idOf: (word: string) => number, vocabulary: number): CloseReader {
  const shelf = texts.map((text) => store(text, idOf));
  const words = createWordReader(vocabulary);
  const characters = createCharacterReader();
  return {
    open: (wanted) => {
      words.want([...wanted.words.keys()].map(idOf), Float64Array.from(wanted.words.values()));
      characters.want(wanted.bigrams, wanted.run);
      return (document) => {
        const stored = shelf[document] ?? NOTHING;
        return combine(words.read(stored), characters.read(stored), stored);
      };
    },
  };
}

interface Stored extends StoredWords, StoredCharacters {
  readonly sentences: readonly string[];
}

const NOTHING: Stored = { titleIds: new Uint32Array(0), wordIds: new Uint32Array(0), titleRun: '', textRun: '', sentences: [] };

function store(text: ReadText, idOf: (word: string) => number): Stored {
  return {
    titleIds: Uint32Array.from(text.titleWords, idOf),
    wordIds: Uint32Array.from(text.sentenceWords.flatMap((words) => [...words.map(idOf), END_OF_SENTENCE])),
    titleRun: runOf(text.title),
    textRun: text.sentences.map(runOf).join('\n'),
    sentences: text.sentences,
  };
}

/** A text as n-grams see it: kana folded, broken by punctuation only. */
export function runOf(foldedText: string): string {
  return foldKana(foldedText).replace(SEPARATORS, ' ').trim();
}

function combine(words: WordReading, characters: CharacterReading, { sentences }: Stored): Reading {
  let best = 0;
  let most = -1;
  words.perSentence.forEach((share, at) => {
    const both = share + (characters.perSentence[at] ?? 0);
    if (both > most) [best, most] = [at, both];
  });
  return {
    words: words.whole,
    bigrams: characters.whole,
    sentence: Math.max(0, ...words.perSentence),
    pair: words.pair,
    lead: words.lead,
    title: words.title,
    neighbours: words.neighbours,
    run: characters.run,
    bestSentence: sentences[best] ?? '',
    held: words.held,
  };
}
