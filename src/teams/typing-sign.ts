/** Runs something later, once; the returned function cancels it. */
export type Schedule = (ms: number, run: () => void) => () => void;

export const realSchedule: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};

/** Teams asks for a reply or a typing sign within 2 s; half of that leaves time for the way through the connector. */
const TYPING_AFTER_MS = 1000;

/**
 * Shows the typing sign once if the work takes long. Each turn has its own timer: the SDK keeps one per application,
 * so that the end of one person's turn silences another's.
 */
export async function withTypingSign<T>(work: () => Promise<T>, show: () => Promise<unknown>, schedule: Schedule): Promise<T> {
  let shown: Promise<unknown> = Promise.resolve();
  const cancel = schedule(TYPING_AFTER_MS, () => {
    // A sign that could not be shown must not cost the person the answer.
    shown = show().catch(() => undefined);
  });
  try {
    return await work();
  } finally {
    cancel();
    // A sign that is overtaken by the answer stays on the screen after it.
    await shown;
  }
}
