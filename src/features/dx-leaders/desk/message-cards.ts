import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { Person } from '../../../kernel/person.ts';
import type { Rejection } from '../../../kernel/rejection.ts';
import { REJECTION_LABELS } from '../../../kernel/rejection.ts';
import { atTokyo, fiscalYearLabel, formatDay } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { DigestLine } from '../../../outbox/port.ts';
import messageTemplate from '../../../../cards/dx-leaders/desk-message.json' with { type: 'json' };
import type { Cycle } from '../cycle.ts';
import type { Leader } from './leaders.ts';
import { MESSAGES } from './message-words.ts';
import type { Term } from './rules/term.ts';
import { shorten } from '../shorten.ts';
import { deskVerbs } from './verbs.ts';

/** 「令和8年12月22日（火）」 */
export function dayText(day: Day, { locale }: Pick<Voice, 'locale'>): string {
  return formatDay(atTokyo(day, '12:00'), locale);
}

interface Message {
  readonly title: string;
  readonly state: string;
  readonly tint: string;
  readonly text: string;
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly texts?: readonly { readonly label: string; readonly text: string }[];
  readonly open: { readonly title: string; readonly verb: string };
}

function messageCard({ facts = [], texts = [], open, ...said }: Message, voice: Voice): Card {
  const words = say(MESSAGES, voice);
  return card(messageTemplate, { kind: words.kind, ...said, facts, texts, actions: [open] }, words.summary);
}

interface SelectedNews {
  readonly cycle: Cycle;
  readonly term: Term;
  readonly mayPublish: boolean;
}

export function selectedCard({ cycle, term, mayPublish }: SelectedNews, voice: Voice): Card {
  const words = say(MESSAGES, voice);
  return messageCard(
    {
      title: words.result(fiscalYearLabel(cycle.fiscalYear, voice.locale)),
      ...{ state: words.selected, tint: 'good', text: words.selectedText(mayPublish) },
      facts: [{ label: words.term, value: words.span(dayText(term.fromDay, voice), dayText(term.untilDay, voice)) }],
      open: { title: words.roster, verb: deskVerbs.roster },
    },
    voice,
  );
}

export function passedOverCard({ cycle, rejection }: { readonly cycle: Cycle; readonly rejection: Rejection | null }, voice: Voice): Card {
  const words = say(MESSAGES, voice);
  return messageCard(
    {
      title: words.result(fiscalYearLabel(cycle.fiscalYear, voice.locale)),
      ...{ state: words.passedOver, tint: 'default', text: words.passedOverText },
      facts: rejection === null ? [] : [{ label: words.reason, value: say(REJECTION_LABELS[rejection.category], voice) }],
      texts: rejection === null ? [] : [{ label: words.fromDesk, text: rejection.sentence }],
      open: { title: words.roster, verb: deskVerbs.roster },
    },
    voice,
  );
}

/** A leader who agreed to be named. */
export interface NamedLeader {
  readonly person: Person;
  readonly theme: string;
}

interface AnnouncedList {
  readonly cycle: Cycle;
  readonly named: readonly NamedLeader[];
  /** Selected in this year, named or not. */
  readonly all: number;
}

const NAMED_AT_MOST = 20;
const THEME = 60;

/** To all staff: who the leaders of the year are, as far as they agreed; and the line of it in a digest. */
export function announcementCard({ cycle, named, all }: AnnouncedList, voice: Voice): { readonly card: Card; readonly line: DigestLine } {
  const words = say(MESSAGES, voice);
  const title = words.announced(fiscalYearLabel(cycle.fiscalYear, voice.locale));
  const shown = named.slice(0, NAMED_AT_MOST).map(({ person, theme }) => {
    const name = nameWithPlace(person, voice.locale);
    return theme === '' ? name : `${name}\n${shorten(theme, THEME)}`;
  });
  const card = messageCard(
    {
      ...{ title, state: words.announcedState(all), tint: 'accent', text: words.announcedText({ named: named.length, all }) },
      texts: [{ label: words.announcedLabel, text: shown.join('\n\n') }],
      open: { title: words.roster, verb: deskVerbs.roster },
    },
    voice,
  );
  return { card, line: { title, open: { verb: deskVerbs.roster, id: cycle.id } } };
}

/** To the leader, thirty days before. */
export function endsSoonCard({ untilDay }: Pick<Leader, 'untilDay'>, voice: Voice): Card {
  const words = say(MESSAGES, voice);
  const open = { title: words.roster, verb: deskVerbs.roster };
  return messageCard({ ...endHead(untilDay, voice), text: words.endText, open }, voice);
}

/** To DX推進担当. */
export function endsSoonDeskCard({ untilDay, fiscalYear }: Pick<Leader, 'untilDay' | 'fiscalYear'>, voice: Voice): Card {
  const words = say(MESSAGES, voice);
  const text = words.endDeskText(fiscalYearLabel(fiscalYear, voice.locale));
  return messageCard({ ...endHead(untilDay, voice), text, open: { title: words.desk, verb: deskVerbs.desk } }, voice);
}

function endHead(untilDay: Day, voice: Voice): Pick<Message, 'title' | 'state' | 'tint'> {
  const words = say(MESSAGES, voice);
  return { title: words.endTitle, state: words.endState(dayText(untilDay, voice)), tint: 'warning' };
}
