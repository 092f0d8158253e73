import { plainText } from './sheet-text.ts';

/** A cell of Excel holds no more; a file with a longer text is reported as damaged. */
const LONGEST = 32_767;

/**
 * A text as the shared strings of a workbook spell it. `_xHHHH_` stands for a character there (ECMA-376, ST_Xstring), so a text that happens
 * to look like that is spelled out; U+FFFD, which the library drops, is written that way.
 */
export function excelText(text: string): string {
  const spelled = cut(plainText(text))
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('\ufffd', '_xFFFD_');
  return spelled in Object.prototype ? spellFirst(spelled) : spelled;
}

/** The library looks texts up in a plain object (4.1.1), where 「constructor」 and the like would find a function and damage the file. */
function spellFirst(text: string): string {
  const code = text.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
  return `_x${code}_${text.slice(1)}`;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
