import type { AskedBecause } from '../../approvals/port.ts';
import type { Words } from '../../kernel/wording.ts';

/** 本人の同意 is no approval: it is asked for, given or declined in words of its own. */
export interface ConsentSightWords {
  readonly waiting: string;
  readonly late: string;
  readonly declined: string;
  readonly passed: (who: string) => string;
  readonly agreedLine: (who: string, at: string) => string;
  readonly declinedLine: (who: string, at: string) => string;
}

export const CONSENT_SIGHT: Words<ConsentSightWords> = {
  ja: {
    waiting: '● 本人の返事待ち',
    late: '● 返事の日を過ぎました。いまからでも返事できます',
    declined: '－ 辞退',
    passed: (who) => `✓ 同意済み（${who}の承認待ち）`,
    agreedLine: (who, at) => `✓ ${who}が同意。${at}`,
    declinedLine: (who, at) => `－ ${who}が辞退。${at}`,
  },
  en: {
    waiting: '● Waiting for the answer of the person concerned',
    late: '● The day named has passed; you may still answer',
    declined: '－ Declined',
    passed: (who) => `✓ Agreed (waiting for ${who})`,
    agreedLine: (who, at) => `✓ ${who} agreed, ${at}`,
    declinedLine: (who, at) => `－ ${who} declined, ${at}`,
  },
};

/** Words of the buttons, in place of those of an approval. */
export const CONSENT_CASE = {
  ja: { approve: '同意する', reject: '辞退する' },
  en: { approve: 'Agree', reject: 'Decline' },
} as const satisfies Words<Readonly<Record<string, string>>>;

/** Asked once more before it is declined, since that ends the case. */
export const DECLINING = {
  ja: {
    declineText: '辞退すると、この件は終わります。理由は書かなくてかまいません。',
    declineNow: '辞退を確定する',
  },
  en: { declineText: 'Declining ends this. You need not say why.', declineNow: 'Yes, decline' },
} as const satisfies Words<Readonly<Record<string, string>>>;

export const CONSENT_KINDS: Readonly<Record<AskedBecause | 'updated' | 'asked-for', Words>> = {
  turn: { ja: '同意のお願い', en: 'Your consent is asked for' },
  delegated: { ja: '同意のお願い', en: 'Your consent is asked for' },
  amended: { ja: '同意のお願い（内容が変わりました）', en: 'Your consent is asked for (changed)' },
  reminded: { ja: '同意のお願い（返事をお待ちしています）', en: 'Your consent is asked for (reminder)' },
  overdue: { ja: '同意のお願い（返事の日を過ぎました）', en: 'Your consent is asked for (the day named has passed)' },
  updated: { ja: '同意のお願い', en: 'Your consent is asked for' },
  'asked-for': { ja: '本人の同意', en: 'Consent' },
};

/** Neutral: others may see the notification. */
export const CONSENT_SUMMARY: Words = { ja: 'ご本人への確認のお知らせ', en: 'A question for you personally' };

export const CONSENT_NOTES = {
  agreed: { ja: '同意しました。次の人の承認に進みます。', en: 'You have agreed. It goes on to the next step.' },
  declined: { ja: '辞退しました。理由は、だれにも尋ねません。', en: 'You have declined. Nobody will ask you why.' },
} as const satisfies Readonly<Record<string, Words>>;
