import type { PersonId } from '../../../kernel/person.ts';
import type { Basics, Draft } from './draft.ts';
import type { DraftStore, KeptDraft, Seen } from './draft-store.ts';

/** `changed`: somebody else, or an earlier tap, has changed it since; `kept` is how it is now. */
export type Saved = { readonly kind: 'saved' | 'changed'; readonly kept: KeptDraft } | { readonly kind: 'gone' };

/** Saves drafts part by part. A part that is kept already counts as saved, so that a second tap goes on like the first. */
export interface Drafting {
  /** The first part of a draft makes it. */
  readonly begin: (draft: { readonly id: string; readonly basics: Basics; readonly by: PersonId }, now: Date) => Promise<Saved>;
  readonly change: (seen: Seen, change: (draft: Draft) => Draft, now: Date) => Promise<Saved>;
}

export function createDrafting(drafts: DraftStore): Drafting {
  const change: Drafting['change'] = async (seen, changed, now) => {
    const kept = await drafts.find(seen.id);
    if (kept === null) return { kind: 'gone' };
    const wanted = changed(kept.draft);
    if (isSame(wanted, kept.draft)) return { kind: 'saved', kept };
    if (kept.revision !== seen.revision || !(await drafts.update(seen, wanted, now))) return afterAnother(drafts, seen.id, changed);
    return { kind: 'saved', kept: { ...kept, draft: wanted, updatedAt: now, revision: seen.revision + 1 } };
  };
  return {
    change,
    begin: async ({ id, basics, by }, now) => {
      const draft: Draft = { ...basics, audience: {}, fields: [] };
      if (await drafts.insert({ id, draft, createdBy: by }, now)) {
        return { kind: 'saved', kept: { id, draft, createdBy: by, updatedAt: now, revision: 1 } };
      }
      return afterAnother(drafts, id, (kept) => ({ ...kept, ...basics }));
    },
  };
}

/** Another tap came first: fine when it did the same. */
async function afterAnother(drafts: DraftStore, id: string, changed: (draft: Draft) => Draft): Promise<Saved> {
  const kept = await drafts.find(id);
  if (kept === null) return { kind: 'gone' };
  return { kind: isSame(changed(kept.draft), kept.draft) ? 'saved' : 'changed', kept };
}

function isSame(one: Draft, other: Draft): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}
