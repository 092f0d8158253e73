import { foldKana } from './fold-text.ts';

/** What asks without saying what about; cut from questions before n-grams are made, because it would match every other question. */
const QUESTION_TAILS =
  /(?:は|とは|って|を|が|の)?(?:何|なん|なに|誰|だれ|どこ|いつ|どう|どの|どれ|どんな|どのよう|なぜ|いくつ|いくら|どちら)(?:と|に|を|が|の|な|で|から|まで|という|いう|ような|ように)*(?:です|でしょう|だった|でした|なの|だ)?か?|(?:を|について|が)?(?:教えて|知りたい|説明して)(?:ください|下さい|ほしい|くれ|です)*|(?:です|ます|でしょう|ました|でした|ません)(?:か|よね|ね)?/g;

const SEPARATOR = /[\s\p{P}\p{S}]+/u;
/** A single letter or digit says nothing, unlike a single kanji. */
const LATIN = /^[a-z0-9]$/;
const HIRAGANA_ONLY = /^[ぁ-ん]+$/;

export function cutQuestionTail(text: string): string {
  return text.replace(QUESTION_TAILS, ' ');
}

/** Overlapping n-grams of a folded text, kana folded, never across punctuation. */
export function grams(text: string, size: number): string[] {
  const found: string[] = [];
  for (const part of foldKana(text).split(SEPARATOR)) {
    for (let at = 0; at + size <= part.length; at += 1) {
      const gram = part.slice(at, at + size);
      if (size > 1 || !LATIN.test(gram)) found.push(gram);
    }
  }
  return found;
}

/** N-grams of hiragana alone are mostly grammar; at half weight a word typed in kana stays findable. */
const HIRAGANA_WEIGHT = 0.5;

export function gramWeight(gram: string): number {
  return HIRAGANA_ONLY.test(gram) ? HIRAGANA_WEIGHT : 1;
}
