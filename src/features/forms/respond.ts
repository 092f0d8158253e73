import { toInstant, tokyoDay } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Person } from '../../kernel/person.ts';
import type { Approvals, ApprovalSubject, StepPlan } from '../../approvals/port.ts';
import type { Batches } from '../../outbox/port.ts';
import type { People } from '../../people/port.ts';
import type { AppendAudit, Storage, Tx } from '../../storage/port.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Answers } from './answers.ts';
import type { FormDefinition } from './definition.ts';
import type { FormStore, RunningForm } from './form-store.ts';
import { findByCard, findByOnceKey, findResponse, insertResponse, updateResponse } from './response-store.ts';
import type { Response } from './response-store.ts';
import { isOpen } from './rules/standing.ts';
import { cancelWaiting } from './sending/waiting.ts';

/** What is decided on in `approvals`. */
export const APPROVAL_KIND = 'forms.response';

export interface RespondDeps {
  readonly storage: Storage;
  readonly forms: FormStore;
  readonly people: Pick<People, 'managerOf'>;
  readonly approvals: Pick<Approvals, 'open' | 'withdraw' | 'amend'>;
  readonly batches: Pick<Batches, 'cancelFor'>;
  readonly appendAudit: AppendAudit;
  readonly newId: () => string;
  /** What deciders read, before it can be read from the record. */
  readonly subjectOf: (response: Response, definition: FormDefinition) => Promise<(voice: Voice) => ApprovalSubject>;
}

export interface Submission {
  readonly form: RunningForm;
  readonly person: Person;
  readonly answers: Answers;
  /** The id that the card brought. */
  readonly card: string;
  readonly about: string | null;
  readonly locale: Locale;
}

export type SubmitOutcome =
  { readonly kind: 'recorded' | 'already'; readonly response: Response } | { readonly kind: 'closed' | 'renewed' | 'not-yours' };

export type ChangeOutcome = 'done' | 'closed' | 'too-late';

/** A statement of a transaction did not find what it needs: all of it is undone. */
class Undone extends Error {
  readonly why: 'closed' | 'too-late';

  constructor(why: 'closed' | 'too-late') {
    super(why);
    this.why = why;
  }
}

export interface Responding {
  /** Records a response once, whatever is tapped: the same card, or a second one where one response is allowed, gives the first. */
  readonly submit: (submission: Submission, now: Date) => Promise<SubmitOutcome>;
  readonly change: (changed: Changed, now: Date) => Promise<ChangeOutcome>;
  readonly withdraw: (response: Response, person: Person, now: Date) => Promise<boolean>;
}

export interface Changed {
  readonly form: RunningForm;
  readonly person: Person;
  readonly answers: Answers;
  /** As the card showed it. */
  readonly response: Response;
  readonly revision: number;
}

export function createResponding(deps: RespondDeps): Responding {
  return {
    submit: (submission, now) => submit(submission, now, deps),
    change: (changed, now) => change(changed, now, deps),
    withdraw: (response, person, now) => withdraw({ response, person }, now, deps),
  };
}

async function submit(submission: Submission, now: Date, deps: RespondDeps): Promise<SubmitOutcome> {
  const { storage, forms } = deps;
  const response = newResponse(submission, deps.newId(), now);
  const { definition } = submission.form;
  const steps = await stepsFor(definition, submission.person, deps.people);
  const subject = steps === null ? null : await deps.subjectOf(response, definition);
  return storage.transaction(async (tx): Promise<SubmitOutcome> => {
    const held = await forms.hold(tx, submission.form, now);
    const before = await earlier(tx, response);
    if (before !== null) return before.by === response.by ? { kind: 'already', response: before } : { kind: 'not-yours' };
    if (!isOpen(held, now)) return { kind: 'closed' };
    if (held.version !== submission.form.version) return { kind: 'renewed' };
    if (!(await insertResponse(tx, response))) throw new Error('The form is held, so nobody else can have answered it');
    if (steps !== null && subject !== null) {
      const applicant = submission.person.aadObjectId;
      await deps.approvals.open(tx, { kind: APPROVAL_KIND, subjectId: response.id, applicant, steps, subject }, now);
    }
    await takeBackReminders(tx, response, { now, deps });
    await audit(tx, { action: 'forms.submitted', response, now }, deps);
    return { kind: 'recorded', response };
  });
}

/** Whoever has answered is not asked again. Of an anonymous form everybody is: what was taken back would tell who has answered. */
async function takeBackReminders(
  tx: Tx,
  { by, formId }: Response,
  { now, deps }: { readonly now: Date; readonly deps: RespondDeps },
): Promise<void> {
  if (by !== null) await cancelWaiting(tx, { formId, to: [by], reason: 'answered', now }, deps.batches);
}

