import { isInAudience } from '../../kernel/audience.ts';
import { toInstant } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import type { Queries, Storage } from '../../storage/port.ts';
import type { LeadersInTerm } from './promotion.ts';
import type { Training } from './rules/course.ts';
import { isActive } from './rules/enrolment.ts';
import type { Enrolment } from './rules/enrolment.ts';
import { availabilityOf, ownStateOf } from './rules/session-state.ts';
import { inOrder, positionOf } from './rules/waiting-list.ts';
import type { Position } from './rules/waiting-list.ts';
import type { TrainingView } from './training-view.ts';
import { enrolmentsOf, openTrainings, trainingsOf, waitingOf } from './session-store.ts';

/** What employees see of the trainings. Drafts do not exist here. */
export interface Board {
  /** What this person may sign up for or has signed up for and what has not ended, the soonest first. */
  readonly open: (person: Person, now: Date) => Promise<readonly TrainingView[]>;
  /** One session; null when there is none of this id. */
  readonly one: (sessionId: string, person: Person, now: Date) => Promise<TrainingView | null>;
  /** Everything this person has ever signed up for, the soonest first. */
  readonly mine: (person: Person, now: Date) => Promise<readonly TrainingView[]>;
}

export interface BoardDeps {
  readonly storage: Storage;
  readonly leadersInTerm: LeadersInTerm;
}

export function createBoard({ storage: { db }, leadersInTerm }: BoardDeps): Board {
  const viewer = { db, leadersInTerm };
  return {
    open: async (person, now) => {
      const enrolments = await enrolmentsOf(db, person.aadObjectId);
      const own = await trainingsOf(
        db,
        enrolments.filter(isActive).map(({ sessionId }) => sessionId),
      );
      const all = new Map([...(await openTrainings(db, toInstant(now))), ...own].map((training) => [training.session.id, training]));
      const views = await viewsOf([...all.values()], enrolments, { ...viewer, person, now });
      return views.filter(
        ({ own: state, isForPerson, training }) => now < training.session.endsAt && (isForPerson || state.kind !== 'none'),
      );
    },
    one: async (sessionId, person, now) => {
      const trainings = await trainingsOf(db, [sessionId]);
      const enrolments = await enrolmentsOf(db, person.aadObjectId);
      return (await viewsOf(trainings, enrolments, { ...viewer, person, now }))[0] ?? null;
    },
    mine: async (person, now) => {
      const enrolments = await enrolmentsOf(db, person.aadObjectId);
      const trainings = await trainingsOf(
        db,
        enrolments.map(({ sessionId }) => sessionId),
      );
      return viewsOf(trainings, enrolments, { ...viewer, person, now });
    },
  };
}

interface Viewer {
  readonly db: Queries;
  readonly leadersInTerm: LeadersInTerm;
  readonly person: Person;
  readonly now: Date;
}

async function viewsOf(trainings: readonly Training[], enrolments: readonly Enrolment[], viewer: Viewer): Promise<readonly TrainingView[]> {
  const { db, person, now, leadersInTerm } = viewer;
  const published = trainings.filter(({ session }) => session.state !== 'draft');
  const mayLead = published.some(({ course }) => course.isDxRelated);
  const isLeader = mayLead && (await leadersInTerm(db, [person.aadObjectId], now)).has(person.aadObjectId);
  const views: TrainingView[] = [];
  for (const training of published) {
    const enrolment = enrolments.find(({ sessionId }) => sessionId === training.session.id) ?? null;
    const position = enrolment?.state === 'waiting' ? await placeOf(training, viewer) : null;
    views.push({
      training,
      enrolment,
      availability: availabilityOf(training, isLeader, now),
      own: ownStateOf(training.session, enrolment, { position, now }),
      isForPerson: isInAudience(person, training.course.audience, now),
    });
  }
  return views.toSorted((a, b) => a.training.session.startsAt.getTime() - b.training.session.startsAt.getTime());
}

async function placeOf({ course, session }: Training, { db, person, now, leadersInTerm }: Viewer): Promise<Position | null> {
  const waiting = await waitingOf(db, session.id);
  const leaders = course.isDxRelated
    ? await leadersInTerm(
        db,
        waiting.map(({ personId }) => personId),
        now,
      )
    : new Set<never>();
  return positionOf(inOrder(course, waiting, leaders), person.aadObjectId);
}
