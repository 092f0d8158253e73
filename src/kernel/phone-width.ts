/**
 * How wide a text is when it is set in one line, in em (the width of one full-width character). Other characters count as in the bold type of
 * buttons and labels, where they are widest.
 */
export function textWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + widthOf(character), 0);
}

function widthOf(character: string): number {
  if (isFullWidth(character)) return 1;
  return /[A-Zmw]/.test(character) ? 0.7 : 0.57;
}

/** From the first CJK punctuation on, except the half-width forms at the end of the plane; and the marks ※ ⓘ ○ that Japanese fonts draw wide. */
function isFullWidth(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x2e80 && !(code >= 0xff61 && code <= 0xffdc)) || (code >= 0x203b && code <= 0x27bf);
}

/** The inside of a card on the narrowest phone in use: 320 px less 16 px at each side, in the 14 px type of Teams. */
export const PHONE_CARD_WIDTH = 288 / 14;
/** Frame and padding of a button, as in Teams. */
const BUTTON_EDGES = 26 / 14;

/** Whether a phone shows the whole title: Teams cuts longer ones off and never wraps them (AdaptiveCards #6880). */
export function fitsOnButton(title: string): boolean {
  return textWidth(title) <= PHONE_CARD_WIDTH - BUTTON_EDGES;
}
