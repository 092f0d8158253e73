import type { Words } from '../../kernel/wording.ts';

export const KIND: Words = { ja: 'お知らせ', en: 'Announcement' };
/** Neutral: the notification is read by whoever sees the phone. */
export const SUMMARY: Words = { ja: 'お知らせが届いています', en: 'You have an announcement' };
export const ANSWER_SUMMARY: Words = { ja: 'お知らせへの質問の回答が届いています', en: 'Your question on an announcement was answered' };

export const CARD_WORDS = {
  must: { ja: '⚠ 必ずお読みください', easy: '⚠ かならず 読んでください', en: '⚠ Please be sure to read this' },
  japaneseOnly: { ja: '', en: 'This announcement was written in Japanese only. Your section or the contact below can help.' },
  readTitle: { ja: '読みました', easy: '読みました', en: 'I have read this' },
  askTitle: { ja: '質問があります', easy: '質問（しつもん）があります', en: 'I have a question' },
  openForm: { ja: '用紙を開く', easy: '用紙（ようし）を開く', en: 'Open the form' },
  trial: {
    ja: '✎ テスト（まだだれにも送っていません。届いたときの見た目です）',
    en: '✎ Test (not sent to anybody yet; this is how it will look)',
  },
  withdrawn: { ja: '■ このお知らせは取りやめになりました', en: '■ This announcement was called off' },
} as const satisfies Record<string, Words>;

/** 「差出人: 総務部 人事課」 and whom to ask whether it is real. */
export function senderText(place: string, contact: { readonly ja: string; readonly en: string }): Words {
  return {
    ja: `差出人: ${place}\n本物かどうか迷ったときは、このチャットではなく、庁内の電話で ${contact.ja} に確かめてください。`,
    easy: `出した人: ${place}\n本物（ほんもの）か わからないときは、庁内（ちょうない）の電話で ${contact.ja} に聞いてください。`,
    en: `From: ${place}\nIf in doubt whether this is real, do not ask here: call ${contact.en} by the city's own telephone.`,
  };
}

export function reasonText(audience: Words, isMandatory: boolean): Words {
  const must = isMandatory
    ? { ja: '必読のため、まとめずに届けています。', en: ' It is mandatory, so it comes by itself.' }
    : { ja: '', en: '' };
  return {
    ja: `届いた理由: 対象（${audience.ja}）に入っているためです。${must.ja}`,
    easy: `届いた理由（りゆう）: 「${audience.ja}」の人に送っています。`,
    en: `Why you get this: you are among its audience (${audience.en}).${must.en}`,
  };
}

export function readText(at: Words): Words {
  return { ja: `✓ 読みました（${at.ja}）`, en: `✓ Read (${at.en})` };
}

export function linkHint(label: string, host: string): Words {
  return {
    ja: `「${label}」のボタンは、外のページ（${host}）を開きます。`,
    en: `The button “${label}” opens a page outside of Teams (${host}).`,
  };
}

/** On a button: that it leaves. */
export function linkTitle(label: string): Words {
  return { ja: `${label}（ページを開く）`, en: `${label} (opens a page)` };
}

export const ASK_WORDS = {
  intro: {
    ja: '質問を書いてください。方針に答えがあれば先にお見せします。なければ作成者に届き、回答がこのチャットに届きます。',
    easy: '質問（しつもん）を書いてください。答（こた）えは、このチャットに届きます。',
    en: 'Write your question. If the policy answers it, you see that first; otherwise it goes to the author, and the answer comes to this chat.',
  },
  label: { ja: '質問（500字まで）', en: 'Question (up to 500 letters)' },
  note: {
    ja: '作成者には、あなたの氏名と課も伝わります。体調や人事評価など、人に知られたくないことは書かないでください。',
    easy: '作成者（さくせいしゃ）に、あなたの名前と課が伝わります。',
    en: 'The author sees your name and section. Please leave out anything private, such as health or appraisal.',
  },
  send: { ja: '質問を送る', easy: '質問（しつもん）を送る', en: 'Ask this' },
  back: { ja: '戻る', en: 'Back' },
  missing: { ja: '質問を書いてください。', en: 'Please write your question.' },
} as const satisfies Record<string, Words>;

