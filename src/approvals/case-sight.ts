import type { ApprovalCase } from '../kernel/approval-case.ts';
import type { Involvement } from '../kernel/approval-standing.ts';
import type { Role } from '../kernel/role.ts';
import type { Voice } from '../kernel/wording.ts';
import type { WorkingDays } from '../kernel/working-day.ts';
import type { Outbox } from '../outbox/port.ts';
import type { Delegations, RosterOver } from '../people/port.ts';
import type { AppendAudit, Queries, Storage } from '../storage/port.ts';
import { peopleIn } from './deciders.ts';
import type { Around } from './deciders.ts';
import type { ApprovalKind, ApprovalSubject, CaseSight, RequestCard } from './port.ts';

export interface ApprovalsDeps {
  readonly storage: Storage;
  readonly rosterOver: RosterOver;
  readonly delegations: Delegations;
  readonly outbox: Outbox;
  readonly workingDays: WorkingDays;
  readonly appendAudit: AppendAudit;
  readonly newId: () => string;
  /** What is decided on; asked at every use, since the owners of the kinds need the approvals themselves. */
  readonly kinds: () => readonly ApprovalKind[];
  readonly requestCard: RequestCard;
}

/** What it takes to put cards into the outbox. */
export type AskDeps = Pick<ApprovalsDeps, 'outbox' | 'requestCard'>;

/** Of somebody whose language is not known. */
export const USUAL: Voice = { locale: 'ja', wording: 'standard' };

export interface DeskDeps extends ApprovalsDeps {
  readonly aroundOf: (db: Queries) => Around;
}

/** The case with everything that is shown of it. */
export async function sightOf(
  found: ApprovalCase,
  { part, voice, now, deps }: { readonly part: Involvement; readonly voice: Voice; readonly now: Date; readonly deps: DeskDeps },
): Promise<CaseSight> {
  const people = await deps.rosterOver(deps.storage.db).findAll(peopleIn(found));
  return { case: found, subject: await describe(found, voice, deps), people, part, now };
}

/** The role that is asked about this kind of record when nobody else is left, and after 処理期限. */
export function lastResortOf(kind: string, { kinds }: Pick<ApprovalsDeps, 'kinds'>): Role {
  return kinds().find((one) => one.kind === kind)?.escalatesTo ?? 'hr';
}

/** What the owner of the record says about it. */
export async function describe(found: ApprovalCase, voice: Voice, { kinds }: Pick<DeskDeps, 'kinds'>): Promise<ApprovalSubject | null> {
  const kind = kinds().find((one) => one.kind === found.kind);
  return (await kind?.describe(found.subjectId, voice)) ?? null;
}

/** The record in the words of each language. */
export type Described = (voice: Voice) => ApprovalSubject | null;

/** For a transaction, in which the owner of the record can no longer read it: a message may go to somebody of the other language. */
export async function describeFirst(found: ApprovalCase, deps: Pick<DeskDeps, 'kinds'>): Promise<Described> {
  const ja = await describe(found, { locale: 'ja', wording: 'standard' }, deps);
  const en = await describe(found, { locale: 'en', wording: 'standard' }, deps);
  return ({ locale }) => (locale === 'en' ? en : ja);
}
