import { createAccumulator, takeBest } from './best-scores.ts';
import type { Accumulator } from './best-scores.ts';
import { createCloseReader, runOf } from './close-reading.ts';
import type { CloseReader, ReadText, Reading } from './close-reading.ts';
import { foldText } from './fold-text.ts';
import { cutQuestionTail, grams, gramWeight } from './grams.ts';
import { passageWords, questionWords, steadiness } from './passage-words.ts';
import { countTerms, createStream } from './stream.ts';
import type { FieldSpec, Stream } from './stream.ts';

/** A text of a few sentences to a few pages, with or without a title. */
export interface PassageText {
  readonly title: string;
  readonly text: string;
}

export interface PassageHit {
  /** Position among the passages given. */
  readonly passage: number;
  /** BM25F ÷ what the question would give itself: comparable between questions, about 0–1.5. */
  readonly norm: number;
  /** Logarithm of the length of the text ÷ that of the average text. */
  readonly length: number;
  readonly reading: Reading;
}

/** A content word of the question. */
export interface AskedWord {
  readonly word: string;
  /** idf × how surely a text that answers holds the word itself. */
  readonly worth: number;
}

export interface PassageSearch {
  /** Best first. */
  readonly hits: readonly PassageHit[];
  readonly words: readonly AskedWord[];
}

export interface PassageIndex {
  readonly size: number;
  /** Characters of the average text. */
  readonly averageLength: number;
  /** Standard deviation of the lengths of the texts ÷ their average: .4–.5 for paragraphs, .8–.9 for bulletins and statutes. */
  readonly spread: number;
  /** The `top` best passages by BM25F with a close reading of each; question text beyond a limit is not read. */
  search(question: string, top: number): PassageSearch;
}

const TITLE_WEIGHT = 2;
const TITLE_B = 0.3;
const GRAM_SHARES: readonly (readonly [size: number, weight: number])[] = [
  [2, 0.2],
  [3, 0.1],
  [1, 0.1],
];
/** Looking up what a quarter of the texts hold costs a quarter of the time and finds nothing more; few texts cost nothing anyway. */
const WIDEST = 0.25;
const FEW = 100;
/** Work per question stays bounded; nobody asks for one thing in more characters. */
const LONGEST_QUESTION = 600;

interface GramStream {
  readonly size: number;
  readonly weight: number;
  readonly stream: Stream;
}

interface Parts {
  readonly wordStream: Stream;
  readonly gramStreams: readonly GramStream[];
  readonly reader: CloseReader;
  readonly lengths: Lengths;
  readonly sums: Accumulator;
}

/** For ranking and the decision whether anything answers; the same Node build must index and search (word boundaries come from its ICU). */
export function createPassageIndex(passages: readonly PassageText[]): PassageIndex {
  const texts = passages.map(readText);
  const lengths = lengthsOf(texts);
  const fields = fieldsFor(lengths);
  const streamOf = (termsOf: (text: ReadText) => [readonly string[], string[]]): Stream =>
    createStream(texts.map(termsOf), fields, texts.length < FEW ? 1 : WIDEST);
  const wordStream = streamOf((text) => [text.titleWords, text.sentenceWords.flat()]);
  const parts: Parts = {
    wordStream,
    gramStreams: GRAM_SHARES.map(([size, weight]) => ({
      size,
      weight,
      stream: streamOf((text) => [grams(text.title, size), text.sentences.flatMap((sentence) => grams(sentence, size))]),
    })),
    reader: createCloseReader(texts, (word) => wordStream.idOf(word), wordStream.size),
    lengths,
    sums: createAccumulator(passages.length),
  };
  return {
    size: passages.length,
    averageLength: lengths.average,
    spread: lengths.spread,
    search: (question, top) => find(parts, foldText(question.slice(0, LONGEST_QUESTION)), top),
  };
}

/** Sentence by sentence, because a question is mostly answered by one. */
function readText({ title, text }: PassageText): ReadText {
  const folded = foldText(title);
  const sentences = foldText(text)
    .split(/(?<=[。！!？?\n])/)
    .filter((sentence) => sentence.trim() !== '');
  return { title: folded, titleWords: passageWords(folded), sentences, sentenceWords: sentences.map(passageWords) };
}

interface Lengths {
  readonly each: readonly number[];
  readonly average: number;
  readonly spread: number;
}

function lengthsOf(texts: readonly ReadText[]): Lengths {
  const each = texts.map(({ sentences }) => sentences.reduce((sum, sentence) => sum + sentence.length, 0));
  const mean = average(each);
  return { each, average: mean, spread: Math.sqrt(average(each.map((length) => (length - mean) ** 2))) / Math.max(1, mean) };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The more uneven the texts, the more their length counts against them (tuning sets: spread .4–.5 wants b .7–.8, .8–.9 wants .95). */
function fieldsFor({ spread }: Lengths): FieldSpec[] {
  return [
    { name: 'title', weight: TITLE_WEIGHT, b: TITLE_B },
    { name: 'text', weight: 1, b: Math.min(0.95, Math.max(0.7, 0.5 + spread / 2)) },
  ];
}

function find({ wordStream, gramStreams, sums, reader, lengths }: Parts, question: string, top: number): PassageSearch {
  const core = cutQuestionTail(question);
  const asked = questionWords(question);
  const wordTerms = countTerms(asked, () => 1);
  wordStream.add(wordTerms, 1, sums);
  let self = wordStream.selfScore(wordTerms);
  let bigrams: ReadonlyMap<string, number> = new Map();
  for (const { size, weight, stream } of gramStreams) {
    const terms = countTerms(grams(core, size), gramWeight);
    stream.add(terms, weight, sums);
    self += weight * stream.selfScore(terms);
    if (size === 2) bigrams = new Map([...terms.keys()].map((gram) => [gram, stream.idf(gram) * gramWeight(gram)]));
  }
  const best = takeBest(sums, top);
  const words = new Map(asked.map((word) => [word, wordStream.idf(word) * steadiness(word)]));
  const read = reader.open({ words, bigrams, run: runOf(core).replaceAll(' ', '') });
  return {
    hits: best.map(({ document, score }) => ({
      passage: document,
      norm: self === 0 ? 0 : score / self,
      length: Math.log(Math.max(1, lengths.each[document] ?? 0) / Math.max(1, lengths.average)),
      reading: read(document),
    })),
    words: [...words].map(([word, worth]) => ({ word, worth })),
  };
}
