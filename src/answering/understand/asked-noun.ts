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

const NOUN = '([\\p{Script=Han}ァ-ヶーa-z0-9]{2,12})';
/** 「テストはありますか」「給料は出ますか」「計画書は誰に出すのですか」: a thing whose being there is asked, or supposed. */
const SUPPOSED = [
  new RegExp(
    `(?<!どんな|どういう|どの|何か)${NOUN}(?:は|が|も|とか)(?:あり|ある|出|要|いり|必要|もらえ|使え)(?:ま(?:す|せん)|る|り|い)?(?:か|の|ん|です|でしょう|な|よね)*[。?]*$`,
    'u',
  ),
  new RegExp(`${NOUN}(?:は|を|って)、?(?:(?:誰|だれ|どこ)(?:に|へ|で|から)|いつ|何日|何月|何時|どうやって)[^。?]{1,10}[。?]*$`, 'u'),
];
/** What may be there under many names: an entry need not hold the word. */
const ANY_WAY = /(?:制度|手段|仕組|支援|方法|機会|余地|取組|ところ|相談先|窓口)$/u;

/** The thing that a question takes to be there, folded text given; null when it supposes none. */
export function supposedThing(question: string): string | null {
  const noun = SUPPOSED.map((pattern) => pattern.exec(question)?.[1]).find((found) => found !== undefined) ?? '';
  return noun === '' || SAYS_NOTHING.test(noun) || ANY_WAY.test(noun) ? null : noun;
}
