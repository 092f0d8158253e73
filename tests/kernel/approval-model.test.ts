import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentStep } from '../../src/kernel/approval-case.ts';
import type { ApprovalCase, StepPlan } from '../../src/kernel/approval-case.ts';
import { amended, decideOn, dueOn, openCase, withdrawn } from '../../src/kernel/approval.ts';
import type { DeciderCommand, TapOutcome } from '../../src/kernel/approval.ts';
import { personId } from '../../src/kernel/person.ts';
import type { Role } from '../../src/kernel/role.ts';
import { createWorkingDays } from '../../src/kernel/working-day.ts';

/** Random actors, taps, replays, clocks and 代理 against a model that knows nothing of the machine's table. */

const ROLES_OF: Readonly<Record<string, readonly Role[]>> = {
  applicant: ['hr'],
  nominee: ['dx'],
  manager: [],
  above: [],
  hr1: ['hr'],
  hr2: ['hr'],
  dx1: ['dx'],
  checker: ['stress-check'],
  stranger: [],
};
const NAMES = Object.keys(ROLES_OF);
const workingDays = createWorkingDays(() => false);
const START = Date.parse('2026-12-01T09:00:00+09:00');
const HOUR = 3_600_000;

const person = fc.constantFrom(...NAMES);
const plan: fc.Arbitrary<StepPlan> = fc.oneof(
  fc.constantFrom('nominee', 'applicant').map((id): StepPlan => ({ name: 'consent', decider: { kind: 'person', id: personId(id) } })),
  fc.constantFrom('manager', 'above').map((id): StepPlan => ({ name: 'manager', decider: { kind: 'person', id: personId(id) } })),
  fc.constant<StepPlan>({ name: 'hr', decider: { kind: 'role', role: 'hr' } }),
  fc.constant<StepPlan>({ name: 'dx', decider: { kind: 'role', role: 'dx' } }),
);
const command = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'approve' as const }) },
  fc.constant({ kind: 'hold' as const }),
  fc.record({
    kind: fc.constant('reject' as const),
    category: fc.constantFrom('duties', 'other', '', 'forged'),
    sentence: fc.constantFrom('理由です。', '', '   ', 'あ'.repeat(500), 'あ'.repeat(501)),
  }),
  fc.record({ kind: fc.constant('delegate' as const), to: person.map((id) => ({ aadObjectId: personId(id), roles: ROLES_OF[id] ?? [] })) }),
);
/** Anybody may have put the applicant forward: the 所属長, somebody with a role, whoever stands in for them or is handed the step. */
const proposing = fc.option(person, { freq: 2 });
const move = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ what: fc.constant('tap' as const), by: person, behind: fc.constantFrom(0, 0, 0, 0, 1, 2, -1), command }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('clock' as const), hours: fc.integer({ min: 1, max: 120 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('deputy' as const), from: person, to: person, on: fc.constantFrom(true, true, false) }),
  },
  fc.record({ what: fc.constant('withdraw' as const) }),
  fc.record({ what: fc.constant('amend' as const) }),
  fc.record({ what: fc.constant('due' as const) }),
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** What a clerk would note on paper. */
interface Paper {
  /** Who put the applicant forward. */
  proposer: string | null;
  state: ApprovalCase['state'];
  at: number;
  version: number;
  isHeld: boolean;
  delegate: string | null;
  escalated: Role | null;
  reminded: boolean;
  began: number;
  decisions: { step: number; by: string; what: string }[];
}

const deputies = new Map<string, Set<string>>();

function mayDecide(steps: readonly StepPlan[], paper: Paper, who: string): boolean {
  const step = steps[paper.at];
  if (step === undefined) return false;
  const consenting = steps.flatMap(({ name, decider }) => (name === 'consent' && decider.kind === 'person' ? [decider.id as string] : []));
  if (step.name === 'consent') return step.decider.kind === 'person' && step.decider.id === who;
  const isOwn = (name: string): boolean => name === 'applicant' || name === paper.proposer || consenting.includes(name);
  const holds = (name: string, role: Role): boolean => (ROLES_OF[name] ?? []).includes(role);
  const inOwnRight = (name: string): boolean =>
    (step.decider.kind === 'person' ? step.decider.id === name : holds(name, step.decider.role)) ||
    (paper.escalated !== null && holds(name, paper.escalated));
  if (isOwn(who)) return false;
  if (inOwnRight(who)) return true;
  if (holds(who, 'stress-check')) return false;
  if (paper.delegate === who) return true;
  return NAMES.some((from) => !isOwn(from) && deputies.get(from)?.has(who) === true && inOwnRight(from));
}

