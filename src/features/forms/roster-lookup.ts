import { tokyoDay } from '../../kernel/clock.ts';
import { nameWithPlace, personId } from '../../kernel/person.ts';
import type { Person } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { People } from '../../people/port.ts';
import { peopleIn } from './answer-text.ts';
import type { Names } from './answer-text.ts';
import type { Answers, Inputs } from './answers.ts';
import type { FormDefinition } from './definition.ts';
import { MAX_CANDIDATES } from './form-fields.ts';
import type { Candidate } from './form-fields.ts';
import { cleanLine } from '../../kernel/clean-text.ts';
import type { PersonLookup, Surroundings } from './rules/validate.ts';

type Roster = Pick<People, 'find' | 'findAll' | 'findByName' | 'everybody'>;

export interface LookedUp {
  readonly around: Surroundings;
  /** Those of the same name, for the fields where a name means several. */
  readonly candidates: Readonly<Record<string, readonly Candidate[]>>;
}

/** Everything about the roster that the fields of this form need. */
export async function lookUp(
  definition: FormDefinition,
  asked: { readonly inputs: Inputs; readonly voice: Voice; readonly now: Date },
  people: Roster,
): Promise<LookedUp> {
  const found: Record<string, PersonLookup> = {};
  const candidates: Record<string, readonly Candidate[]> = {};
  for (const { id, typed } of typedPeople(definition, asked.inputs)) {
    const persons = await whoIs(typed, people);
    found[id] = lookupOf(persons);
    candidates[id] = isListed(typed, persons) ? persons.map((one) => asCandidate(one, asked.voice)) : [];
  }
  const around = { today: tokyoDay(asked.now), sections: await sectionsFor(definition, people), people: found };
  return { around, candidates };
}

function typedPeople({ fields }: FormDefinition, inputs: Inputs): readonly { readonly id: string; readonly typed: string }[] {
  return fields
    .filter(({ kind }) => kind === 'person')
    .map(({ id }) => ({ id, typed: cleanLine(inputs[id] ?? '') }))
    .filter(({ typed }) => typed !== '' && typed !== '-');
}

/** An id stands in the field only where somebody was chosen from a list, so it must be a list again. */
function isListed(typed: string, persons: readonly Person[]): boolean {
  return persons.length <= MAX_CANDIDATES && (persons.length > 1 || isId(typed));
}

function lookupOf([first, ...others]: readonly Person[]): PersonLookup {
  if (first === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', id: first.aadObjectId } : { kind: 'several' };
}

/** A chosen id, an employee number, or a name; an id that somebody made up is nobody's. */
async function whoIs(typed: string, people: Roster): Promise<readonly Person[]> {
  if (isId(typed)) {
    const person = await people.find(personId(typed));
    return person === null ? [] : [person];
  }
  const named = await people.findByName(typed);
  if (named.length > 0 || !/\d/.test(typed)) return named;
  const number = typed.normalize('NFKC');
  return (await people.everybody()).filter(({ employeeNumber }) => employeeNumber === number);
}

function isId(typed: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(typed);
}

function asCandidate(person: Person, { locale }: Voice): Candidate {
  return { id: person.aadObjectId, label: `${nameWithPlace(person, locale)} ${person.employeeNumber}` };
}

async function sectionsFor({ fields }: FormDefinition, people: Roster): Promise<readonly string[]> {
  if (!fields.some(({ kind }) => kind === 'section')) return [];
  const everybody = await people.everybody();
  return [...new Set(everybody.map(({ bureau, section }) => `${bureau} ${section}`))].sort();
}

/** Names of the colleagues in these answers. */
export async function namesIn(
  definition: FormDefinition,
  answers: Answers,
  { people, voice }: { people: Roster; voice: Voice },
): Promise<Names> {
  const ids = peopleIn(definition.fields, answers).map(personId);
  if (ids.length === 0) return new Map();
  const found = await people.findAll(ids);
  return new Map([...found].map(([id, person]) => [id, nameWithPlace(person, voice.locale)]));
}
