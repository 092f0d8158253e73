/** One line of the official document as it stands there. What a reader of a format knows beyond the words helps to tell headings from text. */
export interface SourceLine {
  readonly text: string;
  /** Page as printed, else counted; null when the format has none. */
  readonly page: number | null;
  /** Set as a heading: a heading style, a `#`, larger or bold letters. */
  readonly isHeading: boolean;
  /** A line of a table of contents by its style; such lines look like headings and are none. */
  readonly isContents: boolean;
  /** The sentence goes on in the next line; the line was broken for want of room. */
  readonly continues: boolean;
}

/** Lines of a text of which nothing is known but its words. */
export function linesOfText(text: string): SourceLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => ({ text: line, page: null, isHeading: /^#+\s/.test(line), isContents: false, continues: false }));
}

/** Text as compared with the official document: NFKC, without white space and Markdown marks, small letters, one way to write ヶ月. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*#<>]/g, '')
    .replace(/[ヵケか箇カ]月/g, 'ヶ月')
    .toLowerCase();
}

/** A line without the sign of a list in front of it, for comparing. */
export function plainLine(text: string): string {
  return plain(text).replace(/^[-・■□●○◆◇▼▽▲△【]+/u, '').replace(/】$/u, '');
}

/** The words of lines as paragraphs: broken lines joined, empty ones left out, every word as it stands. */
export function paragraphs(lines: readonly SourceLine[]): string[] {
  const found: string[] = [];
  let goesOn = false;
  for (const { text, continues } of lines) {
    const words = text.trim();
    if (words === '') continue;
    const before = goesOn ? found.pop() : undefined;
    found.push(before === undefined ? words : before + blankBetween(before, words) + words);
    goesOn = continues;
  }
  return found;
}

/** Japanese is written without blanks; two Latin words need one. */
function blankBetween(before: string, after: string): string {
  return /[!-~]$/.test(before) && /^[!-~]/.test(after) ? ' ' : '';
}
