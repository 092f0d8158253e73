import type { Wording } from '../../kernel/wording.ts';

/** What a message says about the words it wants to be answered in. */
export type WordingWish =
  /** From now on: 「いつもやさしい日本語で」「やさしい日本語をやめて」. */
  | { readonly kind: 'always'; readonly wording: Wording }
  /** The answer before, in other words: 「もっとやさしく」. A faint wish (「難しいです」) is one only when there is an answer before. */
  | { readonly kind: 'again'; readonly wording: Wording; readonly isFaint: boolean }
  /** One question with the wish beside it: 「DXリーダーとは、やさしい日本語で教えて」. */
  | { readonly kind: 'question'; readonly wording: Wording; readonly question: string };

/** A wish stands in a short message; longer ones only talk about words. */
const LONGEST = 300;
/** Most messages hold none of these and are not looked at any further. */
const HINT =
  /やさし|易し|優し|簡単|かんたん|[わ分判]かりやす|[わ分]かりにく|平易|砕い|くだいて|平たく|(?:普通|ふつう|通常|標準|元|もと)[のに]|でもわかる|でも分かる|でもわかり|むずかし|難し|読め(?:ない|ません)|japanese/i;

const SPEECH = '(?:日本語|にほんご|言葉|ことば|言い方|言いかた|表現|文章|文|説明)';
const NOUN: Readonly<Record<Wording, string>> = {
  easy: `(?:やさしい|易しい|優しい|かんたんな|簡単な|[わ分判]かりやすい|平易な)${SPEECH}`,
  standard: `(?:普通|ふつう|通常|標準|元|もと|もともと)の(?:${SPEECH}|答え方|答え)`,
};
const EASILY = '(?:やさしく|易しく|優しく|簡単に|かんたんに|[わ分判]かりやすく|(?:かみ|噛み)砕いて|かみくだいて|平たく)';
/** Beside a question, 「簡単に」 and 「わかりやすく」 are mere politeness; these ask for easy words. */
const PLAINLY =
  '(?:やさしく|易しく|優しく|(?:かみ|噛み)砕いて|かみくだいて|(?:小学生|中学生|子ども|子供|こども|外国人)(?:に)?でも(?:わか|分か)るように)';
const TELL = '(?:教えて|おしえて|説明して|解説して|言って|いって|答えて|こたえて|言い換えて|いいかえて|言い直して|まとめて|見せて)';
const PLEASE =
  '(?:(?:を)?お願い(?:し(?:ます|たいです)|できますか|いたします)?|(?:を)?おねがい(?:します)?|頼みます|(?:ください|下さい)(?:ませんか)?|くれ(?:ますか|ませんか|る|ない)?|(?:ほしい|欲しい)(?:です)?|もらえ(?:ますか|ませんか|る)|いただけ(?:ますか|ませんか)|頂けますか|ちょうだい|ね|よ|な)*';
const OPENING = '(?:(?:すみません|すいません|あの|えっと|じゃあ?|では|それなら|できれば|お願いです)(?:が)?[、,\\s]*)*';
const MORE = '(?:(?:もっと|もう少し|もうちょっと|もう一度|もう一回|少し|ちょっと|全部|ぜんぶ)[、,\\s]*)*';
const IT =
  '(?:(?:それ|これ|(?:今|いま|さっき|先ほど|前|上)の|この|その)?(?:答え|回答|説明|話|文章|文|内容|件|やつ)?(?:を|は|も|について)?[、,\\s]*)?';
const END = '[\\s。、,.!?~〜ー…]*$';
const SAID =
  '(?:(?:言|い)(?:う|っ)(?:と|たら)|言い換えると|説明すると|すると)(?:どう(?:なりますか|なる|いうこと(?:ですか)?)?|何(?:ですか)?)?';
const CHANGE = '(?:して|する|変えて|かえて|変更して|切り替えて|切りかえて|設定して|固定して)';
const FROM_NOW_ON = '(?:これから(?:は|も|ずっと)?|今後(?:は|も)?|いつも|ずっと|常に|つねに|毎回|今日から(?:は)?|次から(?:は)?)[、,\\s]*';
const USE = '(?:を?使って|を使う|で(?:答えるように)?|に)';
const STOP =
  '(?:やめ(?:て|る|たい(?:です)?|ます)|止めて|終わり(?:に(?:して|する)?|です)?|終了(?:して)?|[い要]らない(?:です)?|[い要]りません|不要(?:です)?|なしで?|使わない(?:で)?|オフ(?:に(?:して)?)?|解除(?:して)?|もういい(?:です)?|(?:元に|もとに)?(?:戻して|もどして)|外して)';

