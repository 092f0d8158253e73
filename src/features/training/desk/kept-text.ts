/** A card must stay small, so of a text far over its limit only the beginning comes back. */
const TIMES_LIMIT = 3;

/** What was typed, as it goes back onto the card: whole, unless it is so long that the card could not be sent. */
export function keptText(typed: string, limit: number): string {
  const signs = Array.from(typed.toWellFormed());
  return signs.length <= limit * TIMES_LIMIT ? signs.join('') : signs.slice(0, limit * TIMES_LIMIT).join('');
}

/** Whether anything of it is not on the card any more; this has to be said. */
export function isCut(typed: string, limit: number): boolean {
  return Array.from(typed).length > limit * TIMES_LIMIT;
}
