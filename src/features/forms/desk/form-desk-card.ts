import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import formTemplate from '../../../../cards/forms/desk-form.json' with { type: 'json' };
import { leftText } from '../deadline-text.ts';
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { isOpen } from '../rules/standing.ts';
import { audienceText } from '../../../kernel/audience-text.ts';
import { ANSWERING_WORDS, CHAIN_WORDS, daysText, DRAFT_WORDS } from './draft-messages.ts';
import type { Drawn } from './list-card.ts';
import { DESK_KIND } from './messages.ts';
import { mayRemind } from '../sending/reminders.ts';
import { maySend } from '../sending/sending.ts';
import type { SendingTruth } from '../sending/truth.ts';
import { sendingLine } from './sending-card.ts';
import { SENDING_WORDS } from './sending-messages.ts';
import { percentOf } from './rules/summarise.ts';
import { RUNNING_WORDS, rateText } from './running-messages.ts';
import { shorten } from '../../../kernel/shorten.ts';
import { standingData } from './standing-text.ts';

export interface FormDeskView {
  readonly form: RunningForm;
  readonly responses: number;
  /** How many people it is for. */
  readonly heads: number;
  /** What became of sending it to its audience; null while it was not sent. */
  readonly truth: SendingTruth | null;
  readonly news: Words | null;
}

/** One form as HR runs it. */
export function formDeskCard(view: FormDeskView, drawn: Drawn): Card {
  const { form, news } = view;
  const { voice, now } = drawn;
  const { state, definition } = form;
  const isPast = state === 'open' && !isOpen(form, now);
  return card(
    formTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: inVoice(definition.title, voice),
      ...standingData(form, now, voice),
      ...newsData(news, {}, voice),
      facts: factsOf(view, drawn),
      ...wordsOf(voice),
      hasCases: definition.chain !== 'none',
      canRemind: mayRemind(form, now),
      canSend: view.truth === null && maySend(form, now),
      hasSending: view.truth !== null,
      note: say(RUNNING_WORDS.past, voice),
      hasNote: isPast,
      ...{ isOpen: state === 'open', isClosed: state === 'closed', id: form.id, revision: form.revision },
    },
    say(DESK_KIND, voice),
  );
}

function wordsOf(voice: Voice): CardData {
  const { results, cases, remind, deadline, close, reopen, copy } = RUNNING_WORDS;
  const { send, status } = SENDING_WORDS;
  return Object.fromEntries(
    Object.entries({ results, cases, remind, deadline, close, reopen, copy, send, status }).map(([name, one]) => [name, say(one, voice)]),
  );
}

function factsOf(view: FormDeskView, drawn: Drawn): readonly CardData[] {
  const { voice } = drawn;
  const { definition } = view.form;
  const { anonymous, responses, chain, retentionDays, audience } = definition;
  const facts: readonly (readonly [Words, string])[] = [
    [RUNNING_WORDS.responses, responsesLine(view, voice)],
    ...(view.truth === null ? [] : [[SENDING_WORDS.sent, sendingLine(view.truth, voice)] as const]),
    [DRAFT_WORDS.deadline, deadlineLine(view.form, drawn)],
    [DRAFT_WORDS.audience, shorten(audienceText(audience, voice), 300)],
    [RUNNING_WORDS.answering, say(ANSWERING_WORDS[anonymous ? 'anonymous' : responses], voice)],
    [DRAFT_WORDS.chain, say(CHAIN_WORDS[chain], voice)],
    [DRAFT_WORDS.retention, say(daysText(retentionDays), voice)],
  ];
  return facts.map(([label, value]) => ({ label: say(label, voice), value }));
}

/** How many answered, and of how many where everybody answers once under their name. */
export function responsesLine({ form, responses, heads }: Omit<FormDeskView, 'news' | 'truth'>, voice: Voice): string {
  const { definition } = form;
  const isCounted = definition.responses === 'once' && !definition.anonymous && definition.about === 'none' && heads > 0;
  return say(rateText({ responses, heads, percent: isCounted ? Math.min(100, percentOf(responses, heads)) : null }), voice);
}

function deadlineLine({ deadline }: Pick<RunningForm, 'deadline'>, { now, workingDays, voice }: Drawn): string {
  if (deadline === null) return say(RUNNING_WORDS.none, voice);
  const time = formatTime(deadline, voice.locale);
  return now > deadline ? time : `${time}${leftText(tokyoDay(now), tokyoDay(deadline), { workingDays, voice })}`;
}
