import { toInstant } from '../kernel/clock.ts';
import { appendAudit } from '../storage/audit.ts';
import { selectPersons, toKnownPersons } from './person-row.ts';
import { checkRoster } from './roster-check.ts';
import { readRosterCsv } from './roster-csv.ts';
import { planRoster } from './roster-plan.ts';
import { describeProblems } from './roster-report.ts';
import { decodeRoster } from './roster-text.ts';
import { writePlan } from './roster-write.ts';
import type { Person } from '../kernel/person.ts';
import type { Queries, Storage, Tx } from '../storage/port.ts';
import type { RosterPlan } from './roster-plan.ts';

export interface RosterImport {
  readonly storage: Storage;
  readonly now: Date;
  /** The file as it is; UTF-8 or Shift_JIS. */
  readonly bytes: Uint8Array;
  /** Stands in front of each message. */
  readonly fileName: string;
  /** Who imports, for the audit log: aadObjectId, or `operator` at a terminal, or `system`. */
  readonly actor: string;
  /** Says what would change and changes nothing. */
  readonly dryRun: boolean;
}

export type RosterImportResult =
  /** Nothing was changed. Every mistake of the file, in Japanese, in the order of the file. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[] }
  | { readonly kind: 'planned'; readonly plan: RosterPlan }
  | { readonly kind: 'imported'; readonly plan: RosterPlan };

/** Makes the roster equal to the file, or changes nothing at all: when one cell is wrong, the whole file is refused. */
export async function importRoster(request: RosterImport): Promise<RosterImportResult> {
  const file = readRoster(request);
  if (file.kind === 'invalid') return file;
  if (request.dryRun) return { kind: 'planned', plan: await plan(request.storage.db, file.people) };
  return { kind: 'imported', plan: await request.storage.transaction((tx) => apply(tx, request, file.people)) };
}

function readRoster(
  request: RosterImport,
): { kind: 'roster'; people: readonly Person[] } | { kind: 'invalid'; problems: readonly string[] } {
  const decoded = decodeRoster(request.bytes);
  if (decoded.kind === 'unreadable') return { kind: 'invalid', problems: [`${request.fileName}: ${decoded.message}`] };
  const sheet = readRosterCsv(decoded.text);
  const problems = [...sheet.problems, ...checkRoster(sheet.entries)];
  if (problems.length > 0) return { kind: 'invalid', problems: describeProblems(request.fileName, problems, sheet.positions) };
  return { kind: 'roster', people: sheet.entries.flatMap(({ person }) => person ?? []) };
}

async function plan(db: Queries | Tx, people: readonly Person[]): Promise<RosterPlan> {
  return planRoster(toKnownPersons(await selectPersons(db).execute()), people);
}

async function apply(tx: Tx, request: RosterImport, people: readonly Person[]): Promise<RosterPlan> {
  await queueBehindOtherImports(tx, request.now);
  const change = await plan(tx, people);
  await writePlan(tx, change, request.now);
  await appendAudit(tx, {
    at: request.now,
    actor: request.actor,
    action: 'roster.imported',
    subject: 'roster',
    detail: {
      added: change.added.length,
      changed: change.changed.length,
      returned: change.returned.length,
      left: change.left.length,
      unchanged: change.unchanged.length,
    },
  });
  return change;
}

/** The plan rests on what is read next, so a second import must wait here; writing first is also what SQLite asks of a transaction. */
async function queueBehindOtherImports(tx: Tx, now: Date): Promise<void> {
  const value = toInstant(now);
  await tx
    .insertInto('setting')
    .values({ key: 'roster.imported-at', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
