import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { atTokyo, fiscalYearLabel } from '../../../kernel/tokyo-time.ts';
import { askCloseCard, askNominationsCard, askPublishCard, obstacleOf } from './cycle-card.ts';
import { changeDeadline, closeCycle, openCycle, setNominations } from './cycle-steps.ts';
import type { CycleStep } from './cycle-steps.ts';
import { toldWords } from './count-words.ts';
import { dateCard } from './date-card.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import type { DeskViews } from './desk-views.ts';
import { actorOf, dxAction } from './dx-action.ts';
import type { DxCaller } from './dx-action.ts';
import type { Note } from './page-card.ts';
import { publish } from './publishing.ts';
import type { Published } from './publishing.ts';
import { CLOSING_TIME, readDeadline, readTermStart } from './rules/read-day.ts';
import type { DayProblem } from './rules/read-day.ts';
import { daySchema, nothingSchema, publishSchema, seenSchema } from './schemas.ts';
import { deskVerbs } from './verbs.ts';
import { BUTTONS, DATE_FORM, PUBLISHED_WORDS, STEP_WORDS } from './words.ts';

interface Context {
  readonly deps: DxDeskDeps;
  readonly views: DeskViews;
}

/** 募集: opened, its deadline and its nominations, closed, published. */
export function cycleActions(deps: DxDeskDeps, views: DeskViews): readonly CardAction[] {
  return [...lookActions(deps, views), ...stepActions({ deps, views }), ...publishActions({ deps, views })];
}

function lookActions({ storage }: DxDeskDeps, views: DeskViews): readonly CardAction[] {
  const look = (verb: string, as: 'message' | 'replace', handle: (caller: DxCaller) => Promise<Card>): CardAction =>
    dxAction(storage, { verb, as, schema: nothingSchema, handle: (_data, caller) => handle(caller) });
  return [
    look(deskVerbs.desk, 'message', (caller) => views.desk(caller)),
    look(deskVerbs.show, 'replace', (caller) => views.desk(caller)),
    look(deskVerbs.askOpen, 'replace', (caller) => askOpen(caller, views)),
    look(deskVerbs.askDeadline, 'replace', (caller) => askDeadline(caller, { views })),
    look(deskVerbs.askNominations, 'replace', (caller) =>
      views.ofCycle(caller, (sight, drawing) =>
        sight.cycle.state === 'open' ? askNominationsCard(sight, drawing) : tooLate(caller, views),
      ),
    ),
    look(deskVerbs.askClose, 'replace', (caller) =>
      views.ofCycle(caller, (sight, drawing) => (sight.cycle.state === 'open' ? askCloseCard(sight, drawing) : tooLate(caller, views))),
    ),
    look(deskVerbs.askPublish, 'replace', (caller) => askPublish(caller, { views })),
  ];
}

function tooLate(caller: DxCaller, views: DeskViews): Promise<Card> {
  return views.desk(caller, noteOf({ kind: 'too-late' }));
}

function noteOf(step: CycleStep): Note {
  return { text: STEP_WORDS[step.kind], tint: step.kind === 'done' || step.kind === 'already' ? 'good' : 'attention' };
}

interface Typed {
  readonly day: string;
  readonly problem: DayProblem;
}

async function askOpen(caller: DxCaller, views: DeskViews, typed?: Typed): Promise<Card> {
  const { sight, nextYear } = await views.read(caller);
  if (nextYear === null || (sight !== null && sight.cycle.state !== 'published')) return tooLate(caller, views);
  return dateCard(
    {
      title: DATE_FORM.openTitle(fiscalYearLabel(nextYear, caller.locale)),
      ...{ text: DATE_FORM.deadlineText, label: DATE_FORM.deadlineLabel, confirm: BUTTONS.askOpen, verb: deskVerbs.open },
      ...{ id: String(nextYear), version: 0, day: typed?.day ?? '', problem: typed?.problem ?? null, showsAudience: true },
    },
    caller,
  );
}

async function askDeadline(caller: DxCaller, { views, typed }: { readonly views: DeskViews; readonly typed?: Typed }): Promise<Card> {
  return views.ofCycle(caller, ({ cycle }) => {
    if (cycle.state === 'published') return tooLate(caller, views);
    const isOpen = cycle.state === 'open';
    return dateCard(
      {
        ...{ title: DATE_FORM.deadlineTitle, text: isOpen ? DATE_FORM.deadlineText : DATE_FORM.reopenText, label: DATE_FORM.deadlineLabel },
        ...{ confirm: isOpen ? BUTTONS.thisDay : BUTTONS.reopen, verb: deskVerbs.deadline, id: cycle.id, version: cycle.version },
        ...{ day: typed?.day ?? tokyoDay(cycle.applyUntil), problem: typed?.problem ?? null },
      },
      caller,
    );
  });
}