/** Only who decides in their own right, and not merely because it is late, hands a step on. */
function mayHandOn(steps: readonly StepPlan[], paper: Paper, { who, to }: { who: string; to: string }): boolean {
  const step = steps[paper.at];
  if (step === undefined || step.name === 'consent') return false;
  const consenting = steps.some(({ name, decider }) => name === 'consent' && decider.kind === 'person' && decider.id === to);
  if (consenting || [who, 'applicant', 'checker', paper.proposer].includes(to)) return false;
  return step.decider.kind === 'person' ? step.decider.id === who : (ROLES_OF[who] ?? []).includes(step.decider.role);
}

const isReason = ({ category, sentence }: { category: string; sentence: string }): boolean =>
  ['duties', 'other'].includes(category) && sentence.trim() !== '' && sentence.length <= 500;

/** A consent is declined without a reason; everything else owes one. */
const needsNoMore = (steps: readonly StepPlan[], { at }: Paper, given: { category: string; sentence: string }): boolean =>
  steps[at]?.name === 'consent' || isReason(given);

interface PaperTap {
  readonly who: string;
  readonly version: number;
  readonly command: DeciderCommand;
  readonly now: number;
}

/** The paper after a tap, or null when the tap must change nothing. */
function onPaper(steps: readonly StepPlan[], paper: Paper, tap: PaperTap): Paper | null {
  if (paper.state !== 'open' || tap.version !== paper.version || !mayDecide(steps, paper, tap.who)) return null;
  const after = afterCommand(steps, paper, tap);
  return after === null ? null : { ...after, version: paper.version + 1 };
}

function afterCommand(steps: readonly StepPlan[], paper: Paper, { who, command: given, now }: PaperTap): Paper | null {
  const noted = { ...paper, decisions: [...paper.decisions, { step: paper.at, by: who, what: given.kind }] };
  switch (given.kind) {
    case 'approve':
      return paper.at + 1 === steps.length ? { ...noted, state: 'approved' } : { ...noted, ...FRESH, at: paper.at + 1, began: now };
    case 'reject':
      return needsNoMore(steps, paper, given) ? { ...noted, state: 'rejected' } : null;
    case 'hold':
      return paper.isHeld ? null : { ...paper, isHeld: true };
    case 'delegate':
      return handedOn(steps, paper, { who, to: given.to.aadObjectId });
  }
}

function handedOn(steps: readonly StepPlan[], paper: Paper, { who, to }: { who: string; to: string }): Paper | null {
  return mayHandOn(steps, paper, { who, to }) ? { ...paper, isHeld: false, delegate: to } : null;
}

const FRESH = { isHeld: false, delegate: null, escalated: null, reminded: false };

function actorOf(who: string) {
  const holder = (id: string) => ({ aadObjectId: personId(id), roles: ROLES_OF[id] ?? [] });
  return { ...holder(who), standsInFor: NAMES.filter((from) => deputies.get(from)?.has(who) === true).map(holder) };
}

const FINAL = ['approved', 'rejected', 'withdrawn'];

/** What must hold after every move, whatever it was. */
function check(found: ApprovalCase, paper: Paper, steps: readonly StepPlan[]): void {
  expect({ state: found.state, at: found.current, version: found.version }).toEqual({
    state: paper.state,
    at: paper.at,
    version: paper.version,
  });
  const decided = found.steps.flatMap(({ decision, state }, step) =>
    decision === null ? [] : [{ step, by: decision.by, what: state === 'approved' ? 'approve' : 'reject' }],
  );
  expect(decided).toEqual(paper.decisions);
  expect(found.steps.map(({ name, decider }) => ({ name, decider }))).toEqual(steps);
  if (found.state === 'approved') expect(decided.map(({ step, what }) => `${step}${what}`)).toEqual(steps.map((_, at) => `${at}approve`));
  // Who declines owes nobody a reason.
  const { name, decision } = currentStep(found);
  if (found.state === 'rejected')
    expect(name === 'consent' ? decision?.rejection === null : decision?.rejection?.sentence.trim()).toBeTruthy();
  if (FINAL.includes(found.state)) expect(found.steps.filter(({ state }) => ['waiting', 'held', 'pending'].includes(state))).toEqual([]);
  else expect(found.steps.filter(({ state }) => ['waiting', 'held'].includes(state))).toHaveLength(1);
}

/** The case and the paper side by side. */
interface Walk {
  readonly steps: readonly StepPlan[];
  readonly seen: Set<string>;
  found: ApprovalCase;
  paper: Paper;
  now: number;
}

const momentOf = ({ now }: Walk) => ({ now: new Date(now), workingDays });
type MoveOf<K extends Move['what']> = Extract<Move, { readonly what: K }>;

