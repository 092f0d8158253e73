import { noticeCard } from '../../bot/shared-cards.ts';
import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import type { Approvals } from '../../approvals/port.ts';
import { isInAudience } from '../../kernel/audience.ts';
import type { Person } from '../../kernel/person.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { People } from '../../people/port.ts';
import type { Inputs } from './answers.ts';
import { inVoice } from './definition.ts';
import type { FormDefinition } from './definition.ts';
import { formCard } from './form-card.ts';
import type { Drawing, FormUse } from './form-card.ts';
import type { FormStore, RunningForm } from './form-store.ts';
import { APPROVAL_KIND } from './respond.ts';
import { notRecordedCard, responseCard } from './response-card.ts';
import type { NotRecorded, ResponseView, Typed } from './response-card.ts';
import type { Response } from './response-store.ts';
import { cleanText } from '../../kernel/clean-text.ts';
import { isOpen, possible } from './rules/standing.ts';
import type { Problem } from './rules/validate.ts';
import { lookUp, namesIn } from './roster-lookup.ts';

/** Somebody on the roster: the access `roster` of every verb and command here says so. */
export type Employee = Caller & { readonly person: Person };

/** What a form is about, for somebody whom it concerns: a training that this person attended. */
export type FindSubject = (about: string, person: Person) => Promise<{ readonly title: string } | null>;

export interface ViewDeps {
  readonly forms: FormStore;
  readonly people: Pick<People, 'find' | 'findAll' | 'findByName' | 'everybody'>;
  readonly approvals: Pick<Approvals, 'find'>;
  readonly workingDays: WorkingDays;
  readonly document: PolicyDocument;
  readonly findSubject: FindSubject;
}

export interface FormDraft {
  readonly form: RunningForm;
  readonly use: FormUse;
  readonly about: string | null;
  readonly inputs: Inputs;
  readonly problems?: Readonly<Record<string, Problem>>;
  readonly isRenewed?: boolean;
}

export interface Views {
  readonly drawing: (caller: Employee) => Drawing;
  readonly form: (draft: FormDraft, caller: Employee) => Promise<Card>;
  readonly response: (
    response: Response,
    caller: Employee,
    more?: { readonly isAsking?: boolean; readonly remark?: string | null },
  ) => Promise<Card>;
  readonly notRecorded: (refused: NotRecorded, caller: Employee) => Card;
}

export function createViews(deps: ViewDeps): Views {
  const { workingDays, document } = deps;
  const drawing = ({ now, locale, wording }: Employee): Drawing => ({ now, workingDays, document, voice: { locale, wording } });
  return {
    drawing,
    notRecorded: (refused, caller) => notRecordedCard(refused, drawing(caller)),
    form: async ({ form, use, about, inputs, problems = {}, isRenewed = false }, caller) => {
      const { definition, version, deadline } = form;
      const { around, candidates } = await lookUp(definition, { inputs, voice: caller, now: caller.now }, deps.people);
      const subject = await subjectTitle(about, caller.person, deps);
      const view = { definition, version, deadline, use, inputs, problems, candidates, sections: around.sections, subject, isRenewed };
      return formCard(view, drawing(caller));
    },
    response: async (response, caller, { isAsking = false, remark = null } = {}) => {
      const definition = await deps.forms.definitionOf(response.formId, response.version);
      if (definition === null) return noticeCard(caller, 'gone');
      const names = await namesIn(definition, response.answers, { people: deps.people, voice: caller });
      const subject = await subjectTitle(response.about, caller.person, deps);
      const standing = await standingOf(response, definition, { caller, deps });
      return responseCard({ definition, response, names, subject, isAsking, remark, ...standing }, drawing(caller));
    },
  };
}

/** What the record says besides the response itself. */
async function standingOf(
  response: Response,
  definition: FormDefinition,
  { caller, deps }: { readonly caller: Employee; readonly deps: ViewDeps },
): Promise<Pick<ResponseView, 'approval' | 'possible' | 'deadline' | 'mayRepeat'>> {
  const form = await deps.forms.find(response.formId);
  const approval = definition.chain === 'none' ? null : await deps.approvals.find(APPROVAL_KIND, response.id, caller);
  const hasMoved = definition.chain === 'manager-then-hr' && approval?.step === 'hr';
  if (form === null) return { approval, possible: possible(response, false, hasMoved), deadline: null, mayRepeat: false };
  const open = isOpen(form, caller.now);
  const mayRepeat = open && isRepeatable(definition) && isInAudience(caller.person, definition.audience, caller.now);
  return { approval, possible: possible(response, open, hasMoved), deadline: form.deadline, mayRepeat };
}

function isRepeatable({ responses, about, anonymous }: FormDefinition): boolean {
  return responses === 'several' && about === 'none' && !anonymous;
}

async function subjectTitle(about: string | null, person: Person, { findSubject }: ViewDeps): Promise<string | null> {
  return about === null ? null : ((await findSubject(about, person))?.title ?? null);
}

/** What was typed, under the labels of the form: choices in words, everything else as it is. */
export function typedTexts({ fields }: FormDefinition, inputs: Inputs, caller: Employee): Typed {
  return fields.flatMap((field) => {
    const typed = cleanText(inputs[field.id] ?? '');
    if (typed === '' || field.kind === 'consent' || field.kind === 'yes-no') return [];
    const chosen = 'choices' in field ? field.choices.filter(({ id }) => typed.split(',').includes(id)) : null;
    const text = chosen === null ? typed : chosen.map(({ label }) => inVoice(label, caller)).join('、');
    return [{ label: inVoice(field.label, caller), text }];
  });
}

/** The card turns into this one. What an anonymous card says must not be kept, not even for a repeated delivery. */
export function inPlace(card: Card, definition: Pick<FormDefinition, 'anonymous'> | null = null): Reply {
  return { kind: 'replace', card, confidential: definition?.anonymous === true };
}
