import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export interface BotProcess {
  readonly url: string;
  /** From the start of the process to the first 200 of /readyz, milliseconds. */
  readonly readyMs: number;
  /** Resident memory now, megabytes; Linux only. */
  readonly residentMb: () => number;
  /** Processor time used so far, milliseconds; Linux only. Unlike throughput it hardly depends on what else the machine does. */
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
  /** kill -9 */
  readonly kill: () => Promise<void>;
}

export interface BotStart {
  /** Arguments of node: flags and the file. */
  readonly args: readonly string[];
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

export async function startBot({ args, port, env }: BotStart): Promise<BotProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${String(port)}`;
  while (
    !(await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with code ${String(child.exitCode)}`);
    await wait(10);
  }
  const end = (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return {
    url,
    readyMs: performance.now() - started,
    residentMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1]) / 1024,
    cpuMs: () => {
      const fields =
        readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8')
          .split(') ')[1]
          ?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
