import type { Words } from '../../kernel/wording.ts';

export const OFFICIAL = {
  button: { ja: '公式の文言を見る', en: 'Official wording' },
  kind: { ja: '人材育成基本方針の原文', en: 'The policy, word for word' },
  more: { ja: '続きを見る', en: 'Read on' },
  summary: { ja: '方針の公式の文言', en: 'Official wording of the policy' },
  goneTitle: { ja: '公式の文言を表示できません', en: 'The official wording is not available' },
  gone: {
    ja: 'この章・節の公式の文言は、いまは登録されていません。人事課が原文を取り込むと、見られるようになります。',
    easy: 'この 章（しょう）・節（せつ）の 公式（こうしき）の 文（ぶん）は、いま ありません。人事課（じんじか）に 聞（き）いてください。',
    en: 'The official wording of this section is not registered at the moment. Please ask the Personnel Section.',
  },
} as const satisfies Record<string, Words>;

/** The section itself has no words of its own in the document: a heading over a figure, or a part of a sentence. */
export function shownInstead(asked: string, shown: string): Words {
  return {
    ja: `「${asked}」だけの文章は原文にないため、それを含む「${shown}」を表示しています。`,
    en: `The document has no text of its own under “${asked}”; this is “${shown}”, of which it is a part.`,
  };
}
