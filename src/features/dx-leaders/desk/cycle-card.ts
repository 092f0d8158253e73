import type { Card } from '../../../card-kit/card.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { fiscalYearLabel, formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import {
  ASK_CLOSE,
  askNominationsWords,
  askPublishWords,
  CLOSE_NOMINATIONS,
  namedWords,
  NOBODY,
  selectedWords,
  submittedWords,
  totalWords,
  unansweredWords,
  undecidedWords,
} from './count-words.ts';
import type { Cycle } from '../cycle.ts';
import { dayText } from './message-cards.ts';
import { pageCard } from './page-card.ts';
import type { Note, Page, PageAction } from './page-card.ts';
import { isReady } from './publishing.ts';
import type { Tally } from './publishing.ts';
import { termFrom } from './rules/term.ts';
import { deskVerbs } from './verbs.ts';
import { BUTTONS, DESK, FACTS, PUBLISHED_WORDS } from './words.ts';

/** A cycle with its figures, as they are now. */
export interface CycleSight {
  readonly cycle: Cycle;
  readonly tally: Tally;
  /** The one who looks has a candidacy of their own in it. */
  readonly isCandidate: boolean;
  /** Everybody who applied or was nominated and did not take it back. */
  readonly candidates: number;
  readonly applications: number;
  /** Leaders published in the whole programme. */
  readonly total: number;
  /** The next year that can be opened once this one is published; null after the programme. */
  readonly nextYear: number | null;
}

export interface Drawing {
  readonly voice: Voice;
  readonly now: Date;
  readonly workingDays: WorkingDays;
}

const back: PageAction = { title: DESK.back, verb: deskVerbs.show };

/** The desk before the first call, and when the programme is over. */
export function noCycleCard(nextYear: number | null, note: Note | null, { voice }: Drawing): Card {
  const actions = nextYear === null ? [] : [{ title: BUTTONS.askOpen, verb: deskVerbs.askOpen }];
  return pageCard(
    {
      ...{ title: say(DESK.noneTitle, voice), state: nextYear === null ? DESK.overState : DESK.noneState, tint: 'default', note },
      ...{ text: '', facts: [], texts: [], id: String(nextYear ?? 'none'), version: 0, actions },
    },
    voice,
  );
}

export function cycleCard(sight: CycleSight, note: Note | null, drawing: Drawing): Card {
  const { cycle, tally } = sight;
  const { voice } = drawing;
  const undecided = tally.unchosen + tally.selected.length + tally.passedOver.length;
  return pageCard(
    {
      ...pageOf(cycle, drawing),
      note,
      text: textOf(sight, drawing),
      facts: [
        {
          label: FACTS.submitted,
          value: say(submittedWords({ all: sight.candidates, deciding: tally.deciding, consenting: tally.consenting.length }), voice),
        },
        { label: FACTS.ready, value: say(peopleWords(undecided), voice) },
        { label: FACTS.selected, value: say(selectedWords(tally.selected.length), voice) },
        { label: FACTS.total, value: say(totalWords(sight.total), voice) },
        ...(cycle.state === 'open' ? [{ label: FACTS.nominations, value: say(cycle.isNominating ? DESK.yes : DESK.no, voice) }] : []),
      ],
      actions: buttonsOf(sight, drawing.now),
    },
    voice,
  );
}

function peopleWords(count: number): Words {
  return { ja: `${String(count)}人`, en: String(count) };
}

type Head = Pick<Page, 'title' | 'state' | 'tint' | 'id' | 'version' | 'texts'>;

export function pageOf(cycle: Cycle, { voice, now }: Drawing): Head {
  const title = `${fiscalYearLabel(cycle.fiscalYear, voice.locale)} ${voice.locale === 'en' ? 'DX leaders' : 'DXリーダー'}`;
  const base = { title, id: cycle.id, version: cycle.version, texts: [] };
  if (cycle.state === 'published') return { ...base, state: DESK.published, tint: 'good' };
  if (cycle.state === 'closed') return { ...base, state: DESK.closed, tint: 'accent' };
  return cycle.applyUntil < now ? { ...base, state: DESK.past, tint: 'warning' } : { ...base, state: DESK.open, tint: 'good' };
}

