import type { Words } from '../../kernel/wording.ts';

interface DeputyWords {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly given: (whom: string, span: string) => string;
  readonly taken: (whom: string, span: string) => string;
  readonly revoke: string;
  readonly started: string;
  readonly revoked: string;
  readonly already: string;
  readonly overlaps: string;
  readonly rule: string;
  readonly nothing: string;
  readonly form: Readonly<Record<string, string>>;
}

export const DEPUTY: Words<DeputyWords> = {
  ja: {
    kind: '承認・代理',
    title: '代理',
    text: '休みや出張の間、あなたに届く承認を、同僚も決められるようにします。あなたも引き続き決められます。',
    given: (whom, span) => `→ ${whom} ${span}`,
    taken: (whom, span) => `← ${whom}の代理を、あなたが務めます。${span}`,
    revoke: 'この代理をやめる',
    started: '✓ 代理を決めました。相手にも知らせました。',
    revoked: '✓ 代理をやめました。相手にも知らせました。',
    already: '変わりはありません。いまの代理は次のとおりです。',
    overlaps: '⚠ この期間には、すでに別の代理がいます。先にその代理をやめてください',
    rule: '代理の人が決めると、あなたの代理であることが記録に残ります。代理の人が、さらに別の人に回すことはできません。',
    nothing: 'いまの役割では、代理を決めるものはありません。',
    form: {
      ...{ formTitle: '新しく決める', colleague: '同僚の氏名か職員番号', colleagueMissing: '氏名か職員番号を入れてください' },
      ...{ choice: 'どの人ですか', from: '始まりの日', until: '終わりの日', dateMissing: '日を選んでください', start: '代理を決める' },
    },
  },
  en: {
    kind: 'Decisions: deputy',
    title: 'Deputy',
    text: 'While you are away, a colleague may decide what waits for you. You may still decide yourself.',
    given: (whom, span) => `→ ${whom} ${span}`,
    taken: (whom, span) => `← You stand in for ${whom}. ${span}`,
    revoke: 'End this',
    started: '✓ Your deputy is set and has been told.',
    revoked: '✓ Ended. The other person has been told.',
    already: 'Nothing was changed. This is how it is now.',
    overlaps: '⚠ You have another deputy in this time. Please end that one first',
    rule: 'What a deputy decides is recorded as decided for you. A deputy cannot hand it on.',
    nothing: 'In your present position there is nothing to name a deputy for.',
    form: {
      ...{ formTitle: 'New', colleague: 'Name or employee number', colleagueMissing: 'Please enter a name or number' },
      ...{ choice: 'Which person?', from: 'First day', until: 'Last day', dateMissing: 'Please choose a day', start: 'Name this deputy' },
    },
  },
};

interface ToldWords {
  readonly title: string;
  readonly text: (whom: string, span: string) => string;
}

/** What a deputy is told. */
export const TOLD: Readonly<Record<'started' | 'revoked', Words<ToldWords>>> = {
  started: {
    ja: {
      title: '承認の代理を頼まれました',
      text: (whom, span) => `${whom}の代理です。期間は${span}です。この間に届いた承認は「承認」と送ると見られます。`,
    },
    en: {
      title: 'You were named as a deputy for decisions',
      text: (whom, span) => `You stand in for ${whom}, ${span}. Send “approvals” to see what waits.`,
    },
  },
  revoked: {
    ja: {
      title: '承認の代理が終わりました',
      text: (whom, span) => `${whom}の代理（${span}）は、取りやめになりました。することはありません。`,
    },
    en: {
      title: 'Your time as a deputy has ended',
      text: (whom, span) => `You no longer stand in for ${whom} (${span}). There is nothing to do.`,
    },
  },
};