const PLAY: { readonly [K in 'clock' | 'deputy' | 'tap']: (walk: Walk, one: MoveOf<K>) => void } = {
  clock: (walk, { hours }) => void (walk.now += hours * HOUR),
  deputy: (_, { from, to, on }) => {
    const those = deputies.get(from) ?? new Set();
    if (on) those.add(to);
    else those.delete(to);
    deputies.set(from, those);
  },
  tap: (walk, { by, behind, command: given }) => {
    const { steps, paper, now } = walk;
    const tap = { who: by, version: paper.version - behind, command: given, now };
    const outcome = decideOn(walk.found, { actor: actorOf(by), version: tap.version, command: given }, momentOf(walk));
    const expected = onPaper(steps, paper, tap);
    expect({ done: outcome.kind === 'done', on: paper, tap }).toEqual({ done: expected !== null, on: paper, tap });
    note(walk.seen, outcome);
    if (outcome.kind !== 'done' || expected === null) return;
    const { name, decision } = currentStep(outcome.save);
    if (given.kind === 'reject' && name !== 'consent') expect(decision?.rejection?.sentence).toBe(given.sentence.trim());
    walk.found = outcome.save;
    walk.paper = expected;
  },
};

function note(seen: Set<string>, outcome: TapOutcome): void {
  seen.add(outcome.kind === 'not-yours' && outcome.why === 'proposer' ? 'proposer' : outcome.kind);
}

function takeBack(walk: Walk): void {
  const after = withdrawn(walk.found);
  expect(after !== null).toBe(walk.paper.state === 'open');
  if (after !== null) walk.paper = { ...walk.paper, state: 'withdrawn', version: walk.paper.version + 1 };
  walk.found = after ?? walk.found;
}

function change(walk: Walk): void {
  const after = amended(walk.found);
  expect(after !== null).toBe(walk.paper.state === 'open' && walk.paper.decisions.length === 0);
  if (after !== null) walk.paper = { ...walk.paper, isHeld: false, version: walk.paper.version + 1 };
  walk.found = after ?? walk.found;
}

const dayOf = (time: number): string => new Date(time + 9 * HOUR).toISOString().slice(0, 10);

function dueOnPaper({ paper, now }: Walk): 'remind' | 'escalate' | null {
  if (paper.state !== 'open') return null;
  const [began, today] = [dayOf(paper.began), dayOf(now)];
  if (today > workingDays.add(began, 5)) return paper.escalated === null ? 'escalate' : null;
  return workingDays.between(began, today) >= 3 && !paper.reminded ? 'remind' : null;
}

function look(walk: Walk): void {
  const { steps, paper } = walk;
  const due = dueOn(walk.found, { now: new Date(walk.now) });
  const wanted = dueOnPaper(walk);
  expect(due?.kind ?? null).toBe(wanted);
  if (wanted === null) return;
  const escalated = steps.some(({ name }) => name === 'dx') ? 'dx' : 'hr';
  walk.paper = { ...paper, reminded: true, ...(wanted === 'escalate' ? { escalated } : {}) };
  walk.found = due?.save ?? walk.found;
  walk.seen.add(wanted);
}

function step(walk: Walk, one: Move): void {
  switch (one.what) {
    case 'clock': {
      PLAY.clock(walk, one);
      return;
    }
    case 'deputy': {
      PLAY.deputy(walk, one);
      return;
    }
    case 'tap': {
      PLAY.tap(walk, one);
      return;
    }
    case 'withdraw': {
      takeBack(walk);
      return;
    }
    case 'amend': {
      change(walk);
      return;
    }
    case 'due': {
      look(walk);
      return;
    }
  }
}

function play({ steps, proposer, moves }: Play): Set<string> {
  deputies.clear();
  const found = openCase(
    {
      id: 'c',
      kind: 'k',
      subjectId: 's',
      applicant: personId('applicant'),
      proposer: proposer === null ? null : personId(proposer),
      steps,
    },
    { now: new Date(START), workingDays },
  );
  const paper: Paper = { proposer, state: 'open', at: 0, version: 1, ...FRESH, began: START, decisions: [] };
  const walk: Walk = { steps, seen: new Set(), found, paper, now: START };
  for (const one of moves) {
    step(walk, one);
    check(walk.found, walk.paper, steps);
  }
  return walk.seen.add(walk.found.state);
}

interface Play {
  readonly steps: readonly [StepPlan, ...StepPlan[]];
  readonly proposer: string | null;
  readonly moves: readonly Move[];
}

describe('the state machine of approvals against a model', () => {
  it('approves only by the right deciders, in order, once, and loses no reason, whatever is tapped', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(plan, { minLength: 1, maxLength: 3 }),
        proposing,
        fc.array(move, { maxLength: 40 }),
        (steps, proposer, moves) => {
          const [first, ...others] = steps;
          if (first === undefined) return;
          for (const kind of play({ steps: [first, ...others], proposer, moves })) seen.add(kind);
        },
      ),
      { numRuns: 8000 },
    );
    // The walk is worth something only if it comes everywhere.
    const everywhere = [
      'done',
      'late',
      'not-yours',
      'proposer',
      'needs-reason',
      'cannot-delegate',
      'already-held',
      'remind',
      'escalate',
      'open',
      ...FINAL,
    ];
    expect(everywhere.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});
