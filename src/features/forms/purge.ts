import { toInstant, tokyoDay } from '../../kernel/clock.ts';
import { addDays, atTokyo } from '../../kernel/tokyo-time.ts';
import type { Approvals } from '../../approvals/port.ts';
import type { AppendAudit, Storage } from '../../storage/port.ts';
import type { FormStore, PublishedForm } from './form-store.ts';
import { APPROVAL_KIND } from './respond.ts';

export interface PurgeDeps {
  readonly storage: Storage;
  readonly forms: Pick<FormStore, 'versions'>;
  readonly appendAudit: AppendAudit;
  readonly approvals: Pick<Approvals, 'forget'>;
}

/** Deletes responses whose time has passed: what the card promised, counted in days of Tokyo from the sending or the decision. */
export async function purgeResponses({ storage, forms, appendAudit, approvals }: PurgeDeps, now: Date): Promise<void> {
  for (const published of await forms.versions()) {
    const before = boundary(published, now);
    await storage.transaction(async (tx) => {
      const deleted = await tx
        .deleteFrom('form_response')
        .where('form_id', '=', published.definition.id)
        .where('form_version', '=', published.version)
        .where('state', '<>', 'deciding')
        .where('updated_at', '<', before)
        .returning('id')
        .execute();
      if (deleted.length === 0) return;
      await approvals.forget(
        tx,
        APPROVAL_KIND,
        deleted.map(({ id }) => id),
      );
      const detail = { version: published.version, count: deleted.length };
      await appendAudit(tx, { at: now, actor: 'system', action: 'forms.purged', subject: published.definition.id, detail });
    });
  }
}

/** Anonymous responses carry the day alone, all others the instant; each sorts among its own kind. */
function boundary({ definition }: PublishedForm, now: Date): string {
  const day = addDays(tokyoDay(now), -definition.retentionDays);
  return definition.anonymous ? day : toInstant(atTokyo(day, '00:00'));
}
