import type { FoundSection } from '../knowledge/find-sections.ts';
import { paragraphs } from '../knowledge/source-line.ts';
import type { OfficialSection } from './port.ts';

/** The sections as they are kept. */
export function officialSections(found: readonly FoundSection[]): OfficialSection[] {
  return found.map(({ path, heading, page, body }) => ({ path, heading, page, text: paragraphs(body).join('\n') }));
}
