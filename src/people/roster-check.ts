import { roleConflicts } from '../kernel/role.ts';
import { ROLE_CONFLICT_MESSAGES } from './role-conflicts.ts';
import type { RosterEntry, RosterProblem } from './roster-csv.ts';
import type { RosterColumn } from './roster-row.ts';

/** What only shows when the lines are seen together: doubles, managers, roles that exclude each other. */
export function checkRoster(entries: readonly RosterEntry[]): readonly RosterProblem[] {
  return [
    ...checkDoubles(entries, 'aadObjectId'),
    ...checkDoubles(entries, 'employeeNumber'),
    ...checkManagers(entries),
    ...checkCycles(entries),
    ...checkRoles(entries),
  ];
}

function checkDoubles(entries: readonly RosterEntry[], column: 'aadObjectId' | 'employeeNumber'): readonly RosterProblem[] {
  const firstLine = new Map<string, number>();
  return entries.flatMap(({ line, keys }) => {
    const key = keys[column];
    const first = firstLine.get(key);
    if (first === undefined) firstLine.set(key, line);
    return first === undefined || key === '' ? [] : [problem(line, column, `${String(first)}行目と同じ値です`)];
  });
}

function checkManagers(entries: readonly RosterEntry[]): readonly RosterProblem[] {
  const numbers = new Set(['', ...entries.map(({ keys }) => keys.employeeNumber)]);
  return entries.flatMap(({ line, keys }) => {
    const manager = keys.managerEmployeeNumber;
    return numbers.has(manager) ? [] : [problem(line, 'managerEmployeeNumber', `職員番号「${manager}」の所属長がこの名簿にいません`)];
  });
}

/** A request would go round in a circle for ever, so each circle is named once, with all of its members. */
function checkCycles(entries: readonly RosterEntry[]): readonly RosterProblem[] {
  const byNumber = new Map(entries.map((entry) => [entry.keys.employeeNumber, entry]));
  byNumber.delete('');
  const checked = new Set<RosterEntry>();
  return entries.flatMap((entry) => {
    const path: RosterEntry[] = [];
    let current: RosterEntry | undefined = entry;
    while (current !== undefined && !checked.has(current)) {
      checked.add(current);
      path.push(current);
      current = byNumber.get(current.keys.managerEmployeeNumber);
    }
    const start = current === undefined ? -1 : path.indexOf(current);
    return current === undefined || start < 0 ? [] : [cycleProblem(current.line, path.slice(start))];
  });
}

function cycleProblem(line: number, members: readonly RosterEntry[]): RosterProblem {
  const [only = '', ...others] = members.map(({ keys }) => keys.employeeNumber);
  if (others.length === 0) return problem(line, 'managerEmployeeNumber', `職員番号「${only}」が自分自身の所属長になっています`);
  return problem(line, 'managerEmployeeNumber', `所属長が輪になっています: ${[only, ...others, only].join(' → ')}`);
}

function checkRoles(entries: readonly RosterEntry[]): readonly RosterProblem[] {
  const managers = new Set(entries.map(({ keys }) => keys.managerEmployeeNumber));
  return entries.flatMap(({ line, keys, person }) =>
    roleConflicts(person?.roles ?? [], managers.has(keys.employeeNumber)).map((conflict) =>
      problem(line, 'roles', ROLE_CONFLICT_MESSAGES[conflict]),
    ),
  );
}

function problem(line: number, column: RosterColumn, message: string): RosterProblem {
  return { line, column, message };
}
