/** What a command of `navi` may touch of the process. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Lines of standard input. */
  readonly input: AsyncIterable<string>;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** One command: the arguments after its name in, the exit code out. */
export type Run = (args: readonly string[], terminal: Terminal) => Promise<number>;
