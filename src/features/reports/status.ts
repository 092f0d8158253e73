import type { JobBoard, JobStanding } from '../../jobs/port.ts';
import type { OutboxStanding } from '../../outbox/port.ts';
import type { Conversations, People } from '../../people/port.ts';
import type { Storage } from '../../storage/port.ts';

export interface StatusDeps {
  readonly storage: Pick<Storage, 'engine'>;
  readonly people: Pick<People, 'everybody'>;
  readonly conversations: Pick<Conversations, 'unreachable'>;
  readonly jobBoard: JobBoard;
  readonly outboxStanding: (now: Date) => Promise<OutboxStanding>;
  /** Of this program. */
  readonly version: string;
}

/** How many people on the roster can be written to; numbers alone. */
export interface Reach {
  readonly heads: number;
  readonly notInstalled: number;
  readonly blocked: number;
}

/** How the bot is doing. */
export interface Status {
  readonly jobs: readonly JobStanding[];
  readonly outbox: OutboxStanding;
  readonly reach: Reach;
  readonly engine: Storage['engine'];
  readonly version: string;
}

export async function readStatus(deps: StatusDeps, now: Date): Promise<Status> {
  const { storage, version } = deps;
  return {
    jobs: await deps.jobBoard.standings(now),
    outbox: await deps.outboxStanding(now),
    reach: await readReach(deps),
    engine: storage.engine,
    version,
  };
}

async function readReach({ people, conversations }: StatusDeps): Promise<Reach> {
  const everybody = await people.everybody();
  const missing = await conversations.unreachable(everybody.map(({ aadObjectId }) => aadObjectId));
  const blocked = [...missing.values()].filter((why) => why === 'blocked').length;
  return { heads: everybody.length, blocked, notInstalled: missing.size - blocked };
}
