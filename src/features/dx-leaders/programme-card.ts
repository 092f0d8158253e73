import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { GRADE_LABELS } from '../../kernel/grade.ts';
import type { Person } from '../../kernel/person.ts';
import { fiscalYearLabel } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import programmeTemplate from '../../../cards/dx-leaders/programme.json' with { type: 'json' };
import type { ProgrammeSight } from './candidacies.ts';
import { PROGRAMME } from './card-messages.ts';
import type { Cycle } from './cycle.ts';
import { COMMON } from './messages.ts';
import { ownWords } from './own-words.ts';
import { isEligible } from './rules/eligibility.ts';
import { mayWrite, takesApplications, takesNominations } from './rules/steps.ts';
import { deadlineWords } from './time-words.ts';

export interface Looking {
  readonly voice: Voice;
  readonly now: Date;
  readonly workingDays: WorkingDays;
}

/** The programme of the year as this person meets it. */
export function programmeCard(sight: ProgrammeSight, person: Person, looking: Looking): Card {
  const { voice, now } = looking;
  const { cycle, own, fiscalYear } = sight;
  const words = say(PROGRAMME, voice);
  const year = fiscalYearLabel(fiscalYear, voice.locale);
  const state = own?.candidate.state ?? null;
  return card(
    programmeTemplate,
    {
      kind: say(COMMON, voice).programme,
      title: voice.locale === 'en' ? `DX leaders, ${year}` : `${year}のDXリーダー`,
      ...stateOf(cycle, looking),
      ...{ hasNominating: takesNominations(cycle), nominating: words.nominating },
      facts: factsOf(sight, looking),
      eligibility: (isEligible(person) ? words.eligible : words.manager)(GRADE_LABELS[person.grade]),
      ...ownOf(sight, looking),
      ...{ apply: state === 'draft' ? words.resume : words.apply, see: words.see, nominate: words.nominate },
      canApply: mayWrite({ cycle, state, person, now }),
      canNominate: takesNominations(cycle),
      ...{ canList: sight.counts.all > 0, list: words.list },
    },
    say(COMMON, voice).summary,
  );
}

function stateOf(cycle: Cycle | null, { voice, now }: Looking) {
  const words = say(PROGRAMME, voice);
  if (cycle === null) return { state: words.unopened, tint: 'default' };
  if (cycle.state === 'published') return { state: words.published, tint: 'good' };
  return takesApplications(cycle, now) ? { state: words.open, tint: 'accent' } : { state: words.closed, tint: 'default' };
}

function factsOf({ cycle, counts }: ProgrammeSight, looking: Looking) {
  const words = say(PROGRAMME, looking.voice);
  return [
    ...(cycle?.state === 'open' ? [{ label: words.deadline, value: deadlineWords(cycle.applyUntil, looking) }] : []),
    { label: words.yearLabel, value: words.year(counts.year) },
    { label: words.totalLabel, value: words.total(counts.all) },
  ];
}

function ownOf({ own }: ProgrammeSight, { voice }: Looking) {
  if (own === null) return { hasOwn: false, ownTint: 'default', ownTitle: '', ownState: '', ownNext: '', id: '' };
  const { title, state, color, next } = ownWords(own, voice);
  return { hasOwn: true, ownTint: color.toLowerCase(), ownTitle: title, ownState: state, ownNext: next, id: own.candidate.id };
}
