import { AsyncLocalStorage } from 'node:async_hooks';

const silenced = new AsyncLocalStorage<true>();

/**
 * Runs SDK code that writes errors to the console (public keys and token errors, unstructured, past our log and its redaction)
 * without letting it. Only calls made inside `work` are dropped; the rest of the process keeps its console.
 */
export function withoutConsole<T>(work: () => Promise<T>): Promise<T> {
  patchOnce();
  return silenced.run(true, work);
}

let patched = false;

function patchOnce(): void {
  if (patched) return;
  patched = true;
  const target = globalThis.console;
  for (const method of ['error', 'warn', 'log'] as const) {
    const original = target[method].bind(target);
    target[method] = (...values: readonly unknown[]) => {
      if (silenced.getStore() === undefined) original(...values);
    };
  }
}
