import type { CardAction } from '../../../bot/feature.ts';
import type { Reply } from '../../../bot/reply.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import type { Words } from '../../../kernel/wording.ts';
import { verbs } from '../verbs.ts';
import { callOffCard, confirmCard, previewCard, REASON_LIMIT } from './ask-cards.ts';
import type { DeskDeps } from './desk-deps.ts';
import { idSchema, reasonSchema, seenSchema } from './desk-schemas.ts';
import { deskStepsOf } from './desk-state.ts';
import type { DeskSteps } from './desk-state.ts';
import { replaceWith } from './desk-views.ts';
import type { DeskViews } from './desk-views.ts';
import { actorOf, hrAction } from './hr-action.ts';
import type { HrCaller } from './hr-action.ts';
import type { DeskNote } from './note-data.ts';
import { readLine } from './read-field.ts';
import type { Problem } from './read-field.ts';
import { deskSessionCard } from './session-card.ts';
import { tooLate } from './session-handlers.ts';
import { callOffSession, discardDraft, publishSession, releaseSeats } from './session-steps.ts';
import type { StepTaken } from './session-steps.ts';
import { calledOffWords, releasedWords, STEP_NOTES } from './step-words.ts';

interface Context {
  readonly deps: DeskDeps;
  readonly views: DeskViews;
}

/** Steps of a session that cannot be taken back: each is looked at or asked about once. */
export function stepActions(deps: DeskDeps, views: DeskViews): readonly CardAction[] {
  return [...askActions(deps, views), ...takeActions(deps, views)];
}

function askActions({ storage }: DeskDeps, views: DeskViews): readonly CardAction[] {
  const ask = (verb: string, may: keyof DeskSteps, draw: Draw): CardAction =>
    hrAction(storage, {
      verb,
      schema: idSchema,
      handle: async ({ id }, caller) => replaceWith(await askAbout(id, caller, { may, draw, views })),
    });
  return [
    hrAction(storage, {
      verb: verbs.deskPreview,
      schema: idSchema,
      handle: async ({ id }, caller) => replaceWith(await views.ofSession(id, caller, (one, at) => previewCard(one, at))),
    }),
    ask(verbs.deskAskDiscard, 'canDiscard', (one, at) => confirmCard(one, 'discard', at)),
    ask(verbs.deskAskRelease, 'canRelease', (one, at) => confirmCard(one, 'release', at)),
    ask(verbs.deskAskCallOff, 'canCallOff', (one, at) => callOffCard(one, { reason: '' }, at)),
  ];
}

type Draw = Parameters<DeskViews['ofSession']>[2];

interface Asking {
  readonly may: keyof DeskSteps;
  readonly draw: Draw;
  readonly views: DeskViews;
}

/** What is no longer possible is not asked about. */
function askAbout(id: string, caller: HrCaller, { may, draw, views }: Asking): Promise<Card> {
  return views.ofSession(id, caller, (one, at) =>
    deskStepsOf(one, at.now)[may] ? draw(one, at) : deskSessionCard(one, { ...at, changed: '', note: tooLate(caller) }),
  );
}

function takeActions(deps: DeskDeps, views: DeskViews): readonly CardAction[] {
  const { storage } = deps;
  const take = (verb: string, step: typeof publishSession, said: Said): CardAction =>
    hrAction(storage, {
      verb,
      schema: seenSchema,
      handle: async ({ id, version }, caller) => {
        const taken = await step(deps, { id, seen: version }, actorOf(caller));
        return replaceWith(await views.session(id, caller, noteOf(taken, said, caller)));
      },
    });
  return [
    take(verbs.deskPublish, publishSession, {
      done: () => STEP_NOTES.published,
      already: STEP_NOTES.alreadyPublished,
      tooLate: STEP_NOTES.publishTooLate,
    }),
    take(verbs.deskRelease, releaseSeats, {
      done: ({ promoted }) => releasedWords(promoted),
      already: STEP_NOTES.alreadyReleased,
      tooLate: STEP_NOTES.tooLate,
    }),
    hrAction(storage, {
      verb: verbs.deskDiscard,
      schema: seenSchema,
      handle: ({ id, version }, caller) => discard({ id, version }, caller, { deps, views }),
    }),
    hrAction(storage, {
      verb: verbs.deskCallOff,
      schema: reasonSchema,
      handle: async (wanted, caller) => replaceWith(await callOff(wanted, caller, { deps, views })),
    }),
  ];
}

interface Said {
  readonly done: (taken: Extract<StepTaken, { kind: 'done' }>) => Words;
  readonly already: Words;
  readonly tooLate: Words;
}

function noteOf(taken: StepTaken, said: Said, caller: HrCaller): DeskNote {
  switch (taken.kind) {
    case 'done':
      return { text: say(said.done(taken), caller), color: 'Good' };
    case 'already':
      return { text: say(said.already, caller), color: 'Good' };
    case 'conflict':
      return { text: say(STEP_NOTES.conflict, caller), color: 'Attention' };
    case 'too-late':
    case 'gone':
      return { text: say(said.tooLate, caller), color: 'Attention' };
  }
}

/** Nothing is left to be shown of it, so the list is. */
async function discard({ id, version }: { id: string; version: number }, caller: HrCaller, { deps, views }: Context): Promise<Reply> {
  const taken = await discardDraft(deps, { id, seen: version }, actorOf(caller));
  if (taken.kind === 'done' || taken.kind === 'gone') return replaceWith(await views.list(0, caller));
  const said = { done: () => STEP_NOTES.unchanged, already: STEP_NOTES.unchanged, tooLate: STEP_NOTES.tooLate };
  return replaceWith(await views.session(id, caller, noteOf(taken, said, caller)));
}

interface CallingOff {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

async function callOff({ id, version, reason }: CallingOff, caller: HrCaller, { deps, views }: Context): Promise<Card> {
  const again = (more: { readonly problem?: Problem; readonly note?: DeskNote }): Promise<Card> =>
    askAbout(id, caller, { may: 'canCallOff', draw: (one, at) => callOffCard(one, { reason, ...more }, at), views });
  const read = readLine(reason, REASON_LIMIT);
  if ('problem' in read) return again({ problem: read.problem });
  const taken = await callOffSession(deps, { id, seen: version, reason: read.value }, actorOf(caller));
  if (taken.kind === 'gone') return noticeCard(caller, 'gone');
  if (taken.kind === 'conflict') return again({ note: { text: say(STEP_NOTES.conflict, caller), color: 'Attention' } });
  const said: Said = {
    done: ({ told }) => calledOffWords(told),
    already: STEP_NOTES.alreadyCalledOff,
    tooLate: STEP_NOTES.tooLate,
  };
  return views.session(id, caller, noteOf(taken, said, caller));
}
