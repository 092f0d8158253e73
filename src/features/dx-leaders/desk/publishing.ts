import { toInstant } from '../../../kernel/clock.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { Voice } from '../../../kernel/wording.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import { candidatesIn } from './candidates.ts';
import type { DeskCandidate } from './candidates.ts';
import type { SeenCycle } from './cycle-steps.ts';
import { lockCycle } from '../cycle-store.ts';
import type { Cycle } from '../cycle.ts';
import type { DeskActor, DxDeskDeps } from './desk-deps.ts';
import { insertLeader } from './leaders.ts';
import { passedOverCard, selectedCard } from './message-cards.ts';
import { tell } from './tell-people.ts';
import { termFrom } from './rules/term.ts';
import type { Term } from './rules/term.ts';

/** What the approvals decide on. */
export const CANDIDATE_KIND = 'dx-leaders.candidate';

export interface Tally {
  readonly selected: readonly DeskCandidate[];
  readonly passedOver: readonly DeskCandidate[];
  /** Approved by their 所属長, but not yet chosen or passed over. */
  readonly unchosen: number;
  /** Their 所属長 has not decided. */
  readonly deciding: number;
  /** Nominated, and have not said whether they want to. */
  readonly consenting: readonly DeskCandidate[];
}

export function tallyOf(candidates: readonly DeskCandidate[]): Tally {
  const of = (state: DeskCandidate['state']): readonly DeskCandidate[] => candidates.filter((one) => one.state === state);
  return {
    ...{ selected: of('selected'), passedOver: of('not-selected'), unchosen: of('ready').length },
    ...{ deciding: of('deciding').length, consenting: of('consent') },
  };
}

/** Who is not yet dealt with would never hear of the end, so the result waits for them; not for nominees who never answered. */
export function isReady({ selected, unchosen, deciding }: Tally): boolean {
  return selected.length > 0 && unchosen + deciding === 0;
}

/** What it takes to publish. */
type PublishDeps = Pick<DxDeskDeps, 'storage' | 'roster' | 'outbox' | 'newId'> & {
  readonly approvals: Pick<DxDeskDeps['approvals'], 'withdraw'>;
};

export type Published =
  { readonly kind: 'done'; readonly told: number } | { readonly kind: 'already' | 'conflict' | 'not-ready' | 'own' | 'too-late' | 'gone' };

/** 公表する: the leaders, their term and the word to every candidate, in one transaction. */
export async function publish(
  deps: PublishDeps,
  { fromDay, ...seen }: SeenCycle & { readonly fromDay: Day },
  { by, now }: DeskActor,
): Promise<Published> {
  return deps.storage.transaction(async (tx): Promise<Published> => {
    const cycle = await lockCycle(tx, seen.id);
    if (cycle === null) return { kind: 'gone' };
    if (cycle.state === 'published') return { kind: 'already' };
    if (cycle.state !== 'closed') return { kind: 'too-late' };
    if (cycle.version !== seen.version) return { kind: 'conflict' };
    const tally = tallyOf(await candidatesIn(tx, cycle.id));
    if (isAmong(tally, by)) {
      const detail = { tried: 'publish', why: 'own', section: '5.5.(2)' };
      await appendAudit(tx, { at: now, actor: by, action: 'dx-leaders.refused', subject: cycle.id, detail });
      return { kind: 'own' };
    }
    if (!isReady(tally)) return { kind: 'not-ready' };
    const term = termFrom(fromDay);
    await record(tx, { cycle, tally, term }, { deps, by, now });
    await tellAll(tx, { cycle, tally, term }, deps);
    const detail = { selected: tally.selected.length, passedOver: tally.passedOver.length, ...term, section: '5.5.(3)' };
    await appendAudit(tx, { at: now, actor: by, action: 'dx-leaders.published', subject: cycle.id, detail });
    return { kind: 'done', told: tally.selected.length + tally.passedOver.length };
  });
}

/** Whoever waits for a result does not bring it about. */
function isAmong({ selected, passedOver }: Tally, by: PersonId): boolean {
  return [...selected, ...passedOver].some(({ personId }) => personId === by);
}

interface Result {
  readonly cycle: Cycle;
  readonly tally: Tally;
  readonly term: Term;
}

async function record(
  tx: Tx,
  { cycle, tally, term }: Result,
  { deps, by, now }: DeskActor & { readonly deps: PublishDeps },
): Promise<void> {
  const at = toInstant(now);
  for (const { personId, theme, mayPublish } of tally.selected)
    await insertLeader(tx, { id: deps.newId(), personId, fiscalYear: cycle.fiscalYear, theme, ...term, mayPublish }, now);
  await withdrawUnanswered(tx, tally.consenting, { deps, now });
  await tx
    .updateTable('dx_candidate')
    .set({ told_at: at })
    .where('cycle_id', '=', cycle.id)
    .where('state', 'in', ['selected', 'not-selected'])
    .execute();
  await tx
    .updateTable('dx_cycle')
    .set({
      ...{ state: 'published', version: cycle.version + 1, published_by: by, published_at: at, updated_at: at },
      ...{ term_from: term.fromDay, term_until: term.untilDay },
    })
    .where('id', '=', cycle.id)
    .execute();
}

/** Nominees who never answered; also one who answers at this very moment, whose case ends with the others. */
async function withdrawUnanswered(
  tx: Tx,
  nominees: readonly DeskCandidate[],
  { deps, now }: { readonly deps: PublishDeps; readonly now: Date },
): Promise<void> {
  for (const { id, personId } of nominees) {
    await deps.approvals.withdraw(tx, { kind: CANDIDATE_KIND, subjectId: id, by: personId }, now);
    await tx
      .updateTable('dx_candidate')
      .set((column) => ({ state: 'withdrawn', version: column('version', '+', 1), updated_at: toInstant(now) }))
      .where('id', '=', id)
      .where('state', 'in', ['consent', 'deciding'])
      .execute();
  }
}

async function tellAll(tx: Tx, { cycle, tally, term }: Result, deps: PublishDeps): Promise<void> {
  const candidates = [...tally.selected, ...tally.passedOver];
  const words = (candidate: DeskCandidate) => (voice: Voice) =>
    candidate.state === 'selected'
      ? selectedCard({ cycle, term, mayPublish: candidate.mayPublish }, voice)
      : passedOverCard({ cycle, rejection: candidate.rejection }, voice);
  const tellings = candidates.map((one) => ({ to: one.personId, key: `result:${one.id}`, card: words(one) }));
  await tell(tx, tellings, deps);
}
