import { foldKana, foldText } from '../../search/fold-text.ts';

/** Words of grammar, cheaper than any reading, so that 「ですか」 is not taken apart into nouns. */
const GRAMMAR = (
  'ですか でしょうか ますか ました ません です ます ください おしえて とは について において には では との への から まで より って のは のが いつ どこ どれ どう どの どんな なぜ どうして どうやって どのくらい いくつ いくら こと もの ため ある いる する して した される できる できますか ありますか いますか なんですか なりますか もらえますか れる られる たい たら なら けど ので のに だけ など ごと なんか いい よい ちょっと やっぱり みたい そう だっけ かな でしょ んですか んですけど あります います なります できます やつ は が を に の と で も や へ か よ ね な ' +
  'どういう どういった どのような どのように どのへん どれくらい どっち どちら どなた という といった っていう とか として とき ところ としては これ それ あれ この その あの ここ そこ あそこ こういう そういう みんな ぜんぶで すべて ほか ほかの ほかに いま もう まだ また もっと とても かなり たぶん きっと たとえば つまり でも しか さえ ほど くらい ぐらい ばかり ずつ まま うち ほう ほうが よう ように ような らしい だろう でした だった でしたっけ でしたか しました しますか しています していますか されて されています されていますか されます されますか いった いって いう ない なくて なかった なければ くれる くれますか もらえる もらう いただけますか いただきたい ほしい たいです たいのですが のですが んですが ですが だけど けれど それとも または および ならび しないと なった なって なっている なっていますか している してる してます ている ていますか てる てますか ていき ていく ていきたい ていくの ていった られている られていますか られますか れていますか れている れますか せる させる たり たりする ませんか でしょう さん たち って んだ んだけど んの のか のを のも にも でも からの までの までに には とも ともに いけない いけませんか いけないの よいですか いいですか だめ だめですか だいたい いったい ぜったい たいへん けっこう ほんとう ほんと ずっと もちろん やはり すこし すぐ すぐに まず ついでに ぜひ ちゃんと きちんと わけ わけじゃ そもそも かける もと まえに あとに のあと あと あとで どこか どこの だれの だれと いつの いつに どんなに どうしたら どうすれば どうやったら どうなる どうなって どうして どうする なにを なんの なんで なにが なにを なんの なんで いくらまで いつから いつまで どこから どこまで どこで どこに だれが だれに だれを こんな そんな あんな ありません あった あって いた いて できない できた できて できる できます できません つけて もとに よって による により とって にとって くる きて ましょう だれか なにか いつか おねがいします おねがい しよう しようと しようって いいん いいんで いいんです いいんですか いいんですよね ございます おはよう おはようございます ありがとう こんにちは こんばんは おつかれさま すみません おそれいります よろしく ようと ようか ましょうか ますよね ですよね でしょうね よね かね かしら いいのか いいの よかった なければならない しなければ しないと いただく いただける いただいて くださる くださいます られない ません ませんでした'
).split(' ');

interface Piece {
  readonly written: string;
  readonly cost: number;
}

/** A letter that no word explains costs more than a whole word. */
const UNKNOWN_COST = 1.5;
const WORD_COST = 1;
/** Two letters are often found by accident inside longer words. */
const SHORT_WORD_COST = 1.5;
const GRAMMAR_COST = 0.6;

export interface Step {
  readonly cost: number;
  readonly from: number;
  readonly letters: string;
  readonly written: string;
  readonly isUnknown: boolean;
}

/** The cheapest way to cover hiragana with known words, step by step. */
export type KanaCover = (kana: string) => readonly Step[];

/** `spell` brings readings into the form in which the text will come: romaji leave out the long marks. */
export function createKanaCover(readings: Readonly<Record<string, readonly string[]>>, spell = (kana: string): string => kana): KanaCover {
  const pieces = new Map<string, Piece>([[' ', { written: ' ', cost: 0 }]]);
  for (const [written, kana] of Object.entries(readings)) {
    for (const reading of kana)
      pieces.set(spell(foldKana(foldText(reading))), { written, cost: reading.length > 2 ? WORD_COST : SHORT_WORD_COST });
  }
  for (const word of GRAMMAR) pieces.set(spell(word), { written: word, cost: GRAMMAR_COST });
  const longest = Math.max(...[...pieces.keys()].map((reading) => reading.length));
  return (kana) => pathOf(bestSteps(kana, pieces, longest));
}

export function written(steps: readonly Step[]): string {
  return steps.map((step) => step.written).join('');
}

export function unknownLetters(steps: readonly Step[]): number {
  return steps.filter((step) => step.isUnknown).length;
}

/** Shortest path over positions. */
function bestSteps(text: string, pieces: ReadonlyMap<string, Piece>, longest: number): readonly Step[] {
  const best: Step[] = [{ cost: 0, from: 0, letters: '', written: '', isUnknown: false }];
  for (let end = 1; end <= text.length; end += 1) {
    const starts = Array.from({ length: Math.min(end, longest) }, (_, back) => end - 1 - back);
    const steps = starts.map((from) => stepOver(text.slice(from, end), from, { best, pieces }));
    best.push(steps.reduce((one, other) => (other.cost < one.cost ? other : one)));
  }
  return best;
}

function stepOver(letters: string, from: number, known: { best: readonly Step[]; pieces: ReadonlyMap<string, Piece> }): Step {
  const piece = known.pieces.get(letters);
  const { written, cost } = piece ?? { written: letters, cost: letters.length === 1 ? UNKNOWN_COST : Infinity };
  return { from, letters, written, isUnknown: piece === undefined, cost: cost + (known.best[from]?.cost ?? 0) };
}

function pathOf(best: readonly Step[]): Step[] {
  const path: Step[] = [];
  let at = best.length - 1;
  while (at > 0) {
    const step = best[at];
    if (step === undefined) break;
    path.unshift(step);
    at = step.from;
  }
  return path;
}
