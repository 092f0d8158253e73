import { tokyoDay } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import { atTokyo } from '../../kernel/tokyo-time.ts';
import type { SampleCandidacies, Seeding } from './sample-doors.ts';
import type { SampleCandidate, SampleCycle } from './sample-candidates.ts';

const REJECTION = {
  kind: 'reject',
  category: 'duties',
  sentence: '今年度は申告の時期と重なるため、来年度にもう一度応募してください。',
} as const;

/** Brings everybody of the call to where they stand, through the services that people use, in the order of a year. */
export async function seedCandidates(cycle: SampleCycle, staff: readonly Person[], { doors, workingDays }: Seeding): Promise<void> {
  const { candidacies } = doors;
  const office = staff.find(({ roles, grade }) => roles.includes('dx') && grade === 'kacho');
  if (office === undefined) return;
  const { fiscalYear, applyUntil, openedAt } = cycle;
  await must(candidacies.open({ fiscalYear, applyUntil, by: office }, openedAt));
  await must(candidacies.openNominations({ cycle: String(fiscalYear), by: office }, openedAt));
  const opened = tokyoDay(openedAt);
  const at = (day: number, minute: number): Date => atTokyo(workingDays.add(opened, day), `10:${String(minute).padStart(2, '0')}`);
  for (const [order, candidate] of cycle.candidates.entries()) {
    // Whoever still waits has come late enough for the 所属長 not to be overdue.
    const isWaiting = candidate.end === 'deciding' || candidate.end === 'consent';
    const when = { sent: at(isWaiting ? 6 : 1, order), answered: at(2, order), decided: at(3, order) };
    await bring(candidate, { cycle: String(fiscalYear), ...around(candidate.person, staff), when, candidacies });
  }
}

/** @throws Error when somebody sits alone: a fault of the sample city */
function around(person: Person, staff: readonly Person[]): Pick<Bringing, 'manager' | 'colleague'> {
  const manager = staff.find(({ employeeNumber }) => employeeNumber === person.managerEmployeeNumber);
  const colleague = staff.find((one) => one.section === person.section && one !== person && one !== manager && one.grade !== 'kacho');
  if (manager === undefined || colleague === undefined) throw new Error(`${person.employeeNumber} has nobody around them`);
  return { manager, colleague };
}

/** @throws Error when a step is refused: a fault of the build */
async function must(step: Promise<boolean>): Promise<void> {
  if (!(await step)) throw new Error('The DX leaders refuse their sample');
}

const APPROVE = { kind: 'approve' } as const;
const DECLINE = { kind: 'reject', category: '', sentence: '' } as const;

interface Bringing {
  readonly cycle: string;
  readonly manager: Person;
  readonly colleague: Person;
  readonly when: { readonly sent: Date; readonly answered: Date; readonly decided: Date };
  readonly candidacies: SampleCandidacies;
}

async function bring(candidate: SampleCandidate, bringing: Bringing): Promise<void> {
  const { person, end } = candidate;
  const { cycle, manager, when, candidacies } = bringing;
  if (end === 'consent' || end === 'declined' || end === 'nominated-ready') return nominate(candidate, bringing);
  const { motivation, theme, skills, mayPublish } = candidate;
  await must(candidacies.apply({ cycle, by: person, motivation, theme, skills, mayPublish }, when.sent));
  if (end === 'ready') await must(candidacies.decide({ by: manager, about: person, command: { kind: 'approve' } }, when.decided));
  if (end === 'rejected') await must(candidacies.decide({ by: manager, about: person, command: REJECTION }, when.decided));
  if (end === 'withdrawn') await must(candidacies.withdraw({ cycle, by: person }, when.decided));
}

async function nominate(
  { person, end, motivation }: SampleCandidate,
  { cycle, manager, colleague, when, candidacies }: Bringing,
): Promise<void> {
  // By somebody who sits beside them: the 所属長 then decides.
  await must(candidacies.nominate({ cycle, by: colleague, nominee: person, reason: motivation }, when.sent));
  if (end === 'consent') return;
  const answer = end === 'declined' ? DECLINE : APPROVE;
  await must(candidacies.decide({ by: person, about: person, command: answer }, when.answered));
  if (end === 'nominated-ready') await must(candidacies.decide({ by: manager, about: person, command: APPROVE }, when.decided));
}
