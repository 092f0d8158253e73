import { plainText } from './sheet-text.ts';

/** Forbidden on Windows, or hidden in a name: marks without width, and those that turn the reading direction so that 「xslx.exe」 reads 「exe.xlsx」. */
const FORBIDDEN = /[<>:"/\\|?*\n\t\ufffd]/g;
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** Names of devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Windows gives a whole path 260 characters, other systems a name 255 bytes. */
const LONGEST = 60;

/** A file name that every system takes, with this ending. */
export function safeFileName(wanted: string, ending: string): string {
  const characters = Array.from(withoutEdges(plainText(wanted).normalize('NFC').replaceAll(INVISIBLE, '').replaceAll(FORBIDDEN, '_')));
  const name = withoutEdges(characters.slice(0, LONGEST).join('')) || '書き出し';
  return `${DEVICE.test(name) ? `_${name}` : name}.${ending}`;
}

/** Windows drops dots and spaces at the end; a dot at the beginning hides the file elsewhere. */
function withoutEdges(name: string): string {
  return name.replaceAll(/^[\s.]+|[\s.]+$/g, '');
}
