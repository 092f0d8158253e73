/** What a text must hold to answer a question of a kind: figures with the asked unit, a place, a person … */
export interface WantedAnswer {
  /** Null when the question does not ask for a figure. */
  readonly figure: RegExp | null;
  /** Empty when nothing can be told. */
  readonly kinds: readonly RegExp[];
}

/** Units after 何 that are always counted. */
const COUNTED =
  /何(人|年|月|日|回|歳|才|位|名|度|個|種|ヶ|か|km|m|メートル|キロ|%|パーセント|円|ドル|時|分|秒|万|億|階|倍|番|巻|冊|校|社|台|本|機|隻|両|件|割|世紀|世|代|期|章|作|話|点|つ|箇|平方|センチ|トン|kg|ヘクタール|号|羽|頭|匹|軒|戸|区|路線|駅|科|属|語|字|文字|曲|枚|票|議席|勝|戦|連|試合|週)/;
const COUNT_ASKED = /いくつ|いくら|どれくらい|どのくらい|どれだけ|何割|人数|人口|面積|距離|高さ|長さ|数は/;
const DIGIT = '[\\d一二三四五六七八九十百千万数]';

const KINDS: readonly (readonly [asks: RegExp, holds: RegExp])[] = [
  [/いつ|何年|何月|何日|何世紀|年はいつ|時期|年月日/, /\d+(?:年|月|世紀)|年代/],
  [/誰|だれ|何者|人物|人名/, /氏|さん|博士|教授|大統領|首相|監督|王|皇帝|[ァ-ヶ]・[ァ-ヶ]|により|によって|らが|らは/],
  [/どこ|何処|場所|何市|何県|何国/, /[一-龠ァ-ヶ](?:市|県|国|州|都|府|町|村|区|島|駅|大学|海|地方|寺|城|学校|会社)/],
  [/なぜ|何故|理由|どうして|原因/, /ため|から|ので|理由|原因|により|による/],
  [/何という|何と呼|名前|名称|なんという|何といった/, /「[^」]+」|『[^』]+』|という|と呼|称/],
];

/** @param question folded */
export function wantedAnswer(question: string): WantedAnswer {
  return { figure: figureFor(question), kinds: KINDS.flatMap(([asks, holds]) => (asks.test(question) ? [holds] : [])) };
}

function figureFor(question: string): RegExp | null {
  const unit = COUNTED.exec(question)?.[1];
  if (unit !== undefined) return new RegExp(`${DIGIT}\\s*${unit}`);
  return COUNT_ASKED.test(question) ? /\d/ : null;
}
