import { personId } from '../../../kernel/person.ts';
import type { Person, PersonId } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import { peopleIn } from '../answer-text.ts';
import type { FormField } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { responsesTo } from '../response-store.ts';
import type { Response } from '../response-store.ts';
import type { DeskDeps } from './desk-deps.ts';
import { mayReadAnswers } from './rules/summarise.ts';

/** One answer to one field. */
export interface ReadAnswer {
  readonly response: Response;
  /** Null when the form is anonymous, or the person has left the roster. */
  readonly by: Person | null;
}

export interface Results {
  readonly responses: (form: RunningForm) => Promise<readonly Response[]>;
  /**
   * The answers to one field, each look written into the audit log. Null where they would tell who wrote what.
   * Anonymous ones come in the order of their words, which says nothing about when or by whom.
   */
  readonly read: (form: RunningForm, field: FormField, asked: Asked) => Promise<readonly ReadAnswer[] | null>;
  /** A look at who applied and how it stands, for the audit log. */
  readonly sawCases: (form: RunningForm, asked: Asked) => Promise<void>;
  /** Everybody who is named by these responses or in them, and is on the roster. */
  readonly peopleOf: (form: Pick<RunningForm, 'definition'>, responses: readonly Response[]) => Promise<ReadonlyMap<PersonId, Person>>;
}

interface Asked {
  readonly by: Person;
  readonly now: Date;
}

export function createResults({ storage, people }: Pick<DeskDeps, 'storage' | 'people'>): Results {
  const responses: Results['responses'] = (form) => responsesTo(storage.db, form.id);
  const peopleOf: Results['peopleOf'] = ({ definition }, all) => {
    const ids = all.flatMap(({ by, answers }) => [...(by === null ? [] : [by]), ...peopleIn(definition.fields, answers).map(personId)]);
    return findMany([...new Set(ids)], people);
  };
  return {
    responses,
    peopleOf,
    sawCases: (form, asked) => audit(storage, { action: 'forms.cases-viewed', subject: form.id, detail: {} }, asked),
    read: async (form, field, { by, now }) => {
      const all = await responses(form);
      if (!mayReadAnswers(form.definition, all.length)) return null;
      await audit(storage, { action: 'forms.results-viewed', subject: form.id, detail: { field: field.id } }, { by, now });
      const answered = all.filter(({ answers }) => answers[field.id] !== undefined);
      if (form.definition.anonymous) return byWords(answered, field.id).map((response) => ({ response, by: null }));
      const found = await findMany([...new Set(answered.flatMap((one) => (one.by === null ? [] : [one.by])))], people);
      return answered.map((response) => ({ response, by: response.by === null ? null : (found.get(response.by) ?? null) }));
    },
  };
}

type Look = Pick<Parameters<typeof appendAudit>[1], 'action' | 'subject' | 'detail'>;

async function audit(storage: DeskDeps['storage'], look: Look, { by, now }: Asked): Promise<void> {
  await storage.transaction((tx) => appendAudit(tx, { at: now, actor: by.aadObjectId, ...look }));
}

function byWords(responses: readonly Response[], field: string): readonly Response[] {
  const words = ({ answers }: Response): string => String(answers[field]);
  return responses.toSorted((a, b) => (words(a) < words(b) ? -1 : Number(words(a) > words(b))));
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const BATCH = 500;

async function findMany(ids: readonly PersonId[], people: DeskDeps['people']): Promise<ReadonlyMap<PersonId, Person>> {
  const found = new Map<PersonId, Person>();
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const [id, person] of await people.findAll(ids.slice(at, at + BATCH))) found.set(id, person);
  }
  return found;
}
