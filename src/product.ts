import { join } from 'node:path';
import program from '../package.json' with { type: 'json' };
import { createApprovals } from './approvals/approvals.ts';
import type { ApprovalDesk, ApprovalKind, Approvals } from './approvals/port.ts';
import type { Feature } from './bot/feature.ts';
import { createAnnouncements } from './features/announcements/index.ts';
import type { Announcements, FormsOffered } from './features/announcements/index.ts';
import { createApprovalsFeature, createRequestCard, findColleague } from './features/approvals/index.ts';
import {
  createCandidacyServices,
  createCandidateKind,
  createDxLeaders,
  DX_LEADERS_VERBS,
  leadersInTerm,
} from './features/dx-leaders/index.ts';
import { createForms, FORMS_VERBS } from './features/forms/index.ts';
import type { Forms } from './features/forms/index.ts';
import { createHome, HOME_VERBS } from './features/home/index.ts';
import { createPolicyQa } from './features/policy-qa/index.ts';
import type { Offers } from './features/policy-qa/index.ts';
import { createReports } from './features/reports/index.ts';
import { beginSamplePeriod, createStressCheck, STRESS_CHECK_VERBS } from './features/stress-check/index.ts';
import {
  enterForAll,
  createSignUps,
  createTraining,
  createWaitingList,
  saveCourse,
  saveSession,
  TRAINING_VERBS,
} from './features/training/index.ts';
import type { SendSurvey, SurveyedSession, Training } from './features/training/index.ts';
import type { JobBoard } from './jobs/port.ts';
import type { Metrics } from './kernel/metrics.ts';
import type { Exports } from './exports/port.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import { say } from './kernel/wording.ts';
import type { Voice } from './kernel/wording.ts';
import type { City } from './knowledge/schema.ts';
import { createOfficialWording } from './official/official-wording.ts';
import { batches } from './outbox/batches.ts';
import type { Outbox } from './outbox/port.ts';
import { readOutboxStanding } from './outbox/standing.ts';
import { createDelegations } from './people/delegations.ts';
import type { Conversations, People, Preferences } from './people/port.ts';
import { rosterOver } from './people/roster-over.ts';
import { workingDays } from './platform/holidays.ts';
import { newId } from './platform/system.ts';
import type { SampleDoors } from './rehearsal/samples/sample-doors.ts';
import { appendAudit } from './storage/audit.ts';
import type { Storage } from './storage/port.ts';

export interface ProductParts {
  readonly storage: Storage;
  readonly knowledge: KnowledgeBase;
  readonly people: People;
  readonly preferences: Preferences;
  readonly metrics: Metrics;
  readonly exports: Exports;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly jobBoard: JobBoard;
  /** Hosts that links on cards may have. */
  readonly linkHosts: readonly string[];
  /** What Teams is given of this bot, all instances together. */
  readonly sendsPerSecond: number;
  /** Kinds of records of a test, to be decided on beside the real ones. */
  readonly moreKinds?: readonly ApprovalKind[];
}

export interface Product {
  readonly features: readonly Feature[];
  /** How the sample city is filled. */
  readonly samples: SampleDoors;
}

/** Part of the program, like the card templates. */
const FORMS_DIRECTORY = join(import.meta.dirname, '../cards/forms');

/** The features, each with what it needs of the others as a function. */
export function createProduct(parts: ProductParts): Product {
  const { storage, knowledge, people, preferences, conversations, metrics, outbox, exports, linkHosts, moreKinds = [] } = parts;
  const { document, city } = knowledge;
  const shared = { storage, people, conversations, outbox, batches, exports, workingDays, newId, appendAudit, roster: rosterOver };
  const training = createTraining({
    ...{ ...shared, leadersInTerm, city },
    prepareSurvey: (session, now) => prepareSurvey(session, now, { forms, outbox }),
  });
  const approvalKinds: ApprovalKind[] = [...moreKinds];
  const decisions = createDecisions({ storage, people, outbox }, () => approvalKinds);
  const forms = createForms({
    ...{ ...shared, approvals: decisions.approvals, document, directory: FORMS_DIRECTORY },
    findSubject: training.findAttended,
  });
  const dxLeaders = createDxLeaders({
    ...{ ...shared, approvals: decisions.approvals },
    findColleague: (input, locale) => findColleague(input, people, locale),
  });
  approvalKinds.push(forms.approvalKind, dxLeaders.approvalKind);
  const stressCheck = createStressCheck({ ...shared, linkHosts, knowledge });
  const policyQa = createPolicyQa({
    ...{ storage, knowledge, newId, metrics },
    official: createOfficialWording({ storage }),
    namesAmong: (words) => people.namesAmong(words),
    offers: offersOf(training, forms),
  });
  const announcements = createAnnouncements({
    ...{ ...shared, leadersInTerm, city, linkHosts, perSecond: parts.sendsPerSecond },
    forms: formsAnnounced(forms),
    answerFirst: policyQa.answerFirst,
  });
  const home = createHome({ document, city, answer: policyQa.answer, preferences, features: () => features });
  const reports = createReportsFor(parts);
  // Their doors stand on the hub in this order: trainings, forms, マイページ (home), DX leaders, approvals, the stress check while it runs.
  const features: readonly Feature[] = [
    ...[training, forms, home, dxLeaders, policyQa, decisions.feature, stressCheck, announcements, reports],
  ];
  const candidacies = createSampleCandidacies({ storage, people });
  return { features, samples: createSamples({ storage, city, forms, announcements, candidacies, desk: decisions.approvals }) };
}

