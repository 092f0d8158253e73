/** Words of a person in danger. Missing one is worse than one warm reply too many, but talk *about* the subject must not set it off. */
const IN_DANGER = [
  /死にたい|しにたい|死のうと|死んでしまいたい|死んだ方が(?:いい|まし)|死ぬしか|消えたい|消えてしまいたい|消えてなくなりたい|いなくなりたい|生きて(?:い)?(?:たくない|るのが(?:つら|辛|しんど|嫌|いや)|るのが)|生きたくない|生きてる?(?:いる)?意味が(?:ない|わからない|分からない)|生きるのが(?:つら|辛|しんど)/,
  /自殺(?:したい|しよう|を考え|してしま|する(?:つもり|しか)|が頭)|命を絶|首を(?:吊|つ)|飛び降り(?:たい|よう|てしま)|飛び込み(?:たい|そう)|リストカット|リスカ|自分を傷つけ|自傷(?:して|を|が)|薬を(?:大量|全部|たくさん|一気に|まとめて)|オーバードーズ|手首を(?:切|き)|(?:人生|何もかも|全部|すべて|もう)(?:を|も)?終わりに(?:したい|しよう)|(?:人生|何もかも|命)(?:を|も)?終わらせ(?:たい|よう)/,
  /(?:殴|なぐ)られ|蹴られ|暴力を(?:受け|ふるわ|振るわ)|暴行(?:され|を受け)|虐待(?:され|を受け)|(?:DV|ディーブイ)を?(?:受け|され)|性的(?:暴行|被害)|襲われ|刺され|首を(?:絞|締|し)め|殺され|脅されて|監禁/i,
  /(?:人|同僚|職員|上司|部下|隣|家族|私|自分|目の前|職場|さん)[^。]{0,8}(?:が|で)(?:急に|突然)?倒れ(?:た|て|ま)|意識(?:が|を)(?:ない|失|なく)|息(?:が|を)(?:できない|していない|してない)|心(?:臓)?が止ま/,
  /(?:心|気持ち|精神)[^。]{0,4}(?:壊れ(?:そう|た)|崩れそう)|もう(?:限界|だめ|ダメ|無理)(?:です|だ|かも)?(?:。|、|!|…|\s|$)[^。]{0,12}(?:助けて|たすけて)|助けて(?:ください|下さい)?[。!…]*$/,
  /(?:want|going|plan(?:ning)?|wish|ready) to (?:die|kill myself|end my life|hurt myself|disappear forever)|kill(?:ing)? myself|(?:don't|do not|no longer) want to (?:live|be alive|exist)|suicidal|end it all|overdos|(?:took|taken|swallowed) (?:all|too many)|(?:cut|slit|slash)(?:ting)? my wrists?|(?:chok|strangl)(?:ing|ed) me|(?:beat|hit|abus|assault)(?:ing|ed)? me|(?:collapsed|unconscious|not breathing)/i,
] as const;

const ABOUT_THE_SUBJECT = /(?:自殺|虐待|暴力|DV)(?:対策|予防|防止)|(?:研修|セミナー|計画|方針)(?:は|を|の|について|に)|policy|training/i;
const SAYS_I =
  /死にたい|しにたい|消えたい|消えてしまいたい|いなくなりたい|生きていたくない|倒れ|意識|kill myself|want to die|want to live/i;

/** Self-harm, violence or collapse: help comes before everything else, and nothing of the message is kept. */
export function isUrgentDistress(question: string): boolean {
  if (!IN_DANGER.some((pattern) => pattern.test(question))) return false;
  return SAYS_I.test(question) || !ABOUT_THE_SUBJECT.test(question);
}
