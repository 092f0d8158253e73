import { selectPersons, toKnownPersons } from './person-row.ts';
import type { Person } from '../kernel/person.ts';
import type { Storage } from '../storage/port.ts';
import type { People } from './port.ts';

/** The roster as it is at this moment: nothing is cached, since a role that was taken away must end with the import. */
export function createPeople({ storage }: { readonly storage: Storage }): People {
  const onRoster = () => selectPersons(storage.db).where('left_at', 'is', null);
  return {
    find: async (id) => {
      const rows = await onRoster().where('person.aad_object_id', '=', id).execute();
      return toKnownPersons(rows)[0]?.person ?? null;
    },
    findByName: async (name) => {
      const all = toKnownPersons(await onRoster().execute()).map(({ person }) => person);
      return matchName(all, name);
    },
    isManager: async (person) => {
      const report = await storage.db
        .selectFrom('person')
        .select('aad_object_id')
        .where('manager_employee_number', '=', person.employeeNumber)
        .where('left_at', 'is', null)
        .limit(1)
        .executeTakeFirst();
      return report !== undefined;
    },
  };
}

/** People type one half of a name as often as the whole, so the beginning counts when nobody has exactly this name. */
function matchName(all: readonly Person[], name: string): readonly Person[] {
  const wanted = foldName(name);
  if (wanted === '') return [];
  const keys = (person: Person) => [foldName(person.name), foldName(person.kana)];
  const exact = all.filter((person) => keys(person).includes(wanted));
  return exact.length > 0 ? exact : all.filter((person) => keys(person).some((key) => key.startsWith(wanted)));
}

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
function foldName(name: string): string {
  const text = name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return text.replace(/./gu, (character) => VARIANTS[character] ?? toHiragana(character));
}

function toHiragana(character: string): string {
  return /^[ァ-ヶ]$/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0x60) : character;
}
