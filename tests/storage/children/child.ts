import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A real process of its own that says what it has done, one line each. */
export interface Child {
  readonly process: ChildProcess;
  /** All lines so far; complete once `ended` is settled. */
  readonly lines: readonly string[];
  /** Settles when this many lines have come; fails when the child ends before. */
  readonly said: (count: number) => Promise<void>;
  /** Exit code, or null when it was killed. */
  readonly ended: Promise<number | null>;
}

export function startChild(script: string, ...parameters: readonly string[]): Child {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const drained = once(reader, 'close');
  const ended = Promise.all([exited, drained]).then(([[code]]) => code);
  const said = (count: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (lines.length >= count) resolve();
      };
      reader.on('line', check);
      reader.on('close', () => reject(new Error(`${script} ended after ${lines.length} of ${count} lines`)));
      check();
    });
  return { process: child, lines, said, ended };
}
