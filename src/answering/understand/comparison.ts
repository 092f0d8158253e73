const TAIL =
  '(?:の|って|は|で|では|における)*(?:どう|何が|なにが|どこが|どのように|どんなふうに|何か)?(?:の|に)?(?:(?<!間)違い(?!ますよね)|ちがい|相違|差(?!別)|比較|区別|(?:違う|ちがう|異なる)(?=の|ん|か|ところ|点|[?？。、]|$)|違って|異なって|違います(?!よね)|比べ|見分け|使い分け)';
/** The と that joins two names, not that of 「ごと」「こと」「休職すると」「という」. */
const BETWEEN = '(?:(?<![ごこもあひるたいうくすぐつぶむだ])と(?!き|いう|いっ|し|思|言|書|こ|って|な[るっり])|及び|および|vs\\.?|対|、)';

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `^(?<first>.{1,30}?)(?:は|って)(?<second>.{1,30}?)(?:と|とは)(?:何が|どこが|どう)?(?:違|異な|ちが)(?!(?:い|り)ますよね|うよね)`,
  ),
  new RegExp(`^(?<first>.{1,30}?)${BETWEEN}(?<second>.{1,30}?)(?:と)?${TAIL}`),
  /(?:difference|differences|distinction) between (?<first>.+?) and (?<second>.+?)\??$/i,
  /how (?:is|are|does|do) (?<first>.+?) (?:different|differ) from (?<second>.+?)\??$/i,
  /compare (?<first>.+?) (?:and|with|to) (?<second>.+?)\??$/i,
];

/** 「職員研修における、AとBの違い」: where the two stand, and not one of them. */
const SCOPE = /^[^、]{1,20}(?:における|において|について|のうち|の中で|では)、/u;

export interface Comparison {
  readonly first: string;
  readonly second: string;
}

/** The two things a question wants told apart, or null. */
export function comparisonOf(question: string): Comparison | null {
  const compared = question.replace(SCOPE, '');
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(compared)?.groups;
    const first = tidy(groups?.['first']);
    const second = tidy(groups?.['second']);
    if (isName(first) && isName(second)) return { first, second };
  }
  return null;
}

/** 「どのように使い分けますか」: a side that asks is none. */
function isName(side: string): boolean {
  return side !== '' && !/^(?:どの|どう|どんな|何|なに)/u.test(side);
}

function tidy(part: string | undefined): string {
  return (part ?? '')
    .replace(/^(?:あの|えっと|すみません|the |an? )+/i, '')
    .replace(/(?:って|とは|じゃあ?|では|だと|は|の|を|「|」|、|\s)+$/u, '')
    .replace(/^[「『]/u, '')
    .trim();
}
