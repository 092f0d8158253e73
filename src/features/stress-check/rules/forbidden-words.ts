/** Why a text of 実施事務従事者 is not taken: it sounds like a duty, or it asks for what the bot must never hold. */
export type ForbiddenKind = 'duty' | 'health';

export interface ForbiddenWord {
  readonly kind: ForbiddenKind;
  readonly word: string;
}

/** Taking the check is voluntary (指針; teams-facts 3.6). */
const DUTY = [
  ...[
    '必須',
    '義務',
    '未受検',
    '未実施',
    '強制',
    '督促',
    '催促',
    '命令',
    '必ず',
    '全員受検',
    '全員が受検',
    '受けなければ',
    '受検しなければ',
  ],
  ...['受けねば', '受検せよ', '懲戒', '評価に影響', '評価に反映', '人事評価'],
  ...['mandatory', 'compulsory', 'obligat', 'required', 'must', 'have to', 'enforce', 'overdue', 'non-respondent'],
];

/** Answers, results and consents have no place in the bot. */
const HEALTH = ['点数', '得点', '高ストレス', '同意', '診断', '病名', 'score', 'high stress', 'high-stress', 'consent', 'diagnos'];

/** The first forbidden word of the text, as it is written in the list; null when there is none. Spaces and signs between letters do not hide it. */
export function findForbidden(text: string): ForbiddenWord | null {
  const folded = fold(text);
  const find = (kind: ForbiddenKind, words: readonly string[]): ForbiddenWord | null => {
    const word = words.find((one) => (isLatin(one) ? hasWord(folded.spaced, one) : folded.joined.includes(one)));
    return word === undefined ? null : { kind, word };
  };
  return find('duty', DUTY) ?? find('health', HEALTH);
}

function fold(text: string): { readonly spaced: string; readonly joined: string } {
  const spaced = text.normalize('NFKC').toLowerCase();
  return { spaced: spaced.replace(/\s+/g, ' '), joined: spaced.replace(/[^\p{L}\p{N}]/gu, '') };
}

function isLatin(word: string): boolean {
  return /^[a-z]/.test(word);
}

/** “must” is a word of its own; “mustard” is not it, while “obligatory” begins with “obligat”. */
function hasWord(text: string, word: string): boolean {
  const end = /(?:obligat|diagnos)$/.test(word) ? '' : '(?![a-z])';
  return new RegExp(`(?<![a-z])${word}${end}`).test(text);
}
