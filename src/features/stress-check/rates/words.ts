import type { Words } from '../../../kernel/wording.ts';
import { HIGHEST_RATE, LOWEST_RATE } from '../rules/rate.ts';

interface RateWords {
  readonly entrance: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly counted: (day: string) => string;
  readonly notYet: string;
  readonly none: string;
  readonly nothing: string;
  readonly city: string;
  readonly sphere: string;
  readonly heads: (heads: number) => string;
  readonly rate: (rate: number) => string;
  readonly together: (names: readonly string[]) => string;
  readonly why: string;
  readonly more: string;
  readonly again: string;
  readonly alone: string;
}

export const RATES: Words<RateWords> = {
  ja: {
    entrance: '受検率',
    kind: '健康管理・受検率',
    title: 'ストレスチェックの受検率',
    summary: '人財ナビからのお知らせ',
    counted: (day) => `${day}の始めの集計（1日に1回）`,
    notYet: '… 集計は、期間が始まった次の日からです',
    none: '－ いま、受検の期間ではありません',
    nothing: '－ 表示できる集まりがありません（10人以上のときだけ）',
    city: '市全体',
    sphere: 'あなたの所管',
    heads: (heads) => `${String(heads)}人`,
    rate: (rate) => {
      if (rate === LOWEST_RATE) return `${String(rate)}%以下`;
      return rate === HIGHEST_RATE ? `${String(rate)}%以上` : `約${String(rate)}%`;
    },
    together: (names) => names.join('・'),
    why: '10人に満たない課は、ほかの課とまとめています。一人ひとりが分からないよう、5%きざみで示し、集まりは期間の始めの名簿で固定しています。だれが受検したかは、実施事務従事者のほかは見られません。受検は任意です。',
    more: '続きを見る',
    again: '最初にもどる',
    alone: '受検率は、人財ナビとの1対1のチャットでご覧ください。',
  },
  en: {
    entrance: 'Take-up rates',
    kind: 'Health care, take-up rates',
    title: 'Take-up of the stress check',
    summary: 'A message from Jinzai Navi',
    counted: (day) => `As counted at the start of ${day} (once a day)`,
    notYet: '… Counting begins on the day after the period has begun',
    none: '– There is no period at present',
    nothing: '– There is no group to be shown (ten people or more)',
    city: 'The whole city',
    sphere: 'Your own area',
    heads: (heads) => `${String(heads)} people`,
    rate: (rate) => {
      if (rate === LOWEST_RATE) return `${String(rate)} % or less`;
      return rate === HIGHEST_RATE ? `${String(rate)} % or more` : `about ${String(rate)} %`;
    },
    together: (names) => names.join(', '),
    why: 'Sections of fewer than ten are put together with others. Rates are in steps of five, and groups are those of the roster when the period began, so that nobody can be told apart. Only the stress check staff know who has taken it. Taking it is voluntary.',
    more: 'Show more',
    again: 'Back to the first',
    alone: 'Please look at the rates in your own chat with this bot.',
  },
};
