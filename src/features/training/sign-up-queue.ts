import type { Storage } from '../../storage/port.ts';
import { enrolTogether } from './enrol-together.ts';
import type { Arrival, EnrolDeps, SignUpResult } from './enrol-together.ts';

interface Queued {
  readonly arrival: Arrival;
  readonly resolve: (result: SignUpResult) => void;
  readonly reject: (error: unknown) => void;
}

type Group = readonly [Queued, ...Queued[]];

/** A larger group would keep the event loop of SQLite for too long. */
const MAX_GROUP = 100;

/**
 * Lets the sign-ups to one session that come at the same time share one transaction. They would wait for each other anyway, each until the disk has
 * the one before; so a rush costs one wait for all. Each still counts alone: when one fails, the others are done again without it.
 */
export function createSignUpQueue(storage: Storage, deps: EnrolDeps): (arrival: Arrival) => Promise<SignUpResult> {
  const queues = new Map<string, Queued[]>();

  const work = async (sessionId: string, queue: Queued[]): Promise<void> => {
    for (let group = nextOf(queue); group !== null; group = nextOf(queue)) await signUpGroup(group, storage, deps);
    queues.delete(sessionId);
  };

  return (arrival) =>
    new Promise((resolve, reject) => {
      const { sessionId } = arrival.wanted;
      const running = queues.get(sessionId);
      if (running !== undefined) {
        running.push({ arrival, resolve, reject });
        return;
      }
      const queue: Queued[] = [{ arrival, resolve, reject }];
      queues.set(sessionId, queue);
      setImmediate(() => void work(sessionId, queue));
    });
}

function nextOf(queue: Queued[]): Group | null {
  const [first, ...rest] = queue.splice(0, MAX_GROUP);
  return first === undefined ? null : [first, ...rest];
}

async function signUpGroup(group: Group, storage: Storage, deps: EnrolDeps): Promise<void> {
  const [first, ...rest] = group;
  try {
    const arrivals: [Arrival, ...Arrival[]] = [first.arrival, ...rest.map(({ arrival }) => arrival)];
    const results = await storage.transaction((tx) => enrolTogether(tx, arrivals, deps));
    group.forEach(({ resolve }, index) => resolve(results[index] ?? { kind: 'gone' }));
  } catch (error) {
    if (rest.length === 0) first.reject(error);
    // One of them spoiled it for all, and nobody knows which: each gets its own transaction and its own error.
    else for (const one of group) await signUpGroup([one], storage, deps);
  }
}
