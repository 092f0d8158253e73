import type { Person } from '../kernel/person.ts';
import type { RosterProblem, RosterSheet } from './roster-csv.ts';
import type { ChangedPerson, RosterPlan } from './roster-plan.ts';

/** `roster.csv:14:8 grade: …`, in the order of the file, so that an editor can jump to each place. */
export function describeProblems(
  fileName: string,
  problems: readonly RosterProblem[],
  positions: RosterSheet['positions'],
): readonly string[] {
  const position = ({ column }: RosterProblem) => (column === null ? 0 : (positions.get(column) ?? 0));
  return problems
    .toSorted((a, b) => a.line - b.line || position(a) - position(b))
    .map((problem) => {
      if (problem.line === 0) return `${fileName}: ${problem.message}`;
      if (problem.column === null) return `${fileName}:${String(problem.line)} ${problem.message}`;
      return `${fileName}:${String(problem.line)}:${String(position(problem))} ${problem.column}: ${problem.message}`;
    });
}

/** What an import does or did, line by line, for the operator's terminal: it names people, so it must not go into the log. */
export function describePlan(plan: RosterPlan): readonly string[] {
  return [
    ...plan.added.map((person) => `追加　　 ${nameOf(person)}`),
    ...plan.changed.map((entry) => `変更　　 ${nameOf(entry.person)}${changesOf(entry)}`),
    ...plan.returned.map((entry) => `復帰　　 ${nameOf(entry.person)}${changesOf(entry)}`),
    ...plan.left.map((person) => `退職扱い ${nameOf(person)}`),
    `追加 ${count(plan.added)}、変更 ${count(plan.changed)}、復帰 ${count(plan.returned)}、退職扱い ${count(plan.left)}、変更なし ${count(plan.unchanged)}`,
  ];
}

function count(people: readonly unknown[]): string {
  return `${String(people.length)}人`;
}

function nameOf(person: Person): string {
  return `${person.employeeNumber} ${person.name}（${person.bureau} ${person.section}）`;
}

function changesOf({ changes }: ChangedPerson): string {
  if (changes.length === 0) return '';
  return `: ${changes.map(({ field, from, to }) => `${field} ${quoted(from)} → ${quoted(to)}`).join('、')}`;
}

function quoted(value: string): string {
  return value === '' ? '（なし）' : `「${value}」`;
}
