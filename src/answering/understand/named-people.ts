const TITLES = '市長|部長|次長|課長|主幹|副主幹|主査|主任|主事|係長|職員|議員|先生';
const NAME = '[\\p{Script=Han}\\p{Script=Katakana}ー々]{1,10}[\\s　]?';

/** 「田中さん」, "Mr. Tanaka": somebody in particular is spoken of. */
const SOMEBODY = new RegExp(`${NAME}(?:さん|さま|様|氏|君|くん|ちゃん|殿)|\\b(?:mr|ms|mrs|dr)\\.?\\s+[a-z]+|\\b[a-z]+-san\\b`, 'giu');
/** 「佐藤課長」; 総務課長 is an office, and the same goes for it: what is asked about it is not. */
const OFFICE = new RegExp(`${NAME}(?:${TITLES})`, 'gu');
/** 「市民課の田中です。」「高橋と申します」 */
const INTRODUCED = /[^、。\s]{1,16}(?:と申します|といいます|と言います|ですが|です。|です、)/gu;
const INTRODUCED_IN_ENGLISH = /\b(?:my name is|i am|i'm|this is)\s+[a-z]+(?:\s+[a-z]+)?/giu;

/** True when a question is about one person, by name and form of address. */
export function namesSomebody(question: string): boolean {
  return question.search(SOMEBODY) !== -1;
}

/** The question without anything that shows itself as a person's name; a bare name does not. */
export function withoutPeople(question: string): string {
  return [SOMEBODY, OFFICE, INTRODUCED, INTRODUCED_IN_ENGLISH].reduce((text, people) => text.replace(people, ' '), question);
}
