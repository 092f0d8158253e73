import type { PersonId } from '../../../kernel/person.ts';
import { findTraining } from '../session-store.ts';
import type { DeskActor, DeskDeps } from './desk-deps.ts';
import { enrolmentsIn } from './desk-reads.ts';
import { enterAttendance } from './enter-attendance.ts';

export interface WholeAttendance {
  readonly sessionId: string;
  /** Those who were not there; all others who had a seat were. */
  readonly absent: readonly PersonId[];
}

/** The attendance of a session at once, as the card enters it page by page; nobody is asked for a survey. For the sample city. */
export async function enterForAll(
  { sessionId, absent }: WholeAttendance,
  actor: DeskActor,
  deps: Pick<DeskDeps, 'storage'>,
): Promise<boolean> {
  const training = await findTraining(deps.storage.db, sessionId);
  if (training === null) return false;
  const enrolments = await enrolmentsIn(deps.storage.db, sessionId);
  const ids = (some: typeof enrolments): readonly string[] => some.map(({ id }) => id);
  const entry = {
    id: sessionId,
    seen: training.session.version,
    shown: ids(enrolments),
    attended: ids(enrolments.filter(({ personId }) => !absent.includes(personId))),
  };
  return (await enterAttendance({ ...deps, prepareSurvey: () => Promise.resolve(null) }, entry, actor)).kind === 'saved';
}
