import type { ApprovalDesk, CaseSight, CaseTap, TapResult } from '../../approvals/port.ts';
import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import type { TapOutcome } from '../../kernel/approval.ts';
import type { Person } from '../../kernel/person.ts';
import { say } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { People } from '../../people/port.ts';
import noticeTemplate from '../../../cards/shared/notice.json' with { type: 'json' };
import { decisionCard, textCard } from './cards.ts';
import { isConsent } from './case-words.ts';
import { CONSENT_NOTES } from './consent-messages.ts';
import type { Showing } from './cards.ts';
import type { Deputies } from './deputies.ts';
import { findColleague } from './find-colleague.ts';
import type { Search } from './find-colleague.ts';
import { listCard } from './list-card.ts';
import { NOTES, PROBLEMS } from './messages.ts';
import { NOT_YOURS } from './not-yours-messages.ts';

export interface HandlerDeps {
  readonly desk: ApprovalDesk;
  readonly people: People;
  readonly deputies: Deputies;
  readonly workingDays: WorkingDays;
}

/** The case that a button names, and the version that its card showed. */
export interface CaseRef {
  readonly case: string;
  readonly version: number;
}

/** 承認: everything that waits for this person. */
export async function list(page: number, caller: Caller, deps: HandlerDeps): Promise<Card> {
  const { person, now } = caller;
  if (person === null) return noticeCard(caller, 'notOnRoster');
  const waiting = await deps.desk.waitingFor(person, caller, now);
  const standIns = waiting.map(({ part }) => part.standing.for).filter((id) => id !== null);
  const people = await deps.people.findAll(standIns);
  const mayDelegate = await deps.deputies.mayName(person);
  return listCard({ waiting, people, page, mayDelegate, now }, { voice: caller, workingDays: deps.workingDays });
}

/** Shows the case as it is now, or why not. */
export async function showCase(id: string, showing: Partial<Showing>, { caller, deps }: Acting): Promise<Card> {
  const sight = await see(id, { caller, deps });
  return sight === null ? noticeCard(caller, 'notYours') : caseCard(sight, showing, { caller, deps });
}

export interface Acting {
  readonly caller: Caller;
  readonly deps: HandlerDeps;
}

function see(id: string, { caller, deps }: Acting): Promise<CaseSight | null> {
  const { person, now } = caller;
  return person === null ? Promise.resolve(null) : deps.desk.see(id, { person, voice: caller }, now);
}

function caseCard(sight: CaseSight, showing: Partial<Showing>, { caller, deps }: Acting): Card {
  return decisionCard(sight, { why: 'asked-for', ...showing }, { voice: caller, workingDays: deps.workingDays });
}

export async function readText(id: string, page: number, acting: Acting): Promise<Card> {
  const sight = await see(id, acting);
  const subject = sight?.subject ?? null;
  if (sight === null || subject === null) return noticeCard(acting.caller, sight === null ? 'notYours' : 'gone');
  return textCard({ ...sight, subject }, page, acting.caller);
}

/** A form opens only on the case as its card showed it: nobody shall write a reason for what has changed. */
export async function openForm(ref: CaseRef, form: NonNullable<Showing['form']>, acting: Acting): Promise<Reply> {
  const sight = await see(ref.case, acting);
  if (sight === null) return { kind: 'replace', card: noticeCard(acting.caller, 'notYours') };
  const isOpen = sight.part.kind === 'now' && sight.subject !== null;
  const showing = isOpen && sight.case.version === ref.version ? { form } : { note: lateNote(sight, acting.caller) };
  return { kind: 'replace', card: caseCard(sight, showing, acting) };
}

function lateNote({ part }: CaseSight, caller: Caller): string {
  return say(part.kind === 'now' ? NOTES.changed : NOTES.late, caller);
}

export async function act(ref: CaseRef, command: CaseTap['command'], acting: Acting): Promise<Reply> {
  const { person, now, turn } = acting.caller;
  if (person === null) return { kind: 'replace', card: noticeCard(acting.caller, 'notYours') };
  const card = turn.event.kind === 'tap' ? turn.event.cardId : null;
  const tap = { caseId: ref.case, version: ref.version, command, card };
  const result = await acting.deps.desk.act(tap, { person, voice: acting.caller }, now);
  return { kind: 'replace', card: cardAfter(result, command, acting) };
}

function cardAfter({ outcome, sight }: TapResult, command: CaseTap['command'], acting: Acting): Card {
  const { caller } = acting;
  if (outcome.kind === 'not-yours' && outcome.why !== 'stranger') {
    const words = say(NOT_YOURS[outcome.why], caller);
    return card(noticeTemplate, words, words.title);
  }
  if (sight === null || outcome.kind === 'unknown' || outcome.kind === 'not-yours') return noticeCard(caller, 'notYours');
  return caseCard(sight, showingAfter(outcome, { sight, command, caller }), acting);
}

interface After {
  readonly sight: CaseSight;
  readonly command: CaseTap['command'];
  readonly caller: Caller;
}

function showingAfter(outcome: Exclude<TapOutcome, { kind: 'not-yours' }>, { sight, command, caller }: After): Partial<Showing> {
  switch (outcome.kind) {
    case 'done':
      return { note: say(doneNote(sight, command), caller) };
    case 'late':
      return { note: lateNote(sight, caller) };
    case 'already-held':
      return { note: say(NOTES.alreadyHeld, caller) };
    case 'needs-reason': {
      const given = command.kind === 'reject' ? command : { category: '', sentence: '' };
      return { form: { kind: 'reject', input: { category: given.category, sentence: given.sentence, problems: outcome.problems } } };
    }
    case 'cannot-delegate':
      return { form: { kind: 'delegate', input: { colleague: '', problem: say(PROBLEMS[outcome.why], caller), candidates: [] } } };
  }
}

function doneNote({ case: found }: CaseSight, { kind }: CaseTap['command']) {
  switch (kind) {
    case 'approve':
      return approvedNote(found);
    case 'reject':
      return isConsent(found) ? CONSENT_NOTES.declined : NOTES.rejected;
    case 'hold':
      return NOTES.held;
    case 'delegate':
      return NOTES.delegated;
  }
}

function approvedNote({ state, steps, current }: CaseSight['case']) {
  if (state !== 'open') return NOTES.approved;
  return steps[current - 1]?.name === 'consent' ? CONSENT_NOTES.agreed : NOTES.approvedOn;
}

/** 代理に回す: the colleague is looked for first, and asked about when it is not clear who is meant. */
export async function handOn(ref: CaseRef, input: { readonly colleague: string; readonly choice: string }, acting: Acting): Promise<Reply> {
  const search: Search = await findColleague(input, acting.deps.people, acting.caller.locale);
  if (search.person !== null) return act(ref, { kind: 'delegate', to: toColleague(search.person) }, acting);
  const problem = search.problem === null ? '' : say(PROBLEMS[search.problem], acting.caller);
  return openForm(ref, { kind: 'delegate', input: { colleague: input.colleague, problem, candidates: search.candidates } }, acting);
}

function toColleague({ aadObjectId, roles }: Person) {
  return { aadObjectId, roles };
}
