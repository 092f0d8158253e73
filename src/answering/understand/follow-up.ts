/** Starts or pronouns that point to the turn before. */
const POINTS_BACK =
  /^(?:じゃ(?:あ)?|では|それじゃあ?|それでは|なら|だったら|ちなみに|あと|それと|それから|で[、,]|でも|他に(?:は|も)?|ほかに(?:は|も)?|もっと|もう少し|もうちょっと|詳しく|くわしく|具体的|例えば|たとえば|逆に|反対に|同じく|そしたら)|(?:それ|そこ|その|そっち|そちら|これ|この(?!ボット|bot|方針|基本方針|市|まち)|ここ|あれ|あの|同じ|前者|後者|両者|上記|さっき|先ほど|いまの|今の(?=話|答え|件|やつ|研修))/;
export const POINTS_BACK_ENGLISH =
  /^(?:and|what about|how about|then|so|also|but)\b|\b(?:it|its|that|those|these|they|them|their|he|she|the same|this (?:one|program|training))\b/i;

/** 「研修だけですか？ほかには何を」: the same after a first sentence. */
const ELSE = /(?:[。?？!]|だけ(?:です|なの|なん)か)\s*(?:ほか|他)に(?:は|も)?(?:何|なに|どんな|どう|あり|ある)/u;
/** 「申し込みは自分でするのですか」: a topic that everything has, so something must have been spoken of. */
const OF_SOMETHING =
  /^(?:お?申し?込み?|手続き?|費用|お金|料金|受講料|定員|人数|期間|期限|締め?切り?|対象者?|条件|場所|会場|時期|日程|回数|頻度|内容|目的|効果|返却|参加|応募)(?:は|って|が|も|の(?:方法|仕方|やり方|ほう|方)?は)/u;
const OF_SOMETHING_UP_TO = 32;

/** The message asks for the rest of what was answered, and names no subject of its own. */
export function asksForMore(question: string): boolean {
  return ELSE.test(question);
}

/** A question without a subject of its own: 「返却は何日以内ですか」「英語でも受けられますか」 are short and name no policy word the index would know. */
const SHORT = 18;

/** 「よそで受けるのも？」: the same asked of one thing more. 「ほかの級でも」: what was said of one is asked of the others. */
const ALSO = /(?:も|なら|だと|の場合は?|とかは?)[?？]$|(?:^|[、。\s]|は|って)(?:ほか|他)の(?!人|方|職員|課の|部署|市|自治体)/u;

/** How strongly a message leans on the turn before: 2 says so in words, 1 is short enough to, 0 stands alone. */
export function leaning(question: string): 0 | 1 | 2 {
  if ([POINTS_BACK, ELSE, ALSO, PLACE, ROW_STEP, POINTS_BACK_ENGLISH].some((pattern) => pattern.test(question))) return 2;
  return isShort(question) || (OF_SOMETHING.test(question) && question.length <= OF_SOMETHING_UP_TO) ? 1 : 0;
}

function isShort(question: string): boolean {
  return question.length <= SHORT || (question.split(' ').length <= 6 && /^[\x20-\x7e]+$/.test(question));
}

/** A place in what was just answered: 「2番目に挙げられているのは」「その次は」「いちばん最後は」「それとセットで」. */
const PLACE =
  /(?:(?:その|この|それら|これら)(?:中|うち)で、?)?(?:(?:一番|いちばん|最も)(?:最初|最後|最新|古い|新しい|上|下|はじめ|初め)|(?:\d+|[一二三四五六七八九十])(?:つ|番|個|点|回|件|項)目|最初|最後|最新|(?:その|この|それの)(?:一つ|ひとつ|1つ|すぐ)?(?:次|前|後|あと|上|下)|(?:その|この)(?:ほか|他))(?:の(?:もの|やつ|ほう|方)|に(?:挙げ|挙が|書い|書か|出て|載っ|並ん|来|く|ある|あが|あげ)[^?？、。]{0,8}?(?=の?(?:は|が)|[?？]|$)|(?:って|は|が|も)(?:なに|何|どれ|どう)?|を(?:教え|見せ)[^?？。]{0,8})?(?=の?(?:は|が|を|も|って|何|いつ|どれ|です|だ|$|[?？、。]))/u;

