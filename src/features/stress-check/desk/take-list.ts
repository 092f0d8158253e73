import { tokyoDay } from '../../../kernel/clock.ts';
import type { PersonId } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { StressCheckDeps } from '../deps.ts';
import { marksIn, saveMark } from '../mark-store.ts';
import { lockPeriod } from '../period-store.ts';
import { withdrawReminders } from '../reminder-batch.ts';
import { NO_MARK } from '../rules/mark.ts';
import { standingOf } from '../rules/period.ts';
import { readNumbers } from '../rules/read-numbers.ts';
import type { NumbersRead, ProblemLine } from '../rules/read-numbers.ts';
import type { StressCaller } from './desk-action.ts';

/** As much as fits on the card when it comes back: some 1,700 numbers. */
export const LONGEST_LIST = 12_000;

export type ListResult =
  | { readonly kind: 'done'; readonly people: number; readonly changed: number }
  | { readonly kind: 'empty' | 'too-late' | 'too-long' }
  | { readonly kind: 'problems'; readonly problems: readonly ProblemLine[]; readonly kept: string };

export interface PastedList {
  readonly id: string;
  readonly text: string;
  /** Whether those named have taken the check, or are taken off the list again. */
  readonly taken: boolean;
}

/** The list of 実施事務従事者, whole or not at all. */
export async function takeList({ id, text, taken }: PastedList, { caller, deps }: Doing): Promise<ListResult> {
  if (text.length > LONGEST_LIST) return { kind: 'too-long' };
  const everybody = new Map((await deps.people.everybody()).map(({ employeeNumber, aadObjectId }) => [employeeNumber, aadObjectId]));
  const read: NumbersRead = readNumbers(text, (number) => everybody.has(number));
  if (read.problems.length > 0) return { kind: 'problems', problems: read.problems, kept: read.kept };
  if (read.numbers.length === 0) return { kind: 'empty' };
  const people = read.numbers.flatMap((number) => everybody.get(number) ?? []);
  return deps.storage.transaction((tx) => write(tx, { id, people, taken }, { caller, deps }));
}

interface Doing {
  readonly caller: StressCaller;
  readonly deps: StressCheckDeps;
}

interface Writing {
  readonly id: string;
  readonly people: readonly PersonId[];
  readonly taken: boolean;
}

async function write(tx: Tx, { id, people, taken }: Writing, { caller, deps }: Doing): Promise<ListResult> {
  const { now, person } = caller;
  const period = await lockPeriod(tx, id);
  if (period === null || standingOf(period, tokyoDay(now)) !== 'open') return { kind: 'too-late' };
  const marks = await marksIn(tx, id);
  let changed = 0;
  for (const one of people) {
    const mark = marks.get(one) ?? NO_MARK;
    if (mark.takenByList === taken) continue;
    await saveMark(tx, { periodId: id, person: one }, { ...mark, takenByList: taken });
    changed += 1;
  }
  if (taken) await withdrawReminders(tx, { periodId: id, to: people }, { now, deps });
  const detail = { people: people.length, changed };
  const action = taken ? 'stress-check.list-added' : 'stress-check.list-removed';
  await appendAudit(tx, { at: now, actor: person.aadObjectId, action, subject: id, detail });
  return { kind: 'done', people: people.length, changed };
}
