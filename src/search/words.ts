const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Words that carry no meaning for finding: particles, auxiliaries, light verbs, and the nouns that only point (こと, もの). */
const FUNCTION_WORDS = new Set(
  (
    'から まで より ので のに けど けれど ただし しかし また および 及び ならび 並び または 又は もしくは について つい において おい に対して ' +
    'する した して します しま され される せる させる いる ある あり ない なる なっ なり です ます でしょう ください くだ さい さん ' +
    'こと もの ため よう とき ところ ほう これ それ あれ この その あの どの ここ そこ どこ だれ いつ なに なん 何 どう どんな なぜ ' +
    'てい えて って った ちゃ じゃ たら だら いた らい しょ るん いん なん すか ます たん たの るの いの ' +
    'たい ほうが いい よい そう すか ありま でき できる できま もらえ くれ 教え 教えて 知り ' +
    'という いう って とは では には への での とか など でも だけ ほど くらい ぐらい ばかり しか さえ られる られ れる まし ませ んで 的 等 ' +
    'the a an of in on at to for and or is are was were be been do does did what which who whom when where why how much many there it its this that ' +
    'can could would should will with by from as i me my we you your our they them their please tell about have has had ' +
    'he she him his her hers us ours mine yours theirs am being these those here if so but not no than then too also just any some into ' +
    'get gets got may might shall let like even ever still really actually exactly etc ok okay hi hello dear thanks ' +
    "don't doesn't didn't isn't aren't wasn't weren't can't cannot couldn't won't wouldn't shouldn't haven't hasn't hadn't"
  ).split(' '),
);

const ONE_HIRAGANA = /^[ぁ-ん]$/;
const KANJI_THEN_HIRAGANA = /^(\p{Script=Han}+)[ぁ-ん]+$/u;
const LONG_KATAKANA_WITH_MARK = /^([ァ-ヶー]{3,})ー$/;
const LATIN = /^[a-z]{4,}$/;
/** I've, what's, staff's. */
const ENGLISH_TAIL = /(?<=[a-z])['’](?:s|m|re|ve|ll|d)?$/;

/** While one question is answered, the same few texts are cut again and again (three in five times); more than these are not kept. */
const KEPT = 16;
const kept = new Map<string, readonly string[]>();

/** Content words of a folded text: boundaries from ICU, inflection cut off by script (取り／取る→取), no dictionary. */
export function words(text: string): readonly string[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const found = cutWords(text);
  kept.set(text, found);
  return found;
}

function cutWords(text: string): string[] {
  const found: string[] = [];
  for (const { segment: written, isWordLike } of segmenter.segment(text)) {
    const segment = written.replace(ENGLISH_TAIL, '');
    if (isWordLike !== true || FUNCTION_WORDS.has(segment) || ONE_HIRAGANA.test(segment)) continue;
    found.push(stem(segment));
  }
  return found;
}

function stem(word: string): string {
  const kanji = KANJI_THEN_HIRAGANA.exec(word)?.[1];
  if (kanji !== undefined) return kanji;
  const katakana = LONG_KATAKANA_WITH_MARK.exec(word)?.[1];
  if (katakana !== undefined) return katakana;
  return LATIN.test(word) ? stemEnglish(word) : word;
}

/** Light: what people say of one thing in several forms (evaluate, evaluated, evaluation), never two words for one. */
function stemEnglish(word: string): string {
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[a-z]{3}[^isu])s$/, '')
    .replace(/(?<=[a-z]{3})(?:ing|ed)$/, '')
    .replace(/([bdgmnprt])\1$/, '$1')
    .replace(/(?<=[a-z]{5})ment$|(?<=[a-z]{4})(?:ness|ly)$/, '')
    .replace(/(?<=[a-z]{3}[st])ion$/, '')
    .replace(/(?<=[a-z]{3})e$/, '');
}