export function tooLong(max: number, length: number): Words {
  return {
    ja: `${length.toLocaleString('ja-JP')}字あります。${max.toLocaleString('ja-JP')}字までに縮めてください。`,
    en: `This has ${length.toLocaleString('en-GB')} letters; ${max.toLocaleString('en-GB')} are allowed. Please shorten it.`,
  };
}

export const SUGGESTION_WORDS = {
  title: { ja: '方針に、近い答えがあります', easy: '方針（ほうしん）に、答（こた）えがありました', en: 'The policy has an answer' },
  intro: {
    ja: 'これで足りれば「解決しました」を、足りなければ「作成者に送る」を押してください。質問はまだ送っていません。',
    easy: 'わかったら「解決（かいけつ）しました」を、わからないときは「作成者（さくせいしゃ）に送る」を押（お）してください。',
    en: 'If this is enough, tap “Solved”. If not, tap “Send to the author”. Your question has not been sent yet.',
  },
  question: { ja: 'あなたの質問', easy: 'あなたの質問（しつもん）', en: 'Your question' },
  solved: { ja: '解決しました', easy: '解決（かいけつ）しました', en: 'Solved' },
  toAuthor: { ja: '作成者に送る', easy: '作成者（さくせいしゃ）に送る', en: 'Send to the author' },
} as const satisfies Record<string, Words>;

export const SENT_WORDS = {
  title: { ja: '質問を作成者に送りました', easy: '質問（しつもん）を送りました', en: 'Your question went to the author' },
  text: {
    ja: '回答は、このチャットに届きます。「お知らせを開く」で、元のお知らせに戻れます。',
    easy: '答（こた）えは、このチャットに届きます。',
    en: 'The answer will come to this chat. You can open the announcement again below.',
  },
  trialTitle: { ja: 'これはテストのカードです', en: 'This is a test card' },
  trialText: {
    ja: '「読みました」や質問は、届いた人だけが使えます。見た目とボタンの位置を確かめてください。何も記録していません。',
    en: 'Reading and asking are for those who received it. Please check how it looks; nothing was recorded.',
  },
  quote: { ja: 'あなたの質問', easy: 'あなたの質問（しつもん）', en: 'Your question' },
  open: { ja: 'お知らせを開く', easy: 'お知らせを開く', en: 'Open the announcement' },
} as const satisfies Record<string, Words>;

export const QUESTION_WORDS = {
  kind: { ja: 'お知らせへの質問', en: 'Question on an announcement' },
  summary: { ja: 'お知らせへの質問が届いています', en: 'There is a question on an announcement' },
  open: { ja: '● 回答待ち', en: '● Waits for an answer' },
  answered: { ja: '✓ 回答済み', en: '✓ Answered' },
  label: { ja: '回答（1,000字まで）', en: 'Answer (up to 1,000 letters)' },
  send: { ja: '回答を送る', en: 'Send this answer' },
  missing: { ja: '回答を書いてください。', en: 'Please write an answer.' },
  note: {
    ja: '回答は一度だけ送れます。質問した人のチャットに届きます。',
    en: 'There is one answer; it goes to the chat of the one who asked.',
  },
  done: { ja: '質問した人に届けました。', en: 'It went to the one who asked.' },
  already: { ja: 'すでに回答されています。あなたの回答は送っていません。', en: 'It was answered already; yours was not sent.' },
  gone: { ja: '名簿にない職員', en: 'No longer on the roster' },
} as const satisfies Record<string, Words>;

export function answeredTitle(title: string): Words {
  return { ja: `質問への回答: ${title}`, en: `Answer to your question: ${title}` };
}

export const OWN_WORDS = {
  state: { ja: '⚠ 未読', easy: '⚠ まだ 読んでいません', en: '⚠ Not read yet' },
  next: {
    ja: '必読のお知らせです。読んだら「読みました」を押してください。',
    easy: 'かならず 読んで、「読みました」を押（お）してください。',
    en: 'Mandatory. Please read it and tap “I have read this”.',
  },
} as const satisfies Record<string, Words>;
