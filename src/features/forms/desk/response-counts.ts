import type { Queries } from '../../../storage/port.ts';

/** How many responses that count each form has; forms without any are absent. */
export async function responseCounts(db: Queries): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('form_response')
    .select(({ fn }) => ['form_id', fn.countAll().as('count')])
    .where('state', '<>', 'withdrawn')
    .groupBy('form_id')
    .execute();
  return new Map(rows.map(({ form_id, count }) => [form_id, Number(count)]));
}
