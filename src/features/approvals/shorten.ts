/** At most so many characters, the last one a sign that there is more. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** One thing with words of a person in it. */
export interface Worded {
  readonly label: string;
  readonly text: string;
}

const MAX_LABEL = 40;

/** As much of each as the room allows; those that come first get it first, and none vanishes. */
export function shortenAll(worded: readonly Worded[], room: { readonly each: number; readonly all: number }): readonly Worded[] {
  let left = room.all;
  return worded.map(({ label, text }) => {
    const short = shorten(text, Math.min(room.each, Math.max(left, 2)));
    left -= Array.from(short).length;
    return { label: shorten(label, MAX_LABEL), text: short };
  });
}

/** The whole of it in pages of about so many characters. */
export function paged(worded: readonly Worded[], length: number): readonly (readonly Worded[])[] {
  const pages: Worded[][] = [[]];
  let room = length;
  for (const { label, text } of worded) {
    for (let rest = Array.from(text); rest.length > 0;) {
      if (room === 0) {
        pages.push([]);
        room = length;
      }
      const piece = rest.slice(0, room);
      pages.at(-1)?.push({ label: shorten(label, MAX_LABEL), text: piece.join('') });
      rest = rest.slice(piece.length);
      room -= piece.length;
    }
  }
  return pages;
}
