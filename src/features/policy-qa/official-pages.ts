import type { OfficialPassage, OfficialSection } from '../../official/port.ts';

/** What one card shows of a passage. */
export interface OfficialPage {
  /** The section that was asked for. */
  readonly asked: string;
  readonly passage: OfficialPassage;
  readonly blocks: readonly OfficialBlock[];
}

export interface OfficialBlock {
  readonly isHeading: boolean;
  readonly text: string;
  /** Page of the document on which its section begins. */
  readonly page: number | null;
}

export interface AskedPassage {
  readonly asked: string;
  readonly passage: OfficialPassage;
}

/** Letters on one card: four screens of a phone, and a third of the 25 KB that a card may have. */
const PAGE_LETTERS = 1200;

/** The passages one after the other, cut at paragraphs so that each page fits on a card. Never empty pages. */
export function officialPages(passages: readonly AskedPassage[]): OfficialPage[] {
  return passages.flatMap(({ asked, passage }) => {
    const units = passage.sections.flatMap((section) => unitsOf(section, section.path === passage.path));
    return packed(units).map((blocks) => ({ asked, passage, blocks }));
  });
}

/** The heading of the section asked for stands at the head of the card already, unless it says more than its title. */
function unitsOf(section: OfficialSection, isFirst: boolean): OfficialBlock[] {
  const { heading, text, page } = section;
  const saysMore = /[(（].*[)）]\s*$/u.test(heading);
  const head = heading === '' || (isFirst && !saysMore) ? [] : [{ isHeading: true, text: heading, page }];
  const paragraphs = text.split('\n').flatMap(cutLong);
  return [...head, ...paragraphs.filter((one) => one !== '').map((one) => ({ isHeading: false, text: one.replaceAll('\t', '　'), page }))];
}

/** A paragraph longer than a card is cut behind a sentence, one without a full stop anywhere. */
function cutLong(paragraph: string): string[] {
  if (paragraph.length <= PAGE_LETTERS) return [paragraph];
  const stop = paragraph.lastIndexOf('。', PAGE_LETTERS - 1);
  const at = stop > 0 ? stop + 1 : PAGE_LETTERS;
  return [paragraph.slice(0, at), ...cutLong(paragraph.slice(at))];
}

function packed(units: readonly OfficialBlock[]): OfficialBlock[][] {
  const pages: OfficialBlock[][] = [];
  let letters = 0;
  units.forEach((unit, index) => {
    const page = pages.at(-1);
    // A heading goes with the text below it.
    const needed = unit.text.length + (unit.isHeading ? (units[index + 1]?.text.length ?? 0) : 0);
    if (page === undefined || letters + needed > PAGE_LETTERS) {
      pages.push([unit]);
      letters = unit.text.length;
    } else {
      page.push(unit);
      letters += unit.text.length;
    }
  });
  return pages.map(joined);
}

/** Neighbouring paragraphs of one section are one block, to keep the card small. */
function joined(units: readonly OfficialBlock[]): OfficialBlock[] {
  const blocks: OfficialBlock[] = [];
  for (const unit of units) {
    const last = blocks.at(-1);
    if (last !== undefined && !last.isHeading && !unit.isHeading && last.page === unit.page) {
      blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${unit.text}` };
    } else blocks.push(unit);
  }
  return blocks;
}
