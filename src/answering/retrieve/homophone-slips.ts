import { soundAlike } from './homophones.ts';

/** Puts right a short word of kanji converted with one wrong sign of the same reading: 訳割, 食階, 敬発本. */
export type HomophoneCorrector = (text: string) => string;

const SHORT_RUN = /(?<!\p{Script=Han})\p{Script=Han}{2,3}(?!\p{Script=Han})/gu;

/**
 * Words of Japanese that are one such sign away from a word of the knowledge and mean something of their own: 求職 is no slip
 * for 休職. A slip is a word that nobody writes; without a dictionary in the product, this list says which ones people do write.
 */
const OTHER_WORDS = new Set(
  '長和 共催 受口 受光 回議 目地 仮題 職印 紙質 帯出 退出 実視 財用 公報 精度 連係 新身 親身 心心 心神 目視 選言 千言 鉱夫 神人 投合 総進 総身 階数 小立 勝立 検出 効目 広目 内約 各省 行力 功力 抗力 半数 秋期 時機 時季 所感 内戦 内船 決済 作製 法例 法立 常例 条令 臨地 公会 公海 本分 中新 異義 時分 持分 人才 人災 一身 観想 兼修 原状 一礼 生理 口上 変格 生別 理会 受用 広表 青果 要式 洋式 諸式 倉数 数次 酒類 士民 四民 発送 発走 支点 始点 強力 協同 不用 不様 法政 室町 署長 管長 首席 酒席 技官 士長 師長 市庁 技士 配転 高座 口座 通宝 復業 兼行 不整 不精 違犯 朝会 町回 三加 枝野 言行 現高 一元 相称 地学 規準 原点 啓示 小和 習知 同地 一念 着陣 食場 別命 別明 基点 内用 明前 指命 先任 中団 中段 日管 日刊 取引 折目 他誌 他紙 長起 長旗 長喜 短気 用件 上所 課目 下目 住初 報国 自修 自宗 助勢 学修 書跡 更進 振込 早口 草口 新間 新館 新官 署名 蔵所 無量 方方 代講 前額 全学 立体 立大 成算 清算 上合 乗合 情合 他者 意外 有史 有市 有枝 要港 元金 診査 始業 研学 兼学 長講 府下 布下 富下 部課 氷点 分部 進出 振出 侵出 移動 異同 招来 法式 国石 婦長 富長 通禁 形声 形勢 退色 出航 出港 出稿 内地 昇級 先考 選好 選鉱 起会 車外 病因 先制 出金 昼間 養子 陽子 容子 事由 戒場 高師 無休 有休 求職 検針 仁間 無私 定職 千引 出山 早大 主薬 位地 陽成 養生 日次 日地 何事 年刊 新替 出潮 出超 体面 大面 童画 習合 有良 心学 神学 半原 半文 教務 事代 次代 地代 逆産 水計 原分 医員 試料 史料 洋語 大系 体計 体型 後景 全身 前進 前森 前審 矢引 下長 家長 花長 歌長 課徴 主人 新才 不通 年輩 敵性 西成 生生 時長 手事 主持 主辞 旗日 動意 道意 同位 同委 本陣 寄目 延喜 自任 広代 可算 細大 部所 出生 出精 出西 出石 一半 一反 初給 初球 型式 発光 発向 発効 配付 町衆 光度 硬度 高土 監理 重心 忠心 実相 実像 主観 経栄 実業 実効 浅見 先賢 調製 待人 対陣 後背 目先 文題 時務 平生 平声 平静 初犯 皆目 教化 強火 修得 収得'.split(
    ' ',
  ),
);

/** `texts` is all that the knowledge says: what it writes itself is never a slip. */
export function createHomophoneCorrector(terms: readonly string[], texts: readonly string[]): HomophoneCorrector {
  const known = new Set(texts.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []).flatMap(partsOf));
  const words = new Map<string, Set<string>>();
  for (const word of terms.flatMap((term) => term.match(SHORT_RUN) ?? [])) {
    for (const frame of framesOf(word)) words.set(frame, (words.get(frame) ?? new Set()).add(word));
  }
  const right = (run: string): string => {
    if (known.has(run) || partsOf(run).some((part) => OTHER_WORDS.has(part))) return run;
    const near = framesOf(run).flatMap((frame) => [...(words.get(frame) ?? [])].filter((word) => soundAlike(run, word)));
    return near.length === 1 ? (near[0] ?? run) : run;
  };
  return (text) => text.replace(SHORT_RUN, right);
}

/** Every stretch of two or three signs. */
function partsOf(run: string): string[] {
  return [2, 3].flatMap((length) => Array.from({ length: Math.max(0, run.length - length + 1) }, (_, at) => run.slice(at, at + length)));
}

/** The word with each of its signs left open: two words one sign apart share a frame. */
function framesOf(word: string): string[] {
  return Array.from(word, (_, at) => `${word.slice(0, at)}/${word.slice(at + 1)}`);
}
