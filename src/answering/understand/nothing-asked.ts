/** What asks: marks, question words, a doubt, a claim that wants to be confirmed, a sentence left open for the other to finish. */
const ASKS =
  /[?？]|(?:何|なに|なん(?=で|の|だ)|いつ(?!も|の間)|どこ|どちら|どっち|どう(?!も|ぞ|いたし)|どの|どれ|どんな|誰|だれ|どなた|なぜ|いくら|いくつ)|(?:か|かな[あぁー]*|かしら|っけ|でしょう|だろう|(?:です|ます|だ|た|る)よね|の)[。!！\s]*(?:$|[、。!])|(?:けど|けれど|が|ので|のに|から|ため|とか|って)[、。!…\s]*$/u;
/** What wants something done, said or known. */
const REQUESTS =
  /ください|下さい|教え|ほしい|欲しい|たい(?:です|と思|ん|の|。|!|$)|願い?(?:ます|できます)|頼[みむ]|(?:して|て)(?:くれ|もらえ|いただけ|いい)|べき|必要|方法|やり方|件(?:です|で)|について|確認|質問|相談|予約|申請し|申し込み(?:です|を)|\b(?:please|want|need|would like)\b/iu;
/** Trouble wants help, and health its own way, however the message is put. */
const TROUBLE =
  /疲れ果て|(?:毎日|ずっと|最近|いつも|このところ|もう)[^。、]{0,8}(?:疲れ|へとへと|くたくた)|困|悩|気にな|気がかり|思い詰|迷|不安|心配|つら[いくか]|辛|しんど|苦し|苦手|眠れ|限界|無理|嫌|いや(?:です|だ)|泣|怖|死|消え|倒れ|病|痛|休職|休ん|うつ|鬱|メンタル|不調|体調|熱|ハラ(?!ハラ)|いじめ|怒|殴|責め|無視|助けて|分から|わから|できな|なくし|失敗|高ストレス|残業|過労|妊娠|流産|退職|辞め|落ち|外され|断られ|だめ|ダメ|違い|間違|問題|足り|ない(?:です|んです|まま|$|。)|ません/u;
/** What was heard or read about something is told to have it confirmed. */
const HEARSAY =
  /(?:と|って|という|そう|よう)(?:聞|言わ|書|思|読|あり|いう話)|らしい|そうです|はず|とのこと|(?:で|に|れ)(?:は|も)(?:ある|あり)|(?:は|も)[^。、!]{1,24}(?:です|ます|である|だ)[。!]*$/u;

const SELF = '(?:私|わたし|僕|自分|こちら|うち|今日|今月|今年(?:度)?|今朝|昨日|先日|先週|今週|本日|さっき|これから|最近|今回|おかげさまで)';
const ABOUT_SELF = new RegExp(`${SELF}(?:は|も)`, 'gu');

const FEELS =
  /うれし[いかく]|嬉し[いかく]|楽し(?:い|み|かった|め)|ほっと|ホッと|すっきり|スッキリ|(?<!まちで)(?:よ|良)かった|安心し|わくわく|ワクワク|どきどき|ドキドキ|緊張し|がんばり|頑張り|張り切|やる気(?:が|です|で)|気合|満足|感動|感激|感謝|面白か|おもしろか|ためになり|勉強になり|充実|疲れ|へとへと|くたくた|最高(?:です|でし|!|。|$)|幸せ|寂し|さみし|懐かし|びっくり|驚き|誇らし|光栄|笑$|[wｗ笑^]{1,3}[。!！〜ー\s]*$|(?:^|[。!、\s])(?:やった|わーい|やれやれ|いえーい)(?=[。!ーあぁ〜、\s]|$)/u;
/** What happened to the person, or what they got done. */
const HAPPENED =
  /(?:終わ(?:り|っ)|終え|済み|済ませ|済ん|(?:て|で)(?:き|参り)|選ばれ|合格し|受かり|受かっ|昇任し|昇格し|(?:に|と)な(?:り|っ)|決まり|決まっ|もらい|もらっ|いただき|届き|届い|提出し|参加し|修了し|完了し|でき|帰り|帰っ|始まり|始まっ|読み|読ん|借り|見|食べ|飲み|書き(?:上げ|終え)|まとめ|褒められ|ほめられ|通り|出し|出席し|受け(?:終え)?)(?:ました|まし?た|た|だ|ます)(?:ところ|ばかり)?(?:です)?(?:よ|ね|わ|ー|〜)*[。!！〜ー…♪\s]*$/u;
const PERSON_WORDS =
  '(?:者|もの|職員|新人|社員|新米|初心者|[一二三四五六七八九十\\d]年目|課長|係長|部長|主幹|主査|主任|主事|リーダー|マネジャー|推進員|担当|育ち|出身|生まれ|ヒラ|師|士|さん|くん|ばかり|以来|ぶり|配属|勤務|所属|課|係|部)';
const INTRODUCES = new RegExp(
  `(?:(?:${PERSON_WORDS}|(?:しました|した|の)[^\\s。、はがをにの]{1,6})(?:です|でした|になります)|と(?:申し|いい|言い)ます|(?:に|で|から)(?:入り|来|き|配属され|異動し(?:て(?:き|来))?|着任し|なり|働い(?:て(?:い)?)?)(?:ました|ます))[。!！〜ー\\s]*$`,
  'u',
);

/** Said around it, and no request: 「よろしくお願いします」. */
const HELLO =
  /(?:(?:どうぞ|これから|今後とも|本年(?:度)?も|今年(?:度)?も|引き続き|皆さん|みなさん)*(?:よろしく|宜しく)(?:(?:お願い|おねがい)(?:いた|致)?し(?:ます|たいです))?(?:です|ね|どうぞ)*|(?:どうぞ)?お手柔らかに(?:お願いします)?|はじめまして|初めまして|お世話になり?(?:っております|ます)|(?:(?:何|なに)も|右も左も)?(?:わ|分)から(?:ない|ず|ません)[^。、]{0,6}(?:です)?(?:が|けど))[。、!！\s]*/gu;

/** 「リーダーは公募で選ばれました」 tells of the policy, not of oneself. */
const OF_ANOTHER = /(?:は|も)[^。!]{0,24}(?:た|だ)[。!]*$/u;

/** Whether the person only tells of themselves: something happy or done, and nothing that asks, wants help or is to be confirmed. */
export function onlyTells(message: string): boolean {
  const text = message.replace(HELLO, '').replace(ABOUT_SELF, '');
  if (wantsSomething(text) || HEARSAY.test(text)) return false;
  return FEELS.test(text) || (HAPPENED.test(text) && !OF_ANOTHER.test(text));
}

/** 「土木の技術職で去年入った者です」 beside a greeting: who they are, and nothing else. */
export function introduces(message: string): boolean {
  const text = message.replace(HELLO, '');
  return text !== message && !wantsSomething(text) && INTRODUCES.test(text.replace(/[、,\s]+$/u, ''));
}

function wantsSomething(text: string): boolean {
  return ASKS.test(text) || REQUESTS.test(text) || TROUBLE.test(text);
}