/** By the card first: it may have made a response that was taken back since, which its second tap must not bring back. */
async function earlier(tx: Tx, { formId, cardId, onceKey }: Response): Promise<Response | null> {
  return (await findByCard(tx, formId, cardId)) ?? findByOnceKey(tx, formId, onceKey);
}

function newResponse({ form, person, answers, card, about, locale }: Submission, id: string, now: Date): Response {
  const { anonymous, responses, chain } = form.definition;
  const at = anonymous ? tokyoDay(now) : toInstant(now);
  const by = anonymous ? null : person.aadObjectId;
  const once = about === null ? person.aadObjectId : `${about} ${person.aadObjectId}`;
  return {
    ...{ id, formId: form.id, version: form.version, by, cardId: card, answers, about },
    // Neither the language nor the second of an anonymous answer is kept: in a small section, either could tell who it was.
    locale: anonymous ? 'ja' : locale,
    onceKey: responses === 'once' && !anonymous ? once : card,
    state: chain === 'none' ? 'submitted' : 'deciding',
    ...{ submittedAt: at, updatedAt: at, revision: 1 },
  };
}

/** Who decides, in order; null when nobody does. Whoever has no 所属長 is decided on by the office. */
async function stepsFor(
  { chain }: FormDefinition,
  person: Person,
  people: RespondDeps['people'],
): Promise<readonly [StepPlan, ...StepPlan[]] | null> {
  if (chain === 'none') return null;
  const office: StepPlan = { name: 'hr', decider: { kind: 'role', role: 'hr' } };
  const manager = chain === 'office' ? null : await people.managerOf(person);
  if (manager === null) return [office];
  const first: StepPlan = { name: 'manager', decider: { kind: 'person', id: manager.aadObjectId } };
  return chain === 'manager' ? [first] : [first, office];
}

async function change({ form, person, answers, response, revision }: Changed, now: Date, deps: RespondDeps): Promise<ChangeOutcome> {
  const by = person.aadObjectId;
  const changed: Response = { ...response, answers, version: form.version };
  const subject = response.state === 'deciding' ? await deps.subjectOf(changed, form.definition) : null;
  return undoable(deps.storage, async (tx) => {
    const held = await deps.forms.hold(tx, form, now);
    if (!isOpen(held, now) || held.version !== form.version) throw new Undone('closed');
    // The case before the response, as a decision does it: the other way round, the two could wait for each other for ever.
    if (subject !== null && !(await deps.approvals.amend(tx, { kind: APPROVAL_KIND, subjectId: response.id, subject }, now))) {
      throw new Undone('too-late');
    }
    const expected = { id: response.id, by, revision, states: [response.state] };
    const values = { answers: JSON.stringify(answers), form_version: form.version, updated_at: toInstant(now) };
    if (!(await updateResponse(tx, expected, values))) throw new Undone('too-late');
    await audit(tx, { action: 'forms.changed', response, now }, deps);
  });
}

async function withdraw({ response, person }: { response: Response; person: Person }, now: Date, deps: RespondDeps): Promise<boolean> {
  const { id, revision, state } = response;
  const by = person.aadObjectId;
  const outcome = await undoable(deps.storage, async (tx) => {
    if (state === 'deciding' && !(await deps.approvals.withdraw(tx, { kind: APPROVAL_KIND, subjectId: id, by }, now))) {
      throw new Undone('too-late');
    }
    const values = { state: 'withdrawn', once_key: freed(id), updated_at: toInstant(now) };
    if (!(await updateResponse(tx, { id, by, revision, states: [state] }, values))) throw new Undone('too-late');
    await audit(tx, { action: 'forms.withdrawn', response, now }, deps);
  });
  return outcome === 'done';
}

/** What was taken back or rejected no longer stands in the way of another response. */
export function freed(responseId: string): string {
  return `ended ${responseId}`;
}

async function undoable(storage: Storage, work: (tx: Tx) => Promise<void>): Promise<ChangeOutcome> {
  try {
    await storage.transaction(work);
    return 'done';
  } catch (error) {
    if (error instanceof Undone) return error.why;
    throw error;
  }
}

/** Nothing about an anonymous response: the line would name the one who acted, or tell the second. */
async function audit(
  tx: Tx,
  { action, response, now }: { readonly action: string; readonly response: Response; readonly now: Date },
  { appendAudit }: RespondDeps,
): Promise<void> {
  if (response.by === null) return;
  const { id, by, formId, version, about } = response;
  await appendAudit(tx, { at: now, actor: by, action, subject: id, detail: { form: formId, version, about } });
}

/** Read again at every tap; null when it is somebody else's, which is said in the same words as when there is none. */
export async function ownResponse(storage: Storage, id: string, person: Person): Promise<Response | null> {
  const response = await findResponse(storage.db, id);
  return response !== null && response.by === person.aadObjectId ? response : null;
}