function createReportsFor({ storage, people, conversations, jobBoard }: ProductParts): Feature {
  const outboxStanding = (now: Date) => readOutboxStanding(storage.db, { now, workingDays });
  return createReports({ storage, people, conversations, jobBoard, version: program.version, outboxStanding });
}

/** The form that goes to those who attended a training. */
const SURVEY = 'course-survey';

/** The invitation in every voice, read before the transaction in which it is sent; null while the form is closed. */
async function prepareSurvey(
  { sessionId, courseTitle }: SurveyedSession,
  now: Date,
  { forms, outbox }: { readonly forms: Forms; readonly outbox: Outbox },
): Promise<SendSurvey | null> {
  const asked = { id: SURVEY, about: sessionId, subject: courseTitle, why: 'invited' as const };
  const [standard, easy, english] = await Promise.all([
    forms.formCard(asked, { locale: 'ja', wording: 'standard' }, now),
    forms.formCard(asked, { locale: 'ja', wording: 'easy' }, now),
    forms.formCard(asked, { locale: 'en', wording: 'standard' }, now),
  ]);
  if (standard === null || easy === null || english === null) return null;
  return async (tx, to) => {
    const voices = await rosterOver(tx).voicesOf(to);
    for (const person of to) {
      const card = say({ ja: standard, easy, en: english }, voices.get(person) ?? { locale: 'ja', wording: 'standard' });
      await outbox.enqueue(tx, { dedupeKey: `training.survey:${sessionId}:${person}`, to: person, card });
    }
  };
}

function formsAnnounced({ announced }: Forms): FormsOffered {
  return {
    openVerb: FORMS_VERBS.open,
    open: announced.open,
    unanswered: async (id, now) => {
      const people = await announced.unanswered(id, now);
      return people === null ? null : new Set(people.map(({ aadObjectId }) => aadObjectId));
    },
  };
}

/** Where answers lead. */
function offersOf(training: Training, forms: Forms): Offers {
  return {
    consultation: { verb: HOME_VERBS.consultation },
    dxLeaders: { verb: DX_LEADERS_VERBS.programme },
    stressCheck: { verb: STRESS_CHECK_VERBS.show },
    trainings: { verb: TRAINING_VERBS.list, open: training.openTrainings },
    forms: {
      listVerb: FORMS_VERBS.list,
      openVerb: FORMS_VERBS.open,
      ids: forms.builtIn,
      isOfferedTo: forms.offeredTo,
      open: forms.openForm,
      list: forms.openList,
    },
  };
}

/** Decision chains and the cards of deciders. `kinds`: what is decided on; its owners are made after the approvals, which they need. */
export function createDecisions(
  { storage, people, outbox }: Pick<ProductParts, 'storage' | 'people' | 'outbox'>,
  kinds: () => readonly ApprovalKind[],
): { readonly approvals: Approvals & ApprovalDesk; readonly feature: Feature } {
  const delegations = createDelegations({ storage });
  const shared = { storage, rosterOver, delegations, outbox, workingDays, appendAudit, newId };
  const approvals = createApprovals({ ...shared, kinds, requestCard: createRequestCard(workingDays) });
  return { approvals, feature: createApprovalsFeature({ ...shared, people, desk: approvals }) };
}

interface SampleParts {
  readonly storage: Storage;
  readonly city: City;
  readonly forms: Forms;
  readonly candidacies: SampleDoors['candidacies'];
  readonly announcements: Announcements;
  readonly desk: ApprovalDesk;
}

/** Nobody is told of what happened before the sample city was opened. */
const SILENT: Outbox = { enqueue: () => Promise.resolve(true), enqueueAll: () => Promise.resolve(0) };

function createSampleCandidacies({ storage, people }: Pick<ProductParts, 'storage' | 'people'>): SampleDoors['candidacies'] {
  const kinds: ApprovalKind[] = [];
  const { approvals } = createDecisions({ storage, people, outbox: SILENT }, () => kinds);
  const deps = { storage, people, outbox: SILENT, workingDays, newId, appendAudit, roster: rosterOver, approvals };
  kinds.push(createCandidateKind(deps));
  return createCandidacyServices({ ...deps, desk: approvals });
}

/** The services that people use. */
function createSamples({ storage, city, forms, announcements, candidacies, desk }: SampleParts): SampleDoors {
  const outbox = SILENT;
  const waitingList = createWaitingList({ leadersInTerm, outbox, roster: rosterOver, city });
  const signUps = createSignUps({ storage, newId, leadersInTerm, waitingList });
  const voice: Voice = { locale: 'ja', wording: 'standard' };
  return {
    saveCourse,
    saveSession,
    signUp: signUps.signUpWithin,
    enterAttendance: ({ by, ...entered }, now) => enterForAll(entered, { by, now }, { storage }),
    candidacies,
    respond: forms.respond,
    saveAnnouncement: announcements.saveSample,
    beginStressCheck: beginSamplePeriod,
    approveAll: async (person, now) => {
      for (const { case: found } of await desk.waitingFor(person, voice, now)) {
        await desk.act({ caseId: found.id, version: found.version, command: { kind: 'approve' } }, { person, voice }, now);
      }
    },
  };
}