/** 「その一つ下の級だと」「ひとつ上はどうなる」. */
const ROW_STEP =
  /^(?:じゃあ?|では|それじゃあ?|で)?[、\s]*(?:その|それの|そこから)?(?:もう)?(?:すぐ|一つ|ひとつ|1つ|一個|1個|1段|一段|次の?)?(?<way>上|下)(?:の(?:級|階級|職階?|職階級|ランク|クラス|人|段|ほう|方))?(?:は|だと|なら|では|の場合は?|って|に(?:なる|上がる)と)(?:どう(?:です|なり?ます|なる)?|何(?:です)?)?(?:の|か)?[?？。]?$/u;

/** How far beside the row that was asked about: 1 below it, -1 above it; null when no row is meant. */
export function rowStep(question: string): 1 | -1 | null {
  const way = ROW_STEP.exec(question)?.groups?.['way'];
  if (way === undefined) return null;
  return way === '下' ? 1 : -1;
}

/** The question without the place that it asks for, or null when it asks for none: what is left must not lead away from what was answered. */
export function withoutPlace(question: string): string | null {
  const found = PLACE.exec(question);
  if (found === null) return null;
  return question
    .replace(PLACE, ' ')
    .replace(/^\s*の?(?:は|が|も|って)?[?？。]?\s*$/u, '')
    .trim();
}

const LATTER =
  /後者|(?:あと|後|のち)(?:に|で)(?:言|い|挙|書|出|述|聞)[^、。?]{0,4}?(?:ほう|方|もの|やつ)|(?:あと|後|後ろ)の(?:ほう|方|やつ)|(?:2|二)(?:つ|番)目(?:の(?:ほう|方|もの|やつ))?/u;
const OTHER = /もう(?:1つ|一つ|ひとつ|一方|片方)(?:の(?:ほう|方|もの|やつ))?/u;
const FORMER =
  /前者|(?:先|前|最初|はじめ|初め)(?:に|で)(?:言|い|挙|書|出|述|聞)[^、。?]{0,4}?(?:ほう|方|もの|やつ)|(?:先|最初|はじめ|初め)の(?:ほう|方|やつ)|(?:1|一)(?:つ|番)目(?:の(?:ほう|方|もの|やつ))?/u;
const TWO_NAMES =
  /(?:^|[、。のはがを「])(?<first>[^、。のはがをにで「」?]{2,20}?)」?(?<![るたいうくすぐつ])と(?!して|いう|いっ|なる|なっ|され)、?「?(?<second>[^、。のはがをに「」?]{2,20}?)」?(?=の|は|を|に|が|って|、|で|とは|について|$|[?？]|だと)/u;

/** 「後に言ったほう、何のため？」 after 「一般研修と派遣研修について」, with the name in the place of the pointer; null when it points to neither. */
export function withNameMeant(question: string, previous: string): string | null {
  const { first, second } = TWO_NAMES.exec(previous)?.groups ?? {};
  if (first === undefined || second === undefined) return null;
  const other = timesNamed(second, previous) > timesNamed(first, previous) ? first : second;
  const pointers: readonly (readonly [RegExp, string])[] = [
    [OTHER, other],
    [LATTER, second],
    [FORMER, first],
  ];
  const found = pointers.find(([pointer]) => pointer.test(question));
  return found === undefined ? null : question.replace(...found);
}

/** The one that was asked about is named again. */
function timesNamed(name: string, text: string): number {
  return text.split(name).length;
}

const LEAD =
  /^(?:じゃ(?:あ)?|では|それじゃあ?|それでは|なら|だったら|ちなみに|あと|それと|それから|で|でも|そしたら|and|what about|how about|then|so|also|but)[、,\s]*/i;
const PRONOUN =
  /(?:その(?:中|うち)で|それら|それ|そこ|その(?:会|人|研修|制度|場合|とき|時|件|こと)?|そっち|そちら|これ|ここ|この|あれ|あの|さっきの|先ほどの|前者|後者)(?:は|が|を|に|の|って|で)?/g;

/** The message without the words that only point back. */
export function withoutPointers(question: string): string {
  const rest = question.replace(LEAD, '').replace(PRONOUN, ' ').trim();
  return rest.length > 0 ? rest : question;
}

const SUBJECT_ENDS = /(?:について|に関して|における|って|とは|では|には|への|は|が|を|の)/u;
const SHORTEST_SUBJECT = 3;

/** What a question is about, without what it asks of it: 「DXリーダーの選出方法を教えて」 → 「DXリーダー」; empty when it does not begin with a subject. */
export function subjectOf(question: string): string {
  const [subject = ''] = question.split(SUBJECT_ENDS);
  return subject.length >= SHORTEST_SUBJECT && subject.length < question.length ? subject : '';
}
