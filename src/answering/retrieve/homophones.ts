/** Kanji by a usual reading, as far as compounds of working life use them: what kana-to-kanji conversion takes for each other. */
const BY_READING =
  '哀愛相 安案暗 位意医異移以委囲為維遺衣依 一壱 員院因引印飲 英営影栄永衛映 園延演援遠円 応横央往奥 温音恩 化課科価加可下家火花過果歌荷架仮暇 会回海界改開階介解快械皆戒懐灰壊 外概街該害 学額楽 確各格角覚拡核革画隔 活割滑括喝 間関感館管官観完幹簡環慣監刊患看 期機気記基器季希危帰紀起規寄奇企棋旗喜 議義技疑儀 客脚 急求給級究休旧救球吸 強協教共業橋境競恐胸 業行 局極曲 近勤筋金均禁緊 区苦句 経計係景警軽形型系継携啓敬掲契 芸迎 結決血欠潔傑 件健研見検験険県権券兼憲賢献圏 減源限現元言原 個故庫固湖呼己古戸 語後護誤互五 公校高口工交行航港光好考向効広候功講構項鉱康硬甲硬稿抗 国黒告谷 婚混根今 作策昨搾 査差左砂唆 才再最採済災財細歳催際裁 在材財罪剤 参産山算散三賛酸 残暫 士師資支指志私使始止視詞試誌氏史市四姿枝歯紙施 事次時地持字児示辞自治磁 式識 質室失疾湿 実十 者社車写謝射捨 主手首種取酒趣 受授需寿 周集州終習修収秋宗就週祝 重住充従十中柔 宿縮祝 出 述術 春 準順純 所書署暑初諸 助女序 商章小少省招証昇消勝焼将照賞唱床承紹 上場乗状常情城条 職色食植触 新進心身信申真神親深森臣針振伸審侵診 人任仁尽陣 推水吹垂睡酔粋 数 成政性生制正製整精西青清声星世勢静晴誠 税 石席赤積績責析跡籍 説雪接折設節摂 先選線専千戦船宣洗泉染浅 全前善然 組素祖措粗租訴 想相総送早層装争草走双奏窓創倉像 造増像蔵象臓 測側則速束足息促 続族属賊 体対待隊帯態大耐貸退滞替台 団段断談男暖 知地値置池治恥 中仲虫注昼忠宙抽 長調町張帳庁腸朝徴潮聴頂超挑 通痛 定程低停底庭提弟抵訂丁 的適敵笛 店点展転典天 電伝田 度土努 等統投島登答党当東頭糖灯 動道同働堂導銅童 内 難 日 年念燃 能農脳納濃悩 派破波覇 配敗背輩廃排 発髪 半板販版犯判反飯班般 番判 費比非否批肥飛避被 必筆匹 表票評標豹氷 品 部負府婦付布夫父富不符普 部武舞 服副福復腹複幅 物仏 文聞分 平兵並閉 変編辺返片 保補歩舗 募母墓暮 方法報放包宝豊訪邦 防望忘棒帽冒貿亡 本 満 未味 民眠 務無夢矛 名命明盟 面綿 目 門問文 役約訳薬 有友遊由優郵融裕誘 要用曜養様陽葉洋容 理利里裏 力 立律率 略 流留 両量料良領漁療 力緑 輪倫林臨 類 例令礼冷零 連練錬恋 労老郎朗漏 路 和話'.split(
    ' ',
  );

const READINGS = new Map<string, Set<number>>();
BY_READING.forEach((kanji, reading) => {
  for (const sign of kanji) READINGS.set(sign, (READINGS.get(sign) ?? new Set()).add(reading));
});

/** Numbers of the readings of a sign; empty for one that compounds do not use. */
export function readingsOf(sign: string): ReadonlySet<number> {
  return READINGS.get(sign) ?? NONE;
}

const NONE: ReadonlySet<number> = new Set();

/** True for words of the same length that are read alike, sign by sign: 水深 and 推進. */
export function soundAlike(one: string, other: string): boolean {
  return one.length === other.length && Array.from(one).every((sign, at) => sign === other[at] || shareReading(sign, other.charAt(at)));
}

function shareReading(one: string, other: string): boolean {
  const readings = READINGS.get(other);
  return readings !== undefined && [...(READINGS.get(one) ?? [])].some((reading) => readings.has(reading));
}
