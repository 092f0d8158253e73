const NOUN = '[\\p{Script=Han}ァ-ヶーa-z0-9]{1,12}り?';
const IS_IT = '(?:(?:な(?:ん|の)?)?(?:です|でしょう)か?|なのか?|か)';
const OR = '(?:それとも|または|あるいは|もしくは)';
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(${NOUN})(?:${IS_IT}[、,?。]?|[?、]|が[^。、?]{0,6}か[、?])\\s*${OR}?、?(${NOUN})${IS_IT}?[?。]*$`, 'u'),
  new RegExp(`(${NOUN})[とか](${NOUN})(?:と|か)?(?:の(?:うち|中)|の|で|、|は)*(?:どちら|どっち|いずれ)`, 'u'),
  new RegExp(`(${NOUN})(?:なの)?か、?(${NOUN})(?:なの)?か(?:[^\\p{Script=Han}]|$)`, 'u'),
  new RegExp(`(${NOUN})${IS_IT}[、,?。]?\\s*(?:それ以外|(?:ほか|他)のもの)${IS_IT}[?。]*$`, 'u'),
];
/** 「本当ですか、冗談ですか」「いいですか、だめですか」: whether something is so, not which of two. */
const WHETHER = /^(?:何|誰|本当|可能|必要|有|無|以外|全部|程度)/u;

/** The two things that a question offers to choose from (「決めたのは市民ですか、業者ですか」「AとBのどちら」), folded text given; null when it offers none. */
export function alternativesOf(question: string): readonly [string, string] | null {
  for (const pattern of PATTERNS) {
    // 「SPIですか、それ以外ですか」 names only one.
    const [, first, second = first] = pattern.exec(question) ?? [];
    if (first !== undefined && second !== undefined && !WHETHER.test(first) && !WHETHER.test(second)) return [first, second];
  }
  return null;
}
