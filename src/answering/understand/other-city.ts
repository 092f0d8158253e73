/** 「蕨市の」「さいたま市では」: a municipality by name, at the start of a word. */
const MUNICIPALITY =
  /(?<![\p{Script=Han}\p{Script=Katakana}])((?:\p{Script=Han}{1,4}?|さいたま|ふじみ野|つくば|いわき)[市町村区県])(?=の|で|に|は|と|役所|職員|、|。|$)/gu;
/** Words that end in 市 or 町 without naming one. */
const NO_NAME =
  /^(?:本|当|貴|御|他|ほかの|よその|隣の?|同|各|全|両|近隣の?|この|うちの|どの|都|地|学|市|わが|我が)?[市町村区県]$|都市$|市町村$/u;

/** True when the question is about another municipality: its policy is not known here, however alike the words are. */
export function namesOtherCity(question: string, own: string): boolean {
  const named = [...question.matchAll(MUNICIPALITY)].map((match) => match[1] ?? '');
  return named.some((name) => name !== own && !own.endsWith(name) && !NO_NAME.test(name));
}
