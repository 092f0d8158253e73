import type { Storage, Tx } from './port.ts';

interface Waiting {
  readonly run: (tx: Tx) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets small writes of different turns share one commit. A commit waits for the disk (0.2 ms here, more on slow disks) while nothing else runs,
 * so with one commit per write a busy bot does little but wait.
 */
export function createGroupCommit(transaction: Storage['transaction']): Storage['together'] {
  let waiting: Waiting[] = [];
  let isBusy = false;

  const commit = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await commitGroup(group, transaction);
    }
    isBusy = false;
  };

  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ run: work, resolve: resolve as (result: unknown) => void, reject });
      if (!isBusy && waiting.length === 1) setImmediate(() => void commit());
    });
}

async function commitGroup(group: readonly Waiting[], transaction: Storage['transaction']): Promise<void> {
  try {
    const results = await transaction(async (tx) => {
      const done: unknown[] = [];
      for (const { run } of group) done.push(await run(tx));
      return done;
    });
    group.forEach(({ resolve }, index) => resolve(results[index]));
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    // One of them spoiled it for all, and nobody knows which: each gets its own commit and its own error.
    else await Promise.all(group.map(({ run, resolve, reject }) => transaction(run).then(resolve, reject)));
  }
}
