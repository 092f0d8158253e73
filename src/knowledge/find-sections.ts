import { headingCandidates } from './heading-candidates.ts';
import type { HeadingCandidate, Place } from './heading-candidates.ts';
import type { PolicyDocument } from './schema.ts';
import { plain } from './source-line.ts';
import type { SourceLine } from './source-line.ts';

/** A section of `document.yaml` as it was found in the official document. */
export interface FoundSection {
  readonly path: string;
  /** Page on which its heading stands. */
  readonly page: number | null;
  /** The heading as it is written there; empty where the section begins inside a sentence. */
  readonly heading: string;
  /** The text below the heading up to the next section, as it is written there; a line each. */
  readonly body: readonly SourceLine[];
}

export interface FoundSections {
  /** In the order of the document. */
  readonly found: readonly FoundSection[];
  /** Paths that the document does not have. */
  readonly missing: readonly string[];
}

/**
 * Cuts the official document into the sections of `document.yaml`.
 * Headings are found by their words, because heading levels of converted documents cannot be trusted; of all the places where they may stand,
 * the chain that keeps the order of the sections and has most in its favour is taken, so that a table of contents is not mistaken for the text.
 */
export function findSections(lines: readonly SourceLine[], document: PolicyDocument): FoundSections {
  const chain = bestChain(headingCandidates(lines, document.sections));
  const end: Place = { line: lines.length, offset: 0 };
  const found = chain.map((candidate, index) => ({
    path: document.sections[candidate.section]?.path ?? '',
    page: lines[candidate.from.line]?.page ?? null,
    ...partsOf(candidate, chain[index + 1]?.from ?? end, lines),
  }));
  const paths = new Set(found.map((section) => section.path));
  return { found, missing: document.sections.map((section) => section.path).filter((path) => !paths.has(path)) };
}

interface Link {
  readonly candidate: HeadingCandidate;
  readonly total: number;
  readonly before: Link | null;
}

/** The chain of candidates with rising sections and rising places whose scores add up to most. */
function bestChain(candidates: readonly HeadingCandidate[]): HeadingCandidate[] {
  const links: Link[] = [];
  for (const candidate of candidates) {
    const before = bestOf(links.filter((link) => precedes(link.candidate, candidate)));
    links.push({ candidate, total: candidate.score + (before?.total ?? 0), before });
  }
  const chain: HeadingCandidate[] = [];
  for (let link = bestOf(links); link !== null; link = link.before) chain.unshift(link.candidate);
  return chain;
}

function bestOf(links: readonly Link[]): Link | null {
  return links.reduce<Link | null>((best, link) => (best !== null && best.total >= link.total ? best : link), null);
}

function precedes(one: HeadingCandidate, other: HeadingCandidate): boolean {
  return one.section < other.section && !isBefore(other.from, one.to);
}

function isBefore(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.offset < other.offset);
}

function partsOf(candidate: HeadingCandidate, next: Place, lines: readonly SourceLine[]): Pick<FoundSection, 'heading' | 'body'> {
  const { from, to } = candidate;
  const isAlone = candidate.standsAlone || between(to, next, lines).every((line) => plain(line.text) === '');
  if (!isAlone) return { heading: '', body: between(from, next, lines) };
  const heading = between(from, to, lines).map((line) => line.text.trim());
  return { heading: heading.filter((text) => text !== '').join(''), body: between(to, next, lines) };
}

function between(from: Place, to: Place, lines: readonly SourceLine[]): SourceLine[] {
  return lines.slice(from.line, to.line + 1).map((line, index) => {
    const at = from.line + index;
    const start = at === from.line ? from.offset : 0;
    return { ...line, text: at === to.line ? line.text.slice(start, to.offset) : line.text.slice(start) };
  });
}
