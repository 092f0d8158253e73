import type { Person } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { FormChange, RunningForm } from '../form-store.ts';
import type { DeskDeps } from './desk-deps.ts';

/** `late`: somebody has changed it since, or it is so already; `form` is how it is now. */
export type Changed = { readonly kind: 'changed' | 'late'; readonly form: RunningForm } | { readonly kind: 'gone' };

export interface Running {
  /** Opens or closes a form, or sets or clears its deadline. */
  readonly change: (change: FormChange, by: Person, now: Date) => Promise<Changed>;
}

/** How forms are run: built-in ones for the year, and those of HR. Their words never change once they are published. */
export function createRunning({ storage, store }: Pick<DeskDeps, 'storage' | 'store'>): Running {
  return {
    change: async (change, by, now) => {
      if ((await store.find(change.id)) === null) return { kind: 'gone' };
      const isChanged = await storage.transaction(async (tx) => {
        if (!(await store.change(tx, change, now))) return false;
        await appendAudit(tx, { at: now, actor: by.aadObjectId, subject: change.id, ...eventOf(change) });
        return true;
      });
      const form = await store.find(change.id);
      return form === null ? { kind: 'gone' } : { kind: isChanged ? 'changed' : 'late', form };
    },
  };
}

function eventOf({ state, deadline }: FormChange): { readonly action: string; readonly detail: { readonly deadline?: string | null } } {
  if (state !== undefined) return { action: state === 'open' ? 'forms.opened' : 'forms.closed', detail: {} };
  return { action: 'forms.deadline-changed', detail: { deadline: deadline?.toISOString() ?? null } };
}
