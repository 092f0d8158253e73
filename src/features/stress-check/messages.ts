import type { Words } from '../../kernel/wording.ts';

/** The notification: neutral for whoever looks at the screen (teams-facts 3.6, rule 7). */
export const SUMMARY: Words = { ja: '人財ナビからのお知らせ', en: 'A message from Jinzai Navi' };

/** Fixed: 実施事務従事者 writes an introduction of their own beside it, never instead of it. */
export const VOLUNTARY: Words = {
  ja: '受検するかどうかは、あなたが決められます。受検しなくても、案内を止めても、不利益な扱いを受けることはありません。',
  easy: '受（う）けるかどうかは、自分（じぶん）で決（き）めます。受けなくても、案内（あんない）を止（と）めても、悪（わる）いことはありません。',
  en: 'It is up to you whether you take it. Nobody is treated worse for not taking it or for stopping these messages.',
};

interface OwnWords {
  readonly kind: string;
  readonly title: string;
  readonly planned: (from: string) => string;
  readonly open: (until: string, left: string) => string;
  readonly over: string;
  readonly none: string;
  readonly period: string;
  readonly span: (from: string, until: string) => string;
  readonly site: string;
  readonly openLink: string;
  readonly noLink: string;
  readonly results: string;
  readonly resultsText: string;
  readonly standing: string;
  readonly standingText: string;
  readonly kept: string;
  readonly keptText: (until: string) => string;
  readonly contact: string;
  readonly own: string;
  readonly reminded: (most: number) => string;
  readonly unreminded: string;
  readonly stopped: string;
  readonly takenSelf: string;
  readonly takenList: string;
  readonly taken: string;
  readonly undo: string;
  readonly stop: string;
  readonly resume: string;
  readonly alone: string;
}

export const OWN: Words<OwnWords> = {
  ja: {
    kind: '健康管理・実施事務従事者',
    title: 'ストレスチェック',
    planned: (from) => `… ${from}から受検できます`,
    open: (until, left) => `○ 受検できます（${until}まで。${left}）`,
    over: '■ 期間は終わりました',
    none: '－ いま、受検の期間ではありません',
    period: '期間',
    span: (from, until) => `${from}〜${until}`,
    site: '受検するサイト（外部）',
    openLink: '受検サイトを開く（外部）',
    noLink: 'いまは開けません。下の連絡先にお尋ねください。',
    results: '回答と結果',
    resultsText: '人財ナビには入りません。実施者だけが扱い、結果は本人に直接届きます。',
    standing: '受検したかどうか',
    standingText:
      '見るのは実施事務従事者だけで、案内を送るためだけに使います。人事担当と所属長が見るのは、10人以上の集まりのおよその受検率だけです。',
    kept: '人財ナビが持つもの',
    keptText: (until) => `受検したこと、案内を止めたこと、案内を送ったこと、受検率を数える集まり。${until}に消します。`,
    contact: '実施者の連絡先',
    own: 'あなたへの案内',
    reminded: (most) => `届きます（この期間に多くて${String(most)}回）。止められます。`,
    unreminded: 'この期間は、案内を送りません。',
    stopped: '－ 止めています。案内は届きません。',
    takenSelf: '✓ 受検したと記録しました。案内は届きません。',
    takenList: '✓ 受検したと記録されています（実施事務従事者の名簿）。案内は届きません。',
    taken: '受検しました',
    undo: '「受検しました」を取り消す',
    stop: '案内を止める',
    resume: '案内を再開する',
    alone: 'あなたの案内の設定は、人財ナビとの1対1のチャットで「ストレスチェック」と送ると出ます。',
  },
  easy: {
    kind: '健康（けんこう）・実施事務従事者',
    title: 'ストレスチェック',
    planned: (from) => `… ${from}から受（う）けられます`,
    open: (until, left) => `○ いま受（う）けられます（${until}まで。${left}）`,
    over: '■ 期間（きかん）は終（お）わりました',
    none: '－ いまは受（う）ける期間（きかん）ではありません',
    period: '期間（きかん）',
    span: (from, until) => `${from}から${until}まで`,
    site: '受（う）けるサイト（外のサイト）',
    openLink: 'サイトを開（ひら）く（外部）',
    noLink: 'いまは開（ひら）けません。下（した）の人に聞（き）いてください。',
    results: '答（こた）えと結果（けっか）',
    resultsText: '人財ナビには入（はい）りません。結果は、自分だけにとどきます。',
    standing: '受（う）けたかどうか',
    standingText:
      '見る人は、実施事務従事者（ストレスチェックの事務の人）だけです。人事の人と上の人は、10人以上（いじょう）のグループの割合（わりあい）だけを見ます。',
    kept: '人財ナビがおぼえること',
    keptText: (until) => `受けたこと、案内を止めたこと、案内を送（おく）ったこと、割合を数（かぞ）えるグループ。${until}に消（け）します。`,
    contact: '聞（き）くところ（実施者）',
    own: 'あなたへの案内（あんない）',
    reminded: (most) => `とどきます（この期間に${String(most)}回まで）。止めることができます。`,
    unreminded: 'この期間は、案内を送（おく）りません。',
    stopped: '－ 止（と）めています。案内はとどきません。',
    takenSelf: '✓ 受けたと記録（きろく）しました。案内はとどきません。',
    takenList: '✓ 受けたと記録（きろく）されています。案内はとどきません。',
    taken: '受（う）けました',
    undo: '「受けました」を取（と）り消（け）す',
    stop: '案内（あんない）を止（と）める',
    resume: '案内（あんない）をまた受け取（と）る',
    alone: 'あなたの設定（せってい）は、人財ナビと1対1のチャットで「ストレスチェック」と送（おく）ると出ます。',
  },
  en: {
    kind: 'Health care, stress check staff',
    title: 'Stress check',
    planned: (from) => `… Begins on ${from}`,
    open: (until, left) => `○ Open until ${until} (${left})`,
    over: '■ The period is over',
    none: '– There is no period at present',
    period: 'Period',
    span: (from, until) => `${from} to ${until}`,
    site: 'Website of the check (external)',
    openLink: 'Open the website (external)',
    noLink: 'It cannot be opened now. Please ask the contact below.',
    results: 'Answers and result',
    resultsText: 'They do not come into this bot. The result goes from the check’s practitioner directly to you.',
    standing: 'Whether you took it',
    standingText:
      'Seen by the stress check staff alone, to send these messages and for nothing else. Personnel and managers see an approximate rate of groups of ten or more.',
    kept: 'What this bot holds',
    keptText: (until) =>
      `That you took it, that you stopped the messages, that one was sent, and the group for the rate. Deleted on ${until}.`,
    contact: 'Contact of the practitioner',
    own: 'Messages to you',
    reminded: (most) => `You get them (at most ${String(most)} in this period). You can stop them.`,
    unreminded: 'No messages are sent in this period.',
    stopped: '– Stopped. You get none.',
    takenSelf: '✓ Recorded as taken. You get no messages.',
    takenList: '✓ Recorded as taken (list of the stress check staff). You get no messages.',
    taken: 'I have taken it',
    undo: 'Undo “I have taken it”',
    stop: 'Stop the messages',
    resume: 'Get the messages again',
    alone: 'For your own settings, send “stress check” in your own chat with this bot.',
  },
};

