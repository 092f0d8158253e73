import { isUnder, pathAndAncestors } from '../knowledge/section-path.ts';
import type { Storage } from '../storage/port.ts';
import type { OfficialPassage, OfficialSection, OfficialWording } from './port.ts';

/** An import is rare and made by another process; within a minute every answer knows of it. */
const FRESH_MS = 60_000;

/** The official wording in the database. */
export function createOfficialWording({ storage }: { readonly storage: Storage }): OfficialWording {
  let known: { readonly at: number; readonly paths: Promise<ReadonlySet<string>> } | null = null;
  const pathsAt = (now: Date): Promise<ReadonlySet<string>> => {
    // The rehearsal's clock may be set back as well as forward.
    if (known === null || Math.abs(now.getTime() - known.at) >= FRESH_MS) {
      const paths = pathsWithWords(storage);
      known = { at: now.getTime(), paths };
      paths.catch(() => (known = null));
    }
    return known.paths;
  };
  return {
    available: async (paths, now) => {
      const stored = await pathsAt(now);
      return stored.size === 0 ? [] : paths.filter((path) => pathAndAncestors(path).some((one) => stored.has(one)));
    },
    find: (path) => findPassage(storage, path),
  };
}

/** Every path that has words itself or below it. */
async function pathsWithWords({ db }: Storage): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('official_section').select('path').where('text', '!=', '').execute();
  return new Set(rows.flatMap(({ path }) => pathAndAncestors(path)));
}

async function findPassage({ db }: Storage, path: string): Promise<OfficialPassage | null> {
  const rows = await db
    .selectFrom('official_section')
    .innerJoin('official_document', 'official_document.id', 'official_section.document_id')
    .select(['title', 'edition', 'path', 'heading', 'page', 'text'])
    .orderBy('position')
    .execute();
  const [document] = rows;
  const shown = pathAndAncestors(path)
    .map((one) => ({ path: one, sections: under(one, rows) }))
    .find(({ sections }) => sections.some((section) => section.text !== ''));
  return document === undefined || shown === undefined ? null : { title: document.title, edition: document.edition, ...shown };
}

function under(path: string, sections: readonly OfficialSection[]): OfficialSection[] {
  return sections
    .filter((section) => isUnder(section.path, path))
    .map(({ path: own, heading, page, text }) => ({ path: own, heading, page, text }));
}
