import { plain } from '../knowledge/source-line.ts';
import type { OfficialSection } from './port.ts';

/** What two versions of a section say differently, sentence by sentence. */
export interface ChangedSection {
  readonly path: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export interface OfficialChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly ChangedSection[];
  readonly unchanged: number;
}

/** Compares words: width, blanks and line breaks differ between a PDF and the Word file it was made from, and change nothing. */
export function compareSections(before: readonly OfficialSection[], after: readonly OfficialSection[]): OfficialChanges {
  const old = new Map(before.map((section) => [section.path, section]));
  const now = new Set(after.map((section) => section.path));
  const kept = after.flatMap((section) => {
    const known = old.get(section.path);
    return known === undefined ? [] : [changeOf(known, section)];
  });
  const changed = kept.filter((one) => one.removed.length + one.added.length > 0);
  return {
    added: after.filter((section) => !old.has(section.path)).map((section) => section.path),
    removed: before.filter((section) => !now.has(section.path)).map((section) => section.path),
    changed,
    unchanged: kept.length - changed.length,
  };
}

function changeOf(before: OfficialSection, after: OfficialSection): ChangedSection {
  const wholeBefore = plain(before.heading + before.text);
  const wholeAfter = plain(after.heading + after.text);
  if (wholeBefore === wholeAfter) return { path: after.path, removed: [], added: [] };
  return {
    path: after.path,
    removed: sentencesOf(before).filter((sentence) => !wholeAfter.includes(plain(sentence))),
    added: sentencesOf(after).filter((sentence) => !wholeBefore.includes(plain(sentence))),
  };
}

function sentencesOf({ heading, text }: OfficialSection): string[] {
  return [heading, ...text.split(/(?<=。)|\n/u)].map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}
