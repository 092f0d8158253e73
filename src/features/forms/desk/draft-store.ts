import { toInstant } from '../../../kernel/clock.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { Queries, Storage, Tx } from '../../../storage/port.ts';
import type { FormDraftTable } from '../../../storage/tables/forms.ts';
import { parseDraft } from './draft.ts';
import type { Draft } from './draft.ts';

/** A draft as it is kept. */
export interface KeptDraft {
  readonly id: string;
  readonly draft: Draft;
  /** aadObjectId of its author. Others of 人事担当 may go on with it. */
  readonly createdBy: PersonId;
  readonly updatedAt: Date;
  /** Raised by every change. */
  readonly revision: number;
}

/** Drafts of forms, the one changed last first. */
export interface DraftStore {
  readonly find: (id: string) => Promise<KeptDraft | null>;
  readonly all: () => Promise<readonly KeptDraft[]>;
  /** False when there is one of this id. */
  readonly insert: (draft: Pick<KeptDraft, 'id' | 'draft' | 'createdBy'>, now: Date) => Promise<boolean>;
  /** False when it is gone, or was changed since this revision. */
  readonly update: (seen: Seen, draft: Draft, now: Date) => Promise<boolean>;
  /** False when it is gone, or was changed since this revision. */
  readonly remove: (tx: Tx, seen: Seen) => Promise<boolean>;
}

export type Seen = Pick<KeptDraft, 'id' | 'revision'>;

export function createDraftStore({ db }: Pick<Storage, 'db'>): DraftStore {
  return {
    find: async (id) => {
      const row = await db.selectFrom('form_draft').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : draftOf(row);
    },
    all: async () => {
      const rows = await db.selectFrom('form_draft').selectAll().orderBy('updated_at', 'desc').orderBy('id').execute();
      return rows.map(draftOf);
    },
    insert: (draft, now) => insert(db, draft, now),
    update: (seen, draft, now) => update(db, { ...seen, draft }, now),
    remove: async (tx, { id, revision }) => {
      const removed = await tx
        .deleteFrom('form_draft')
        .where('id', '=', id)
        .where('revision', '=', revision)
        .returning('id')
        .executeTakeFirst();
      return removed !== undefined;
    },
  };
}

async function insert(db: Queries, { id, draft, createdBy }: Pick<KeptDraft, 'id' | 'draft' | 'createdBy'>, now: Date): Promise<boolean> {
  const at = toInstant(now);
  const inserted = await db
    .insertInto('form_draft')
    .values({ id, draft: JSON.stringify(draft), created_by: createdBy, created_at: at, updated_at: at, revision: 1 })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

async function update(db: Queries, { id, revision, draft }: Seen & { readonly draft: Draft }, now: Date): Promise<boolean> {
  const updated = await db
    .updateTable('form_draft')
    .set({ draft: JSON.stringify(draft), updated_at: toInstant(now), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

function draftOf(row: FormDraftTable): KeptDraft {
  return {
    id: row.id,
    draft: parseDraft(row.draft),
    createdBy: row.created_by as PersonId,
    updatedAt: new Date(row.updated_at),
    revision: row.revision,
  };
}
