import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import type { Rejection } from '../../../kernel/rejection.ts';
import { REJECTION_LABELS } from '../../../kernel/rejection.ts';
import { atTokyo, fiscalYearLabel, formatDay } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import messageTemplate from '../../../../cards/dx-leaders/desk-message.json' with { type: 'json' };
import type { Cycle } from '../cycle.ts';
import type { Leader } from './leaders.ts';
import { MESSAGES } from './message-words.ts';
import type { Term } from './rules/term.ts';
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
