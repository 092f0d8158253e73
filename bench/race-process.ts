import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One answer that a racer has acknowledged. */
export interface Answer {
  readonly id: string;
  readonly answer: string;
  readonly ms: number;
  /** Wall clock, milliseconds, to compare across processes. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** `bare` and `placed`: the transaction alone, without and with places; `service`: the sign-up of the product. */
export type Peer = 'bare' | 'placed' | 'service';

export interface RacerStart {
  readonly databaseUrl: string;
  readonly peer: Peer;
  readonly sessionId: string;
  readonly people: readonly string[];
}

export interface Racer {
  readonly people: readonly string[];
  /** All that this process has said so far. */
  readonly answers: readonly Answer[];
  readonly go: () => void;
  readonly kill: () => void;
  /** Settles when the process has ended and everything it said is read. */
  readonly ended: Promise<void>;
}

/** Starts a process of the race and waits until it has its database open. */
export async function startRacer(
  { databaseUrl, peer, sessionId, people }: RacerStart,
  heard: () => void = () => undefined,
): Promise<Racer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'race-racer.ts'), databaseUrl, peer, sessionId, people.join()], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers: Answer[] = [];
  const lines = createInterface({ input: child.stdout });
  const closed = once(lines, 'close');
  const ready = once(lines, 'line');
  lines.on('line', (line) => {
    // The last line of a killed process may be cut off: then nobody has been told.
    if (!line.endsWith('}')) return;
    answers.push(JSON.parse(line) as Answer);
    heard();
  });
  child.stdin.on('error', () => undefined);
  await ready;
  return {
    people,
    answers,
    go: () => child.stdin.write('go\n'),
    kill: () => child.kill('SIGKILL'),
    ended: closed.then(() => undefined),
  };
}
