import type { Card } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import { MESSAGE_STATES } from '../../../outbox/port.ts';
import type { MessageState } from '../../../outbox/port.ts';
import type { Cycle } from '../cycle.ts';
import { ANNOUNCE, ARRIVED, peopleCount } from './announce-words.ts';
import { pageOf } from './cycle-card.ts';
import type { Drawing } from './cycle-card.ts';
import { pageCard } from './page-card.ts';
import type { Note, Page } from './page-card.ts';
import { deskVerbs } from './verbs.ts';
import { BUTTONS, DESK } from './words.ts';

interface Shown {
  readonly cycle: Cycle;
  readonly note: Note | null;
}

/** The last look before all staff are told: how many, who is named, who cannot be reached. */
export function announceAskCard(
  { cycle, note, named, staff, unreachable }: Shown & { readonly named: number; readonly staff: number; readonly unreachable: number },
  drawing: Drawing,
): Card {
  const { voice } = drawing;
  return pageCard(
    {
      ...pageOf(cycle, drawing),
      ...{ state: ANNOUNCE.askState, tint: 'warning', note, text: say(ANNOUNCE.ask, voice) },
      facts: [
        { label: ANNOUNCE.to, value: say(peopleCount(staff), voice) },
        { label: ANNOUNCE.named, value: say(peopleCount(named), voice) },
        { label: ANNOUNCE.unreachable, value: say(peopleCount(unreachable), voice) },
      ],
      actions: [
        { title: BUTTONS.announce, verb: deskVerbs.announce },
        { title: DESK.back, verb: deskVerbs.show },
      ],
    },
    voice,
  );
}

/** The last look before the rest is called off. */
export function stopAskCard(cycle: Cycle, counts: Arrived['counts'], drawing: Drawing): Card {
  const { voice } = drawing;
  return pageCard(
    {
      ...pageOf(cycle, drawing),
      ...{ state: ANNOUNCE.askStopState, tint: 'warning', note: null, text: say(ANNOUNCE.askStop, voice) },
      facts: (['sent', 'pending'] as const).map((one) => ({ label: ARRIVED[one], value: say(peopleCount(counts[one]), voice) })),
      actions: [
        { title: BUTTONS.stop, verb: deskVerbs.stop },
        { title: DESK.back, verb: deskVerbs.askAnnounce },
      ],
    },
    voice,
  );
}

interface Arrived extends Shown {
  readonly counts: Readonly<Record<MessageState, number>>;
  /** Not all messages are written yet. */
  readonly isWriting: boolean;
  readonly isStopped: boolean;
}

/** What arrived and what did not: the counts add up to all. */
export function announcedCard({ cycle, note, counts, isWriting, isStopped }: Arrived, drawing: Drawing): Card {
  const { voice } = drawing;
  const all = MESSAGE_STATES.reduce((sum, state) => sum + counts[state], 0);
  const isUnder = counts.pending + counts.sending > 0;
  const canStop = !isStopped && (isWriting || counts.pending > 0);
  return pageCard(
    {
      ...pageOf(cycle, drawing),
      ...{ ...standingOf({ isWriting, isUnder, isStopped }), note, text: '' },
      facts: [
        { label: ANNOUNCE.all, value: say(peopleCount(all), voice) },
        ...MESSAGE_STATES.filter((one) => counts[one] > 0).map((one) => ({
          label: ARRIVED[one],
          value: say(peopleCount(counts[one]), voice),
        })),
      ],
      actions: [
        ...(isWriting || isUnder ? [{ title: BUTTONS.refresh, verb: deskVerbs.askAnnounce }] : []),
        ...(canStop ? [{ title: BUTTONS.stop, verb: deskVerbs.askStop }] : []),
        { title: DESK.toDesk, verb: deskVerbs.show },
      ],
    },
    voice,
  );
}

interface Standing {
  readonly isWriting: boolean;
  readonly isUnder: boolean;
  readonly isStopped: boolean;
}

function standingOf({ isWriting, isUnder, isStopped }: Standing): Pick<Page, 'state' | 'tint'> {
  if (isStopped) return { state: ANNOUNCE.stopped, tint: 'default' };
  if (isWriting) return { state: ANNOUNCE.writing, tint: 'accent' };
  return isUnder ? { state: ANNOUNCE.under, tint: 'accent' } : { state: ANNOUNCE.over, tint: 'good' };
}
