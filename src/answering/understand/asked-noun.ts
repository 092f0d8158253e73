/** The noun in front of what asks: 「相手の自治体名を教えて」「試験科目は何ですか」「ランチはありますか」. */
const ASKED =
  /([\p{Script=Han}ァ-ヶーa-z0-9]+)(?:は|を|って|が|のことは?を?)?、?(?:(?:何|なに|いつ|どこ|誰|だれ|いくら|いくつ|どう|どの|どれ|どんな|どなた)[^。、?]{0,14}|(?:順番に|一つずつ|すべて|全部|正確に)?(?:教え|知り|説明|挙げ|見せ|出し|示し|列挙)[^。、?]{0,14}|(?:あり|ござい|出|決ま)[^。、?]{0,12}|(?:市|役所)(?:が|で)[^。、?]{0,14}|(?:です|でしょう)[^。、?]{0,4}|)[。?!]*$/u;
/** Nouns that say how something is asked, not what: no entry need hold them. */
const SAYS_NOTHING =
  /(?:全部|全て|団体|言葉|面|名前|名称|件|行|費用|説明|市|点|本文|区分|場|方法|担当者?|以外|結構|文|部分|内容|理由|意味|場合|何日後?|用|職員|人|者|仕組み|手順|流れ|特徴|位置付け|扱い|違い|目的|効果|対象|種類|数|例|時期|期間|場所|人数|金額|上限|条件|要件|役割|一覧|詳細|概要)$|\d|^[a-z]+$/u;

/** What the question asks for by name, folded text given; null when it asks by an ordinary word or not at the end. */
export function askedNoun(question: string): string | null {
  const noun = ASKED.exec(question)?.[1] ?? '';
  return noun.length < 2 || SAYS_NOTHING.test(noun) ? null : noun;
}
