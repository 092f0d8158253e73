import type { Person } from '../../../kernel/person.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Conflict } from './rules/conflict.ts';

const WHY: Readonly<Record<Conflict, Words<(names: string) => string>>> = {
  own: {
    ja: (names) => `あなた自身の選考です。決めるのは、${names}です。`,
    en: (names) => `This is about yourself. It is decided by ${names}.`,
  },
  nominated: {
    ja: (names) => `あなたが推薦した人です。選考は、${names}が行います。`,
    en: (names) => `You have nominated this person. The selection is made by ${names}.`,
  },
};

const ALONE: Readonly<Record<Conflict, Words>> = {
  own: {
    ja: 'あなた自身の選考です。ほかにDX推進担当がいません。人事担当に、職員名簿で役割をもう一人に付けてもらってください。',
    en: 'This is about yourself, and there is nobody else in the DX office. Ask the personnel office to give somebody the role on the roster.',
  },
  nominated: {
    ja: 'あなたが推薦した人です。ほかにDX推進担当がいません。人事担当に、職員名簿で役割をもう一人に付けてもらってください。',
    en: 'You have nominated this person, and there is nobody else in the DX office. Ask the personnel office to give somebody the role on the roster.',
  },
};

/** Why the one who looks does not decide on this candidate, and who does. */
export function conflictWords(conflict: Conflict, others: readonly Person[], voice: Voice): string {
  if (others.length === 0) return say(ALONE[conflict], voice);
  const names = others.map((person) => nameWithPlace(person, voice.locale)).join(voice.locale === 'en' ? ', ' : '、');
  return say(WHY[conflict], voice)(names);
}
