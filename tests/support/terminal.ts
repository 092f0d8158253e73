import { Readable } from 'node:stream';
import type { Terminal } from '../../src/cli/terminal.ts';

/** A terminal that remembers what it was told to print. */
export function terminalOf(lines: readonly string[] = []): Terminal & { readonly printed: string[]; readonly errors: string[] } {
  const printed: string[] = [];
  const errors: string[] = [];
  return {
    env: {},
    input: Readable.from(lines),
    print: (line) => void printed.push(line),
    printError: (line) => void errors.push(line),
    printed,
    errors,
  };
}