async function askPublish(caller: DxCaller, { views, typed }: { readonly views: DeskViews; readonly typed?: Typed }): Promise<Card> {
  return views.ofCycle(caller, (sight) => {
    const { cycle } = sight;
    if (cycle.state !== 'closed') return tooLate(caller, views);
    const obstacle = obstacleOf(sight);
    if (obstacle !== null) return views.desk(caller, { text: obstacle, tint: 'attention' });
    return dateCard(
      {
        ...{ title: DATE_FORM.publishTitle, text: DATE_FORM.publishText, label: DATE_FORM.termLabel, confirm: BUTTONS.check },
        ...{ verb: deskVerbs.checkPublish, id: cycle.id, version: cycle.version },
        ...{ day: typed?.day ?? tokyoDay(caller.now), problem: typed?.problem ?? null },
      },
      caller,
    );
  });
}

function stepActions({ deps, views }: Context): readonly CardAction[] {
  const { storage } = deps;
  const said = async (caller: DxCaller, step: Promise<CycleStep>): Promise<Card> => views.desk(caller, noteOf(await step));
  return [
    dxAction(storage, {
      ...{ verb: deskVerbs.open, as: 'replace', schema: daySchema },
      handle: async ({ id, day }, caller) => {
        const { nextYear } = await views.read(caller);
        // Somebody has opened it already, or the card is of another year.
        if (String(nextYear) !== id) return tooLate(caller, views);
        const read = readDeadline(day, { fiscalYear: Number(id), now: caller.now });
        if (read.kind === 'problem') return askOpen(caller, views, { day, problem: read.problem });
        return said(caller, openCycle(storage, { fiscalYear: Number(id), applyUntil: atTokyo(read.day, CLOSING_TIME) }, actorOf(caller)));
      },
    }),
    dxAction(storage, {
      ...{ verb: deskVerbs.deadline, as: 'replace', schema: daySchema },
      handle: ({ id, version, day }, caller) => {
        const read = readDeadline(day, { fiscalYear: Number(id), now: caller.now });
        if (read.kind === 'problem') return askDeadline(caller, { views, typed: { day, problem: read.problem } });
        return said(caller, changeDeadline(storage, { id, version, applyUntil: atTokyo(read.day, CLOSING_TIME) }, actorOf(caller)));
      },
    }),
    ...([true, false] as const).map((isOpen) =>
      dxAction(storage, {
        ...{ verb: isOpen ? deskVerbs.openNominations : deskVerbs.closeNominations, as: 'replace', schema: seenSchema },
        handle: (seen, caller) => said(caller, setNominations(storage, { ...seen, isOpen }, actorOf(caller))),
      }),
    ),
    dxAction(storage, {
      ...{ verb: deskVerbs.close, as: 'replace', schema: seenSchema },
      handle: (seen, caller) => said(caller, closeCycle(storage, seen, actorOf(caller))),
    }),
  ];
}

function publishActions({ deps, views }: Context): readonly CardAction[] {
  return [
    dxAction(deps.storage, {
      ...{ verb: deskVerbs.checkPublish, as: 'replace', schema: daySchema },
      handle: ({ day }, caller) => {
        const read = readTermStart(day, caller.now);
        if (read.kind === 'problem') return askPublish(caller, { views, typed: { day, problem: read.problem } });
        return views.ofCycle(caller, (sight, drawing) => {
          const isLate = sight.cycle.state !== 'closed' || obstacleOf(sight) !== null;
          return isLate ? askPublish(caller, { views }) : askPublishCard(sight, read.day, drawing);
        });
      },
    }),
    dxAction(deps.storage, {
      ...{ verb: deskVerbs.publish, as: 'replace', schema: publishSchema },
      handle: ({ id, version }, caller) => publishNow({ id, version }, caller, { deps, views }),
    }),
  ];
}

async function publishNow(
  { id, version }: { readonly id: string; readonly version: number },
  caller: DxCaller,
  { deps, views }: Context,
): Promise<Card> {
  const [cycle = '', day = ''] = id.split('.');
  const read = readTermStart(day, caller.now);
  if (read.kind === 'problem') return askPublish(caller, { views, typed: { day, problem: read.problem } });
  const published = await publish(deps, { id: cycle, version, fromDay: read.day }, actorOf(caller));
  return views.desk(caller, publishedNote(published));
}

function publishedNote(published: Published): Note {
  if (published.kind === 'done') return { text: toldWords(published.told), tint: 'good' };
  return { text: PUBLISHED_WORDS[published.kind], tint: published.kind === 'already' ? 'good' : 'attention' };
}
