import type { PrintedAnswer } from './answer-source.ts';
import type { GoldenItem } from './golden-item.ts';

/** How one answer did. `null` where the item does not ask for it. */
export interface Score {
  readonly right: boolean;
  /** The first citation names an accepted section. */
  readonly firstCitation: boolean | null;
  readonly anyCitation: boolean | null;
  /** The start page of the first citation, where the set gives one. */
  readonly page: boolean | null;
  readonly falseRefusal: boolean;
  readonly falseAnswer: boolean;
  /** Why it is not right, for the list of failures. */
  readonly reasons: readonly string[];
}

const SMALL_TALK = 'smalltalk';

/** Rules 1–7 of a golden set: substrings after NFKC without white space and case, sections cut back to the outline. */
export function scoreAnswer(item: GoldenItem, answer: PrintedAnswer): Score {
  const isTalk = item.kind === SMALL_TALK && !item.answerable;
  const isRefused = answer.outcome === 'declined';
  const falseRefusal = item.answerable && isRefused;
  const falseAnswer = !item.answerable && !isTalk && !isRefused;
  const reasons = [...wordsWrong(item, comparable(answer.text)), ...outcomeWrong({ falseRefusal, falseAnswer })];
  if (isTalk && answer.citations.length > 0) reasons.push('雑談に出典を付けた');
  return { right: reasons.length === 0, ...citationScore(item, answer), falseRefusal, falseAnswer, reasons };
}

function outcomeWrong(outcome: { falseRefusal: boolean; falseAnswer: boolean }): string[] {
  if (outcome.falseRefusal) return ['答えられるのに断った'];
  return outcome.falseAnswer ? ['断るべきなのに答えた'] : [];
}

function wordsWrong(item: GoldenItem, text: string): string[] {
  const missing = item.must_include.filter((group) => !group.some((words) => holds(text, words)));
  const forbidden = item.must_not_include.filter((words) => holds(text, words));
  return [...missing.map((group) => `ない: ${group.join(' | ')}`), ...forbidden.map((words) => `あってはいけない: ${words}`)];
}

function citationScore(item: GoldenItem, answer: PrintedAnswer): Pick<Score, 'firstCitation' | 'anyCitation' | 'page'> {
  if (!item.answerable || item.section.length === 0) return { firstCitation: null, anyCitation: null, page: null };
  const accepted = item.section.map(comparable);
  const cited = answer.citations.map((citation) => accepted.includes(comparable(citation.path)));
  return {
    firstCitation: cited[0] === true,
    anyCitation: cited.includes(true),
    page: item.page.length === 0 ? null : item.page.includes(answer.citations[0]?.page ?? 0),
  };
}

function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** 主幹級 does not stand in 副主幹級. */
function holds(text: string, words: string): boolean {
  const wanted = comparable(words);
  if (!wanted.startsWith('主幹')) return text.includes(wanted);
  return new RegExp(`(?<!副)${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(text);
}
