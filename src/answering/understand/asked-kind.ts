/** What sort of thing a question wants to know; siblings in the knowledge often differ in nothing else. */
export type AskedKind =
  | 'why'
  | 'when'
  | 'who'
  | 'where'
  | 'document'
  | 'benefit'
  | 'how-many'
  | 'how-long'
  | 'how-much'
  | 'how'
  | 'meaning'
  | 'list'
  | 'difference'
  | 'purpose';

const KINDS: readonly (readonly [AskedKind, RegExp])[] = [
  ['why', /なぜ|何故|どうして|なんで(?!す)|理由|わけ(?:は|を)|背景|きっかけ|りゆう|\bwhy\b|reason|background/i],
  ['purpose', /目的|狙い|ねらい|何のため|なんのため|もくてき|purpose|\baim\b/i],
  [
    'when',
    /いつ(?!も)|何月|何日(?!間|以内)|時期|日付|年月|何年(?!間|目)|締め?切|期限|日程|スケジュール|何時(?!間)|\bwhen\b|deadline|(?:what|which) (?:date|year|month)s?\b/i,
  ],
  ['who', /誰|だれ|どなた|対象者?|どの職員|どんな人|どういう人|\bwho\b|whom/i],
  ['where', /どこ(?!が違)|場所|会場|窓口|応募先|提出先|\bwhere\b/i],
  ['document', /(?:どの|どんな|何という)(?:資料|文書|冊子|書類|計画|要綱|規程)|(?:何|どこ)(?:に|で)(?:定め|決ま|決め|載|書|記|規定|示)/],
  [
    'benefit',
    /メリット|利点|長所|良さ|よさ|(?:何|なに|どこ)が(?:いい|良い|よい|得)|いいところ|良いところ|お得|効果|得(?:する|なこと|が)|\b(?:benefits?|advantages?|merits?)\b/i,
  ],
  ['how-many', /何(?:人|名|つ|個|種類|回|冊|件|章|ページ|頁)|いくつ|人数|回数|なん(?:にん|めい|かい)|how many/i],
  ['how-long', /期間|何(?:年間|か月|ヶ月|カ月|日間|週間|年)(?!度|生)|どのくらい(?:の間|続|かか)|任期|きかん|なん(?:かげつ|ねん)|how long/i],
  ['how-much', /いくら|金額|費用|上限|予算|料金|円|手当|how much|\bcost/i],
  [
    'how',
    /どうやって|どうすれば|どうしたら|どのように|どうやる|方法|手順|手続|やり方|流れ|ほうほう|\bhow (?:do|does|can|is|are|should|to)\b|procedure/i,
  ],
  [
    'meaning',
    /とは(?:何|なに|$|[?。、])|って(?:何|なに|なん)|意味|定義|どういうこと|どんなもの|何のこと|とは$|\bwhat (?:is|does)\b.*(?:mean)?|definition|meaning/i,
  ],
  ['list', /一覧|全部|全て|すべて|列挙|種類|挙げて|(?:何|なに)が(?:ある|あり)|どんな.{0,12}が(?:ある|あり)|\blist\b|what are/i],
  ['difference', /違い|ちがい|違う|異な|同じ(?:く|なの|です|だ|で(?:すか|しょう)|か)|比較|区別|difference|compare/i],
];

export function askedKinds(text: string): ReadonlySet<AskedKind> {
  return new Set(KINDS.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind));
}

/** 1 when both ask for the same, −1 when each asks for something else, 0 when either leaves it open. */
export function agreement(first: ReadonlySet<AskedKind>, second: ReadonlySet<AskedKind>): -1 | 0 | 1 {
  if (first.size === 0 || second.size === 0) return 0;
  for (const kind of first) if (second.has(kind)) return 1;
  return -1;
}
