import type { Card } from '../../../card-kit/card.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import { fiscalYearOf } from '../../../kernel/tokyo-time.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { ApprovalView } from '../../../approvals/port.ts';
import { say } from '../../../kernel/wording.ts';
import { candidateCard, candidatesCard } from './candidate-cards.ts';
import { candidatesIn, findCandidate, isNamed, withPeople } from './candidates.ts';
import type { DeskCandidate, Seen } from './candidates.ts';
import { conflictWords } from './conflict-words.ts';
import { asSeenBy, conflictOf } from './rules/conflict.ts';
import { cycleCard, noCycleCard } from './cycle-card.ts';
import type { CycleSight, Drawing } from './cycle-card.ts';
import { allCycles } from '../cycle-store.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import type { DxCaller } from './dx-action.ts';
import { leadersByYear } from './leaders.ts';
import type { Note } from './page-card.ts';
import { CANDIDATE_KIND, tallyOf } from './publishing.ts';
import { yearToOpen } from './rules/programme.ts';

/** What the desk looks at: the newest cycle with its candidates, or none yet. */
export interface DeskSight {
  readonly sight: CycleSight | null;
  readonly rows: readonly Seen[];
  readonly nextYear: number | null;
}

/** Reads the record anew for each card, so that every card shows how things stand. */
export interface DeskViews {
  readonly read: (caller: DxCaller) => Promise<DeskSight>;
  readonly desk: (caller: DxCaller, note?: Note | null) => Promise<Card>;
  readonly list: (caller: DxCaller, shown: { readonly page: number; readonly note?: Note | null }) => Promise<Card>;
  readonly candidate: (id: string, caller: DxCaller, note?: Note | null) => Promise<Card>;
  /** Draws something about the cycle; the desk itself where there is none. */
  readonly ofCycle: (
    caller: DxCaller,
    draw: (sight: CycleSight, drawing: Drawing, rows: readonly Seen[]) => Promise<Card> | Card,
  ) => Promise<Card>;
  readonly drawing: (caller: DxCaller) => Drawing;
}

export function createDeskViews(deps: DxDeskDeps): DeskViews {
  const drawing: DeskViews['drawing'] = (caller) => ({ voice: caller, now: caller.now, workingDays: deps.workingDays });
  const read: DeskViews['read'] = (caller) => readDesk(deps, caller);
  const ofCycle: DeskViews['ofCycle'] = async (caller, draw) => {
    const { sight, rows, nextYear } = await read(caller);
    return sight === null ? noCycleCard(nextYear, null, drawing(caller)) : draw(sight, drawing(caller), rows);
  };
  return {
    ...{ drawing, read, ofCycle },
    desk: async (caller, note = null) => {
      const { sight, nextYear } = await read(caller);
      return sight === null ? noCycleCard(nextYear, note, drawing(caller)) : cycleCard(sight, note, drawing(caller));
    },
    list: (caller, { page, note = null }) =>
      ofCycle(caller, (sight, { voice }, rows) => candidatesCard(sight, { rows, page, note }, voice)),
    candidate: (id, caller, note = null) => candidateView(id, { caller, note }, deps),
  };
}

async function readDesk({ storage, people }: DxDeskDeps, { person, now }: DxCaller): Promise<DeskSight> {
  const cycles = await allCycles(storage.db);
  const opened = cycles.map(({ fiscalYear }) => fiscalYear);
  const [cycle] = cycles;
  const nextYear = yearToOpen(fiscalYearOf(now), opened);
  if (cycle === undefined) return { sight: null, rows: [], nextYear };
  const isPublished = cycle.state === 'published';
  const candidates = (await candidatesIn(storage.db, cycle.id)).map((one) => asSeenBy(one, person.aadObjectId, isPublished));
  const active = candidates.filter(({ state }) => state !== 'withdrawn' && state !== 'declined');
  const total = [...(await leadersByYear(storage.db)).values()].reduce((sum, count) => sum + count, 0);
  const sight: CycleSight = {
    ...{ cycle, tally: tallyOf(candidates), candidates: active.length, total, nextYear },
    isCandidate: !isPublished && active.some(({ personId }) => personId === person.aadObjectId),
    applications: active.filter(({ kind }) => kind === 'application').length,
  };
  return { sight, rows: await withPeople(candidates.filter(isNamed), people), nextYear };
}

async function candidateView(
  id: string,
  { caller, note }: { readonly caller: DxCaller; readonly note: Note | null },
  deps: DxDeskDeps,
): Promise<Card> {
  const { db } = deps.storage;
  const candidate = await findCandidate(db, id);
  const cycle = (await allCycles(db)).find((one) => one.id === candidate?.cycleId);
  if (candidate === null || !isNamed(candidate) || cycle === undefined) return noticeCard(caller, 'gone');
  const shown = asSeenBy(candidate, caller.person.aadObjectId, cycle.state === 'published');
  const [seen] = await withPeople([shown], deps.people);
  const nominator = candidate.nominator === null ? null : await deps.people.find(candidate.nominator);
  const chain = await deps.approvals.find(CANDIDATE_KIND, id, caller);
  const history = chain === null ? [] : [say(historyWords(chain), caller)];
  const barred = await barredWords(candidate, caller, deps);
  return candidateCard({ candidate: shown, person: seen?.person ?? null, cycle, nominator, history, barred }, note, caller satisfies Voice);
}

/** Why the one who looks does not decide on this candidate, and who can. */
async function barredWords(candidate: DeskCandidate, caller: DxCaller, { roster, storage }: DxDeskDeps): Promise<string | null> {
  const conflict = conflictOf(candidate, caller.person.aadObjectId);
  if (conflict === null) return null;
  const office = await roster(storage.db).holdersOf('dx');
  const others = office.filter(({ aadObjectId }) => conflictOf(candidate, aadObjectId) === null);
  return conflictWords(conflict, others, caller);
}

function historyWords({ state, decider, rejection }: ApprovalView): Words {
  switch (state) {
    case 'open':
      return { ja: `… ${decider}の返事を待っています`, en: `… waiting for ${decider}` };
    case 'approved':
      return { ja: `✓ ${decider}が承認`, en: `✓ approved by ${decider}` };
    case 'rejected':
      return { ja: `✕ ${decider}が却下${rejection === null ? '' : `（${rejection.category}）`}`, en: `✕ rejected by ${decider}` };
    case 'withdrawn':
      return { ja: '－ 取下げ', en: '– withdrawn' };
  }
}
