import { REJECTION_LABELS } from '../../kernel/rejection.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Sight } from './candidacies.ts';
import { OWN } from './card-messages.ts';
import { STATE_COLORS, STATES } from './messages.ts';
import { shownState } from './rules/steps.ts';

/** Title, state and next step of what the person has under way. */
export function ownWords(sight: Sight, voice: Voice) {
  const { candidate, cycle } = sight;
  const words = say(OWN, voice);
  const shown = shownState(candidate.state, cycle);
  const { state, next } = say(STATES[shown], voice);
  return {
    title: candidate.kind === 'nomination' ? words.nomination : words.application,
    ...{ state, color: STATE_COLORS[shown], next: [next, ...detailOf(sight, voice)].join('\n') },
  };
}

function detailOf({ candidate, approval }: Sight, voice: Voice): readonly string[] {
  const words = say(OWN, voice);
  if (approval === null) return [];
  if (candidate.state === 'deciding') return [words.decider(approval.decider)];
  const { rejection } = approval;
  if (candidate.state !== 'rejected' || rejection === null) return [];
  return [words.rejection(say(REJECTION_LABELS[rejection.categoryCode], voice), rejection.sentence)];
}