function textOf({ cycle }: CycleSight, { voice, now, workingDays }: Drawing): string {
  if (cycle.state === 'published') return '';
  if (cycle.state === 'closed') return say(DESK.closedText, voice);
  if (cycle.applyUntil < now) return say(DESK.pastText, voice);
  const time = formatTime(cycle.applyUntil, voice.locale);
  const left = String(workingDays.between(tokyoDay(now), tokyoDay(cycle.applyUntil)));
  return say(
    { ja: `応募の締切は${time}（あと${left}営業日）です。`, en: `Applications until ${time} (${left} working days left).` },
    voice,
  );
}

function buttonsOf({ cycle, nextYear }: CycleSight, now: Date): readonly PageAction[] {
  const see = [
    { title: BUTTONS.candidates, verb: deskVerbs.candidates },
    { title: BUTTONS.balance, verb: deskVerbs.balance },
  ];
  if (cycle.state === 'published')
    return [
      ...see,
      { title: BUTTONS.toAnnounce, verb: deskVerbs.askAnnounce },
      { title: BUTTONS.roster, verb: deskVerbs.rosterPage },
      ...(nextYear === null ? [] : [{ title: BUTTONS.askOpen, verb: deskVerbs.askOpen }]),
    ];
  const deadline = { title: cycle.state === 'closed' ? BUTTONS.reopen : BUTTONS.deadline, verb: deskVerbs.askDeadline };
  if (cycle.state === 'closed') return [...see, { title: BUTTONS.toPublish, verb: deskVerbs.askPublish }, deadline];
  const nominations = { title: cycle.isNominating ? BUTTONS.closeNominations : BUTTONS.openNominations, verb: deskVerbs.askNominations };
  const canNominate = cycle.isNominating || cycle.applyUntil >= now;
  return [...see, deadline, ...(canNominate ? [nominations] : []), { title: BUTTONS.close, verb: deskVerbs.askClose }];
}

/** Asks once before nominations are opened or closed: they are the fallback, after the response to the call is known (R2). */
export function askNominationsCard(sight: CycleSight, drawing: Drawing): Card {
  const { isNominating } = sight.cycle;
  const words = isNominating ? CLOSE_NOMINATIONS : askNominationsWords(sight.applications);
  const yes = isNominating
    ? { title: BUTTONS.closeNominations, verb: deskVerbs.closeNominations }
    : { title: BUTTONS.openNominations, verb: deskVerbs.openNominations };
  return askCard(sight.cycle, { text: say(words, drawing.voice), yes }, drawing);
}

export function askCloseCard({ cycle }: CycleSight, drawing: Drawing): Card {
  return askCard(cycle, { text: say(ASK_CLOSE, drawing.voice), yes: { title: BUTTONS.close, verb: deskVerbs.close } }, drawing);
}

function askCard(cycle: Cycle, { text, yes }: { readonly text: string; readonly yes: PageAction }, drawing: Drawing): Card {
  return pageCard({ ...pageOf(cycle, drawing), note: null, text, facts: [], actions: [yes, back] }, drawing.voice);
}

/** Why the result cannot be published yet, or not by this person; null when it can. */
export function obstacleOf({ tally, isCandidate }: Pick<CycleSight, 'tally' | 'isCandidate'>): Words | null {
  if (isCandidate) return PUBLISHED_WORDS.own;
  if (isReady(tally)) return null;
  return tally.unchosen + tally.deciding > 0 ? undecidedWords(tally) : NOBODY;
}

/** The last look before publication: how many, who is named, which term. */
export function askPublishCard({ cycle, tally }: CycleSight, fromDay: string, drawing: Drawing): Card {
  const { voice } = drawing;
  const [selected, passedOver] = [tally.selected.length, tally.passedOver.length];
  const term = termFrom(fromDay);
  const named = tally.selected.filter(({ mayPublish }) => mayPublish).length;
  const unanswered = tally.consenting.length === 0 ? [] : [say(unansweredWords(tally.consenting.length), voice)];
  return pageCard(
    {
      ...pageOf(cycle, drawing),
      ...{ id: `${cycle.id}.${fromDay}`, state: DESK.hint, tint: 'warning', note: null },
      text: [say(askPublishWords({ selected, passedOver }), voice), ...unanswered].join('\n\n'),
      facts: [
        { label: FACTS.selected, value: say(selectedWords(selected), voice) },
        { label: FACTS.named, value: say(namedWords({ named, all: selected }), voice) },
        { label: FACTS.term, value: `${dayText(term.fromDay, voice)}〜${dayText(term.untilDay, voice)}` },
      ],
      actions: [{ title: BUTTONS.publish, verb: deskVerbs.publish }, back],
    },
    voice,
  );
}
