/** Why a message is refused before anything is looked up. */
export type RefusalKind = 'instructions' | 'other-person' | 'on-behalf' | 'decision' | 'bulk-data';

/** Attempts to change how the bot works; the bot has no model to be talked into anything, but it says so instead of answering beside the point. */
const INSTRUCTIONS = [
  /(?:これまで|今まで|以前|上記|先ほど|前|すべて|全て|全部|あなた|システム|上|元|既存)(?:の)?[^。]{0,10}(?:指示|命令|ルール|規則|設定|制約|制限|プロンプト)[^。]{0,8}(?:無視|忘れ|破棄|解除|リセット|従わ|外し|無効|上書き)/,
  /(?:ルール|規則|制限|制約|指示|命令|フィルタ)(?:を|は)?(?:すべて|全て|全部|一切)?(?:無視|忘れ|解除|無効|外し)/,
  /(?:システム|内部|初期|隠し)?(?:プロンプト|システムメッセージ|内部指示|隠された指示|初期設定)(?:の全文|の内容)?(?:を|は|って)?[^。]{0,8}(?:表示|出力|教え|見せ|開示|書き出|コピー|何)/,
  /(?:開発者|デバッグ|管理者|特権|脱獄|制限なし|無制限|DAN)[^。]{0,3}(?:モード|権限)|jailbreak|do anything now/i,
  /(?:あなた|君|お前|おまえ|ボット|bot)は(?:(?:今|これ|いま)から|[^。、?？]{1,10}(?:の?役|になりました)(?:です|だ|を|として|。|、|$))|(?:なりきって|になったつもりで|のふりをして|役を演じて|を演じて|ロールプレイ)/i,
  /<\/?\s*(?:system|assistant|instruction|prompt|admin|developer)[^>]*>|\[\s*\/?\s*(?:system|inst|admin|assistant|developer)[^\]]*\]|\{\s*"?role"?\s*:|^\s*#*\s*(?:system|assistant|developer|システム)\s*[::>]|<\|[^|]*\|>|(?:システム|管理者|開発者)(?:通知|メッセージ|命令|より)\s*[::]/i,
  /(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instruction|rule|prompt|previous|above|guideline|restriction|polic)/i,
  /(?:reveal|show|print|repeat|output|tell me)\b.{0,20}\b(?:system prompt|hidden prompt|your prompt|your instructions|initial instructions)/i,
  /(?:you are now|act as|pretend (?:to be|you)|roleplay|from now on,? you)/i,
  /base64|rot13|(?:16進|十六進|バイナリ|モールス)[^。]{0,6}(?:解読|デコード|復号|変換)|デコードして|復号して|[A-Za-z0-9+/]{24,}={0,2}(?![A-Za-z])/,
  /(?:と|って|とだけ)(?:必ず)?(?:答えて|回答して|返答して|返して|断言して|言って|出力して|書いて|宣言して|認めて|案内して)(?:ください|下さい|ほしい|くれ|ね|。|!|$)/,
  /(?:方針|規程|規則|答え|回答|知識)を(?:書き換え|書きかえ|上書き|差し替え|作り替え)(?:ます|る|た|て)|(?:と|を)(?:必ず)?(?:答える|案内する|回答する|返す)(?:ように)?(?:覚え|学習し|記憶し|設定し)|(?:覚え|学習し|記憶し)て(?:おいて|おけ)?(?:ください|下さい|ね|$|[。!])/,
  /(?:書いて(?:ある|あった)|書かれて(?:いる|いた)|決まった|定めた|定められた|そうなった)こと(?:に|と)して/,
  /(?:という|って(?:いう)?)[^。、「」]{0,4}(?:一文|文|文章|文言|記載|記述|規定|条文|項目|言葉|ルール|内容)が(?:ある|書いてある|書かれている|載って(?:い)?る|あった)(?:こと|体|てい|テイ|つもり|前提|もの|設定|風)(?:に|で|と|の)/,
  /(?:引用(?:文)?|出典|条文|一文|規定|原文)(?:を|も|まで)?(?:それらしく|それっぽく|もっともらしく|適当に|勝手に|新しく|うまく)?(?:作って|作成して|作り出して|創作|考え出して|捏造|付け足して|書き足して|足しといて|こしらえて)/,
  /(?:でっち上げ|捏造|作り話|嘘)(?:て|を|し|の|で|でも)|(?:推測|想像|憶測|勝手に)(?:で|に)?(?:いいから|構わない|かまわない|決めて|答え|作って|書いて|埋め)|適当(?:に|で)(?:いいから|数字|書いて|答え|埋め|作って)/,
] as const;

