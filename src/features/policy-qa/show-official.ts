import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { voiceIn } from '../../kernel/wording.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { OfficialWording } from '../../official/port.ts';
import { officialCard } from './official-card.ts';
import { officialPages } from './official-pages.ts';

/** Section paths hold no such sign, so several go into one field of a button. */
const BETWEEN = '|';

export function joinSections(paths: readonly string[]): string {
  return paths.join(BETWEEN);
}

interface WantedWording {
  /** Section paths as `joinSections` makes them. */
  readonly sections: string;
  readonly page: number;
}

/**
 * The official wording as a new message, so that the answer above stays readable. Nothing is kept of it: which section somebody reads
 * may tell of their health.
 */
export async function showOfficial(
  { sections, page }: WantedWording,
  caller: Caller,
  { official, document }: { readonly official: OfficialWording; readonly document: PolicyDocument },
): Promise<Reply> {
  const passages = await Promise.all(
    sections.split(BETWEEN).map(async (asked) => {
      const passage = await official.find(asked);
      return passage === null ? [] : [{ asked, passage }];
    }),
  );
  const seen = new Set<string>();
  // Two citations may lead to the same section above them.
  const different = passages.flat().filter(({ passage }) => !seen.has(passage.path) && seen.add(passage.path));
  const pages = officialPages(different);
  const voice = voiceIn(caller.locale, caller.wording);
  return { kind: 'message', card: officialCard({ pages, at: page, sections, document, voice }) };
}
