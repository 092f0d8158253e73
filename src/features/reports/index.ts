import { z } from 'zod';
import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import type { Card } from '../../card-kit/card.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Storage } from '../../storage/port.ts';
import { jobsCard, statusCard } from './cards.ts';
import { ENTRANCE } from './messages.ts';
import { readStatus } from './status.ts';
import type { Status, StatusDeps } from './status.ts';
import { verbs } from './verbs.ts';

export interface ReportsDeps extends StatusDeps {
  readonly storage: Storage;
}

/** 運用状況 for 人事担当, who are asked first when something does not arrive. Counts and times only: nothing on it is about anybody. */
export function createReports(deps: ReportsDeps): Feature {
  const bind = (verb: string, as: 'message' | 'replace', draw: Draw): CardAction =>
    cardAction({
      verb,
      access: 'roster',
      schema: z.object({}),
      handle: async (_, caller): Promise<Reply> => {
        if (!isOfficer(caller)) return { kind: as, card: await refused(verb, caller, deps) };
        return { kind: as, card: draw(await readStatus(deps, caller.now), { voice: caller, now: caller.now }) };
      },
    });
  return {
    name: 'reports',
    commands: [],
    actions: [bind(verbs.status, 'message', statusCard), bind(verbs.refresh, 'replace', statusCard), bind(verbs.jobs, 'replace', jobsCard)],
    entrances: [{ place: 'desk', verb: verbs.status, title: ENTRANCE, mayUse: isOfficer }],
  };
}

type Draw = (status: Status, drawn: Parameters<typeof statusCard>[1]) => Card;

function isOfficer({ person }: Caller): boolean {
  return person?.roles.includes('hr') === true;
}

async function refused(verb: string, caller: Caller, { storage }: ReportsDeps): Promise<Card> {
  const actor = caller.person?.aadObjectId ?? caller.turn.from.id;
  await storage.transaction((tx) =>
    appendAudit(tx, { at: caller.now, actor, action: 'reports.refused', subject: 'status', detail: { verb } }),
  );
  return noticeCard(caller, 'notYours');
}
