/** Read by 人事担当, 所属長 and 実施事務従事者. */
export const ratesVerbs = {
  rates: 'stress-check.rates',
  page: 'stress-check.rates-page',
} as const;
