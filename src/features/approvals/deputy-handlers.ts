import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import { say } from '../../kernel/wording.ts';
import type { Delegations, People } from '../../people/port.ts';
import type { Deputies, StartOutcome } from './deputies.ts';
import { deputyCard } from './deputy-card.ts';
import type { DeputyForm, DeputyView } from './deputy-card.ts';
import { DEPUTY } from './deputy-messages.ts';
import { findColleague } from './find-colleague.ts';
import type { Search } from './find-colleague.ts';
import { PROBLEMS } from './messages.ts';
import { checkPeriod } from './rules.ts';

export interface DeputyHandlerDeps {
  readonly people: People;
  readonly delegations: Delegations;
  readonly deputies: Deputies;
  readonly newId: () => string;
}

export interface DeputiseInput {
  readonly delegation: string;
  readonly colleague: string;
  readonly choice: string;
  readonly from: string;
  readonly until: string;
}

const EMPTY: Omit<DeputyForm, 'from'> = {
  ...{ colleague: '', colleagueProblem: '', candidates: [], fromProblem: '', until: '', untilProblem: '' },
};

/** 代理を決める, as a new message. */
export async function showDeputies(caller: Caller, deps: DeputyHandlerDeps): Promise<Reply> {
  return { kind: 'message', card: await cardFor(caller, {}, deps) };
}

export async function deputise(input: DeputiseInput, caller: Caller, deps: DeputyHandlerDeps): Promise<Reply> {
  const { person, now } = caller;
  if (person === null) return { kind: 'replace', card: noticeCard(caller, 'notYours') };
  const search = await findColleague(input, deps.people, caller.locale);
  const problems = checkPeriod(input, tokyoDay(now));
  if (search.person === null || problems.from !== null || problems.until !== null) {
    return {
      kind: 'replace',
      card: await cardFor(caller, { form: formOf(input, { search, problems }, caller), fresh: input.delegation }, deps),
    };
  }
  const wanted = { id: input.delegation, fromDay: input.from, untilDay: input.until };
  const outcome = await deps.deputies.start(wanted, { from: person, to: search.person }, now);
  return { kind: 'replace', card: await cardAfter(outcome, { input, search, caller, deps }) };
}

interface Tried {
  readonly input: DeputiseInput;
  readonly search: Search;
  readonly caller: Caller;
  readonly deps: DeputyHandlerDeps;
}

function cardAfter(outcome: StartOutcome, { input, search, caller, deps }: Tried): ReturnType<typeof cardFor> {
  const again = (problem: string) => {
    const form = formOf(input, { search, problems: { from: null, until: null } }, caller);
    return cardFor(caller, { form: { ...form, colleagueProblem: problem }, fresh: input.delegation }, deps);
  };
  switch (outcome) {
    case 'started':
    case 'already':
      return cardFor(caller, { note: outcome }, deps);
    case 'self':
    case 'unsuitable':
      return again(say(PROBLEMS[outcome], caller));
    case 'overlaps':
      return again(say(DEPUTY, caller).overlaps);
    case 'not-a-decider':
      return cardFor(caller, {}, deps);
  }
}

export async function revokeDeputy(id: string, caller: Caller, deps: DeputyHandlerDeps): Promise<Reply> {
  if (caller.person === null) return { kind: 'replace', card: noticeCard(caller, 'notYours') };
  const note = await deps.deputies.revoke(id, caller.person, caller.now);
  return { kind: 'replace', card: await cardFor(caller, { note }, deps) };
}

async function cardFor(caller: Caller, shown: Partial<Pick<DeputyView, 'form' | 'note' | 'fresh'>>, deps: DeputyHandlerDeps) {
  const { person, now } = caller;
  if (person === null) return noticeCard(caller, 'notYours');
  const delegations = await deps.delegations.ofPerson(person.aadObjectId, tokyoDay(now));
  return deputyCard(
    {
      reader: person.aadObjectId,
      delegations,
      people: await deps.people.findAll(delegations.flatMap(({ from, to }) => [from, to])),
      mayAdd: await mayAdd(person, deps),
      ...{ form: { ...EMPTY, from: tokyoDay(now) }, fresh: deps.newId(), note: null },
      ...shown,
    },
    caller,
  );
}

function mayAdd(person: Person, { deputies }: DeputyHandlerDeps): Promise<boolean> {
  return deputies.mayName(person);
}

function formOf(
  { colleague, from, until }: DeputiseInput,
  { search, problems }: { readonly search: Search; readonly problems: ReturnType<typeof checkPeriod> },
  caller: Caller,
): DeputyForm {
  const words = (problem: keyof typeof PROBLEMS | null): string => (problem === null ? '' : say(PROBLEMS[problem], caller));
  return {
    ...{ colleague, colleagueProblem: words(search.problem), candidates: search.candidates },
    ...{ from, fromProblem: words(problems.from), until, untilProblem: words(problems.until) },
  };
}
