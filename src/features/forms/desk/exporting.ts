import type { ApprovalView } from '../../../approvals/port.ts';
import type { ExportRequest, Exports } from '../../../exports/port.ts';
import type { Person } from '../../../kernel/person.ts';
import type { FormDefinition } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { APPROVAL_KIND } from '../respond.ts';
import type { Response } from '../response-store.ts';
import type { DeskDeps } from './desk-deps.ts';
import { exportSheet } from './export-sheet.ts';
import type { ExportedForm } from './export-sheet.ts';
import type { Results } from './results.ts';
import { mayReadAnswers } from './rules/summarise.ts';

export type Offered =
  | { readonly kind: 'ready'; readonly url: string; readonly expiresAt: Date }
  /** Nobody has set where browsers reach this bot. */
  | { readonly kind: 'no-address' }
  /** Too few anonymous answers. */
  | { readonly kind: 'too-few' };

export interface Exporting {
  readonly offer: (
    form: RunningForm,
    asked: { readonly by: Person; readonly format: ExportRequest['format'] },
    now: Date,
  ) => Promise<Offered>;
}

export function createExporting(deps: DeskDeps, results: Results): Exporting {
  return {
    offer: async (form, { by, format }, now) => {
      const responses = await results.responses(form);
      if (!mayReadAnswers(form.definition, responses.length)) return { kind: 'too-few' };
      const sheet = exportSheet(await exported(form, responses, { deps, results }));
      const link: Awaited<ReturnType<Exports['offer']>> = await deps.exports.offer(
        {
          for: by.aadObjectId,
          fileName: `${form.definition.title.ja}_回答`,
          format,
          sheets: [sheet],
          action: 'forms.exported',
          subject: form.id,
        },
        now,
      );
      return link === null ? { kind: 'no-address' } : { kind: 'ready', ...link };
    },
  };
}

interface Around {
  readonly deps: DeskDeps;
  readonly results: Results;
}

async function exported(form: RunningForm, responses: readonly Response[], { deps, results }: Around): Promise<ExportedForm> {
  const people = await results.peopleOf(form, responses);
  return {
    definition: form.definition,
    versions: await versionsOf(form, responses, deps),
    responses,
    people,
    decisions: await decisionsOf(form, responses, deps),
    subjects: await subjectsOf(responses, people, deps),
  };
}

async function versionsOf(
  form: RunningForm,
  responses: readonly Response[],
  { store }: DeskDeps,
): Promise<ReadonlyMap<number, FormDefinition>> {
  const found = new Map<number, FormDefinition>();
  for (const version of new Set(responses.map((response) => response.version))) {
    const definition = await store.definitionOf(form.id, version);
    if (definition !== null) found.set(version, definition);
  }
  return found;
}

/** Who decides now, and why something was rejected. */
async function decisionsOf(
  { definition }: RunningForm,
  responses: readonly Response[],
  { approvals }: DeskDeps,
): Promise<ReadonlyMap<string, ApprovalView>> {
  const found = new Map<string, ApprovalView>();
  if (definition.chain === 'none') return found;
  for (const { id, state } of responses) {
    const view = state === 'deciding' || state === 'rejected' ? await approvals.find(APPROVAL_KIND, id) : null;
    if (view !== null) found.set(id, view);
  }
  return found;
}

async function subjectsOf(
  responses: readonly Response[],
  people: ExportedForm['people'],
  { findSubject }: DeskDeps,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const { about, by } of responses) {
    const person = by === null ? undefined : people.get(by);
    if (about === null || person === undefined || titles.has(about)) continue;
    const subject = await findSubject(about, person);
    if (subject !== null) titles.set(about, subject.title);
  }
  return titles;
}
