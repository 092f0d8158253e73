import type { Training } from './rules/course.ts';
import type { Enrolment } from './rules/enrolment.ts';
import type { Availability, OwnState } from './rules/session-state.ts';

/** A session as one person sees it. */
export interface TrainingView {
  readonly training: Training;
  readonly availability: Availability;
  readonly own: OwnState;
  readonly enrolment: Enrolment | null;
  readonly isForPerson: boolean;
}
