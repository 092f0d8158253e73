/** UTF-8 first: Shift_JIS is practically never valid UTF-8, while nearly any UTF-8 text can be misread as Shift_JIS. */
const ENCODINGS = ['utf-8', 'shift_jis'] as const;
const UTF16_MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** The text of a .txt or .md file as Japanese offices save them; null when it is no text. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): string | null {
  const utf16 = UTF16_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  const encodings = utf16 === undefined ? ENCODINGS : [utf16.encoding];
  const text = encodings.reduce<string | null>((found, encoding) => found ?? decode(bytes, encoding), null);
  return text === null || text.includes('\u0000') ? null : text;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
