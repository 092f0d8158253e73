import type { OwnItem } from '../../bot/feature.ts';
import type { Words } from '../../kernel/wording.ts';
import type { ApplicationTexts, CandidateState } from './candidate.ts';
import type { Told } from './told.ts';

export const COMMON: Words<Readonly<Record<'programme' | 'open' | 'summary' | 'back', string>>> = {
  ja: { programme: 'DXリーダー', open: 'DXリーダーを開く', summary: 'DXリーダーについてのお知らせ', back: '戻る' },
  en: { programme: 'DX leaders', open: 'Open DX leaders', summary: 'News about the DX leaders', back: 'Back' },
};

export const FIELDS: Words<Readonly<Record<keyof ApplicationTexts, string>>> = {
  ja: { motivation: '志望動機', theme: '取り組みたいテーマ', skills: '生かせる経験や技能' },
  en: { motivation: 'Why you apply', theme: 'What you want to work on', skills: 'Experience and skills' },
};

interface SubjectWords {
  readonly application: string;
  readonly nomination: string;
  readonly applicant: string;
  readonly nominee: string;
  readonly year: string;
  readonly eligibility: string;
  readonly grade: (grade: string, isEligible: boolean) => string;
  readonly nominator: string;
  readonly reason: string;
  readonly next: string;
  readonly afterConsent: string;
  readonly rule: string;
}

export const SUBJECT: Words<SubjectWords> = {
  ja: {
    ...{ application: 'DXリーダーへの応募', nomination: 'DXリーダーへの推薦', applicant: '応募者', nominee: '候補者' },
    ...{ year: '年度', eligibility: '対象の職階' },
    grade: (grade, isEligible) => (isEligible ? `✓ ${grade}（対象です）` : `⚠ ${grade}（いまは対象外です。5.4.(2)）`),
    ...{ nominator: '推薦した人', reason: '推薦の理由', next: '進み方' },
    afterConsent:
      '本人の同意 → 所属長の承認 → DX推進担当の選考。推薦した人には、同意か辞退かだけが届きます。名簿に名前を載せるかは、同意した後に本人が選びます',
    rule: '副主幹職以下の職員から公募で選び、公募の状況により推薦・指名もあります。任期は原則1年間です。出典：5.5.(2)',
  },
  en: {
    ...{ application: 'Application as a DX leader', nomination: 'Nomination as a DX leader', applicant: 'Applicant', nominee: 'Candidate' },
    ...{ year: 'Year', eligibility: 'Grade' },
    grade: (grade, isEligible) => (isEligible ? `✓ ${grade} (eligible)` : `⚠ ${grade} (not eligible now, 5.4.(2))`),
    ...{ nominator: 'Nominated by', reason: 'Why', next: 'What follows' },
    afterConsent:
      'Consent of the nominee → their manager → selection by the DX office. The nominator hears only whether they agree. After agreeing, the nominee chooses whether to be named on the list',
    rule: 'Leaders come from 副主幹職 and below by open call, or by nomination depending on the response. The term is one year in principle. Source: 5.5.(2)',
  },
};

interface ToldWords {
  readonly title: string;
  readonly state: string;
  readonly text: string;
}

export const TOLD: Readonly<Record<Told['kind'], Words<ToldWords>>> = {
  ready: {
    ja: {
      title: '所属長が承認しました',
      state: '✓ 所属長が承認（選考中）',
      text: 'DX推進担当が選考します。結果は、公表のときにこのチャットでお知らせします。',
    },
    en: {
      title: 'Your manager has approved',
      state: '✓ Approved by the manager (in selection)',
      text: 'The DX office selects. You will be told in this chat when the result is published.',
    },
  },
  rejected: {
    ja: {
      title: '所属長の承認は得られませんでした',
      state: '✕ 承認されませんでした',
      text: '理由は次のとおりです。募集中であれば、書き直して、もう一度応募できます。',
    },
    en: {
      title: 'Your manager did not approve',
      state: '✕ Not approved',
      text: 'The reason stands below. While the call is open you may write a new application.',
    },
  },
  'nominee-agreed': {
    ja: { title: '推薦に本人が同意しました', state: '✓ 同意', text: '次は所属長が決めます。あなたがすることはありません。' },
    en: { title: 'Your nominee has agreed', state: '✓ Agreed', text: 'The manager decides next. There is nothing for you to do.' },
  },
  'nominee-declined': {
    ja: { title: '推薦は本人が辞退しました', state: '－ 辞退', text: 'この推薦は終わりました。理由は、本人に尋ねないでください。' },
    en: { title: 'Your nominee has declined', state: '－ Declined', text: 'This nomination has ended. Please do not ask them why.' },
  },
  'candidate-ready': {
    ja: {
      title: '選考を待つ候補者がいます',
      state: '● 選考待ち',
      text: '所属長が承認した候補者が1人増えました。「管理」から選考の画面を開けます。',
    },
    en: {
      title: 'A candidate waits for selection',
      state: '● To be selected',
      text: 'One more candidate was approved by their manager. Send “admin” to open the selection.',
    },
  },
  'consent-overdue': {
    ja: {
      title: '返事のない推薦があります',
      state: '● 本人の返事待ち',
      text: '返事の日を過ぎた推薦が1件あります。本人だけが返事でき、いまからでも返事できます。だれかは、本人が同意するまで表示しません。',
    },
    en: {
      title: 'A nomination has no answer',
      state: '● Waiting for the nominee',
      text: 'The day for the answer has passed. Only the nominee can answer, and still may. Who it is stays private until they agree.',
    },
  },
};

