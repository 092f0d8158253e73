/** Somebody tells of themselves and asks what that means for them. */
export interface OwnPost {
  /** What is told: 「来春から課長」. */
  readonly told: string;
  /** What of the post is asked, in the words of a table. */
  readonly asks: 'abilities' | 'all';
}

/** 「課長になるには」「課長になりたい」 asks how to get there, which the row does not tell. */
const BECOMES =
  '(?:(?:職|級)?(?:です|だ|なん(?:です|だ)?|な(?=の)|に(?:な(?:り|っ|る)|昇任|昇格|上が|就[きくい]|着任|異動)|で(?:採用|配属)|として(?:入|採用|配属)|を(?:拝命|務め|任さ|やっ)|としての?|(?:に)?(?:1|2|3|一|二|三)年目)(?:(?!ため|には|のに|たい)[^、。,.!?！？]){0,14}?)';
const BETWEEN = '(?:[、。,.!！\\s]+|(?:けど|けれど|ので|から|が|にあたって|にあたり|ところ)[、,\\s]*)';
/** May stand before what is asked without asking for anything. */
const AT_FIRST = '(?:これから|今後|まず|私(?:に|は|には)?|自分(?:に|は|には)?|特に|主に|一体|いったい|この先|では|じゃあ?|[、,\\s])*';
const WHAT = '(?:何|なに|どんな|どういう|どのような)(?:力|能力|資質|スキル|もの|こと|の)?(?:が|を|は|に)?(?:特に|一番|まず)?';
const REQUIRED = '(?:求め(?:られ|て)|必要|身に(?:つけ|付け|着け)|伸ば|備え|要る|いる(?:の|ん|でしょう|か)|磨[くけい]|大事|大切)';
const EXPECTED =
  '(?:期待(?:され|して)|(?:する|す|やる|果たす)べき|(?:すれ|やれ)ば(?:い|よ|良)|したら(?:い|よ|良)|(?:しな|やらな)(?:きゃ|ければ|いと)|心がけ|任され)';
const END = '[^、。,.?？]{0,14}[?？。!！\\s]*$';

/** 「自分の級で必要とされる能力を全部」: what is asked, by its name. */
const BY_NAME =
  '(?:(?:私|自分|この|その|うち)の?)?(?:級|職階|職|ポスト|立場|行|欄)?(?:で|には?|では)?(?:特に|主に)?(?:求め|必要)[^、。,.?？]{0,8}?(?:能力|資質|スキル|力|もの|こと)';

const ASKS: readonly (readonly [OwnPost['asks'], RegExp])[] = [
  ['abilities', patternOf(REQUIRED)],
  ['abilities', patternOf(BY_NAME, '')],
  ['all', patternOf(EXPECTED)],
];

/** 「来春から課長です、何が求められる？」: null when nothing is told, or when something else is asked. */
export function ownPostOf(text: string): OwnPost | null {
  for (const [asks, pattern] of ASKS) {
    const told = pattern.exec(text)?.groups?.['told'];
    if (told !== undefined) return { told, asks };
  }
  return null;
}

function patternOf(asked: string, what = WHAT): RegExp {
  return new RegExp(`^(?<told>[^、。?？]{0,16}?[\\p{Script=Han}ー]{2}(?:級|職)?)${BECOMES}${BETWEEN}${AT_FIRST}${what}${asked}${END}`, 'u');
}
