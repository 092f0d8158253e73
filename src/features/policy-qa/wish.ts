/**
 * Messages that ask for nothing but say what somebody wants to do now: 「通信教育を受けたい」「本を借りたいです」. Wishes that may as well be the
 * beginning of a question (「資格を取りたい」) are none; their answer has the button.
 */
const VERBS =
  '(受けたい|受講したい|受講希望|(申し?込み?|申込み?)(をし)?たい|申請(を)?したい|応募したい|参加したい|出たい|出席したい|行きたい|借りたい|聴講したい|提出したい|出したい|書きたい|答えたい|回答したい|希望したい|貸してほしい|貸して(ください|下さい)|貸し出してほしい|希望します|(申し?込み?|申込み?)ます|申請します|受講します|(申し?込み?|申込み?)をお願いします)';
const ENDINGS =
  '(です|なあ|な|と思います|と思っています|と思ってます|のです|んです|ので|んですけど|のですが|んですが|けど|が|。|お願いします|よろしくお願いします|、)*';
const JAPANESE = new RegExp(`${VERBS}${ENDINGS}[\\s。、.!！…〜~ー]*$`, 'u');
const ENGLISH =
  /^(hello,? |hi,? |please,? )?(i('d| would) like|i want|i wish|i am hoping|let me)( to)? (take|apply|sign up|join|attend|borrow|enrol|write|submit|hand in|register|audit|retake)\b/;
/** Signs that something is asked beside the wish. */
const QUESTION =
  /[?？]|どう|何|なに|なん[でのか]|いつ|いくら|どこ|誰|だれ|どれ|どの|どんな|教えて|知りたい|聞きたい|ですか|ますか|でしょうか|とは|の(場合|とき|時)|\b(what|how|when|where|who|which|can|may|do|does|is|are)\b/u;
/** Whoever writes more than this wants to explain or to ask something. */
const LONGEST = 60;

export function isPlainWish(text: string): boolean {
  const typed = folded(text);
  if (typed.length > LONGEST || QUESTION.test(typed)) return false;
  return JAPANESE.test(typed) || ENGLISH.test(typed);
}

/** Particles and the words every such wish has; what is left says what kind of training. */
const EVERY_WISH = new RegExp(`${VERBS}.*$|研修会?|講座|講習|セミナー|次の|今度の|どれか`, 'gu');

/** 「Excelの研修に出たい」 looks for `Excel`; empty when the wish names nothing more. */
export function wishedTraining(text: string): string {
  if (ENGLISH.test(folded(text))) return '';
  return text
    .normalize('NFKC')
    .replace(EVERY_WISH, ' ')
    .replace(/(を|に|へ|の|が|は|も|で)(?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether the message names a training, whichever. */
export function namesTraining(text: string): boolean {
  return /研修|講座|講習|セミナー|training|course|seminar/u.test(folded(text));
}

/** Whether it names an アンケート, which may be any. */
export function namesSurvey(text: string): boolean {
  return /アンケート|survey|questionnaire/u.test(folded(text));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
