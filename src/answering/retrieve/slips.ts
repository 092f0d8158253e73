const PARTICLE = /^[のはをにがとでもへや\s\p{P}]$/u;

/**
 * How many slips of the fingers lie between a term and what was typed, if no more than one: a letter changed, missing, added,
 * or two neighbours exchanged. A particle typed in between is grammar and no slip. Null: too far apart.
 */
export function slipsBetween(term: string, typed: string): 0 | 1 | null {
  if (term === typed) return 0;
  const start = commonStart(term, typed);
  const end = commonEnd(term, typed, start);
  const wanted = term.slice(start, term.length - end);
  const found = typed.slice(start, typed.length - end);
  if (PARTICLE.test(found)) return null;
  if (wanted.length <= 1 && found.length <= 1) return 1;
  return isExchanged(wanted, found) ? 1 : null;
}

function commonStart(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  return length;
}

function commonEnd(first: string, second: string, start: number): number {
  const most = Math.min(first.length, second.length) - start;
  let length = 0;
  while (length < most && first.at(-1 - length) === second.at(-1 - length)) length += 1;
  return length;
}

function isExchanged(first: string, second: string): boolean {
  return first.length === 2 && second.length === 2 && first[0] === second[1] && first[1] === second[0];
}
