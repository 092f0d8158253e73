/** `exercise`: picks among statements (「正しいものはどれか」); `headline`: names a subject and asks nothing. */
export type QuestionForm = 'question' | 'exercise' | 'headline';

const ASKS = /何|誰|だれ|どこ|いつ|(?<!な)どの|どんな|なぜ|どう|いくつ|いくら|どちら|どれ|どっち|なに|なん/;
const ENDS_ASKING = /(?:か|は|の|[?？])[。．.?？」]*\s*$/;
const PICKS = /正し|誤(?:っ|り)|次の(?:うち|中)|選(?:び|択|べ)|組み?合わ?せ|適切/;

/** @param question folded */
export function questionForm(question: string): QuestionForm {
  if (PICKS.test(question)) return 'exercise';
  return ASKS.test(question) || ENDS_ASKING.test(question) ? 'question' : 'headline';
}
