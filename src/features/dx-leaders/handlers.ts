import type { Caller, OwnItem } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import type { Person } from '../../kernel/person.ts';
import { say } from '../../kernel/wording.ts';
import type { Words } from '../../kernel/wording.ts';
import messageTemplate from '../../../cards/dx-leaders/message.json' with { type: 'json' };
import { apply } from './applying.ts';
import type { ApplyOutcome } from './applying.ts';
import type { Candidate } from './candidate.ts';
import { programmeFor, sightOf } from './candidacies.ts';
import type { CandidacyDeps } from './candidacy-deps.ts';
import { candidateOf, findCandidate } from './candidate-store.ts';
import { NOMINATED, NOTES, PROBLEMS } from './card-messages.ts';
import { choosePublishing, withdraw } from './changing.ts';
import type { ChangeOutcome, OwnTap } from './changing.ts';
import { formCard, nominateCard } from './form-card.ts';
import type { FormInput, NominateInput } from './form-card.ts';
import { COMMON } from './messages.ts';
import { nominate } from './nominating.ts';
import { ownCard } from './own-card.ts';
import type { OwnShowing } from './own-card.ts';
import { ownWords } from './own-words.ts';
import { programmeCard } from './programme-card.ts';
import { isWritable, mayWrite, takesNominations } from './rules/steps.ts';
import type { FormData, NominateData } from './schemas.ts';
import { verbs } from './verbs.ts';

/** Somebody on the roster. */
export interface Employee extends Caller {
  readonly person: Person;
}

/** Who is meant by a name or a number; given by the approvals, which ask the same. */
export type FindColleague = (
  input: { readonly colleague: string; readonly choice: string },
  locale: Caller['locale'],
) => Promise<{
  readonly person: Person | null;
  readonly problem: 'none' | 'nobody' | 'several' | 'many' | null;
  readonly candidates: NominateInput['candidates'];
}>;

export interface HandlerDeps extends CandidacyDeps {
  readonly findColleague: FindColleague;
}

export async function programme(caller: Employee, deps: HandlerDeps): Promise<Card> {
  const { person, now } = caller;
  return programmeCard(await programmeFor(person, { voice: caller, now }, deps), person, { ...deps, voice: caller, now });
}

/** 応募する or 下書きを続ける: the form with what was written before, or the programme when it cannot be written on now. */
export async function openForm(caller: Employee, deps: HandlerDeps): Promise<Card> {
  const { person, now } = caller;
  const { cycle, own } = await programmeFor(person, { voice: caller, now }, deps);
  const candidate = own?.candidate ?? null;
  if (cycle === null || !mayWrite({ cycle, state: candidate?.state ?? null, person, now })) return programme(caller, deps);
  return formCard(filledWith(candidate, cycle.id), caller);
}

function filledWith(candidate: Candidate | null, cycle: string): FormInput {
  const { motivation = '', theme = '', skills = '', mayPublish = false, version = 0 } = candidate ?? {};
  return { cycle, version, motivation, theme, skills, mayPublish, problems: {}, note: null };
}

export async function sendForm(data: FormData, as: 'draft' | 'application', { caller, deps }: Acting): Promise<Reply> {
  const { publish, ...texts } = data;
  const sent = { ...texts, mayPublish: publish === 'true' };
  const outcome = await apply(sent, { person: caller.person, as, now: caller.now }, deps);
  return { kind: 'replace', card: await cardAfter(outcome, { ...sent, problems: {}, note: null }, { caller, deps }) };
}

export interface Acting {
  readonly caller: Employee;
  readonly deps: HandlerDeps;
}

async function cardAfter(outcome: ApplyOutcome, input: FormInput, acting: Acting): Promise<Card> {
  const { caller } = acting;
  switch (outcome.kind) {
    case 'saved':
      return showOwn(outcome.id, { note: NOTES.saved }, acting);
    case 'applied':
      return showOwn(outcome.id, { note: NOTES.applied }, acting);
    case 'problems':
      return formCard({ ...input, problems: outcome.problems }, caller);
    case 'closed':
      return formCard({ ...input, note: PROBLEMS.closed }, caller);
    case 'not-eligible':
      return programme(caller, acting.deps);
    case 'changed':
      return cardOfChanged(input, acting);
  }
}

/** The second tap of the same words sees what the first has done; other words stay on the card, since nothing else has them. */
async function cardOfChanged(input: FormInput, acting: Acting): Promise<Card> {
  const { caller, deps } = acting;
  const stored = await candidateOf(deps.storage.db, input.cycle, caller.person.aadObjectId);
  if (stored === null) return formCard({ ...input, version: 0, note: PROBLEMS.closed }, caller);
  const fields = ['motivation', 'theme', 'skills'] as const;
  const isSame = stored.kind === 'application' && fields.every((field) => stored[field] === input[field].trim());
  if (isSame) return showOwn(stored.id, { note: NOTES.changed }, acting);
  const isOpen = isWritable(stored.state);
  const note = isOpen ? PROBLEMS['other-draft'] : PROBLEMS['under-way'];
  return formCard({ ...input, version: isOpen ? stored.version : input.version, note }, caller);
}

