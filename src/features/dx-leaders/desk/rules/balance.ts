import { GRADES } from '../../../../kernel/grade.ts';
import type { Grade } from '../../../../kernel/grade.ts';

export interface Weighed {
  readonly bureau: string;
  readonly grade: Grade;
  readonly isSelected: boolean;
}

export interface Share<T> {
  readonly group: T;
  readonly candidates: number;
  readonly selected: number;
  /** Of all who are selected, in whole percent. */
  readonly percent: number;
}

export interface Balance {
  /** The largest groups first. */
  readonly bureaus: readonly Share<string>[];
  /** From the highest grade to the lowest; grades without a candidate are left out. */
  readonly grades: readonly Share<Grade>[];
}

export function balanceOf(candidates: readonly Weighed[]): Balance {
  const bureaus = shares(candidates, ({ bureau }) => bureau).toSorted(
    (a, b) => b.candidates - a.candidates || (a.group < b.group ? -1 : 1),
  );
  const grades = shares(candidates, ({ grade }) => grade).toSorted((a, b) => GRADES.indexOf(a.group) - GRADES.indexOf(b.group));
  return { bureaus, grades };
}

function shares<T>(candidates: readonly Weighed[], groupOf: (one: Weighed) => T): readonly Share<T>[] {
  const all = candidates.filter(({ isSelected }) => isSelected).length;
  return [...new Set(candidates.map(groupOf))].map((group) => {
    const members = candidates.filter((one) => groupOf(one) === group);
    const selected = members.filter(({ isSelected }) => isSelected).length;
    return { group, candidates: members.length, selected, percent: all === 0 ? 0 : Math.round((selected * 100) / all) };
  });
}
