import { toInstant } from '../kernel/clock.ts';
import type { Tx } from '../storage/port.ts';

/** Those of these people who have had as many messages since then as may be that are not mandatory; what may have arrived counts. */
export async function overBudget(
  tx: Tx,
  people: readonly string[],
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<ReadonlySet<string>> {
  if (most === 0) return new Set(people);
  const rows = await tx
    .selectFrom('outbox_message')
    .select(['aad_object_id', (count) => count.fn.countAll().as('messages')])
    .where('aad_object_id', 'in', people)
    .where('state', 'in', ['sent', 'unknown', 'sending'])
    .where('digest', 'is not', null)
    .where('digest_id', 'is', null)
    .where((message) => message.or([message('settled_at', 'is', null), message('settled_at', '>=', toInstant(since))]))
    .groupBy('aad_object_id')
    .execute();
  return new Set(rows.filter(({ messages }) => Number(messages) >= most).map(({ aad_object_id }) => aad_object_id));
}