interface TimeWords {
  readonly today: string;
  readonly left: (days: number) => string;
}

export const TIME: Words<TimeWords> = {
  ja: { today: '今日まで', left: (days) => `あと${String(days)}営業日` },
  easy: { today: '今日（きょう）まで', left: (days) => `仕事（しごと）の日はあと${String(days)}日` },
  en: { today: 'last day', left: (days) => `${String(days)} working ${days === 1 ? 'day' : 'days'} left` },
};

/** What a tap did, above the card. */
export const NOTES = {
  taken: { ja: '✓ 記録しました。', easy: '✓ 記録（きろく）しました。', en: '✓ Recorded.' },
  undo: { ja: '✓ 取り消しました。', easy: '✓ 取（と）り消（け）しました。', en: '✓ Undone.' },
  stop: { ja: '✓ 案内を止めました。', easy: '✓ 案内（あんない）を止（と）めました。', en: '✓ Stopped.' },
  resume: { ja: '✓ 案内を再開しました。', easy: '✓ 案内（あんない）をまた送（おく）ります。', en: '✓ You get the messages again.' },
  'too-late': {
    ja: '⚠ いまは、この操作はできません。何も変わっていません。',
    easy: '⚠ いまは、できません。何（なに）も変（か）わっていません。',
    en: '⚠ This cannot be done now. Nothing was changed.',
  },
} as const satisfies Readonly<Record<string, Words>>;

interface ReminderWords {
  readonly kind: string;
  readonly why: (number: number, most: number) => string;
  readonly more: string;
}

export const REMINDER: Words<ReminderWords> = {
  ja: {
    kind: '実施事務従事者から',
    why: (number, most) =>
      `受検した・案内を止めたという記録のない方に、1対1で送っています（${String(number)}回目。この期間に多くて${String(most)}回）。「案内を止める」を押すと、次から届きません。`,
    more: 'くわしく見る',
  },
  easy: {
    kind: '実施事務従事者から',
    why: (number, most) =>
      `受けた・案内を止めたという記録（きろく）のない人に送（おく）っています（${String(number)}回目。${String(most)}回まで）。「案内を止める」をおすと、次からとどきません。`,
    more: 'くわしく見る',
  },
  en: {
    kind: 'From the stress check staff',
    why: (number, most) =>
      `Sent one to one to those without a record of having taken it or stopped these messages (number ${String(number)} of at most ${String(most)}). “Stop the messages” ends them.`,
    more: 'See the details',
  },
};
