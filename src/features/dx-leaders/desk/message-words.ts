import type { Words } from '../../../kernel/wording.ts';

interface MessageWords {
  readonly kind: string;
  readonly summary: string;
  readonly result: (year: string) => string;
  readonly selected: string;
  readonly selectedText: (mayPublish: boolean) => string;
  readonly passedOver: string;
  readonly passedOverText: string;
  readonly term: string;
  readonly span: (from: string, until: string) => string;
  readonly reason: string;
  readonly fromDesk: string;
  readonly roster: string;
  readonly desk: string;
  readonly announced: (year: string) => string;
  readonly announcedState: (all: number) => string;
  readonly announcedText: (count: { readonly named: number; readonly all: number }) => string;
  readonly announcedLabel: string;
  readonly endTitle: string;
  readonly endState: (until: string) => string;
  readonly endText: string;
  readonly endDeskText: (year: string) => string;
}

/** What candidates and leaders are told. */
export const MESSAGES: Words<MessageWords> = {
  ja: {
    kind: 'DXリーダー・DX推進担当',
    summary: 'DXリーダーについてのお知らせ',
    result: (year) => `${year}DXリーダーの選考結果`,
    selected: '✓ 選出されました',
    selectedText: (mayPublish) =>
      `DXリーダーに選出されました。任期中は、DX関連の研修のキャンセル待ちで先に繰り上がります（5.5.(5)）。${
        mayPublish ? '同意のとおり、DXリーダー名簿に氏名を載せました。' : '氏名は、DXリーダー名簿に載せていません。'
      }`,
    passedOver: '－ 今回は選出に至りませんでした',
    passedOverText: '手を挙げていただき、ありがとうございました。理由は次のとおりです。理由を読めるのは、あなたとDX推進担当だけです。',
    term: '任期',
    span: (from, until) => `${from}〜${until}`,
    reason: '理由',
    fromDesk: 'DX推進担当から',
    roster: 'DXリーダー名簿',
    desk: '募集と選考を開く',
    announced: (year) => `${year}のDXリーダーが決まりました`,
    announcedState: (all) => `● ${String(all)}人を選出しました`,
    announcedText: ({ named, all }) =>
      `各課のDXの取組みは、DXリーダーに相談できます（5.5.(5)）。${named < all ? `氏名の公表に同意した${String(named)}人を紹介します。` : ''}`,
    announcedLabel: 'DXリーダーと、取り組みたいこと',
    endTitle: 'DXリーダーの任期がまもなく終わります',
    endState: (until) => `▲ 任期は${until}まで`,
    endText:
      '任期が終わると、研修の優先もその日で終わります。再任は自動ではありません。氏名を公表している人は、任期の後も名簿に残ります（5.5.(5)）。',
    endDeskText: (year) => `${year}に選出したDXリーダーの任期が終わります。再任は自動ではありません。本人にもお知らせしました。`,
  },
  easy: {
    kind: 'DXリーダー・DX推進担当',
    summary: 'DXリーダーのお知らせ',
    result: (year) => `${year}のDXリーダーの結果（けっか）`,
    selected: '✓ DXリーダーに選（えら）ばれました',
    selectedText: (mayPublish) =>
      `あなたはDXリーダーです。DXの研修で席がないとき、先に席がもらえます。${
        mayPublish ? 'あなたの名前は、名簿（めいぼ）に出ています。' : 'あなたの名前は、名簿（めいぼ）に出ません。'
      }`,
    passedOver: '－ 今回は選ばれませんでした',
    passedOverText: 'ありがとうございました。理由（りゆう）は下にあります。理由を読む人は、あなたとDX推進担当（たんとう）だけです。',
    term: '期間（きかん）',
    span: (from, until) => `${from}から${until}まで`,
    reason: '理由',
    fromDesk: 'DX推進担当から',
    roster: 'DXリーダー名簿',
    desk: '募集と選考を開く',
    announced: (year) => `${year}のDXリーダーが決まりました`,
    announcedState: (all) => `● ${String(all)}人です`,
    announcedText: ({ named, all }) =>
      `仕事をデジタルでよくしたいとき、DXリーダーに相談（そうだん）できます。${named < all ? `名前を出してよいと言った${String(named)}人です。` : ''}`,
    announcedLabel: 'DXリーダーと、やりたいこと',
    endTitle: 'もうすぐDXリーダーの期間が終わります',
    endState: (until) => `▲ ${until}まで`,
    endText: '終わると、研修で先に席をもらうことはできません。名簿に名前が出ている人は、そのまま名簿に残ります。',
    endDeskText: (year) => `${year}のDXリーダーの期間が終わります。本人にも知らせました。`,
  },
  en: {
    kind: 'DX leaders, DX office',
    summary: 'News about the DX leaders',
    result: (year) => `DX leaders ${year}: your result`,
    selected: '✓ You were selected',
    selectedText: (mayPublish) =>
      `You are a DX leader. During your term you move up first in the waiting lists of DX trainings (5.5.(5)). ${
        mayPublish ? 'As you agreed, your name is on the list of DX leaders.' : 'Your name is not on the list of DX leaders.'
      }`,
    passedOver: '– Not selected this time',
    passedOverText: 'Thank you for your interest. The reason is below; only you and the DX office can read it.',
    term: 'Term',
    span: (from, until) => `${from} to ${until}`,
    reason: 'Reason',
    fromDesk: 'From the DX office',
    roster: 'List of DX leaders',
    desk: 'Open the desk',
    announced: (year) => `The DX leaders of ${year}`,
    announcedState: (all) => `● ${String(all)} selected`,
    announcedText: ({ named, all }) =>
      `Ask them about DX in your section (5.5.(5)).${named < all ? ` The ${String(named)} who agreed to be named are listed.` : ''}`,
    announcedLabel: 'DX leaders and what they work on',
    endTitle: 'Your term as a DX leader ends soon',
    endState: (until) => `▲ Until ${until}`,
    endText:
      'Priority in trainings ends on that day. Nobody is appointed again automatically. Names that were published stay on the list (5.5.(5)).',
    endDeskText: (year) =>
      `The terms of the DX leaders of ${year} end. Nobody is appointed again automatically. They have been told as well.`,
  },
};
