/** Forms of name kanji that people rarely type, and the everyday form that they do. */
const VARIANTS: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  濵: '浜',
  濱: '浜',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  齊: '斉',
  澤: '沢',
  德: '徳',
  眞: '真',
  𠮷: '吉',
};

/** Full and half width, white space, hiragana or katakana, and variant kanji make no difference to who is meant. */
export function foldName(name: string): string {
  const text = name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return text.replace(/./gu, (character) => VARIANTS[character] ?? toHiragana(character));
}

function toHiragana(character: string): string {
  return /^[ァ-ヶ]$/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0x60) : character;
}
