/** 職階, from the highest (部長級) to the lowest (現業職員): the rows of the policy's grade table, section 3/職員に必要な能力・資質. */
export const GRADES = ['bucho', 'jicho', 'kacho', 'shukan', 'fuku-shukan', 'shusa-shunin', 'shuji', 'gengyo'] as const;

export type Grade = (typeof GRADES)[number];

/** The official name of each grade, as the policy writes it. */
export const GRADE_LABELS: Readonly<Record<Grade, string>> = {
  bucho: '部長級',
  jicho: '次長級',
  kacho: '課長級',
  shukan: '主幹級',
  'fuku-shukan': '副主幹級',
  'shusa-shunin': '主査・主任級',
  shuji: '主事・主事補級',
  gengyo: '現業職員',
};
