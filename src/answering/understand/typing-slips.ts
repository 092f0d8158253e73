const JAPANESE = '[\\p{Script=Han}ぁ-んァ-ヶー]';

/** What an input method leaves behind when a key was missed or hit too much, and signs that look like the one that was meant. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[ァ-ヶ])一(?=[^\p{Script=Han}つ]|$)/gu, 'ー'],
  [/(?<![ァ-ヶぁ-ん])ー(?=[般部覧定例人番])/gu, '一'],
  [/(?<=[でま])s(?=[かよがけ。?？]|$)/gu, 'す'],
  [/k(?=ださい)/gu, 'く'],
  [/(?<=ん|の)d(?=す|した)/gu, 'で'],
  [new RegExp(`(?<=${JAPANESE})(?!e[ァ-ヶ])[a-z](?=${JAPANESE})`, 'gu'), ''],
  [/(?<=[\p{Script=Han}ぁ-ん])[a-z](?=[、。?？!！]|$)/gu, ''],
  [/[押惜推]しえ(?=[てるた])/gu, '教え'],
  [/(?<=[表欄針章節本頁文]に(?:も|は)?)乗(?=[っりるら])/gu, '載'],
];

/** 「センタ一」「人材tには」「押しえて」; letters that stand for something stand beside others or in capitals. */
export function withoutTypingSlips(text: string): string {
  return SLIPS.reduce((left, [slip, meant]) => left.replace(slip, meant), text);
}
