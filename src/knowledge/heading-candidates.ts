import type { PolicyDocument } from './schema.ts';
import { plain, plainLine } from './source-line.ts';
import type { SourceLine } from './source-line.ts';

type Section = PolicyDocument['sections'][number];

/** A place in the document: characters of a line as it stands there. */
export interface Place {
  readonly line: number;
  readonly offset: number;
}

/** A place where the heading of a section may stand. */
export interface HeadingCandidate {
  /** Position of the section in `document.yaml`. */
  readonly section: number;
  readonly from: Place;
  /** Behind the heading. */
  readonly to: Place;
  /** True when the heading has its line, or cell, to itself: then it is no part of the text below it. */
  readonly standsAlone: boolean;
  readonly score: number;
}

/** Word for word, with another way to number, and without the number that a word processor adds by itself. */
const SCORES = { exact: 100, otherNumber: 90, noNumber: 70 } as const;
/** A line set as a heading is one rather than a line of the same words in a table. */
const SET_AS_HEADING = 10;
/** Text follows a heading; in a table of contents the next heading does. */
const FOLLOWED_BY_TEXT = 5;
const TEXT_LENGTH = 12;
/** A narrow column breaks a heading into as many lines. */
const MOST_LINES = 3;

/** Dots and a page number behind a heading: a line of the table of contents. */
const CONTENTS_TAIL = /^[.…・‥·_\-ー]*\d{0,3}頁?$/u;
const CONTENTS_LINE = /(?:[.…・‥·]{2,}\d*|\d{1,3}頁?)$/u;
const NUMBERED = /^(?:\((\d+)\)|(\d+)[.)]?)(?=\D)/u;
const LINE_NUMBER = /^第?\(?(\d+)[章節項.)、:]*/u;

/** Every place where a heading of the document may stand, each with how much speaks for it. */
export function headingCandidates(lines: readonly SourceLine[], sections: readonly Section[]): HeadingCandidate[] {
  const texts = lines.map((line) => plainLine(line.text));
  const headings = new Set(sections.map((section) => plain(section.heading)));
  const isText = (at: number): boolean => {
    const next = texts.findIndex((text, index) => index >= at && text !== '');
    const text = texts[next] ?? '';
    return text.length >= TEXT_LENGTH && !headings.has(text) && !CONTENTS_LINE.test(text);
  };
  return sections.flatMap((section, index) => {
    const heading = plain(section.heading);
    return lines.flatMap((line, at) => {
      if (line.isContents) return [];
      const found = match({ heading, kind: section.match, lines, texts, at });
      if (found === null) return [];
      const bonus = (line.isHeading ? SET_AS_HEADING : 0) + (isText(found.to.line) ? FOLLOWED_BY_TEXT : 0);
      return [{ ...found, section: index, score: found.score + bonus + byPlace(section.match, at / lines.length) }];
    });
  });
}

/** Between equals: the contents stand before the text, so a line of its own is taken late; a sentence defines at its first mention. */
function byPlace(kind: Section['match'], place: number): number {
  return kind === 'line' ? place : -place;
}

interface Look {
  readonly heading: string;
  readonly kind: Section['match'];
  readonly lines: readonly SourceLine[];
  readonly texts: readonly string[];
  readonly at: number;
}

type Match = Omit<HeadingCandidate, 'section'>;

function match(look: Look): Match | null {
  switch (look.kind) {
    case 'line':
      return wholeLine(look);
    case 'prefix':
      return lineStart(look);
    case 'inline':
      return look.texts[look.at]?.includes(look.heading) === true ? partOfLine(look) : null;
  }
}

function wholeLine({ heading, texts, at }: Look): Match | null {
  const text = texts[at] ?? '';
  const alone = (score: number, count = 1): Match => ({
    from: { line: at, offset: 0 },
    to: { line: at + count, offset: 0 },
    standsAlone: true,
    score,
  });
  if (text === heading) return alone(SCORES.exact);
  const count = linesThatMake(heading, texts, at);
  if (count > 0) return alone(SCORES.exact, count);
  return looksNumbered(text, heading, alone);
}

function looksNumbered(text: string, heading: string, alone: (score: number) => Match): Match | null {
  const number = NUMBERED.exec(heading);
  if (number === null) return null;
  const words = heading.slice(number[0].length);
  if (text === words) return alone(SCORES.noNumber);
  const typed = LINE_NUMBER.exec(text);
  const isSame = typed?.[1] === (number[1] ?? number[2]) && text.slice(typed?.[0].length) === words;
  return isSame ? alone(SCORES.otherNumber) : null;
}

/** How many lines from here on make up exactly these words; 0 when they do not, or when one line does. */
function linesThatMake(words: string, texts: readonly string[], at: number): number {
  let joined = texts[at] ?? '';
  for (let count = 1; count <= MOST_LINES; count += 1) {
    if (joined.length < 2 || !words.startsWith(joined)) return 0;
    if (joined === words) return count > 1 ? count : 0;
    joined += texts[at + count] ?? '';
  }
  return 0;
}

function lineStart(look: Look): Match | null {
  const { heading, texts, at } = look;
  const text = texts[at] ?? '';
  if (text.startsWith(heading)) {
    const rest = text.slice(heading.length);
    return rest !== '' && CONTENTS_TAIL.test(rest) ? null : partOfLine(look);
  }
  const count = linesThatMake(heading, texts, at);
  if (count === 0) return null;
  return { from: { line: at, offset: 0 }, to: { line: at + count, offset: 0 }, standsAlone: true, score: SCORES.exact };
}

function partOfLine({ heading, lines, at }: Look): Match {
  const text = lines[at]?.text ?? '';
  const { from, to } = rangeOf(text, heading);
  const before = plainLine(text.slice(0, from));
  const standsAlone = /^\s*(?:\t|$)/u.test(text.slice(to)) && before === '';
  return {
    from: { line: at, offset: before === '' ? 0 : from },
    to: { line: at, offset: to },
    standsAlone,
    score: SCORES.exact,
  };
}

/** Where the words stand in the line as it is written. */
function rangeOf(text: string, words: string): { from: number; to: number } {
  const isAt = (offset: number): boolean => plain(text.slice(offset)).startsWith(words);
  let from = 0;
  while (from < text.length && !isAt(from)) from += 1;
  while (from + 1 < text.length && isAt(from + 1)) from += 1;
  let to = from;
  while (to < text.length && plain(text.slice(from, to)) !== words) to += 1;
  return { from, to };
}
