/** What the bytes of a roster file turned out to be. */
export type DecodedRoster =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'shift_jis' }
  | { readonly kind: 'unreadable'; readonly message: string };

const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/**
 * UTF-8 is tried first because Shift_JIS text is practically never valid UTF-8, while nearly any UTF-8 text can be misread as Shift_JIS.
 * A byte order mark is dropped.
 */
export function decodeRoster(bytes: Uint8Array): DecodedRoster {
  if (startsWith(bytes, ZIP_MARK)) return unreadable('Excel ブックのようです。Excel で「CSV（UTF-8）」として保存し直してください');
  if (UTF16_MARKS.some((mark) => startsWith(bytes, mark)))
    return unreadable('文字コードが UTF-16 です。UTF-8 か Shift_JIS で保存し直してください');
  for (const encoding of ['utf-8', 'shift_jis'] as const) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null) return { kind: 'text', text, encoding };
  }
  return unreadable('文字コードを読み取れません。UTF-8 か Shift_JIS で保存し直してください');
}

function unreadable(message: string): DecodedRoster {
  return { kind: 'unreadable', message };
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
