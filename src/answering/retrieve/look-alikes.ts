/** Kanji that are taken for each other by eye: chosen from a list of suggestions, or read wrong from paper. */
const GROUPS =
  '貸貨賃 治冶 績積責 職識織 微徴 網綱 待持侍特 末未 土士 技枝 輪輸 幹斡乾 検険験倹 騒験駆 側測則 策築 補捕浦 講構購溝 採菜彩 援授緩 署暑著 問間聞開閉 任仕仁 料科 宿縮 義議儀 歩渉 折析祈 衝衡 続読統 修條 健建鍵 専尊 導尋 派脈 遣遺 若苦 低底抵 復複腹 階陪 段殴 縁緑線 率卒 億憶臆 視規 席度 境鏡 環還 成戒 啓敬 談淡 善喜 暮募墓慕幕 慮盧虜 衛術 過遇週 呈程 揚掲 差着 偽義 欠久 少小 大犬太 人入八 日目曰 白自 王玉主 石右左 古占 千干 矢失 牛午 水氷永 力刀 己巳已 字学 客容 官宮 列例 到倒致 郡群 郎朗 陣陳 隊墜 偏編遍 亨享 侯候 俸棒 冠寇 刊刑 効郊 協脇 卸御 受愛 墾懇 壌嬢譲 崇祟 帥師 弊幣 彰影 徹撤 悔侮梅 惑感 意章 態熊 慣貫 憤噴墳 抑仰 拾捨 描猫 摘適滴 敵適 斉斎 昇升 晴睛 暇暖 栽裁載 概慨 標票 権勧 求救 決快 活括話 派浜 浅残 測側 準准 潔契 濃農 無撫 牧枚 猛盛 率牽 理埋 甲申由田 疲被 症病 監覧 盟盲 省着 知和 研砥 票栗 秩鉄 移侈 穏隠 管菅 築策 素系係 紹招 組租祖 統絞 維推准 緊繁 置直 罰罷 聴徳 職戦 育盲 能態 臨監 致至 芸芝 著箸 蔵臓 衆象 術街 裁戴 複復 観勧歓 記紀訂 設説 評訳 護獲 販版 貢貴 資質貿 賞質 農豊 近迫 送逆 速連 遂逐 進準 避壁 郵垂 配酌 重里 銀鋼 鋼綱 録緑 錬練 鑑監 限眼 除徐 陳陣 際祭 離難 震辰 項頂 頭額 養善 館飾 験険'.split(
    ' ',
  );

const ALIKE = new Map<string, string>();
for (const group of GROUPS) for (const sign of group) ALIKE.set(sign, (ALIKE.get(sign) ?? '') + group);

export function lookAlike(one: string, other: string): boolean {
  return one !== other && (ALIKE.get(one)?.includes(other) ?? false);
}
