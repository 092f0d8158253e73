import { appendAudit } from '../../../storage/audit.ts';
import type { Person } from '../../../kernel/person.ts';
import { fitsOnCard } from '../card-size.ts';
import type { RunningForm } from '../form-store.ts';
import { headCount, peopleIn } from '../../../kernel/head-count.ts';
import type { HeadCount } from '../../../kernel/head-count.ts';
import type { DeskDeps } from './desk-deps.ts';
import { definitionOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { DraftStore, KeptDraft, Seen } from './draft-store.ts';

/** Why a draft cannot be published yet. */
export type Obstacle = 'no-fields' | 'past' | 'nobody' | 'too-large';

export interface Readiness {
  readonly heads: HeadCount;
  readonly obstacles: readonly Obstacle[];
}

export type Published =
  | { readonly kind: 'published' | 'already'; readonly form: RunningForm }
  | { readonly kind: 'changed' | 'not-ready'; readonly kept: KeptDraft }
  | { readonly kind: 'gone' };

export interface Publishing {
  readonly readiness: (kept: KeptDraft, now: Date) => Promise<Readiness>;
  /** Makes the draft a form that is open from now on; once, whoever else taps. */
  readonly publish: (seen: Seen, by: Person, now: Date) => Promise<Published>;
  /** False when it was gone or changed already. */
  readonly discard: (seen: Seen, by: Person, now: Date) => Promise<boolean>;
}

export function createPublishing(deps: DeskDeps, drafts: DraftStore): Publishing {
  const { storage, store } = deps;
  const readiness: Publishing['readiness'] = async ({ id, draft }, now) => {
    const heads = headCount(await peopleIn(draft.audience, deps.people, now));
    return {
      heads,
      obstacles: [...obstaclesIn(draft, now), ...(heads.total === 0 ? (['nobody'] as const) : []), ...tooLarge(id, draft, { deps, now })],
    };
  };
  return {
    readiness,
    publish: async (seen, by, now) => {
      const kept = await drafts.find(seen.id);
      if (kept?.revision !== seen.revision) return truth(seen.id, { deps, drafts });
      const { heads, obstacles } = await readiness(kept, now);
      if (obstacles.length > 0) return { kind: 'not-ready', kept };
      const isPublished = await storage.transaction(async (tx) => {
        if (!(await drafts.remove(tx, seen))) return false;
        const definition = definitionOf(seen.id, kept.draft);
        const deadline = kept.draft.deadline === null ? null : new Date(kept.draft.deadline);
        if (!(await store.create(tx, { definition, by: by.aadObjectId, deadline }, now))) throw new Error('A draft has the id of a form');
        const { anonymous, chain, fields } = definition;
        const detail = { audience: heads.total, fields: fields.length, anonymous, chain, deadline: kept.draft.deadline };
        await appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'forms.published', subject: seen.id, detail });
        return true;
      });
      const form = await store.find(seen.id);
      return isPublished && form !== null ? { kind: 'published', form } : truth(seen.id, { deps, drafts });
    },
    discard: (seen, by, now) =>
      storage.transaction(async (tx) => {
        if (!(await drafts.remove(tx, seen))) return false;
        await appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'forms.draft-discarded', subject: seen.id, detail: {} });
        return true;
      }),
  };
}

/** How it is now, for a tap that came too late. */
async function truth(id: string, { deps, drafts }: { readonly deps: DeskDeps; readonly drafts: DraftStore }): Promise<Published> {
  const form = await deps.store.find(id);
  if (form !== null) return { kind: 'already', form };
  const kept = await drafts.find(id);
  return kept === null ? { kind: 'gone' } : { kind: 'changed', kept };
}

function obstaclesIn({ fields, deadline }: Draft, now: Date): readonly Obstacle[] {
  return [
    ...(fields.length === 0 ? (['no-fields'] as const) : []),
    ...(deadline !== null && new Date(deadline) <= now ? (['past'] as const) : []),
  ];
}

/** Long words, many choices and long answers together may be more than a card holds. */
function tooLarge(id: string, draft: Draft, { deps, now }: { readonly deps: DeskDeps; readonly now: Date }): readonly Obstacle[] {
  if (draft.fields.length === 0) return [];
  const { document, workingDays } = deps;
  const drawing = { document, workingDays, now, voice: { locale: 'ja', wording: 'standard' } } as const;
  return fitsOnCard(definitionOf(id, draft), drawing) ? [] : ['too-large'];
}
