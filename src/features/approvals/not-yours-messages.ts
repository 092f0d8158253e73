import type { CardData } from '../../card-kit/card.ts';
import type { Words } from '../../kernel/wording.ts';

/** Why somebody may not decide a case, without telling anything of it. */
export const NOT_YOURS: Readonly<
  Record<'later' | 'own-case' | 'proposer', Words<{ readonly title: string; readonly text: string } & CardData>>
> = {
  later: {
    ja: {
      title: 'まだ順番ではありません',
      text: 'この案件は、前の段階の判断を待っています。あなたの番になったら、このチャットでお知らせします。何も変わっていません。',
    },
    en: {
      title: 'Not your turn yet',
      text: 'An earlier step has not been decided. You will be told in this chat when it is your turn. Nothing was changed.',
    },
  },
  proposer: {
    ja: {
      title: '推薦した人は、この審査に加われません',
      text: '代理や、ほかの人から回されたときも同じです。決める人は、ほかにいます。何も変わっていません。',
    },
    en: {
      title: 'Who nominates takes no part in the decision',
      text: 'Not as a deputy either, nor when it is handed on. Somebody else decides it. Nothing was changed.',
    },
  },
  'own-case': {
    ja: {
      title: '自分の申請は、自分では決められません',
      text: '決める人は、ほかにいます。状況は「マイページ」で見られます。何も変わっていません。',
    },
    en: {
      title: 'You cannot decide your own application',
      text: 'Somebody else decides it. Send “my page” to see how it stands. Nothing was changed.',
    },
  },
};
