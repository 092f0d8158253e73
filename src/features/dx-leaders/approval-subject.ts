import type { ApprovalSubject } from '../../approvals/port.ts';
import { GRADE_LABELS } from '../../kernel/grade.ts';
import { nameWithPlace } from '../../kernel/person.ts';
import type { Person } from '../../kernel/person.ts';
import { fiscalYearLabel } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Candidate } from './candidate.ts';
import { FIELDS, SUBJECT } from './messages.ts';
import { ELIGIBILITY_SECTION, isEligible } from './rules/eligibility.ts';

export const APPROVAL_KIND = 'dx-leaders.candidate';

export interface Candidacy {
  readonly candidate: Candidate;
  readonly person: Person;
  /** Null for an application, and when the nominator has left. */
  readonly nominator: Person | null;
}

/** What the nominee, the 所属長 and their deputies read. */
export function subjectOf({ candidate, person, nominator }: Candidacy): (voice: Voice) => ApprovalSubject {
  return (voice) => {
    const words = say(SUBJECT, voice);
    const labels = say(FIELDS, voice);
    const isNomination = candidate.kind === 'nomination';
    const texts = isNomination
      ? [{ label: words.reason, text: candidate.reason ?? '' }]
      : [
          { label: labels.motivation, text: candidate.motivation },
          { label: labels.theme, text: candidate.theme },
          { label: labels.skills, text: candidate.skills },
        ];
    return {
      title: isNomination ? words.nomination : words.application,
      applicant: candidate.person,
      applicantLabel: isNomination ? words.nominee : words.applicant,
      facts: [
        { label: words.year, value: fiscalYearLabel(Number(candidate.cycleId), voice.locale) },
        { label: words.eligibility, value: words.grade(GRADE_LABELS[person.grade], isEligible(person)) },
        ...(nominator === null ? [] : [{ label: words.nominator, value: nameWithPlace(nominator, voice.locale) }]),
        ...(isNomination ? [{ label: words.next, value: words.afterConsent }] : []),
      ],
      texts: texts.filter(({ text }) => text !== ''),
      rule: words.rule,
      section: ELIGIBILITY_SECTION,
    };
  };
}