/** One's own record as it is now. Somebody else's shows nothing, and the try is in the audit log. */
export async function showOwn(id: string, showing: Partial<OwnShowing>, { caller, deps }: Acting): Promise<Card> {
  const { person, now } = caller;
  const candidate = await findCandidate(deps.storage.db, id);
  const sight = candidate?.person === person.aadObjectId ? await sightOf(candidate, caller, deps) : null;
  if (sight !== null) return ownCard(sight, { note: null, isAsking: false, ...showing }, { voice: caller, now });
  const why = candidate === null ? 'unknown' : 'stranger';
  await deps.storage.transaction((tx) =>
    deps.appendAudit(tx, { at: now, actor: person.aadObjectId, action: 'dx-leaders.refused', subject: id, detail: { tried: 'see', why } }),
  );
  return noticeCard(caller, candidate === null ? 'gone' : 'notYours');
}

/** Asked only on the record as its card showed it. */
export async function askWithdraw({ id, version }: Ref, acting: Acting): Promise<Reply> {
  const candidate = await findCandidate(acting.deps.storage.db, id);
  const isSame = candidate?.version === version;
  const showing = isSame ? { isAsking: true } : { note: NOTES.changed };
  return { kind: 'replace', card: await showOwn(id, showing, acting) };
}

interface Ref {
  readonly id: string;
  readonly version: number;
}

export async function withdrawOwn(ref: Ref, acting: Acting): Promise<Reply> {
  return afterChange(await withdraw(tapOf(ref, acting), acting.deps), { id: ref.id, done: NOTES.withdrawn }, acting);
}

export async function chooseListing({ may, ...ref }: Ref & { readonly may: 'yes' | 'no' }, acting: Acting): Promise<Reply> {
  const outcome = await choosePublishing({ ...tapOf(ref, acting), may: may === 'yes' }, acting.deps);
  return afterChange(outcome, { id: ref.id, done: NOTES.published }, acting);
}

function tapOf({ id, version }: Ref, { caller }: Acting): OwnTap {
  return { id, version, by: caller.person.aadObjectId, now: caller.now };
}

async function afterChange(
  outcome: ChangeOutcome,
  { id, done }: { readonly id: string; readonly done: Words },
  acting: Acting,
): Promise<Reply> {
  if (outcome === 'not-yours') return { kind: 'replace', card: noticeCard(acting.caller, 'notYours') };
  return { kind: 'replace', card: await showOwn(id, { note: outcome === 'done' ? done : NOTES.changed }, acting) };
}

/** 推薦する, while it is open. */
export async function openNomination(caller: Employee, deps: HandlerDeps): Promise<Card> {
  const { cycle } = await programmeFor(caller.person, { voice: caller, now: caller.now }, deps);
  return cycle === null || !takesNominations(cycle) ? programme(caller, deps) : nominateCard({ ...EMPTY, cycle: cycle.id }, caller);
}

const EMPTY = { colleague: '', colleagueProblem: null, candidates: [], reason: '', reasonProblem: null } as const;

export async function sendNomination(data: NominateData, { caller, deps }: Acting): Promise<Reply> {
  const found = await deps.findColleague(data, caller.locale);
  const { person, candidates, problem } = found;
  const input = { ...EMPTY, cycle: data.cycle, colleague: data.colleague, reason: data.reason, candidates };
  const back = (change: Partial<NominateInput>): Reply => ({ kind: 'replace', card: nominateCard({ ...input, ...change }, caller) });
  if (person === null) return back({ colleagueProblem: problem === null ? null : PROBLEMS[problem] });
  const sent = { cycle: data.cycle, nominee: person.aadObjectId, reason: data.reason };
  const outcome = await nominate(sent, { nominator: caller.person, now: caller.now }, deps);
  if (outcome.kind === 'nominated' || outcome.kind === 'again') return { kind: 'replace', card: nominatedCard(caller) };
  if (outcome.kind === 'problem') return back({ reasonProblem: outcome.problem });
  return back({ colleagueProblem: outcome.kind === 'closed' ? PROBLEMS.nominationsClosed : PROBLEMS[outcome.kind] });
}

function nominatedCard(caller: Caller): Card {
  const words = say(NOMINATED, caller);
  const { programme: kind, open, summary } = say(COMMON, caller);
  const data = { ...words, kind, open, tint: 'accent', hasRejection: false, category: '', sentence: '' };
  return card(messageTemplate, data, summary);
}

/** For マイページ. */
export async function ownItems(caller: Employee, deps: HandlerDeps): Promise<readonly OwnItem[]> {
  const { own } = await programmeFor(caller.person, { voice: caller, now: caller.now }, deps);
  return own === null ? [] : [{ ...ownWords(own, caller), open: { verb: verbs.show, id: own.candidate.id } }];
}