const PERSON =
  /(?:[\p{Script=Han}ァ-ヶー]{1,6}|\b[a-z]{1,12})(?:さん|さま|様|氏|君|くん|ちゃん)|(?<!\p{Script=Han})(?:妻|夫|主人|家内|旦那|嫁)(?=の|が|は|に|も)|同僚|部下|後輩|先輩|上司|あの人|あいつ|彼(?:女|ら)?(?:の|が|は|に)|隣の(?:席|人|課)|(?:他|ほか)の(?:人|職員|方|課|社員)|他人|別の(?:職員|人)|うちの(?:課|係|部)の(?:人|職員|誰|みんな)|(?:課|係|部|室)(?:の)?(?:全員|みんな|メンバー)|特定の職員|(?:課|部|係|次|局|室)長の|my (?:coworker|colleague|boss|subordinate|manager)|(?:mr|ms|mrs)\.? ?[a-z]+|[a-z]+(?:-san|'s (?:stress|health|evaluation|score|result|salary|address))/iu;

const PRIVATE =
  /ストレスチェック(?:の)?(?:結果|点数|受検|回答|判定)|高ストレス(?:者)?(?!者(?:に|へ|と)は)|(?:人事)?評価(?:結果|点|の点数|の結果|ランク|は(?:何|どう|いくつ|[A-SＡ-Ｓ]))|(?:能力|業績|人事)評価(?:の(?:結果|点)|(?:は|が|って|、)?(?:何点|いくつ|どう)(?:だった|でした|だ|です|に(?:なっ|な)))|病名|病気|びょうき|診断(?!士)|通院|休職(?:中|して|理由|の理由|した)|休んで(?:る|いる)理由|健康(?:状態|情報|診断)|メンタル(?:不調|の状態|で)|うつ|妊娠|給与|給料|年収|ボーナス|住所|電話番号|携帯|生年月日|年齢|家族構成|人事記録|個人情報|異動先|処分|面談(?:記録|内容|にな|の内容|した|を?受け|で(?:何|なに|どんな|話))|何を(?:相談|話)|(?:何の|どんな|どういう)相談を?(?:した|して|受け)|相談(?:内容|した内容|履歴|した人|してる|しに|で(?:何|なに|どんな|話))|受検した(?:か|人)|受けていない人|未受検|応募(?:した|者)|落ちた理由|stress check (?:result|score)|evaluation (?:result|score)|medical|diagnosis|salary|home address/iu;

/** What somebody else asked the bot, or what it keeps of others. */
const OTHERS_TALK =
  /(?:(?:前|以前|さっき|先)に?[^。?]{0,8}(?:使った|利用した|質問した|来た)(?:人|職員|方)|(?:他|ほか|別)の(?:人|職員|利用者|方)|みんな|前の利用者)[^。?]{0,14}(?:相談|質問|会話|チャット|やりとり|聞いた)[^。?]{0,10}(?:履歴|記録|ログ|内容|何を|こと|したか|していたか|要約)|(?:他|ほか|別|よそ)の(?:人|職員|利用者|方|部署|課)[^。?]{0,12}(?:チャット|ボット|bot|人財ナビ|あなた)[^。?]{0,16}(?:相談|質問|会話|聞い|尋ね|話)|(?:チャット|ボット|bot|人財ナビ|あなた)(?:に|で|へ|を)[^。?]{0,16}(?:相談|質問|会話|利用|使用|聞い(?:た|て))[^。?]{0,10}(?:人|職員|方|部署|課)(?:は|を|が|の)[^。?]{0,8}(?:誰|だれ|名前|一覧|教え|リスト|内容|見せ)|(?:何を|どんな(?:こと|質問|相談)を)(?:相談|質問)した[^。?]{0,6}(?:履歴|記録|ログ)/u;

const LISTED_PEOPLE =
  /(?:誰|だれ|どの職員|どなた|人の名前|氏名|名簿|リスト|一覧|名前|\bnames? of\b|\blist (?:of )?(?:all |the )?(?:staff|employees|people|everyone))/iu;
/** 「誰が相談を使ったか」: a person is sought by what happened to their health or evaluation. */
const WHO_DID =
  /(?:誰|だれ|どの職員|どなた|何課の誰|どの人)(?:が|か)(?![・、])[^。?・、]{0,24}(?:相談|面談|検診|健診|ストレス|受診|休職|休んで|評価|病気|通院|高ストレス|受検)|(?:相談|面談|ストレスチェック|健康診断|外部サービス)[^。?]{0,10}(?:した|使った|受けた|利用した|受けてい?ない|してい?ない|引っかかった)(?:職員|人|の)(?:は|を|が)?(?:誰|だれ|教え|知り|一覧|リスト|名前)|(?:引っかかった|ひっかかった|該当した)(?:の|人|職員)[^。?]{0,6}(?:誰|だれ|どなた)/u;
const PRIVATE_GROUP =
  /高ストレス者|休職し(?:て|た)|(?:ストレスチェック|受検)[^。]{0,8}(?:していない|受けていない|未受検)|休職(?:者|中の)|病気休職者|過重労働者|評価(?:が|の)(?:低い|悪い|高い|最低)|メンタル不調(?:者)?|相談(?:者|した人|した職員)|産休|妊娠中|high[- ]stress (?:staff|employees|people)|on (?:sick|childcare|maternity|medical|parental) leave|高ストレス(?:と|に|の)?(?:判定(?:され|だっ|が出|の(?:人|職員|者))|なった|該当|だった|で[^。]{0,6}(?:人|職員))|高ストレスの(?:人|職員|やつ|メンバー)/iu;

/** 「高ストレス者の多い課をワースト順に」: sections set against each other by their people's health. */
const SECTIONS_RANKED =
  /(?:ストレス|休職|病気|メンタル|不調|ハラスメント|パワハラ|残業|過重労働|退職|離職)[^。?？]{0,16}(?:課|部|係|室|部署|所属|職場)[^。?？]{0,12}(?:順|ランキング|ワースト|並べ|番付)|(?:課|部|係|室|部署|所属|職場)(?:別|ごと)[^。?？]{0,6}(?:高?ストレス|休職|メンタル不調)[^。?？]{0,10}(?:人数|割合|順|ランキング|一覧|数を)/u;

/** Forms that order the deed itself; 「教えて」「説明して」 ask for words and are no deeds. */
const DEED =
  /(?:承認|却下|決裁|決定|登録|指名|推薦|任命|選出|選抜|選任|異動|昇任|昇格|昇進|降格|配置|解任|削除|消去|変更|修正|改定|改訂|送信|配信|公開|発令|予約|申請|申込|申し込み|応募|提出|受検|入力|取り消し|取消|キャンセル|確定|採用|支給|通知|周知|手配|発注|免除|延長|更新|追加|付与|合格に|許可)(?:を|に|と)?(?:(?:して|しておいて|しといて|させて)(?:ください|下さい|くれ(?!ま)|ほしい|欲しい|おいて|ね|よ|$|[。!、,])|(?:を)?(?:お願い|おねがい|頼む|頼みます|たのむ)|せよ|しろ|した(?:こと|もの)に(?:して|する)|(?:済み|扱い)に(?:して|する))|(?:申し込んで|書き換えて|直して|付けて|初期化して|保存して|記録して|最高にして|満点にして|取り消して|入れて|外して|加えて|(?<!読み)上げて|下げて|決めて|選んで|送って|消して|認めて|通して|押して|変えて)(?:おいて|ください|下さい|くれ(?!ま)|ほしい|欲しい|よ|ね|$|[。!])|(?:please )?\b(?:approve|register|nominate|appoint|promote|delete|change|cancel|enrol|enroll|sign up|submit)\b (?:me|him|her|them|my|his|this|the|mr|ms|[a-z]+-san)\b(?!.*\?)/iu;
/** 「指名する処理を済ませて」「登録を完了させて」: the deed stands before the verb that ends it. */
const BROUGHT_TO_AN_END =
  /(?:処理|手続き?|登録|指名|申請|申し?込み?|承認|決裁|推薦|任命|異動|発令|予約|入力|変更|取り?消し)(?:を|まで|も|は)?(?:全部|すべて|すぐ(?:に)?|今すぐ|このまま|そのまま)?(?:済ませ|すませ|完了(?:し|させ)|終わらせ|終え|片付け|確定(?:し|させ)|進め|通し|実行し)(?:て|と(?:い|け))(?:おいて|しまって)?(?:ください|下さい|くれ(?!ま)|ほしい|欲しい|お願い|ね|よ|$|[。!、])/u;
/** 「決裁済み扱いに」「承認したことに」「了解はもらってるから」: the deed is to count as done. */
const COUNTED_AS_DONE =
  /(?:登録|指名|推薦|承認|申請|申し?込み?|決裁|任命|提出)(?:を)?(?:し(?:とき|ておき|た|まし)|済み)[^。]{0,6}(?:的な|って|という)(?:処理|扱い|体|こと)|(?:決裁|承認|許可|了承|確認|提出|受講|申請|申し?込み?|選出|選考|合格|受検|回答|履修|修了|参加|出席|登録|推薦|指名|応募|採用|異動|昇任|評価|面談|手続き?)(?:は|を|も)?(?:済み?|した|完了|通った|通過|終わった|決まった|OK)(?:の)?(?:扱い|こと|もの|って(?:こと)?|という(?:こと|扱い)|体|てい)?(?:に|で|と)(?:しと|して|扱|処理|しろ|せよ|記録|頼|お願)/iu;

const ASKS_HOW =
  /(?:して|申し込んで|応募して)(?:も(?:いい|良い|よい|大丈夫|構い|かまい)|(?:い|お)?(?:る|ます)|から|いただける|もらえ|みたい|くれるの|くださるの|くれます|います)|させて(?:もらえ|くれ(?:る|ます))|(?:方法|手順|やり方|仕方|条件|とき|場合|際)(?:は|を|に)/u;
const AUTHORITY =
  /(?:私|わたし|俺|僕)(?:は|が)?(?:人事|市長|部長|課長|管理者|総務部長|担当者|責任者|副市長)[^。]{0,6}(?:だ|です|なので|として|権限)|(?:市長|部長|課長|上|人事|総務)(?:の|から(?:の)?)(?:許可|指示|命令|了承|承認|了解|OK|ok|ＯＫ|お墨付き)(?:を(?:得|もら|取|いただ)|が(?:出|下り)|済|で|は(?:もら|得|取|いただ|出)|もら|出て|取れて)/u;

const ON_BEHALF =
  /(?:さん|君|くん|氏|部下|同僚|後輩|先輩|上司|妻|夫|本人)の名(?:前|義)で[^。]{0,16}(?:申し?込|登録|応募|予約|提出|回答|受検)|(?:代わりに|かわりに|代理で|代理|代行して|なりすまし|本人の代わり)[^。]{0,16}(?:回答|受検|受け|答え|入力|提出|申し込|受講|押し)|(?:ストレスチェック|受検|アンケート)[^。]{0,14}(?:代わりに|かわりに|代理|代行|代筆|適当に|勝手に)|(?:on|in) (?:my|his|her|their|someone's) behalf|instead of (?:me|him|her)|take (?:it|the (?:stress )?(?:check|test)) for (?:me|him|her|them)/iu;

const BULK =
  /(?:全職員|全員|職員全員|全社員|全庁)(?:分)?[^。]{0,12}(?:CSV|csv|エクセル|Excel|一覧|データ|出して|出力|送って|書き出|ダウンロード)|(?:CSV|csv)(?:で|に|形式)|(?:全職員|全員|職員全員|全社員|全庁|すべての職員|全ての職員|職員)(?:分)?の(?:(?!姿|像|イメージ|能力|資質|役割|研修|区分|分類|職階|階級|心構え|取組)[^。、]){0,12}(?:名簿|一覧|リスト|データ|個人情報|メールアドレス|連絡先|住所|電話番号|給与|評価結果|CSV|csv)|(?:名簿|職員データ|データベース|個人情報)(?:を|の)(?:全部|すべて|全て|一括|まるごと|丸ごと)?[^。]{0,6}(?:出力|ダウンロード|エクスポート|送って|ください|見せて|出して|抽出|表示)|drop\s+table|delete\s+from|insert\s+into|select\s+\S{1,20}\s+from|update\s+\w+\s+set\b|dump (?:the )?(?:database|data)/iu;

/** The first reason that applies, or null for an ordinary message. */
export function refusalOf(question: string): RefusalKind | null {
  if (INSTRUCTIONS.some((pattern) => pattern.test(question))) return 'instructions';
  if (ON_BEHALF.test(question) && !CITY_DOES.test(question)) return 'on-behalf';
  if (asksForOthers(question)) return 'other-person';
  if (BULK.test(question)) return 'bulk-data';
  return ordersDecision(question) ? 'decision' : null;
}

/** Somebody who worries about a colleague asks what can be done, not what the colleague has. */
const SEEKS_HELP =
  /(?:への対応|に対する対応|穴|穴埋め|人手|負担|フォロー|カバー|支援|相談先|相談窓口|制度|できること|してあげ|声(?:を|の)かけ|接し方|手順|流れ|仕組み|配慮)(?:は|が|を|って|について)?[^。]{0,12}(?:あり|ある|教え|知り|です|でしょう|誰が|[?？]|$)/u;
/** 「メンタル不調の部下を持った課長はどうすればいい」, as long as no result or reason is asked for. */
const SEEKS_A_WAY = /どう(?:すれば|したら|接し|対応|支え|声を|向き合)|何(?:を|が)(?:すれば|したら|でき)|(?:どこ|誰)に(?:相談|つな)/u;
const ASKS_FOR_RECORDS =
  /(?:結果|点数|判定|評価|病名|理由|内容|履歴|住所|電話|名前|一覧|リスト|知(?:る|り)|見(?:る|せ)|調べ|聞き出|教え|何の)/u;
/** 「自分の点数を他人に見られたくない」: what others may see of one's own. */
const OWN_SEEN_BY_OTHERS =
  /(?:他人|上司|同僚|部下|課長|部長|(?:他|ほか|周り|まわり)の人|周囲|誰か|人事課?|会社|職場)(?:に|へ|から)(?:も|は|まで)?[^。?]{0,20}(?:見られ|知られ|ばれ|バレ|漏れ|伝わ|見え|筒抜け|わか(?:る|り|って)|分か(?:る|り|って)|渡)/u;
const SOMEBODYS = /(?:さん|部下|同僚|後輩|先輩|彼女?|あの人|あいつ|隣の(?:席|人))の/u;
/** 「高ストレスと判定するのは誰」: who does this work, not whom it met. */
const WHO_DOES =
  /(?:誰|だれ|どなた)が(?:判定|決め|実施|行[うい]|担当|や[るり]|する|し(?:ます|てくれ)|面談(?:する|します|して)|面接|招集|通知)(?!した)|(?:する|行う|やる|決める|してくれる|くれる)(?:の|人)は[、]?(?:誰|だれ|どなた)/u;

/** 「市が代わりに申し込んでくれますか」 asks what the city does. */
const CITY_DOES = /(?:市|役所|人事課|担当課)(?:が|は|で)[^。]{0,4}(?:代わりに|かわりに|代行|代理で)/u;

function asksForOthers(question: string): boolean {
  if (OTHERS_TALK.test(question)) return true;
  if (SECTIONS_RANKED.test(question)) return true;
  if (WHO_DOES.test(question)) return false;
  if (WHO_DID.test(question)) return true;
  if (seeksHelp(question) || fearsToBeSeen(question)) return false;
  return wantsRecords(question);
}

function wantsRecords(question: string): boolean {
  return (PERSON.test(question) && PRIVATE.test(question)) || (LISTED_PEOPLE.test(question) && PRIVATE_GROUP.test(question));
}

function fearsToBeSeen(question: string): boolean {
  return OWN_SEEN_BY_OTHERS.test(question) && !SOMEBODYS.test(question);
}

function seeksHelp(question: string): boolean {
  return SEEKS_HELP.test(question) || (SEEKS_A_WAY.test(question) && !ASKS_FOR_RECORDS.test(question));
}

function ordersDecision(question: string): boolean {
  if (COUNTED_AS_DONE.test(question) || BROUGHT_TO_AN_END.test(question)) return true;
  if (ASKS_HOW.test(question)) return false;
  return (
    DEED.test(question) ||
    (AUTHORITY.test(question) && /(?:して|しと(?:い|け)|せよ|しろ|出して|見せて|教えて|変えて|進めて|通して|入れと|頼む)/u.test(question))
  );
}
