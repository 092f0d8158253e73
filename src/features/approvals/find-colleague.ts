import { nameWithPlace, personId } from '../../kernel/person.ts';
import type { Person } from '../../kernel/person.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { People } from '../../people/port.ts';

/** What was typed, and who of the people offered before was chosen; empty when nothing. */
export interface ColleagueInput {
  readonly colleague: string;
  readonly choice: string;
}

export interface Search {
  /** Null: not clear who is meant, `problem` says why. */
  readonly person: Person | null;
  readonly problem: 'none' | 'nobody' | 'several' | 'many' | null;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
}

const MOST_CANDIDATES = 8;
/** Nobody's name is longer; what is longer is not looked for. */
export const MAX_COLLEAGUE = 60;

/**
 * Who is meant by a name or an employee number. A decision must not go to the wrong person, so only the whole name of one person, or the number,
 * is taken at once; everything else is offered for choosing.
 */
export async function findColleague({ colleague, choice }: ColleagueInput, people: People, locale: Locale): Promise<Search> {
  const typed = colleague.normalize('NFKC').trim();
  if (typed === '') return unclear('none');
  const found = typed.length > MAX_COLLEAGUE ? [] : await peopleMeant(typed, people);
  const meant = chosenOf(found, choice) ?? exactOf(found, typed);
  if (meant !== null) return { person: meant, problem: null, candidates: [] };
  if (found.length === 0) return unclear('nobody');
  if (found.length > MOST_CANDIDATES) return unclear('many');
  return { ...unclear('several'), candidates: found.map((person) => candidate(person, locale)) };
}

function unclear(problem: NonNullable<Search['problem']>): Search {
  return { person: null, problem, candidates: [] };
}

/** Only among those who fit the name: it may have been typed anew after the choice was offered. */
function chosenOf(found: readonly Person[], choice: string): Person | null {
  return choice === '' ? null : (found.find(({ aadObjectId }) => aadObjectId === personId(choice)) ?? null);
}

function exactOf(found: readonly Person[], typed: string): Person | null {
  const [first, ...others] = found;
  return first !== undefined && others.length === 0 && isExact(first, typed) ? first : null;
}

async function peopleMeant(typed: string, people: People): Promise<readonly Person[]> {
  if (!/^[0-9A-Za-z-]+$/.test(typed)) return people.findByName(typed);
  const numbered = (await people.everybody()).filter(({ employeeNumber }) => employeeNumber === typed);
  return numbered.length > 0 ? numbered : people.findByName(typed);
}

function isExact({ name, employeeNumber }: Person, typed: string): boolean {
  const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
  return employeeNumber === typed || bare(name) === bare(typed);
}

function candidate(person: Person, locale: Locale): Search['candidates'][number] {
  return { id: person.aadObjectId, name: `${nameWithPlace(person, locale)} ${person.employeeNumber}` };
}