const EASY_JAPANESE = '(?:easy|easier|simple|simpler|plain) japanese';
const USUAL_JAPANESE = '(?:normal|standard|regular|usual|ordinary) japanese';
const IN_ENGLISH_PLEASE = '(?:,? please)?[\\s.!?]*$';

const matching = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})`, 'iu');

/** Tried in this order: an order for the future is also worded like one for the last answer. */
const WHOLE: readonly { readonly pattern: RegExp; readonly wish: WordingWish }[] = [
  {
    wish: { kind: 'always', wording: 'standard' },
    pattern: matching(
      `${OPENING}(?:もう)?${NOUN.easy}(?:の設定|モード)?(?:は|を|で)?[、,\\s]*(?:もう)?${STOP}${PLEASE}${END}`,
      `${OPENING}(?:${FROM_NOW_ON})?${NOUN.standard}に[、,\\s]*(?:${CHANGE}|戻して|もどして)${PLEASE}${END}`,
      `${OPENING}${FROM_NOW_ON}${NOUN.standard}${USE}(?:${TELL}|${CHANGE})?${PLEASE}${END}`,
      `(?:please )?(?:stop|no more|turn off|disable|end|cancel)(?: using| the)? ${EASY_JAPANESE}(?: mode)?${IN_ENGLISH_PLEASE}`,
      `(?:please )?(?:(?:always )?use|(?:go |switch )?back to|switch to|always) ${USUAL_JAPANESE}${IN_ENGLISH_PLEASE}`,
    ),
  },
  {
    wish: { kind: 'always', wording: 'easy' },
    pattern: matching(
      `${OPENING}${FROM_NOW_ON}${MORE}(?:${NOUN.easy}${USE}|${EASILY})[、,\\s]*(?:${TELL}|${CHANGE})?${PLEASE}${END}`,
      `${OPENING}${NOUN.easy}${USE}[、,\\s]*${FROM_NOW_ON}(?:${TELL}|${CHANGE})?${PLEASE}${END}`,
      `${OPENING}${NOUN.easy}に[、,\\s]*${CHANGE}${PLEASE}${END}`,
      `${OPENING}(?:いつも|ずっと)${NOUN.easy}${END}`,
      `${NOUN.easy}(?:の設定|モード)(?:を|に)?(?:オン)?(?:に)?(?:${CHANGE})?${PLEASE}${END}`,
      `(?:please )?(?:always|from now on,?) (?:(?:use|answer(?: me)? in|speak|reply in|write in|in) )?${EASY_JAPANESE}${IN_ENGLISH_PLEASE}`,
      `(?:please )?(?:use|switch to|turn on|change to) ${EASY_JAPANESE}(?: mode| always| from now on)?${IN_ENGLISH_PLEASE}`,
    ),
  },
  {
    wish: { kind: 'again', wording: 'easy', isFaint: false },
    pattern: matching(
      `${OPENING}${IT}${MORE}${NOUN.easy}(?:(?:で|に|を使って|版|バージョン)も?[、,\\s]*(?:${TELL}|直して|なおして|訳して|して|書いて|${SAID})?)?${PLEASE}${END}`,
      `${OPENING}${IT}${MORE}${EASILY}[、,\\s]*(?:${TELL}|して|${SAID})?${PLEASE}${END}`,
      `(?:please )?(?:(?:can|could|would|will) you )?(?:please )?(?:(?:say|explain|tell me|write|put|repeat|give me|show me|answer)(?: (?:that|it|this|the answer))?(?: again)? )?(?:in )?${EASY_JAPANESE}${IN_ENGLISH_PLEASE}`,
    ),
  },
  {
    wish: { kind: 'again', wording: 'standard', isFaint: false },
    pattern: matching(
      `${OPENING}${IT}${NOUN.standard}(?:(?:で|を)も?[、,\\s]*(?:${TELL}|して|書いて|見たい(?:です)?)?)?${PLEASE}${END}`,
      `(?:please )?in ${USUAL_JAPANESE}${IN_ENGLISH_PLEASE}`,
    ),
  },
  {
    wish: { kind: 'again', wording: 'easy', isFaint: true },
    pattern: matching(
      `${OPENING}${MORE}(?:言葉|ことば|漢字|文|文章|説明|日本語|内容)?(?:が|は)?(?:とても|すごく|ちょっと|少し)?(?:(?:難し|むずかし)(?:い|すぎ|すぎて|くて)|読め(?:ない|ません)|[わ分]かりにくい)(?:です|ます|よ|ね)*(?:[、,\\s]*(?:よく)?(?:わから|分から)(?:ない|ん)(?:です)?|[、,\\s]*(?:よく)?(?:わか|分か)りません)?(?:よ|ね)*${END}`,
    ),
  },
  {
    wish: { kind: 'again', wording: 'standard', isFaint: true },
    pattern: matching(`${OPENING}(?:元|もと)に(?:戻|もど)して${PLEASE}${END}`),
  },
];

/** 「やさしい日本語で書かれた方針」 speaks of texts in easy Japanese and asks for none. */
const NO_VERB =
  '(?!書|話|説明(?:す|でき|し(?!て))|作|対応|伝え|行|受け|読|出|案内|教え(?!て(?:[。、,\\s]|くだ|下))|学|会話|やり|情報|発信|接|する|した|でき)';
/** A subject ends so; 「市民に」「窓口では」 are people and places to speak to. */
const SUBJECT_ENDS = '(?:とは|って|について|のこと(?:を|は)?|を|(?<!で)は|の意味|の違い|[?。、,!\\s])';
const ASKS = `(?:${TELL}${PLEASE}|とは|って何(?:ですか)?|は?何(?:ですか)?)`;

const BESIDE: Readonly<Record<Wording, readonly RegExp[]>> = { easy: beside(NOUN.easy), standard: beside(NOUN.standard) };

function beside(noun: string): readonly RegExp[] {
  return [
    new RegExp(
      `^(?<question>.*${SUBJECT_ENDS})[、,\\s]*${MORE}${noun}(?:で|を使って)も?[、,\\s]*(?:${TELL}|説明できますか)?${PLEASE}${END}`,
      'u',
    ),
    new RegExp(`^${OPENING}${MORE}${noun}(?:で|を使って)(?:(?:${TELL})${PLEASE}[。、,\\s!]+|[、,\\s]+)(?<question>.+)$`, 'u'),
    new RegExp(`^${OPENING}${noun}で${NO_VERB}(?<question>.+?${ASKS}${END})`, 'u'),
  ];
}

const BESIDE_PLAINLY = new RegExp(`^(?<question>.*${SUBJECT_ENDS})[、,\\s]*${MORE}${PLAINLY}[、,\\s]*${TELL}${PLEASE}${END}`, 'u');
const BESIDE_ENGLISH = new RegExp(
  `^(?<question>.+[?.!,]|(?:please )?(?:explain|tell me|describe|what(?:'s| is| are| does)|who) .+?),?\\s+\\(?(?:please )?(?:(?:answer|explain(?: it)?|tell me|say it|reply) )?in ${EASY_JAPANESE}\\)?${IN_ENGLISH_PLEASE}`,
  'iu',
);

/** The wish of a cleaned message, or null for one that is about something else, also when it is about easy Japanese itself. */
export function wordingWish(text: string): WordingWish | null {
  if (text.length > LONGEST || !HINT.test(text)) return null;
  return WHOLE.find(({ pattern }) => pattern.test(text))?.wish ?? besideQuestion(text);
}

function besideQuestion(text: string): WordingWish | null {
  const easy = firstQuestion([...BESIDE.easy, BESIDE_PLAINLY, BESIDE_ENGLISH], text);
  if (easy !== null) return { kind: 'question', wording: 'easy', question: easy };
  const standard = firstQuestion(BESIDE.standard, text);
  return standard === null ? null : { kind: 'question', wording: 'standard', question: standard };
}

function firstQuestion(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const question = complete(pattern.exec(text)?.groups?.['question'] ?? '');
    if (/[\p{L}\p{N}]/u.test(question)) return question;
  }
  return null;
}

/** 「DXリーダーを」 is what 「DXリーダーをやさしく教えて」 leaves over. */
function complete(question: string): string {
  return question.replace(/[、,\s]+$/u, '').replace(/を$/u, 'を教えて');
}