export interface StateWords {
  readonly state: string;
  readonly next: string;
}

/** State and next step as the person reads them. A selection is shown only after it is published. */
export const STATES: Readonly<Record<CandidateState, Words<StateWords>>> = {
  draft: {
    ja: { state: '✎ 下書き', next: 'まだ送られていません。募集の締切までに「応募する」を押してください。' },
    easy: { state: '✎ 下書き（したがき）', next: 'まだ送っていません。締切（しめきり）までに「応募する」を押（お）してください。' },
    en: { state: '✎ Draft', next: 'Not sent yet. Press “Apply” before the deadline.' },
  },
  consent: {
    ja: { state: '● 推薦への返事待ち', next: '同意するか辞退するかを選んでください。辞退に理由はいりません。' },
    easy: {
      state: '● 返事（へんじ）を待っています',
      next: '「同意する（やる）」か「辞退する（やらない）」を選んでください。理由はいりません。',
    },
    en: { state: '● Waiting for your answer', next: 'Please agree or decline. You need not say why.' },
  },
  deciding: {
    ja: { state: '● 所属長の承認待ち', next: '所属長が決めたら、このチャットでお知らせします。' },
    easy: { state: '● 所属長（課の長）が見ています', next: '所属長（しょぞくちょう）が決めたら、このチャットで知らせます。' },
    en: { state: '● Waiting for the manager', next: 'You will be told in this chat.' },
  },
  ready: {
    ja: { state: '● 選考中', next: 'DX推進担当の選考です。結果は、公表のときにお知らせします。' },
    easy: { state: '● 選（えら）んでいるところです', next: 'DX推進担当の人が選びます。決まったら、このチャットで知らせます。' },
    en: { state: '● In selection', next: 'The DX office selects. You will be told when the result is published.' },
  },
  selected: {
    ja: { state: '✓ 選出', next: 'DXリーダーに選ばれました。任期は原則1年間です。' },
    en: { state: '✓ Selected', next: 'You are a DX leader. The term is one year in principle.' },
  },
  'not-selected': {
    ja: { state: '－ 今回は選出なし', next: '理由は、お知らせしたカードにあります。次の募集にも応募できます。' },
    en: { state: '－ Not selected this time', next: 'The reason is in the message you were sent. You may apply again next time.' },
  },
  rejected: {
    ja: { state: '✕ 所属長の承認なし', next: '募集中であれば、書き直して、もう一度応募できます。' },
    en: { state: '✕ Not approved by the manager', next: 'While the call is open you may apply again.' },
  },
  declined: {
    ja: { state: '－ 推薦を辞退しました', next: '募集中であれば、自分で応募することはできます。' },
    en: { state: '－ You declined', next: 'While the call is open you may still apply yourself.' },
  },
  withdrawn: {
    ja: { state: '－ 取り下げました', next: '募集中であれば、もう一度応募できます。' },
    en: { state: '－ Withdrawn', next: 'While the call is open you may apply again.' },
  },
};

export const STATE_COLORS: Readonly<Record<CandidateState, OwnItem['color']>> = {
  ...{ draft: 'Warning', consent: 'Attention', deciding: 'Accent', ready: 'Accent', selected: 'Good' },
  ...{ 'not-selected': 'Default', rejected: 'Attention', declined: 'Default', withdrawn: 'Default' },
};
