import type { Terminal } from '../../src/cli/terminal.ts';

export interface FakeTerminal extends Terminal {
  /** What was printed, a line each. */
  readonly out: string[];
  readonly errors: string[];
}

/** A terminal without a process: `lines` arrive on standard input, `env` is the whole environment. */
export function fakeTerminal({ lines = [], env = {} }: { lines?: readonly string[]; env?: Terminal['env'] } = {}): FakeTerminal {
  const out: string[] = [];
  const errors: string[] = [];
  return {
    env,
    input: linesOf(lines),
    out,
    errors,
    print: (text) => void out.push(...text.split('\n')),
    printError: (text) => void errors.push(...text.split('\n')),
  };
}

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}
