import type { ApprovalView } from '../../../approvals/port.ts';
import type { Person } from '../../../kernel/person.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { RunningForm } from '../form-store.ts';
import { APPROVAL_KIND } from '../respond.ts';
import type { Response, ResponseState } from '../response-store.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Results } from './results.ts';

/** Rows with a button each, beside those that turn the page and lead back. */
export const CASES_ON_A_PAGE = 4;
const ORDER: readonly ResponseState[] = ['deciding', 'rejected', 'approved', 'submitted'];

export interface CaseRow {
  readonly response: Response;
  /** Null when the applicant has left the roster. */
  readonly applicant: Person | null;
  readonly view: ApprovalView | null;
}

export interface CasePage {
  /** How many responses are in each state. */
  readonly counts: readonly { readonly state: ResponseState; readonly count: number }[];
  readonly rows: readonly CaseRow[];
  readonly page: number;
  readonly pages: number;
}

/** The responses that are decided on, by state: those that wait first, the oldest first. */
export async function casesOf(
  form: RunningForm,
  asked: { readonly page: number; readonly voice: Voice },
  { deps, results }: { readonly deps: Pick<DeskDeps, 'approvals'>; readonly results: Results },
): Promise<CasePage> {
  const all = (await results.responses(form)).toReversed();
  const sorted = ORDER.flatMap((state) => all.filter((response) => response.state === state));
  const pages = Math.max(1, Math.ceil(sorted.length / CASES_ON_A_PAGE));
  const page = asked.page < pages ? asked.page : 0;
  const shown = sorted.slice(page * CASES_ON_A_PAGE, (page + 1) * CASES_ON_A_PAGE);
  const people = await results.peopleOf(form, shown);
  const rows: CaseRow[] = [];
  for (const response of shown) {
    const applicant = response.by === null ? null : (people.get(response.by) ?? null);
    rows.push({ response, applicant, view: await deps.approvals.find(APPROVAL_KIND, response.id, asked.voice) });
  }
  const counts = ORDER.map((state) => ({ state, count: all.filter((response) => response.state === state).length }));
  return { counts: counts.filter(({ state, count }) => state !== 'submitted' || count > 0), rows, page, pages };
}
