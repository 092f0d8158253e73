import { AppError } from '../kernel/errors.ts';
import { ROSTER_COLUMNS } from '../people/roster-row.ts';
import { buildCity } from './city.ts';
import { fiscalYearOf } from '../kernel/tokyo-time.ts';
import { importRoster } from '../people/roster-import.ts';
import type { Person } from '../kernel/person.ts';
import type { Storage } from '../storage/port.ts';

/**
 * Fills an empty roster with the sample city, through the same import that an operator uses. A roster that has anybody on it is left alone,
 * so a second start finds its data again. Returns what it did.
 * @throws AppError `roster.invalid` when the sample city breaks the rules of the import
 */
export async function seedCity(storage: Storage, now: Date): Promise<'seeded' | 'kept'> {
  const anybody = await storage.db.selectFrom('person').select('aad_object_id').limit(1).executeTakeFirst();
  if (anybody !== undefined) return 'kept';
  const bytes = new TextEncoder().encode(toRosterCsv(buildCity(fiscalYearOf(now))));
  const result = await importRoster({ storage, now, bytes, fileName: '見本の市役所', actor: 'system', dryRun: false });
  if (result.kind === 'invalid') throw new AppError('roster.invalid', result.problems.join('\n'));
  return 'seeded';
}

/** No cell of the sample city holds a comma, a quote or a line break. */
function toRosterCsv(staff: readonly Person[]): string {
  const lines = staff.map((person) => ROSTER_COLUMNS.map((column) => cell(person[column])).join(','));
  return [ROSTER_COLUMNS.join(','), ...lines, ''].join('\n');
}

function cell(value: string | readonly string[] | null): string {
  return typeof value === 'string' ? value : (value ?? []).join(';');
}
