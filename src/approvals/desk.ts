import { involvementIn } from '../kernel/approval-standing.ts';
import type { Actor, Involvement } from '../kernel/approval-standing.ts';
import type { ApprovalCase } from '../kernel/approval-case.ts';
import { tokyoDay } from '../kernel/clock.ts';
import { isOfficeHours } from '../kernel/office-hours.ts';
import type { Person } from '../kernel/person.ts';
import { createTaps } from './act.ts';
import { casesDue, casesNear, loadCase } from './case-store.ts';
import { describe, sightOf } from './case-sight.ts';
import type { DeskDeps } from './case-sight.ts';
import { actorOf } from './deciders.ts';
import type { Around } from './deciders.ts';
import { doDue } from './due.ts';
import type { ApprovalDesk, WaitingCase } from './port.ts';

/** What deciders see and do. */
export function createDesk(deps: DeskDeps): ApprovalDesk {
  const { storage, aroundOf } = deps;
  const around = aroundOf(storage.db);
  const see: ApprovalDesk['see'] = async (caseId, { person, voice }, now) => {
    const found = await loadCase(storage.db, { id: caseId });
    const part = found === null ? null : involvementIn(found, await actorOf(person, around, now));
    if (found !== null && part !== null && maySee(part)) return sightOf(found, { part, voice, now, deps });
    await refuse(deps, { person, caseId, why: part?.kind ?? 'unknown', now });
    return null;
  };
  return {
    see,
    act: createTaps(deps),
    countFor: async (person, now) => (await waiting(person, { around, now })).length,
    waitingFor: async (person, voice, now) => {
      const cases = await waiting(person, { around, now });
      const applicants = await around.roster.findAll(cases.map(({ found }) => found.applicant));
      const listed: WaitingCase[] = [];
      for (const { found, part } of cases) {
        const subject = await describe(found, voice, deps);
        listed.push({ case: found, title: subject?.title ?? null, applicant: applicants.get(found.applicant) ?? null, part });
      }
      return listed;
    },
    remindDue: async (now) => {
      if (!isOfficeHours(now, deps.workingDays)) return;
      for (const id of await casesDue(storage.db, tokyoDay(now))) await doDue(id, now, deps);
    },
  };
}

function maySee({ kind }: Involvement): boolean {
  return kind === 'now' || kind === 'before';
}

interface Waiting {
  readonly found: ApprovalCase;
  readonly part: WaitingCase['part'];
}

async function waiting(person: Person, { around, now }: { readonly around: Around; readonly now: Date }): Promise<readonly Waiting[]> {
  const actor: Actor = await actorOf(person, around, now);
  return (await casesNear(around.db, actor)).flatMap((found) => {
    const part = involvementIn(found, actor);
    return part.kind === 'now' ? [{ found, part }] : [];
  });
}

interface Refusal {
  readonly person: Person;
  readonly caseId: string;
  readonly why: string;
  readonly now: Date;
}

/** A try at what is somebody else's leaves a trace, and nothing else. */
async function refuse({ storage, appendAudit }: DeskDeps, { person, caseId, why, now }: Refusal): Promise<void> {
  await storage.transaction((tx) =>
    appendAudit(tx, { at: now, actor: person.aadObjectId, action: 'approvals.refused', subject: caseId, detail: { tried: 'see', why } }),
  );
}
