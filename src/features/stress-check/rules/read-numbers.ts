export type LineProblem = 'unknown' | 'more-columns' | 'too-long';

export interface ProblemLine {
  /** As counted in what was pasted, from 1. */
  readonly line: number;
  readonly problem: LineProblem;
  /** The number that stands there, shortened; empty for lines of which nothing is repeated. */
  readonly shown: string;
}

export interface NumbersRead {
  /** Each once, in order. */
  readonly numbers: readonly string[];
  readonly problems: readonly ProblemLine[];
  /** What was pasted, without anything but the first column: other columns may hold results and are dropped at once. */
  readonly kept: string;
}

const LONGEST_NUMBER = 20;

/** Reads 職員番号, one a line, as pasted from a list or a CSV file with one column. Empty lines and a heading are passed over. */
export function readNumbers(text: string, isKnown: (employeeNumber: string) => boolean): NumbersRead {
  const lines = text.split(/\r\n|\r|\n/).map(readLine);
  const problems = lines.flatMap((line, at): ProblemLine[] => {
    const problem = problemOf(line, isKnown);
    return problem === null ? [] : [{ line: at + 1, problem, shown: problem === 'unknown' ? line.number : '' }];
  });
  const numbers = lines.filter(({ number }) => number !== '' && !isHeading(number)).map(({ number }) => number);
  return { numbers: [...new Set(numbers)], problems, kept: lines.map(({ number }) => number.slice(0, LONGEST_NUMBER)).join('\n') };
}

interface Line {
  readonly number: string;
  readonly hasMore: boolean;
}

function readLine(line: string): Line {
  const cells = line
    .normalize('NFKC')
    .replaceAll('\uFEFF', '')
    .trim()
    .split(/[,;\s]/)
    .map((cell) => cell.replaceAll('"', ''));
  return { number: cells[0] ?? '', hasMore: cells.slice(1).some((cell) => cell !== '') };
}

function problemOf({ number, hasMore }: Line, isKnown: (employeeNumber: string) => boolean): LineProblem | null {
  if (hasMore) return 'more-columns';
  if (number === '' || isHeading(number)) return null;
  if (number.length > LONGEST_NUMBER) return 'too-long';
  return isKnown(number) ? null : 'unknown';
}

function isHeading(number: string): boolean {
  return ['職員番号', '社員番号', 'employeeNumber'].includes(number);
}
