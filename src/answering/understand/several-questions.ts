const SENTENCE_ENDS = /(?<=[?？。!！\n])|(?<=[a-z)'"]{2}\.)\s+(?=[A-Z"'])/u;
const ASKS = /(?:[?？]|か[。]?|(?:教えて|説明して)(?:ください|下さい|ほしい)?[。!！]?|とは[。]?|(?:何|どこ|いつ|誰|いくら|どう)[。]?)$/u;
const WISHES =
  /(?:(?:知り|聞き|見|確認し|書き写し|教えてもらい)たい(?:です|んです(?:が|けど)?)?|(?:お願い|おねがい)(?:します|いたします)?|(?:ほしい|欲しい)(?:です)?|(?:ください|下さい)|もらえますか|教えて|見せて)[。!！]*$/u;
/** "Tell me every ability of a shusa." */
const WISHES_IN_ENGLISH =
  /^(?:please\s+)?(?:tell|list|name|give|show|explain|describe|quote|write out|i(?:'d| would) like to know|i want to know|let me know)\b/i;
/** 「AのBとC」, both of them nouns: 「終わってほっとして」 and 「目指すことになって」 hold no two things. */
const COORDINATED =
  /^([^、。]{2,24}の)([^のと、。]{1,13}[\p{Script=Han}ァ-ヶーa-zA-Z0-9」）)])と(?!教え|知り|聞き|説明)([\p{Script=Han}ァ-ヶーa-zA-Z0-9「][^のと、。]{1,13}?)(?:を?(?:教えて|知りたい|説明して)|は(?:何|どう|いつ|いくら)?|とは|について|って)?(?:ください|下さい|ですか|でしょうか|です|か)*[?？。]?$/u;

/** A message cut into its sentences. */
export function sentencesOf(text: string): readonly string[] {
  const sentences = text
    .split(SENTENCE_ENDS)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return sentences.reduce<string[]>((joined, sentence) => {
    const before = joined.at(-1);
    if (before === undefined || !asks(before) || !isHeldOut(sentence)) return [...joined, sentence];
    return [...joined.slice(0, -1), `${before.replace(/[?？]$/u, '')}、${sentence}`];
  }, []);
}

/** 「評価するのは課長？部長？」: what is only held out for choice is no question of its own. */
function isHeldOut(sentence: string): boolean {
  const said = sentence.replace(/[?？。!！笑w\s]+$/u, '');
  return (
    /^(?:それとも)?(?:(?:ふつう|普通|ただ|本当|ほんと)の)?[\p{Script=Han}ァ-ヶーa-z0-9・]*(?:だけ|のみ|とか|なの|です)?か?$/iu.test(said) ||
    /(?:だけ|のみ|とか)$/u.test(said)
  );
}

export function asks(sentence: string): boolean {
  return ASKS.test(sentence);
}

/** 「…ですか。それとも…でしょうか」 offers another answer to the question before it. */
function asksAnew(sentence: string): boolean {
  return asks(sentence) && !/^(?:それとも|あるいは|または)/u.test(sentence);
}

/** 「全部知りたいです」「お願いします」 ask as well, though not by themselves. */
export function asksOrWishes(sentence: string): boolean {
  return asks(sentence) || WISHES.test(sentence) || WISHES_IN_ENGLISH.test(sentence);
}

/** Not the (2) of section 5.5.(2). */
const NUMBERED = /(?<![.\d節章])\(\d{1,2}\)/u;
/** 「AとBは、それぞれ…」, with or without 「」. */
const EACH =
  /^(?:[^。]*。)?(?<first>「[^」]{2,30}」|[^、。「」]{2,36}?)(?<![るたいうくすぐつぶむごこもあひ])と、?(?<second>「[^」]{2,30}」|[^、。「」]{2,36}?)(?:では|には|は|を|について|の|、)*それぞれ(?<of>の)?(?:について|、)?(?<asked>[^。?？]{0,60})/u;

/** More than anybody asks in earnest in one message. */
const MOST = 5;

export interface SeveralQuestions {
  readonly texts: readonly string[];
  /** 「AのBとC」 may also be one thing: 「課題の把握と解決」. */
  readonly isCertain: boolean;
}

/** The questions that one message holds: several sentences that ask, a numbered list, 「AとB、それぞれ」 or 「AのBとC」; null for a single question. */
export function severalQuestions(text: string): SeveralQuestions | null {
  const certain = [numberedQuestions(text), sentencesOf(text).filter(asksAnew), questionsForEach(text)].find(
    (texts) => texts.length > 1 && texts.length <= MOST,
  );
  if (certain !== undefined) return { texts: certain, isCertain: true };
  const [, of, first, second] = COORDINATED.exec(text) ?? [];
  return of === undefined || first === undefined || second === undefined ? null : { texts: [of + first, of + second], isCertain: false };
}

/** 「DXリーダーの①期間、②人数」: what stands before the first number belongs to each. */
function numberedQuestions(text: string): string[] {
  const [lead = '', ...items] = text.split(NUMBERED);
  const subject = /(?:の|について|における|で)[、,\s]*$/u.test(lead) ? lead.trim() : '';
  return items
    .map((item) =>
      item
        .replace(/[、,。\s]*(?:以上|の?\d点|を?(?:それぞれ)?(?:まとめて)?(?:教えて|回答|答えて|示して|ご教示)).*$/u, '')
        .replace(/[、,。\s]+$/u, '')
        .trim(),
    )
    .filter((item) => item !== '')
    .map((item) => subject + item);
}

function questionsForEach(text: string): string[] {
  const { first, second, of = 'は', asked = '' } = EACH.exec(text)?.groups ?? {};
  return first === undefined || second === undefined ? [] : [first, second].map((name) => name.replace(/[「」]/gu, '') + of + asked);
}
