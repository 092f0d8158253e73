import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { asDefinition } from '../understand/definition-asked.ts';
import { createKanaReader } from '../understand/read-kana.ts';
import { withoutTypingSlips } from '../understand/typing-slips.ts';
import { createConversionCorrector, createConversionLexicon } from './conversion-slips.ts';
import { createDoubleSlipCorrector } from './double-slips.ts';
import { createKatakanaSpeller } from './katakana-spelling.ts';
import { REAL_WORDS } from './real-words.ts';
import { createTypoCorrector } from './typo-corrector.ts';
import { writtenOf, vocabularyOf } from './vocabulary.ts';

export interface QuestionReader {
  /** Kana as their words are written, and wrong conversions put right: both are no guesses, so everything else sees the result. */
  readonly read: (text: string) => string;
  /** Slips of the fingers put right, as far as that finds more. */
  readonly correct: (text: string) => string;
  /** The same, and words that people do write as well exchanged for words of the knowledge: a guess, worth only what it finds. */
  readonly guess: (text: string) => string;
}

export function createQuestionReader(knowledge: KnowledgeBase): QuestionReader {
  const written = writtenOf(knowledge);
  const lexicon = createConversionLexicon(written);
  const readKana = createKanaReader(knowledge.readings);
  const spell = createKatakanaSpeller(written);
  const convert = createConversionCorrector(lexicon, (typed) => REAL_WORDS.has(typed));
  const exchange = createConversionCorrector(lexicon);
  const correctOne = createTypoCorrector(vocabularyOf(knowledge), written);
  const correctTwo = createDoubleSlipCorrector(vocabularyOf(knowledge));
  const correct = (text: string): string => asDefinition(correctTwo(correctOne(text)));
  return {
    read: (text) => convert(readKana(spell(withoutTypingSlips(text)))),
    correct,
    guess: (text) => correct(exchange(text)),
  };
}
