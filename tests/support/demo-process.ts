import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Longer than the demo's own patience, for machines with two slow cores that run other tests as well. */
const PATIENCE_MS = 90_000;
const ROOT = join(import.meta.dirname, '../..');

/** Where a demo of a test lives: ports and data of its own, so that a developer's demo beside it is left alone. */
export interface DemoPlace {
  readonly folder: string;
  readonly databaseFile: string;
  readonly port: number;
  readonly playgroundPort: number;
  readonly remove: () => void;
}

export async function demoPlace(): Promise<DemoPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'navi-demo-'));
  const [port, playgroundPort] = await Promise.all([freePort(), freePort()]);
  return {
    folder,
    databaseFile: join(folder, 'navi.db'),
    port,
    playgroundPort,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Demo {
  readonly processId: number;
  /** Everything that the person at the terminal has read so far. */
  readonly output: () => string;
  /** The URL of the READY line. */
  readonly ready: () => Promise<string>;
  /** The exit code; null when a signal ended it. */
  readonly ended: () => Promise<number | null>;
  /** Ctrl-C in a terminal reaches the whole group. */
  readonly interrupt: (whom: 'group' | 'process') => void;
  /** Ends whatever is left; for afterEach, so that a failed test leaves nothing behind. */
  readonly kill: () => void;
}

/** `npm run demo` without npm, in a process group of its own. */
export function startDemo(place: DemoPlace, changes: Readonly<Record<string, string>> = {}): Demo {
  const env = {
    ...process.env,
    PORT: String(place.port),
    PLAYGROUND_PORT: String(place.playgroundPort),
    DATABASE_URL: `file:${place.databaseFile}`,
    ...changes,
  };
  const child = spawn(process.execPath, [join('src', 'demo.ts')], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const processId = child.pid ?? 0;
  const closed = once(child, 'close').then(([code]) => code as number | null);
  const kill = (): void => signal(-processId, 'SIGKILL');
  process.once('exit', kill);
  return {
    processId,
    output: () => output,
    ready: () =>
      until('the READY line', () => {
        if (child.exitCode !== null) throw new Error(`The demo ended: ${output}`);
        return /^READY (\S+)$/m.exec(output)?.[1];
      }),
    ended: () => closed,
    interrupt: (whom) => signal(whom === 'group' ? -processId : processId, 'SIGINT'),
    kill,
  };
}

/** Nobody left to tell is no failure. */
function signal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Asks again until there is an answer; fails, and says for what it waited, when there is none in time. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = AbortSignal.timeout(PATIENCE_MS);
  while (!end.aborted) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(50);
  }
  throw new Error(`Waited in vain for ${what}`);
}

/** Holds a port until the returned function is called. */
export async function occupy(port: number): Promise<() => Promise<void>> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

export async function isFree(port: number): Promise<boolean> {
  try {
    await (
      await occupy(port)
    )();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
