import type { Grade } from '../kernel/grade.ts';
import type { Role } from '../kernel/role.ts';

/** How many people of each grade a section of this size has, beside its 課長. */
export const STAFFING = {
  small: { 'fuku-shukan': 1, 'shusa-shunin': 2, shuji: 1 },
  medium: { shukan: 1, 'fuku-shukan': 1, 'shusa-shunin': 2, shuji: 2 },
  large: { shukan: 1, 'fuku-shukan': 1, 'shusa-shunin': 3, shuji: 3 },
  field: { 'fuku-shukan': 1, 'shusa-shunin': 2, shuji: 1, gengyo: 5 },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Grade, number>>>>>;

export interface BureauPlan {
  readonly bureau: string;
  /** Number of people of 次長級. */
  readonly deputies: number;
  readonly sections: Readonly<Record<string, keyof typeof STAFFING>>;
}

/** A city hall as there are many; it is none of them. */
export const CITY_PLAN: readonly BureauPlan[] = [
  { bureau: '市長公室', deputies: 1, sections: { 秘書課: 'small', 広報戦略課: 'medium', 危機管理課: 'small' } },
  {
    bureau: '企画財政部',
    deputies: 1,
    sections: { 企画政策課: 'medium', 財政課: 'medium', DX推進課: 'medium', 公共施設マネジメント課: 'small' },
  },
  {
    bureau: '総務部',
    deputies: 2,
    sections: { 総務課: 'medium', 人事課: 'medium', 職員厚生課: 'small', 契約検査課: 'small', 課税課: 'large', 納税課: 'medium' },
  },
  {
    bureau: '市民生活部',
    deputies: 1,
    sections: { 市民課: 'large', 協働推進課: 'small', くらし安全課: 'small', 文化スポーツ課: 'medium' },
  },
  {
    bureau: '健康福祉部',
    deputies: 2,
    sections: { 福祉総務課: 'large', 障がい福祉課: 'medium', 長寿介護課: 'large', 保険年金課: 'large', 健康づくり課: 'large' },
  },
  { bureau: 'こども健やか部', deputies: 1, sections: { こども政策課: 'medium', 保育幼稚園課: 'large', こども家庭相談課: 'medium' } },
  { bureau: '環境経済部', deputies: 1, sections: { 環境課: 'medium', 経済振興課: 'medium', ごみ減量課: 'field' } },
  {
    bureau: '都市整備部',
    deputies: 2,
    sections: { 都市計画課: 'medium', まちづくり推進課: 'small', 道路河川課: 'field', みどり公園課: 'small', 建築住宅課: 'medium' },
  },
  { bureau: '上下水道部', deputies: 1, sections: { 経営課: 'small', 水道施設課: 'medium', 下水道施設課: 'small' } },
  {
    bureau: '教育委員会事務局',
    deputies: 1,
    sections: { 教育総務課: 'medium', 学務課: 'medium', 生涯学習課: 'small', 学校給食課: 'field' },
  },
];

/** Who holds a desk: the first person of this grade in this section. */
export const DESKS: Readonly<Record<string, readonly Role[]>> = {
  '人事課/shukan': ['hr'],
  '人事課/fuku-shukan': ['hr'],
  '人事課/shusa-shunin': ['hr'],
  'DX推進課/kacho': ['dx'],
  'DX推進課/fuku-shukan': ['dx'],
  'DX推進課/shusa-shunin': ['dx'],
  '職員厚生課/fuku-shukan': ['stress-check'],
  '職員厚生課/shusa-shunin': ['stress-check'],
  '総務課/fuku-shukan': ['kb-editor'],
  '広報戦略課/shusa-shunin': ['kb-editor'],
};

/** The people of the Playground, by the same places, family and given name. */
export const CAST: Readonly<Record<string, readonly [family: string, given: string]>> = {
  '市民課/shusa-shunin': ['星野:ホシノ', 'あかり:アカリ'],
  '市民課/kacho': ['月岡:ツキオカ', '誠:マコト'],
  '人事課/fuku-shukan': ['高橋:タカハシ', '花子:ハナコ'],
  'DX推進課/kacho': ['風間:カザマ', '涼:リョウ'],
  '職員厚生課/shusa-shunin': ['春野:ハルノ', 'さくら:サクラ'],
  '総務課/fuku-shukan': ['秋山:アキヤマ', '恵:メグミ'],
};
