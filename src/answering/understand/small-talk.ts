/** Kinds of friendly talk that deserve a reply of their own. */
export type SmallTalk = 'greeting' | 'thanks' | 'bye' | 'test' | 'introduction' | 'who' | 'chat' | 'praise';

interface Phrase {
  readonly kind: SmallTalk;
  readonly pattern: RegExp;
}

const END = '(?=$|[\\s。、!?！？~〜ー♪wｗ笑^)）.,])';

/** Tried at the start of what is left of a message, so that 「こんにちは、OJTとは」 keeps its question. */
const PHRASES: readonly Phrase[] = [
  {
    kind: 'greeting',
    pattern:
      /^(?:こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます|ございまーす)?|おはよ|おつかれさま(?:です|でした)?|お疲れ(?:様|さま)?(?:です|でした)?|おつかれ(?:です)?|乙です|お世話になって(?:おります|います)|お世話様です|はじめまして|初めまして|やあ|やっほー|ハロー|どうも|もしもし|(?:これから|今後とも|どうぞ)?よろしく(?:です|お願い(?:いた)?します|おねがいします|ね)?|宜しくお願い(?:いた|致)?します|久しぶり(?:です)?|お久しぶりです)/,
  },
  {
    kind: 'greeting',
    pattern: new RegExp(`^(?:hello|hi|hey|good (?:morning|afternoon|evening)|nice to meet you|greetings)(?: there| everyone| bot)?${END}`),
  },
  {
    kind: 'thanks',
    pattern:
      /^(?:(?:本当に|どうも|色々と?|いろいろと?|教えてくれて|ご丁寧に|丁寧に)?(?:ありがとう?|有難う|有り難う)(?:ございます|ございました|ね|です)?|あざす|あざっす|サンキュー|さんきゅー?|助かり(?:ました|ます)|助かった(?:よ)?|感謝(?:です|します|しています)?|恐れ入ります(?!が)|お世話になりました|(?:先日|この前|先ほど|さきほど|昨日|いつも|前回|この間)は?[^。?？]{0,30}(?:いただき|頂き|くださり|下さり|くれて|もらって)[^。?？]{0,16}(?:ありがとう|有難う|感謝)[^。?？]{0,10}|(?:おかげ|お陰|お蔭)(?:様|さま)?(?:で|です)[^。?？]{0,40}(?:ました|です|た))/,
  },
  {
    kind: 'thanks',
    pattern: new RegExp(
      `^(?:thank you|thanks|thx|many thanks|much appreciated)(?: (?:very|so) much| a lot)?(?: for (?:your|the|all your|everything)? ?(?:help|answer|answers|reply|support|everything)?)?${END}|^you(?: are|'re) (?:very |so |really )?(?:kind|helpful|great|nice|awesome)${END}`,
    ),
  },
  {
    kind: 'praise',
    pattern:
      /^(?:なるほど(?:です|ね)?|よく(?:知って|ご存じ)(?:い?る|い?ます|です)?(?:ね|な|なあ)*|物知り(?:です|だ)?(?:ね|な)*|了解(?:です|しました|いたしました)?|承知(?:しました|いたしました)?|(?:よく|とても)?(?:わかり|分かり)やすい(?:です|ね)*|(?:よく)?(?:わかり|分かり)ました|わかった|すごい(?:です|ね)*|さすが(?:です|だね)?|便利(?:です|だ|ですね|だね)?|いいね|すばらしい(?:です)?|素晴らしい(?:です)?|えらい(?:ね)?|優秀(?:だね|ですね)?|かしこい(?:ね)?|賢い(?:ね|ですね)?|ok|オッケー|おk|good job|great|nice|cool|awesome|i see|got it)(?:ね|よ|な)*/,
  },
  {
    kind: 'bye',
    pattern:
      /^(?:じゃあ?、?|では、?|それでは、?|それじゃあ?、?)?(?:さようなら|さよなら|バイバイ|ばいばい|またね|ではまた|じゃあね|また(?:来|き)ます|また(?:聞|き)きます|また(?:、|、?(?:あとで|後で|のちほど|後ほど|今度|明日|来週|近いうちに|何かあれば|何かあったら|困ったら|わからないことがあれば|分からないことがあれば|いつか)(?:ね|、)?)*(?:お?(?:聞き|きき|尋ね|伺い|うかがい|訊き|質問し|相談し|邪魔し|寄り|来|き)(?:に(?:来|き))?(?:ます|る)|(?:聞|訊|来)(?:く|かせて))(?:ね|よ|わ|ください)*(?=$|[。!、\s])|また(?:あとで|後で|今度|明日)(?:ね)?|お?先に失礼します|失礼(?:いた)?します|おやすみ(?:なさい)?|もう大丈夫です|以上です|終わりです|bye(?: bye)?|goodbye|see you(?: later| again)?|good night)/,
  },
  {
    kind: 'test',
    pattern:
      /^(?:テスト(?:です|中|中です|送信|投稿)?(?=$|[\s。、!?.])|てすと(?:です)?|動作(?:確認|テスト|チェック)(?:です|中)?|接続(?:確認|テスト)(?:です)?|送信テスト(?:です)?|聞こえますか|聞こえる|届いて(?:い)?ますか|つながって(?:い)?ますか|動いて(?:い)?ますか|生きて(?:い)?ますか|起きて(?:る|いますか)|いますか|あああ+|いいい+|ああああ|test(?:ing)?(?:$|[\s.!])|ping$|123$)/,
  },
  {
    kind: 'introduction',
    pattern:
      /^(?:(?:(?:先週|今週|先日|先月|今月|昨日|本日|今日|今年|この春|\d+月)(?:から|に|、)*)?[^\s。、?!はがをに]{1,8}から(?:復帰|復職|異動|転入|出向|戻って)(?:し|き|して(?:き|来))?(?:た|ました)(?:ばかり)?(?:の)?(?:者|もの|職員)?(?:です|と申します)?(?=$|[。!、])|(?:私|わたし|自分|僕|こちら)?(?:は|、)?(?:今年度?|今年|今日から|本日から|今月から|4月から|この春)?(?:、)?(?:新しく|新たに)?(?:[^\s。、?!はがをに]{1,12}(?:課|部|局|室|係|署|所|センター|学校|保育園)(?:に|の))?(?:(?:配属|採用|異動)(?:に|され)(?:なり|まし)?(?:ました|た)|入庁(?:した|しました)?|入りました|[^\s。、?!はがをに]{1,10}(?:と申します|といいます|と言います)|[^\s。、?!はがをに]{1,8}(?:課|部|局|室|係|署)の[^\s。、?!はがをに]{1,8}です|(?:\d+月(?:から|に|付けで)?)?(?:新しく|新たに)?(?:異動|配属|着任|転入|入庁|採用)(?:に|を)?(?:して|されて|になって|なって)?(?:きた|来た|きました|来ました|した|しました|された|されました|になった|になりました|なりました)(?:者|もの|人|職員|[^\s。、?!はがをに]{1,8})?(?:です|と申します)?(?=$|[。!、])|新人(?:職員)?です|新(?:規採用|入)(?:職員|社員)?です|新人の[^\s。、?!はがをに]{1,8}です))/,
  },
  {
    kind: 'who',
    pattern:
      /^(?:(?:あなた|きみ|君|お前|おまえ|貴方|そちら)(?:は|って|の(?:名前|なまえ|お名前)(?:は|を教えて)?)?(?:、)?(?:誰|だれ|何者|なにもの|何|なに|どなた|どちら様|AI|ai|人間|ロボット|ボット|bot|ChatGPT|chatgpt)?(?:が|を|に)?(?:でき(?:る|ます)|聞け(?:る|ます)|して(?:くれる|くれます))?(?:の|ん)?(?:ですか|なの|です|か|人|こと)*|(?:(?:あなた|きみ|君)の?)?(?:お)?名前(?:は|を教えて|なに|何|なんて(?:いう|言う)の?)(?:ですか|なんですか|ください)*|(?:誰|だれ|何者|どなた)(?:ですか|なの|だ)?(?=$|[?。!])|(?:何|なに)(?:が|を|に)?(?:でき(?:る|ます)|聞け(?:る|ます)|聞いたら(?:いい|良い)|聞けば(?:いい|良い)|質問でき(?:る|ます)|答えられ(?:る|ます)|して(?:くれる|くれます))(?:の|か|んですか|ですか|のか|こと)*|どんな(?:こと|質問)(?:が|を|に)?(?:聞け|でき|答えられ)(?:る|ます)(?:の|か|んですか|ですか)*|自己紹介(?:を)?(?:して|お願い)?(?:ください|します)?|(?:この)?(?:ボット|bot|チャットボット|人財ナビ)(?:は|って|とは|について)?(?:何|なに|誰|どんな|どういう)?(?:もの|人)?(?:を|が)?(?:する|してくれる|できる|できます)?(?:の|もの|人)?(?:ですか|なの|です|か)*(?=$|[?。!])|使い方(?:を|は|が)?(?:教えて|分からない|わからない|知りたい)?(?:ください)?(?=$|[?。!])|(?:ai|人間|人|ロボット|機械|ボット|bot|chatgpt)(?=[?？]|$)|(?:AI|ai|人間|ロボット|ボット|bot|chatgpt)(?:ですか|なの|なんですか|でしょうか|と話して|が答えて)[^。?]{0,10})/,
  },
  {
    kind: 'who',
    pattern:
      /^(?:who are you|what are you|what(?:'s| is) your name|what can you (?:do|help(?: me)? with|answer)|how can you help(?: me)?|are you (?:a |an )?(?:bot|robot|ai|human|real)[a-z ]*|introduce yourself|what can i ask(?: you)?|tell me about yourself|what do you do)/,
  },
  {
    kind: 'chat',
    pattern:
      /^(?:元気(?:ですか|です|かい|？|\?|にして(?:る|ますか))?|調子(?:は)?(?:どう|いかが)(?:ですか)?|最近どう(?:ですか)?|(?:今日|きょう|本日|最近|毎日|外|朝|昨日)?(?:は|も)?(?:とても|すごく|本当に|いい|良い|よい)*(?:暑|寒|涼し|暖か|あつ|さむ|いい(?:お)?天気|良い(?:お)?天気|雨|雪|天気(?:が)?(?:いい|良い))(?:い|いいです|です|が|だ|ですね|ね|な|いね|いですね|いなあ|すごい|ひどい)*|(?:お腹|おなか)(?:が)?(?:すい|空い|減っ|へっ)(?:た|ちゃった|てきた)(?:な|なあ|ー|よ)?|(?:眠|ねむ)い(?:です|な|なあ|よ)?|(?:疲|つか)れ(?:た|ました|ちゃった)(?:な|なあ|ー|よ|あ)?|暇(?:だ|です|だなあ|だな)?|(?:何か|なにか)?(?:面白|おもしろ)い(?:話|こと)[^。]{0,12}|(?:冗談|ジョーク|ダジャレ|なぞなぞ|しりとり)[^。]{0,12}|雑談[^。]{0,12}|(?:あなたの)?(?:好きな|趣味)[^。]{0,14}|how are you(?: doing)?(?: today)?|how's it going|what's up|tell me a joke|nice weather(?: today)?|lovely day|it'?s (?:hot|cold)(?: today)?)/i,
  },
  {
    kind: 'chat',
    pattern:
      /^(?:(?:がんばって|頑張って|がんばろう|頑張ろう|頑張ります|がんばります)(?:ね|ください|るね)?|応援して(?:い)?ます|かわいい(?:ね)?|大好き|好きです|愛してる|ごめん(?:ね|なさい)?|すみません(?:でした)?(?=$|[。!])|間違えました|何でもない(?:です)?|なんでもない(?:です)?|ふーん|へえ+|うん+|はい(?=$|[。!])|いいえ(?=$|[。!])|わーい|やった(?:ー)?|笑+|w+$|草$|えーっと|あのー?(?=$)|ねえ(?:ねえ)?(?=$|[。!、]))/,
  },
];

/** Between phrases: punctuation, fillers, emoji. */
const FILLER =
  /^(?:[\s。、,.!?~〜ー♪…・^()（）:;wｗ笑\p{Extended_Pictographic}]+|人財ナビ(?:さん|くん)?|ナビ(?:さん|くん)|ボット(?:さん|くん)|botさん|みなさん|皆さん|今日も|きょうも|本日も|これから|いつも|また|ほんとに|本当に|とても|さん|です(?=$|[。!、])|ね|よ|な(?=$|[。!]))/iu;

export interface SmallTalkParse {
  /** Null when the message does not begin with small talk. */
  readonly kind: SmallTalk | null;
  /** What is left after greetings and thanks: the question, or nothing. */
  readonly rest: string;
}

/** Takes friendly phrases off the front of a message; what remains decides whether anything was asked. */
export function parseSmallTalk(question: string): SmallTalkParse {
  let rest = question;
  let kind: SmallTalk | null = null;
  for (;;) {
    const found = firstPhrase(rest);
    const filler = found === null ? fillerOf(rest, kind !== null) : '';
    if (found !== null) kind = moreTelling(kind, found.kind);
    else if (filler === '') return { kind, rest: kind === null ? question : rest };
    rest = rest.slice(found?.length ?? filler.length);
  }
}

/** Before the first phrase only signs may be skipped: 「また」 may begin a question. */
function fillerOf(text: string, isTalk: boolean): string {
  const filler = FILLER.exec(text)?.[0] ?? '';
  return isTalk || !/\p{L}/u.test(filler) ? filler : '';
}

function firstPhrase(text: string): { kind: SmallTalk; length: number } | null {
  for (const { kind, pattern } of PHRASES) {
    const length = pattern.exec(text.toLowerCase())?.[0].length ?? 0;
    if (length > 0) return { kind, length };
  }
  return null;
}

/** 「こんにちは、あなたは誰？」 asks who; the greeting is only its start. */
function moreTelling(before: SmallTalk | null, now: SmallTalk): SmallTalk {
  return before === null || before === 'greeting' || now === 'who' ? now : before;
}
