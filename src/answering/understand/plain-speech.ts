/** How people chat, as they would write it: the words in front are about no subject, and every one of them would count as unknown. */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [
    /ぶっちゃけ|(?:ねえ)+(?=[、\s])|(?:てか|ていうか|つーか|つうか|ちなみに|とりま|ちょい|マジで|まじで|ガチで|やっぱ(?:り|し)?|正直(?:なところ|言うと|言って)?|あのさ[ーあ]?|なんつうか)[、\s]*/gu,
    '',
  ],
  [/[(（]?笑+[)）]?|[wｗ]{2,}|(?<=[?？。!！])[wｗ]/gu, ''],
  [/の(?:俺|おれ|オレ|僕|ぼく|わたし|私|自分|うち)(?=が|は|も|で|に|って|でも|だと)/gu, ''],
  [/(?:^|(?<=[、。\s]))(?:俺|おれ|オレ|僕|ぼく|うちら)(?:的に)?(?:は|が|って|も|、)?/gu, ''],
  [/おトク|オトク/gu, 'お得'],
  [/(?<=\p{Script=Han})お(?=教え|聞き|知らせ|願い)/gu, 'を'],
  [/くだ(?=[さsaiい]*[a-z])[さsaiい]{1,4}/gu, 'ください'],
  [/(?<=し|ま)ま?(?:うs|sう|すs|す[a-z])$/gu, 'ます'],
  [/(?:一応|いちおう)[、\s]*/gu, ''],
  [/手ぇ/gu, '手を'],
  [/(?:って|のは|のって)?(?:アリ|あり)(?:なの|ですか|か)?(?=[?？]|$)/gu, 'ことはできますか'],
  [/(?:な)?んすか(?:ね)?|っすか(?:ね)?/gu, 'ですか'],
  [/(?:なん)?(?:だ|でし)たっけ|(?:なん)?だっけ|っけ(?=[?？。]|$)/gu, 'ですか'],
  [/(?:ん)?(?:だ|です)けどさ[ーあ]?/gu, 'ですが'],
  [/かね[ーえ]*(?=[?？。]|$)|かな[ーあ]*(?=[?？。]|$)/gu, 'か'],
];

/** A chatty question in plain words; any other text comes back as it is. */
export function plainSpeech(text: string): string {
  return TURNS.reduce((said, [pattern, plain]) => said.replace(pattern, plain), text).trim() || text;
}
