import type { OwnItem } from '../../bot/feature.ts';
import { fiscalYearOf, formatSpan } from '../../kernel/tokyo-time.ts';
import type { TrainingView } from './training-view.ts';
import { nextOf } from './next-words.ts';
import { contactOf } from './session-card.ts';
import type { Looking } from './session-card.ts';
import { stateOf } from './state-words.ts';
import { shorten } from './time-words.ts';
import { verbs } from './verbs.ts';

/** For マイページ: what lies ahead, the soonest first; then what was taken in this fiscal year, the latest first. */
export function ownItems(views: readonly TrainingView[], looking: Looking): readonly OwnItem[] {
  const { now } = looking;
  const ahead = views.filter((view) => isShown(view) && now < view.training.session.endsAt);
  const past = views.filter((view) => isShown(view) && now >= view.training.session.endsAt && isThisYear(view, now));
  return [...ahead, ...past.toReversed()].map((view) => itemOf(view, looking));
}

/** What the person has given up needs no place on the page; what was called off does, until its day has passed. */
function isShown({ own, training }: TrainingView): boolean {
  if (own.kind === 'withdrawn') return training.session.state === 'cancelled';
  return own.kind !== 'none' && own.kind !== 'cancelled';
}

function isThisYear({ training, own }: TrainingView, now: Date): boolean {
  const isTaken = own.kind === 'attended' || own.kind === 'absent' || own.kind === 'not-entered';
  return isTaken && fiscalYearOf(training.session.endsAt) === fiscalYearOf(now);
}

function itemOf(view: TrainingView, { voice, city }: Looking): OwnItem {
  const { course, session } = view.training;
  const state = stateOf(view, voice);
  const when = formatSpan(session.startsAt, session.endsAt, voice.locale);
  const next = nextOf(view, voice, contactOf(city, voice));
  return {
    title: shorten(course.title, 100),
    state: state.text,
    color: state.color,
    next: next === '' ? when : `${when}\n${next}`,
    open: { verb: verbs.open, id: session.id },
  };
}
