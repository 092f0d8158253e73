export interface LoopDeps {
  readonly work: () => Promise<void>;
  readonly failed: (error: unknown) => void;
  /** Milliseconds between the end of one round and the next, unless nudged. */
  readonly interval: number;
}

export interface Loop {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  readonly nudge: () => void;
}

/** Repeats some work one round at a time. A nudge during a round is not lost: another round follows at once. */
export function createLoop({ work, failed, interval }: LoopDeps): Loop {
  const bell = createBell();
  let running: Promise<void> | null = null;
  let isStopped = true;
  const rounds = async () => {
    while (!isStopped) {
      await work().catch(failed);
      await bell.rung(interval);
    }
  };
  return {
    start: () => {
      if (!isStopped) return;
      isStopped = false;
      running = (running ?? Promise.resolve()).then(rounds);
    },
    stop: async () => {
      isStopped = true;
      bell.ring();
      await running;
    },
    nudge: () => bell.ring(),
  };
}

/** Remembers a ring that comes while nobody listens. */
function createBell(): { ring: () => void; rung: (longestWait: number) => Promise<void> } {
  let hasRung = false;
  let wake: () => void = () => undefined;
  return {
    ring: () => {
      hasRung = true;
      wake();
    },
    rung: async (longestWait) => {
      if (!hasRung) await new Promise<void>((resolve) => startTimer(resolve, longestWait, (end) => (wake = end)));
      hasRung = false;
    },
  };
}

function startTimer(resolve: () => void, milliseconds: number, expose: (end: () => void) => void): void {
  const timer = setTimeout(resolve, milliseconds);
  // A bot that is asked to end must not stay alive for the sake of the next look.
  timer.unref();
  expose(() => {
    clearTimeout(timer);
    resolve();
  });
}
