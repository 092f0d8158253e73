import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { readReason } from '../../../kernel/rejection.ts';
import type { ReasonProblems } from '../../../kernel/rejection.ts';
import { appendAudit } from '../../../storage/audit.ts';
import { balanceCard } from './balance-card.ts';
import { findCandidate, isNamed, withPeople } from './candidates.ts';
import type { DeskCandidate, DeskState } from './candidates.ts';
import { findCycle } from '../cycle-store.ts';
import type { Cycle } from '../cycle.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import type { DeskViews } from './desk-views.ts';
import { actorOf, dxAction } from './dx-action.ts';
import type { DxCaller } from './dx-action.ts';
import { leadersByYear } from './leaders.ts';
import type { Note } from './page-card.ts';
import { conflictOf } from './rules/conflict.ts';
import { reasonCard } from './reason-card.ts';
import { progressOf } from './rules/programme.ts';
import { idSchema, nothingSchema, pageSchema, reasonSchema, seenSchema } from './schemas.ts';
import { choose } from './selecting.ts';
import type { Chosen } from './selecting.ts';
import { deskVerbs } from './verbs.ts';
import { CHOSEN_WORDS } from './words.ts';

interface Context {
  readonly deps: DxDeskDeps;
  readonly views: DeskViews;
}

/** 候補者: seen, selected or not, until the publication. Every look is in the audit log. */
export function selectionActions(deps: DxDeskDeps, views: DeskViews): readonly CardAction[] {
  return [...lookActions({ deps, views }), ...choiceActions({ deps, views })];
}

function lookActions({ deps, views }: Context): readonly CardAction[] {
  const { storage } = deps;
  return [
    dxAction(storage, {
      ...{ verb: deskVerbs.candidates, as: 'replace', schema: pageSchema },
      handle: async (shown, caller) => {
        await wroteLook(deps, caller, 'candidates');
        return views.list(caller, shown);
      },
    }),
    dxAction(storage, {
      ...{ verb: deskVerbs.candidate, as: 'replace', schema: idSchema },
      handle: async ({ id }, caller) => {
        await wroteLook(deps, caller, id);
        return views.candidate(id, caller);
      },
    }),
    dxAction(storage, {
      ...{ verb: deskVerbs.balance, as: 'replace', schema: nothingSchema },
      handle: async (_data, caller) => {
        const years = progressOf(await leadersByYear(storage.db));
        return views.ofCycle(caller, (sight, drawing, rows) => balanceCard(sight, { rows, years }, drawing));
      },
    }),
  ];
}

function wroteLook({ storage }: DxDeskDeps, caller: DxCaller, subject: string): Promise<void> {
  const { by, now } = actorOf(caller);
  return storage.transaction((tx) => appendAudit(tx, { at: now, actor: by, action: 'dx-leaders.candidates-viewed', subject, detail: {} }));
}

function choiceActions({ deps, views }: Context): readonly CardAction[] {
  const { storage } = deps;
  const act = (verb: string, kind: 'select' | 'undo'): CardAction =>
    dxAction(storage, {
      ...{ verb, as: 'replace', schema: seenSchema },
      handle: async (seen, caller) => {
        const chosen = await choose(storage, { seen, choice: { kind } }, actorOf(caller));
        return views.candidate(seen.id, caller, noteOf(chosen));
      },
    });
  return [
    act(deskVerbs.select, 'select'),
    act(deskVerbs.undo, 'undo'),
    dxAction(storage, {
      ...{ verb: deskVerbs.askPassOver, as: 'replace', schema: idSchema },
      handle: ({ id }, caller) => askReason(id, caller, { deps, views, typed: { category: '', sentence: '', problems: {} } }),
    }),
    dxAction(storage, {
      ...{ verb: deskVerbs.passOver, as: 'replace', schema: reasonSchema },
      handle: async ({ id, version, ...typed }, caller) => {
        const read = readReason(typed);
        if (read.kind === 'problems') return askReason(id, caller, { deps, views, typed: { ...typed, problems: read.problems } });
        const chosen = await choose(
          storage,
          { seen: { id, version }, choice: { kind: 'pass-over', reason: read.reason } },
          actorOf(caller),
        );
        // What was written is not lost when somebody else was faster.
        if (chosen.kind === 'conflict')
          return askReason(id, caller, { deps, views, typed: { ...typed, problems: {} }, note: noteOf(chosen) });
        return views.candidate(id, caller, noteOf(chosen));
      },
    }),
  ];
}

function noteOf({ kind }: Chosen): Note {
  return { text: CHOSEN_WORDS[kind], tint: kind === 'done' || kind === 'already' ? 'good' : 'attention' };
}

interface Asking extends Context {
  readonly typed: { readonly category: string; readonly sentence: string; readonly problems: ReasonProblems };
  readonly note?: Note;
}

const MAY_PASS_OVER: readonly DeskState[] = ['ready', 'selected'];

function cannotPassOver(candidate: DeskCandidate, cycle: Cycle | null, { person }: DxCaller): Exclude<Chosen['kind'], 'done'> | null {
  if (cycle?.state !== 'closed') return 'not-open';
  return conflictOf(candidate, person.aadObjectId) ?? (MAY_PASS_OVER.includes(candidate.state) ? null : 'not-ready');
}

/** Nobody is asked for a reason that could not be used. */
async function askReason(id: string, caller: DxCaller, { deps, views, typed, note }: Asking): Promise<Card> {
  const { db } = deps.storage;
  const candidate = await findCandidate(db, id);
  if (candidate === null || !isNamed(candidate)) return noticeCard(caller, 'gone');
  const obstacle = cannotPassOver(candidate, await findCycle(db, candidate.cycleId), caller);
  if (obstacle !== null) return views.candidate(id, caller, noteOf({ kind: obstacle }));
  const [seen] = await withPeople([candidate], deps.people);
  return reasonCard(seen ?? { candidate, person: null }, { ...typed, note: note ?? null }, caller);
}
