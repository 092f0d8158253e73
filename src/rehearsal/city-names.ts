/** One half of a made-up name. */
export interface NamePart {
  readonly written: string;
  readonly kana: string;
}

/** Reads `高橋:タカハシ`. */
export function namePart(pair: string): NamePart {
  const [written = '', kana = ''] = pair.split(':');
  return { written, kana };
}

function parts(text: string): readonly NamePart[] {
  return text.trim().split(/\s+/).map(namePart);
}

/** Sixty family names, many of them from nature, so that a list of staff is seen to be made up at a glance. */
export const FAMILY_NAMES = parts(`
  高橋:タカハシ 青空:アオゾラ 若葉:ワカバ 桜井:サクライ 夏目:ナツメ 秋月:アキヅキ 冬木:フユキ 雪村:ユキムラ 霧島:キリシマ 雨宮:アメミヤ
  虹川:ニジカワ 雲井:クモイ 朝日:アサヒ 夕凪:ユウナギ 夜久野:ヤクノ 星川:ホシカワ 月見里:ヤマナシ 陽田:ヒダ 光岡:ミツオカ 影山:カゲヤマ
  森本:モリモト 林田:ハヤシダ 木下:キノシタ 松風:マツカゼ 竹中:タケナカ 梅原:ウメハラ 柳沢:ヤナギサワ 楠木:クスノキ 榎並:エナミ 椿原:ツバキハラ
  藤波:フジナミ 菊池:キクチ 蓮見:ハスミ 芦原:アシハラ 萩尾:ハギオ 菅野:スガノ 稲葉:イナバ 麦倉:ムギクラ 粟野:アワノ 芹沢:セリザワ
  岩瀬:イワセ 石橋:イシバシ 砂川:スナガワ 土屋:ツチヤ 浜辺:ハマベ 磯野:イソノ 海老原:エビハラ 湊:ミナト 泉:イズミ 滝沢:タキザワ
  鶴見:ツルミ 鷹取:タカトリ 鳩山:ハトヤマ 雀部:ササベ 鹿島:カシマ 熊谷:クマガイ 馬場:ババ 牛込:ウシゴメ 犬塚:イヌヅカ 猫田:ネコタ
`);

export const GIVEN_NAMES = parts(`
  太郎:タロウ 一花:イチカ 健:ケン 美咲:ミサキ 大輔:ダイスケ 陽子:ヨウコ 直人:ナオト 真由美:マユミ 翔太:ショウタ 彩:アヤ
  浩二:コウジ 恵子:ケイコ 拓也:タクヤ 由紀:ユキ 隆:タカシ 明日香:アスカ 和也:カズヤ 千尋:チヒロ 修:オサム 麻衣:マイ
  智也:トモヤ 裕子:ユウコ 悠斗:ユウト 紗季:サキ 哲也:テツヤ 結衣:ユイ 剛:ツヨシ 久美子:クミコ 亮:リョウ 奈々:ナナ
  秀樹:ヒデキ 優花:ユウカ 誠一:セイイチ 理沙:リサ 駿:シュン 智子:トモコ 雅人:マサト 遥:ハルカ 正:タダシ 里美:サトミ
  慎吾:シンゴ 美和:ミワ 蓮:レン 玲奈:レイナ 洋平:ヨウヘイ 典子:ノリコ 勇気:ユウキ 琴音:コトネ 茂:シゲル 早苗:サナエ
  大地:ダイチ 瞳:ヒトミ 光:ヒカル 香織:カオリ 伸一:シンイチ 弥生:ヤヨイ 悟:サトル 小百合:サユリ 樹:イツキ 志保:シホ
`);
