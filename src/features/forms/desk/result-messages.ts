import type { Words } from '../../../kernel/wording.ts';
import type { ResponseState } from '../response-store.ts';
import { MIN_ANONYMOUS } from './rules/summarise.ts';

export const RESULT_WORDS = {
  average: { ja: '平均', en: 'Average' },
  min: { ja: '最小', en: 'Smallest' },
  max: { ja: '最大', en: 'Largest' },
  first: { ja: '最も早い日', en: 'Earliest' },
  last: { ja: '最も遅い日', en: 'Latest' },
  others: { ja: 'ほか', en: 'Others' },
  read: { ja: '回答を読む', en: 'Read the answers' },
  several: {
    ja: 'いくつか選べる問いでは、割合の合計が100%を超えることがあります。',
    en: 'Where several may be chosen, the shares may add up to more than 100%.',
  },
  fewAnonymous: {
    ja: `無記名の回答が${String(MIN_ANONYMOUS)}件になるまで、一つずつの回答と書き出しは出しません。だれの回答か分かってしまうためです。`,
    en: `Single answers and the file are not shown before there are ${String(MIN_ANONYMOUS)} anonymous answers: they might tell who wrote them.`,
  },
  export: { ja: 'ファイルに書き出す', en: 'Export to a file' },
  back: { ja: '結果に戻る', en: 'Back to the results' },
  audited: {
    ja: '長い回答は途中までです。全文は書き出したファイルで読めます。この画面を開いたことは監査記録に残ります。',
    en: 'Long answers are cut here and stand in full in the exported file. Opening this is in the audit log.',
  },
  anonymousAnswers: {
    ja: '無記名のため、回答の順や問いどうしの組み合わせは出しません。長い回答は途中までです。',
    en: 'Anonymous: neither the order of the answers nor how they belong together is shown. Long answers are cut.',
  },
  left: { ja: '名簿にいない職員', en: 'Somebody no longer on the roster' },
} as const satisfies Record<string, Words>;

export function resultsTitle({ ja, en }: Words): Words {
  return { ja: `${ja}: 結果`, en: `${en}: results` };
}

export function answeredText(count: number): Words {
  if (count === 0) return { ja: '回答はまだありません', en: 'No answers yet' };
  return { ja: `${String(count)}件の回答`, en: count === 1 ? '1 answer' : `${String(count)} answers` };
}

/** 「7件（58%）」 */
export function shareText({ count, percent }: { readonly count: number; readonly percent: number }): Words {
  return { ja: `${String(count)}件（${String(percent)}%）`, en: `${String(count)} (${String(percent)}%)` };
}

export const EXPORT_WORDS = {
  title: { ja: 'ファイルに書き出す', en: 'Export to a file' },
  named: {
    ja: '氏名が入ります。取り扱いに注意してください。書き出したことは監査記録に残ります。',
    en: 'It holds names: please handle it with care. The export is in the audit log.',
  },
  anonymous: {
    ja: '無記名のため、氏名と時刻は入りません。書き出したことは監査記録に残ります。',
    en: 'Anonymous: it holds neither names nor times. The export is in the audit log.',
  },
  excel: { ja: 'Excelで書き出す', en: 'Export to Excel' },
  csv: { ja: 'CSVで書き出す', en: 'Export to CSV' },
  ready: { ja: '✓ ファイルができました', en: '✓ The file is ready' },
  fetch: { ja: 'ファイルを受け取る', en: 'Get the file' },
  offTitle: { ja: '書き出せませんでした', en: 'Not exported' },
  off: {
    ja: 'ファイルを渡すための公開アドレス（NAVI_PUBLIC_URL）が、まだ設定されていません。運用担当に設定を頼んでください。',
    en: 'The public address for handing over files (NAVI_PUBLIC_URL) is not set yet. Please ask the operator to set it.',
  },
} as const satisfies Record<string, Words>;

export function rowsText(count: number): Words {
  return {
    ja: `回答 ${String(count)}件を、1行に1件ずつ書き出します。`,
    en: `${count === 1 ? '1 response' : `${String(count)} responses`}, one per line.`,
  };
}

export function untilText(time: Words): Words {
  return {
    ja: `下のボタンでブラウザーが開きます。${time.ja}まで、1回だけ受け取れます。`,
    en: `The button opens your browser. The file can be fetched once, until ${time.en}.`,
  };
}

/** As they stand in files and counts; cards to the applicant have `STATES`. */
export const STATE_NAMES: Readonly<Record<ResponseState, Words>> = {
  submitted: { ja: '受付済み', en: 'Received' },
  deciding: { ja: '審査中', en: 'Being decided' },
  approved: { ja: '承認', en: 'Approved' },
  rejected: { ja: '却下', en: 'Rejected' },
  withdrawn: { ja: '取下げ', en: 'Withdrawn' },
};

export const CASE_WORDS = {
  title: { ja: '審査の状況', en: 'Decisions' },
  intro: { ja: '審査は「承認」と送ると開くカードで行います。', en: 'Decisions are made on the cards that “approvals” opens.' },
  open: { ja: '開く', en: 'Open' },
  due: { ja: '処理期限', en: 'due' },
} as const satisfies Record<string, Words>;
