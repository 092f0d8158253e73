import type { ApprovalKind, ApprovalSubject, DecidedCase } from '../../approvals/port.ts';
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { citationsOf, sourceLine } from '../../answering/answer/citation.ts';
import { toInstant } from '../../kernel/clock.ts';
import { formatTime } from '../../kernel/tokyo-time.ts';
import type { Voice } from '../../kernel/wording.ts';
import { say } from '../../kernel/wording.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { Outbox } from '../../outbox/port.ts';
import type { People } from '../../people/port.ts';
import type { Storage, Tx } from '../../storage/port.ts';
import decidedTemplate from '../../../cards/forms/decided.json' with { type: 'json' };
import { inVoice } from './definition.ts';
import type { FormDefinition } from './definition.ts';
import type { FormStore } from './form-store.ts';
import { KIND } from './messages.ts';
import { APPROVAL_KIND, freed } from './respond.ts';
import { answeredTexts, reasonText } from './response-card.ts';
import { RESPONSE_WORDS, STATES, sentText, tintOf } from './response-messages.ts';
import { findResponse, updateResponse } from './response-store.ts';
import type { Response } from './response-store.ts';
import { namesIn } from './roster-lookup.ts';

export interface SubjectDeps {
  readonly document: PolicyDocument;
  readonly people: Pick<People, 'find' | 'findAll' | 'findByName' | 'everybody'>;
}

export interface ApprovalKindDeps extends SubjectDeps {
  readonly storage: Storage;
  readonly forms: FormStore;
  readonly outbox: Outbox;
}

/** What deciders read about a response, and what becomes of it when they have decided. */
export function createApprovalKind(deps: ApprovalKindDeps): ApprovalKind {
  return {
    kind: APPROVAL_KIND,
    describe: async (id, voice) => {
      const response = await findResponse(deps.storage.db, id);
      if (response === null) return null;
      const definition = await deps.forms.definitionOf(response.formId, response.version);
      return definition === null ? null : (await subjectOf(response, definition, deps))(voice);
    },
    decided: (tx, outcome, now) => decided(tx, { outcome, now }, deps),
  };
}

/** The words are chosen when the voice of the reader is known. */
export async function subjectOf(
  response: Response,
  definition: FormDefinition,
  deps: SubjectDeps,
): Promise<(voice: Voice) => ApprovalSubject> {
  const { by } = response;
  if (by === null) throw new Error('An anonymous response has no chain');
  const names = {
    ja: await namesIn(definition, response.answers, { ...deps, voice: { locale: 'ja', wording: 'standard' } }),
    en: await namesIn(definition, response.answers, { ...deps, voice: { locale: 'en', wording: 'standard' } }),
  };
  return (voice) => {
    const shown = { answers: response.answers, names: names[voice.locale], voice };
    const long = { ...definition, fields: definition.fields.filter(({ kind }) => kind === 'long-text') };
    const short = { ...definition, fields: definition.fields.filter(({ kind }) => kind !== 'long-text' && kind !== 'consent') };
    return {
      title: inVoice(definition.title, voice),
      applicant: by,
      facts: answeredTexts(short, shown).map(({ label, text }) => ({ label, value: text })),
      texts: answeredTexts(long, shown),
      ...ruleOf(definition, deps.document, voice),
    };
  };
}

function ruleOf({ rules }: FormDefinition, document: PolicyDocument, voice: Voice): Pick<ApprovalSubject, 'rule' | 'section'> {
  const [first] = rules;
  if (first === undefined) return { rule: '' };
  const source = sourceLine(citationsOf([first.section], document), document, voice.locale);
  return { rule: `${rules.map(({ text }) => inVoice(text, voice)).join('\n')}\n${source}`, section: first.section };
}

/** The response and the word to its author, in the transaction of the decision. */
async function decided(tx: Tx, { outcome, now }: { outcome: DecidedCase; now: Date }, { forms, outbox }: ApprovalKindDeps): Promise<void> {
  const { subjectId, applicant, state } = outcome;
  const response = await findResponse(tx, subjectId);
  const definition = response === null ? null : await forms.definitionOf(response.formId, response.version, tx);
  if (response === null || definition === null) return;
  const change = { state, updated_at: toInstant(now), ...(state === 'rejected' ? { once_key: freed(subjectId) } : {}) };
  const expected = { id: subjectId, by: applicant, revision: response.revision, states: ['deciding'] as const };
  if (!(await updateResponse(tx, expected, change))) return;
  const voice: Voice = { locale: response.locale, wording: 'standard' };
  await outbox.enqueue(tx, {
    dedupeKey: `forms.decided:${subjectId}:${applicant}`,
    to: applicant,
    card: decidedCard({ response, definition, outcome }, voice),
  });
}

interface Decided {
  readonly response: Response;
  readonly definition: FormDefinition;
  readonly outcome: DecidedCase;
}

function decidedCard({ response, definition, outcome }: Decided, voice: Voice): Card {
  const { words, color } = STATES[outcome.state];
  const approved = definition.approved === undefined ? say(RESPONSE_WORDS.approved, voice) : inVoice(definition.approved, voice);
  const next = outcome.state === 'approved' ? approved : say(RESPONSE_WORDS.again, voice);
  const sent = say(sentText(formatTime(new Date(response.submittedAt), voice.locale)), voice);
  return card(
    decidedTemplate,
    {
      kind: say(KIND, voice),
      title: inVoice(definition.title, voice),
      state: say(words, voice),
      tint: tintOf(color),
      lines: [{ line: sent }, { line: next }],
      hasRejection: outcome.rejection !== null,
      category: outcome.rejection === null ? '' : reasonText(outcome.rejection.categoryCode, voice),
      sentence: outcome.rejection?.sentence ?? '',
      show: say(RESPONSE_WORDS.show, voice),
      response: response.id,
    },
    say(RESPONSE_WORDS.decidedSummary, voice),
  );
}
