/** A concrete thing a question asks for, which an entry on the right subject may still not hold. */
export type Detail =
  | 'money'
  | 'month-or-day'
  | 'time'
  | 'deadline'
  | 'period'
  | 'people'
  | 'copies'
  | 'times'
  | 'hours'
  | 'share'
  | 'phone'
  | 'mail'
  | 'link'
  | 'person-name'
  | 'place'
  | 'desk'
  | 'paper'
  | 'score'
  | 'limit'
  | 'age'
  | 'duty'
  | 'figure'
  | 'page'
  | 'names'
  | 'body'
  | 'register'
  | 'weight'
  | 'achieved'
  | 'author'
  | 'most'
  | 'count'
  | 'clause'
  | 'seniority'
  | 'decided'
  | 'exempt'
  | 'short-for'
  | 'family'
  | 'penalty'
  | 'opening';

interface DetailRule {
  readonly detail: Detail;
  readonly asked: RegExp;
  /** What an answer that holds the detail looks like. */
  readonly given: RegExp;
}

const RULES: readonly DetailRule[] = [
  {
    detail: 'money',
    asked:
      /いくら|金額|何円|料金|(?:助成|補助|支援|報奨|奨励|祝い|一時)金|(?:助成|補助|支給|上限|限度)額|手当(?!て)|(?:宿泊|交通|旅|参加|受験|教材|テキスト)(?:費|代)|予算額|自己負担|円まで|ギャラ|報酬|謝礼|how much (?:money|does|is|do|will|can)|\bcosts?\b|\bfees?\b|amount of (?:money|the)|allowance|\byen\b/i,
    given: /\d[\d,]*\s*(?:千|万|億)?円|無料|全額|受講料|自己負担|yen|free of charge|course fee/i,
  },
  {
    detail: 'deadline',
    asked: /期限|締め?切り?|〆切|しめきり|いつまでに|何日以内|何日前まで|何日までに|何日まで|deadline|due date|by when|no later than/i,
    given: /\d+\s*(?:日|営業日|週間)(?:以内|前)|\d+月\d+日|期限|締切|deadline/i,
  },
  {
    detail: 'month-or-day',
    asked:
      /何月|何日(?!間|以内|前|程度|くらい|ぐらい|ほど)|何曜日|曜日|日程|日取り|開催日|実施日|開始日|(?:来庁|開催|勤務|受付|支給|発表|面談|訪問)日|スケジュール|何時(?!間)|which month|what (?:date|day|month)|schedule/i,
    given: /\d+\s*月|\d+日|曜|\d+時|january|february|march|april|may\b|june|july|august|september|october|november|december/i,
  },
  {
    detail: 'time',
    asked:
      /(?<![追思食喰])いつ(?!も|で|まで)|時期|何年(?!間|目|か?(?:おき|ごと|毎|に(?:1|一)[回度]))|何年度|タイミング|\bwhen (?:is|are|was|were|do|does|did|will|can|could|should|must|has|have)\b|(?:tell me|know|say|and) when\b|(?:what|which) years?\b/i,
    given:
      /(?:平成|令和|昭和)?\d+年|年度|毎年|定期|随時|\d+\s*(?:月|日)|時点|採用後|その時々|once a year|every year|regular|\b(?:19|20)\d\d\b/i,
  },
  {
    detail: 'period',
    asked:
      /(?:何|どのくらいの|どれくらいの|どれだけの)(?:年|か月|ヶ月|カ月|ケ月|箇月|日|週)(?:間|(?![間目度生号曜頃ご]|以内|前|まで|から|か?(?:おき|毎|に(?:1|一))))|期間|任期|どのくらい(?:続|の間(?!隔|を)|かか|の長さ)|どれくらい(?:続|の間(?!隔|を)|かか)|何泊|how long|how many (?:months|years|days|weeks)/i,
    given:
      /\d+\s*年間|(?<!(?:平成|令和|昭和|\d)\s*\d*)\d+\s*(?:年(?!目|度|前|生|頃|間?の)|ヶ月|か月|カ月|日間|日|週間|泊)|半年|\b(?:one|two|three|six|\d+)[ -](?:year|month|week|day)s?\b/i,
  },
  {
    detail: 'people',
    asked: /何(?:人|名)(?!か(?:で|の|が|と|に|を|、))|人数|定員|how many (?:people|leaders|staff|employees|persons)/i,
    given: /\d+\s*(?:人|名)|半分|\b\d+ (?:or more|people|leaders|staff|employees|every)\b|\bhalf\b/i,
  },
  { detail: 'copies', asked: /何(?:冊|枚|部(?!署|門|局|長))|how many (?:books|copies)/i, given: /\d+\s*(?:冊|枚|部)/ },
  {
    detail: 'times',
    asked:
      /何(?:回|度)(?!の)|何(?:年|か月|ヶ月|カ月|日|週間)か?(?:おき|ごと|毎|に(?:1|一)[回度])|間隔|回数|頻度|how (?:often|many times)|frequency/i,
    given: /\d+\s*回|毎年|毎月|毎年度|定期|繰り返し|every year|regularly/i,
  },
  { detail: 'hours', asked: /何時間|時間数|how many hours/i, given: /\d+\s*時間|hours?/i },
  {
    detail: 'share',
    asked: /何(?:割|%|%|パーセント)|割合|比率|倍率|利率|(?:率|パーセント)は|percent|what (?:share|ratio|proportion)/i,
    given: /\d+\s*(?:割|%|パーセント|倍)|半分|half|percent/i,
  },
  {
    detail: 'limit',
    asked: /(?:何\p{L}{1,3}|いくつ|いくら|どこ)まで(?!も(?!ら))|上限|how many .* (?:may|can|at most)|\blimit\b/iu,
    given: /上限|以内|\d+\S{0,3}まで|制限|年度まで|limit/i,
  },
  { detail: 'age', asked: /何歳|年齢(?:は|が|制限)|how old|\bage\b/i, given: /\d+歳|年齢|\bage\b/i },
  {
    detail: 'duty',
    asked:
      /(?:なくても|なくて)(?:も)?(?:いい|良い|よい|大丈夫|構わ|かまわ)|(?:必須|義務|強制|任意|必修)(?:です|な|で|か|の|だった|とされ|参加|受講|印|？|\?|$)|(?:ない|なけれ|なきゃ|なくちゃ|なくては)(?:と|ば)?(?:いけ|だめ|ダメ|なら|まず)(?!(?:ない|ません|な)?(?:と|く|から|ので|よう|し|ことに))|(?:なきゃ|なくちゃ|ないと)(?:です|なん|か|？|\?|$)|断(?:れ|っても|ること)|mandatory|compulsory|optional|\bhave to\b(?! do with)|\bmust (?:i|we|they)\b/i,
    given: /義務|廃止|代行|abolished|on behalf|(?<!・)必須(?!・任意)|(?<!必須・)任意|必ず|強制|断|可能|compulsory|need not|may also/i,
  },
  { detail: 'phone', asked: /電話番号|内線|番号を|何番|phone number|extension number|telephone number/i, given: /\d{2,4}-\d{2,4}/ },
  { detail: 'mail', asked: /メールアドレス|メアド|アドレス|e-?mail address/i, given: /\S+@\S+/ },
  { detail: 'link', asked: /\burl\b|リンク(?:先)?|サイトのアドレス|ホームページのアドレス|\blink\b/i, given: /https?:/ },
  {
    detail: 'person-name',
    asked:
      /氏名|実名|担当者(?:は誰|の名前)|(?:誰|だれ)(?:さん|という人)|(?:産業医|講師|医師|先生|担当者?|委員|メンバー|職員|試験官|指導者)(?:の先生)?の(?:お)?名前|お名前(?:は何|を教え)|責任者(?:は誰|の名前)|name of the (?:person|doctor|manager|officer)/i,
    given: /氏名は/,
  },
  {
    detail: 'place',
    asked:
      /(?<!働く|働き|居)場所(?=は|が|を|って|と|も|、|[?？。]|$)|会場|どこで(?:開|行|実施|受け|借り|や[るりっ])|どこの(?:駅|建物|会場)|何階|どの(?:建物|部屋|会議室)|\bvenue\b|where (?:is|are|will|does) .*(?:held|take place)/i,
    given: /会場は|会場で|会議室|室で|図書館|公民館|\d階|オンライン|職場で|venue/i,
  },
  {
    detail: 'desk',
    asked:
      /どこ(?:で|に|へ)(?:申し?込|申請|手続|出せ|出す|提出|連絡|聞け|聞い|問い合わ|応募)|(?:申込|申し込み|提出|応募|連絡|問い?合わせ)先|窓口(?:は|を|の)|担当(?:課|部署|係)(?:は|を)|(?:which office|where (?:do|can|should) i (?:apply|ask|submit|register))/i,
    given: /窓口|申込先|提出先|応募先|連絡先|相談先|産業医|office in charge is/i,
  },
  {
    detail: 'paper',
    asked: /様式|申請書|申込書|書式|フォーマット|記入例|必要書類|提出書類|テンプレート|application form|\bform\b/i,
    given: /様式|申請書|申込書|書類|\bform\b/i,
  },
  {
    detail: 'figure',
    asked:
      /(?<!体系)図(?:では|で(?!き)|に(?:は|おいて)|の(?:中|左|右|上|下|真ん中|矢印|色|枠|どこ|形))|(?:に|と|で)描(?:かれ|いて)|矢印|何色|色分け|(?:上|左|内側)と(?:下|右|外側)(?:の)?(?:どちら|どっち)/,
    given: /(?!)/,
  },
  {
    detail: 'page',
    asked: /何(?:頁|ページ)|(?:頁|ページ)(?:番号|数)|(?:開始|始まりの)(?:頁|ページ)|(?:which|what) page|page number/i,
    given: /\d+(?:頁|ページ)|\bpages? \d/i,
  },
  {
    detail: 'names',
    asked:
      /(?:資格|職種|講座|科目|病院|医療機関|書籍?|サービス|会社|業者|製品|商品|アプリ|ソフト|大学)名|(?:資格|職種|講座|科目|病院|医療機関|本|書籍|サービス|業者|製品|商品|アプリ|ソフト|大学|講師)の(?:名前?|名称|具体名|タイトル)|(?:どこの|どの|何という|なんという)(?:病院|医療機関|クリニック|会社|企業|業者|大学|学校)|(?:病院|医療機関|会社|企業|業者|大学|学校)(?:は|って)、?(?:どこ(?!の)|何)|(?:具体的に|実際に)(?:は)?(?:どの|どこの|何という|誰)/,
    given: /(?!)/,
  },
  {
    detail: 'body',
    asked:
      /(?:どこの|どの|何という|なんという)(?:団体|市(?!民|長|役所)|県|町|自治体|役所)|(?:団体|自治体|市町村|機関)(?:の)?(?:名(?!誉|義|札)|名前|名称)/,
    given: /センター|広域連合|協会|アカデミー/,
  },
  {
    detail: 'register',
    asked: /(?<!スペシャル?)(?:リスト|一覧|名簿|目録)(?!化|表|アップ|に(?:して|し)|で(?:教|示|出|見))/,
    given: /リスト|一覧/,
  },
  { detail: 'seniority', asked: /何年目|何年以上|経験年数|勤続/, given: /\d年目|経験年数/ },
  { detail: 'weight', asked: /何対何|比重|重み(?!を)|配点|ウ[ェエ]イト|weighting/i, given: /比重|配点|\d対\d/ },
  {
    detail: 'achieved',
    asked: /達成(?!感)|どれ(?:だけ|くらい|ぐらい)(?:でき|進|減っ|増え)|どの(?:程度|くらい|ぐらい)(?:でき|進ん|減っ|増え)|achieved/i,
    given: /達成(?:率|状況|度)/,
  },
  { detail: 'decided', asked: /(?:何|どれ|どこ|どちら|どっち|誰)(?:に|で)(?:する(?:こと|の|ん)?に)?決ま(?:っ|り)/, given: /決定|決まっ/ },
  { detail: 'exempt', asked: /免除|減免|短縮(?:さ|し|で)|短く(?:な|して)|exempt/i, given: /免除|減免|短縮/ },
  { detail: 'short-for', asked: /何の略|略語(?:です|の意味)|頭文字|acronym|abbreviation/i, given: /の略|頭文字|stands for/ },
  {
    detail: 'family',
    asked: /(?:家族|妻|夫|子ども|子供|両親|配偶者|奥さん|旦那)(?:も(?!い|う?ま|小|大)|でも|まで|と一緒)/,
    given: /家族|配偶者/,
  },
  {
    detail: 'penalty',
    asked: /罰則|ペナルティ|不利益|処分|クビ|減給|返還|返さ(?:ない|なけ|なき|なく)|落ちたら|不合格|penalty|punish/i,
    given: /罰則|ペナルティ|不利益|処分|返還/,
  },
  {
    detail: 'opening',
    asked: /土日|夜間|夜(?:も|でも|に|は)|真?夜中|深夜|24時間|営業時間|受付時間|利用時間|休日でも|週末/,
    given: /土日|夜間|24時間|受付時間/,
  },
  {
    detail: 'author',
    asked:
      /(?:誰|だれ|どなた|どこ)が[^。?？]{0,8}(?:決め|考え|作っ|作り|つく[っり]|書い|書き|選ん|選び|名付け|言い(?:出|始め))(?:た|まし|し)|(?:決め|考え|作っ|つくっ|書い|選ん|名付け|言い出し|言い始め)た(?:の|人)は、?(?:誰|だれ|どなた|どこ)|発案|考案/,
    given: /総務省|立ち上げ|が(?:策定|作成|決定)/,
  },
  {
    detail: 'most',
    asked: /(?:一番|いちばん|最も)(?:大事|大切|重要|重視|人気|多|高|良|よい|いい)|優先順位|人気/,
    given: /一番|最も|優先|最上位|最大/,
  },
  {
    detail: 'count',
    asked: /何(?:個|講座|コース|科目|問|件|社|か所|箇所|台|段階|文字)|(?:数|目標|件数)[^。]{0,6}いくつ/,
    given: /\d+\s*(?:個|講座|コース|科目|問|件|社|か所|箇所|台|段階|つ|名|人)/,
  },
  { detail: 'clause', asked: /条文|第\s*[0-9一二三四五六七八九十]+\s*条/, given: /(?!)/ },
  { detail: 'score', asked: /何点|点数|合格点|合格ライン|得点|スコア|基準点|score/i, given: /\d+\s*点|score of/i },
];

/** The concrete things a question asks for, most specific first. */
export function askedDetails(question: string): readonly Detail[] {
  return RULES.filter((rule) => rule.asked.test(question)).map((rule) => rule.detail);
}

/** Whether a text holds anything of the kind asked for. */
export function holdsDetail(text: string, detail: Detail): boolean {
  return RULES.find((rule) => rule.detail === detail)?.given.test(text) ?? false;
}
