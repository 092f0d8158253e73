const SENTENCE_ENDS = /(?<=[?？。!！\n])/u;
const ASKS = /(?:[?？]|か[。]?|(?:教えて|説明して)(?:ください|下さい|ほしい)?[。!！]?|とは[。]?|(?:何|どこ|いつ|誰|いくら|どう)[。]?)$/u;
const COORDINATED =
  /^([^、。]{2,24}の)([^のと、。]{2,14})と(?!教え|知り|聞き|説明)([^のと、。]{2,14}?)(?:を?(?:教えて|知りたい|説明して)|は(?:何|どう|いつ|いくら)?|とは|について|って)?(?:ください|下さい|ですか|でしょうか|です|か)*[?？。]?$/u;

/** The questions that one message holds: several sentences that ask, or 「AのBとC」; empty for a single question. */
export function severalQuestions(text: string): readonly string[] {
  const sentences = text
    .split(SENTENCE_ENDS)
    .map((sentence) => sentence.trim())
    .filter((sentence) => ASKS.test(sentence));
  if (sentences.length > 1) return sentences;
  const [, of, first, second] = COORDINATED.exec(text) ?? [];
  return of === undefined || first === undefined || second === undefined ? [] : [of + first, of + second];
}
