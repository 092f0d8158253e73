import type { PassageHit } from '../../search/passage-index.ts';
import type { WantedAnswer } from './answer-type.ts';
import type { QuestionForm } from './question-form.ts';

export interface RankedPassage {
  readonly hit: PassageHit;
  /** How closely the passage answers as a paragraph answers a question; comparable within one question. */
  readonly closeness: number;
  readonly order: number;
}

/** Texts with a spread of lengths above this are not paragraphs; what reads paragraphs well loses on them (DESIGN.md). */
const EVEN_UP_TO = 0.65;

/** Listwise model over the 12 best, trained on both sets of questions; each half predicts the other (figures in DESIGN.md). */
const CLOSENESS = {
  norm: 3.6,
  sentence: 3.1,
  pair: 3.1,
  words: 3.4,
  bigrams: 2.8,
  neighbours: 2.0,
  run: 4.7,
  kindInSentence: 0.57,
  figureInSentence: 0.9,
  figureInText: 1.7,
  length: -0.75,
  title: 5.6,
} as const;

/** A headline says what its text begins with, in the same words but seldom in the same run of characters. */
const HEADLINE = { norm: 10.5, run: -5.3, lead: 2.7 } as const;

export interface RankingCase {
  readonly form: QuestionForm;
  readonly wanted: WantedAnswer;
  /** `PassageIndex.spread`. */
  readonly spread: number;
  readonly textOf: (hit: PassageHit) => string;
}

/** Best first; ties stay as the index gave them. */
export function rankPassages(hits: readonly PassageHit[], { form, wanted, spread, textOf }: RankingCase): RankedPassage[] {
  return hits
    .map((hit) => {
      const closeness = closenessOf(hit, wanted, textOf(hit));
      return { hit, closeness, order: spread <= EVEN_UP_TO && form !== 'exercise' ? closeness : unevenOrder(hit, form) };
    })
    .sort((a, b) => b.order - a.order);
}

function unevenOrder({ norm, reading }: PassageHit, form: QuestionForm): number {
  return form === 'headline' ? HEADLINE.norm * norm + HEADLINE.run * reading.run + HEADLINE.lead * reading.lead : norm;
}

function closenessOf({ norm, length, reading }: PassageHit, { figure, kinds }: WantedAnswer, text: string): number {
  const flag = (is: boolean): number => (is ? 1 : 0);
  return (
    CLOSENESS.norm * norm +
    CLOSENESS.sentence * reading.sentence +
    CLOSENESS.pair * reading.pair +
    CLOSENESS.words * reading.words +
    CLOSENESS.bigrams * reading.bigrams +
    CLOSENESS.neighbours * reading.neighbours +
    CLOSENESS.run * reading.run +
    CLOSENESS.kindInSentence * flag(kinds.some((kind) => kind.test(reading.bestSentence))) +
    CLOSENESS.figureInSentence * flag(figure?.test(reading.bestSentence) === true) +
    CLOSENESS.figureInText * flag(figure?.test(text) === true) +
    CLOSENESS.length * length +
    CLOSENESS.title * reading.title
  );
}
