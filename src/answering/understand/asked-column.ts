/** Columns by what people say in place of their names; a table without such a column is not asked for it. */
const ASKED: readonly (readonly [column: string, pattern: RegExp])[] = [
  [
    'role',
    /(?:何|なに|どう|どんなこと|どういうこと)(?:を|が)?(?:し(?:て|たら|と|なきゃ|なければ|なくちゃ)|す(?:る(?!た)|れば|りゃ|べき|ん)|や(?:る|れば|りゃ|って|ん)|動[けくい]|働[けくい]|任され|担[うっ]|果たす|進め)|(?:どんな|どういう|どのような|何の|なんの)(?:役|立場|仕事|役目|働き|立ち位置|関わり)|役(?:割|目|どころ|回り)|\b(?:role|job|dut(?:y|ies)|supposed to (?:do|be doing)|responsib\w+)\b/iu,
  ],
  [
    'abilities',
    /身に(?:つ|付|着)|(?:要|い)る(?:力|能力|もの|もん|スキル)|磨[くけい]|鍛え|伸ば[すせし]|備え(?:て|る|と)|(?:求め|もとめ)(?:られ|て)|必要(?:な|と)|勉強し(?:て|と|な)|強く(?:な|あ)れ|(?:うま|上手)く|力(?:が|は|って|を|とか|も)|能力|資質|スキル|\b(?:abilit\w+|skills?|qualit(?:y|ies))\b/iu,
  ],
  ['purpose', /何(?:の|が)?(?:ため|目的|狙い|ねらい)|目的|ねらい|狙(?:い|って)|なんのため|\bpurpose|\baim/iu],
  [
    'target',
    /(?:誰|だれ|どんな人|どういう人|どの職|何職)(?:が|を|の)?(?:な(?:る|れ)|当た|あた|入|該当|対象|指)|対象|(?:どんな|どういう|どの)(?:人|職員|職)/u,
  ],
];

/** The columns that a question asks for in other words than their titles. */
export function askedColumns(question: string): ReadonlySet<string> {
  return new Set(ASKED.flatMap(([column, pattern]) => (pattern.test(question) ? [column] : [])));
}
