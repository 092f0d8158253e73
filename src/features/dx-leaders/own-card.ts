import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { nameWithPlace } from '../../kernel/person.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import ownTemplate from '../../../cards/dx-leaders/own.json' with { type: 'json' };
import type { Sight } from './candidacies.ts';
import { OWN, PROGRAMME } from './card-messages.ts';
import type { CandidateState } from './candidate.ts';
import { COMMON, FIELDS } from './messages.ts';
import { ownWords } from './own-words.ts';
import { isOver, isWithdrawable, takesApplications } from './rules/steps.ts';
import { shorten } from './shorten.ts';

export interface OwnShowing {
  readonly note: Words | null;
  readonly isAsking: boolean;
}

/** The longest texts shown at once stay far below the size of a card. */
const MAX_SHOWN = 1_000;

/** One's own application, or the nomination of oneself. */
export function ownCard(sight: Sight, { note, isAsking }: OwnShowing, { voice, now }: { voice: Voice; now: Date }): Card {
  const { candidate, nominator } = sight;
  const words = say(OWN, voice);
  const { title, state, color, next } = ownWords(sight, voice);
  return card(
    ownTemplate,
    {
      ...{ kind: say(COMMON, voice).programme, title, state, tint: color.toLowerCase(), next },
      ...{ hasNote: note !== null, note: note === null ? '' : say(note, voice) },
      hasNominator: nominator !== null,
      nominator: nominator === null ? '' : words.nominator(nameWithPlace(nominator, voice.locale)),
      texts: textsOf(sight, voice),
      listing: candidate.mayPublish ? words.listed : words.unlisted,
      ...{ answer: words.answer, resume: say(PROGRAMME, voice).resume, list: candidate.mayPublish ? words.unlist : words.list },
      ...{ withdraw: words.withdraw, withdrawNow: words.withdrawNow, askWithdraw: words.askWithdraw, back: say(COMMON, voice).back },
      ...{ id: candidate.id, version: candidate.version, may: candidate.mayPublish ? 'no' : 'yes' },
      ...buttons(sight, isAsking, now),
    },
    say(COMMON, voice).summary,
  );
}

function buttons({ candidate, cycle, approval }: Sight, isAsked: boolean, now: Date) {
  const { state } = candidate;
  const canWithdraw = isWithdrawable(state, cycle);
  const isAsking = isAsked && canWithdraw;
  const hasListing = isListable(state);
  return {
    ...{ isAsking, hasListing, canWithdraw: canWithdraw && !isAsking },
    ...answerOf(state, approval),
    canResume: !isAsking && state === 'draft' && takesApplications(cycle, now),
    canList: !isAsking && hasListing && cycle.state !== 'published',
  };
}

function answerOf(state: CandidateState, approval: Sight['approval']) {
  return { canAnswer: state === 'consent' && approval !== null, case: approval?.id ?? '' };
}

/** Whether to be on the list is asked once somebody is a candidate. */
function isListable(state: CandidateState): boolean {
  return !isOver(state) && state !== 'consent' && state !== 'draft';
}

function textsOf({ candidate }: Sight, voice: Voice) {
  const labels = say(FIELDS, voice);
  const reason = { label: say(OWN, voice).reason, text: candidate.reason ?? '' };
  const written = (['motivation', 'theme', 'skills'] as const).map((field) => ({ label: labels[field], text: candidate[field] }));
  return (candidate.kind === 'nomination' ? [reason] : written)
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => ({ label, text: shorten(text, MAX_SHOWN) }));
}
