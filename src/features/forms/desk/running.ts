import type { Person } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { FormChange, RunningForm } from '../form-store.ts';
import { changeSendings, sendingsOf } from '../sending/sending-store.ts';
import { cancelWaiting } from '../sending/waiting.ts';
import type { Tx } from '../../../storage/port.ts';
import type { DeskDeps } from './desk-deps.ts';

/** `late`: somebody has changed it since, or it is so already; `form` is how it is now. */
export type Changed = { readonly kind: 'changed' | 'late'; readonly form: RunningForm } | { readonly kind: 'gone' };

export interface Running {
  /** Opens or closes a form, or sets or clears its deadline. */
  readonly change: (change: FormChange, by: Person, now: Date) => Promise<Changed>;
}

/** How forms are run: built-in ones for the year, and those of HR. Their words never change once they are published. */
export function createRunning({ storage, store, batches }: Pick<DeskDeps, 'storage' | 'store' | 'batches'>): Running {
  return {
    change: async (change, by, now) => {
      if ((await store.find(change.id)) === null) return { kind: 'gone' };
      const isChanged = await storage.transaction(async (tx) => {
        if (!(await store.change(tx, change, now))) return false;
        await followSendings(tx, change, { now, batches });
        await appendAudit(tx, { at: now, actor: by.aadObjectId, subject: change.id, ...eventOf(change) });
        return true;
      });
      const form = await store.find(change.id);
      return form === null ? { kind: 'gone' } : { kind: isChanged ? 'changed' : 'late', form };
    },
  };
}

/** Nobody is asked to answer a closed form; one that is opened again, or gets more time, asks again those who joined meanwhile. */
async function followSendings(
  tx: Tx,
  { id: formId, state, deadline }: FormChange,
  { now, batches }: Pick<DeskDeps, 'batches'> & { readonly now: Date },
): Promise<void> {
  if (state === 'closed') {
    await changeSendings(tx, { formId, from: ['running', 'done'], to: 'closed' }, now);
    await cancelWaiting(tx, { formId, to: 'everybody', reason: 'closed', now }, batches);
  } else if (state === 'open' || deadline !== undefined) {
    await changeSendings(tx, { formId, from: ['closed'], to: 'running' }, now);
    if (deadline === undefined) return;
    const ids = (await sendingsOf(tx, formId)).map(({ id }) => id);
    await batches.keepUntil(tx, ids, deadline);
  }
}

function eventOf({ state, deadline, remindsItself }: FormChange): {
  readonly action: string;
  readonly detail: { readonly deadline?: string | null; readonly on?: boolean };
} {
  if (remindsItself !== undefined) return { action: 'forms.reminders-changed', detail: { on: remindsItself } };
  if (state !== undefined) return { action: state === 'open' ? 'forms.opened' : 'forms.closed', detail: {} };
  return { action: 'forms.deadline-changed', detail: { deadline: deadline?.toISOString() ?? null } };
}
