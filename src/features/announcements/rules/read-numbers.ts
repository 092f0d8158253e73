/** As many as a form's audience takes; a card must be able to give them back. */
export const MAX_NUMBERS = 1000;

export type LineProblem =
  | { readonly line: number; readonly kind: 'unknown' | 'no-number'; readonly text: string }
  | { readonly kind: 'too-many'; readonly count: number };

export interface NumberedPeople {
  readonly numbers: readonly string[];
  readonly problems: readonly LineProblem[];
}

const HEADING = /職員番号|employee\s*number|^番号$/i;
const NUMBER = /^[0-9A-Za-z-]{1,20}$/;

/**
 * Employee numbers as they are pasted: a column or a CSV whose first field is the number, one person a line. A line that names nobody is told
 * with its place in the paste, since the same list is mended in Excel by that place. The same number twice counts once.
 */
export function readNumbers(pasted: string, known: ReadonlySet<string>): NumberedPeople {
  const numbers = new Set<string>();
  const problems: LineProblem[] = [];
  for (const [at, line] of pasted
    .normalize('NFKC')
    .split(/\r\n?|\n/)
    .entries()) {
    const field = firstField(line);
    if (field === '' || (at === 0 && HEADING.test(field))) continue;
    if (!NUMBER.test(field)) problems.push({ line: at + 1, kind: 'no-number', text: field });
    else if (known.has(field)) numbers.add(field);
    else problems.push({ line: at + 1, kind: 'unknown', text: field });
  }
  const count = numbers.size + problems.length;
  return { numbers: [...numbers], problems: count > MAX_NUMBERS ? [{ kind: 'too-many', count }, ...problems] : problems };
}

function firstField(line: string): string {
  const [field = ''] = line.trim().split(/[,\t;、]/, 1);
  return field
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}
