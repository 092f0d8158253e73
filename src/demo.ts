import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { databaseUrl } from './config/env.ts';
import { AppError } from './kernel/errors.ts';

/**
 * `npm run demo`: the bot with the sample city, and Microsoft's Agents Playground as its client, on this machine only.
 * Says in one clear line what does not work, and ends both when one of them ends or Ctrl-C is pressed.
 */

const ROOT = join(import.meta.dirname, '..');
const PLAYGROUND = join(dirname(fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/package.json'))), 'cli.js');
/** For the first start on a slow machine; a usual start takes two seconds. */
const PATIENCE_MS = 60_000;
const GRACE_MS = 5_000;
/** As much as a screen shows; a knowledge file can have many mistakes. */
const LONGEST_REASON = 12;

interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** The last lines it wrote to its error output. */
  readonly lastWords: () => readonly string[];
}

const children: Child[] = [];
let stopping = false;

async function main(): Promise<void> {
  const botPort = portFrom('PORT', 3978);
  const playgroundPort = portFrom('PLAYGROUND_PORT', 56150);
  if (botPort === playgroundPort) throw new AppError('config.invalid', 'PORT と PLAYGROUND_PORT には、別々の番号を付けてください。');
  await refuseBusyPort(botPort, 'PORT');
  await refuseBusyPort(playgroundPort, 'PLAYGROUND_PORT');

  const logFile = logFileBeside(databaseUrl(process.env));
  const log = openSync(logFile, 'w');
  const bot = `http://127.0.0.1:${String(botPort)}`;
  const url = `http://localhost:${String(playgroundPort)}`;

  console.log('人財ナビを起動しています …');
  start('ボット', [join('src', 'main.ts')], {
    log,
    env: {
      PORT: String(botPort),
      NAVI_MODE: 'local',
      NAVI_MIRROR: 'on',
      NAVI_SAMPLE_CITY: 'on',
      NAVI_LINK_HOSTS: 'example.jp,*.example.jp,www.city.toda.saitama.jp',
    },
  });
  await untilAnswering(`${bot}/readyz`, `ボットが応答しません。記録: ${relative('.', logFile)}`);
  start(
    'Playground',
    [PLAYGROUND, '-e', `${bot}/api/messages`, '-c', 'msteams', '-p', String(playgroundPort), '--disable-telemetry'],
    // Without it the Playground opens the browser itself, before anything is said here.
    { log, env: { TEAMSAPPTESTER_BROWSER: 'none' } },
  );
  // It says that it listens before it has read its settings, and may end then; only an answer counts.
  await untilAnswering(url, `Playground が応答しません。記録: ${relative('.', logFile)}`);
  if (stopping) return;
  console.log('ブラウザーで次の URL を開き、「ヘルプ」と送ってください。終わるときは Ctrl-C を押します。');
  console.log(`READY ${url}`);
}

function portFrom(setting: string, usual: number): number {
  const given = process.env[setting] ?? '';
  const port = given === '' ? usual : Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new AppError('config.invalid', `${setting} には 1 から 65535 までの番号を付けてください。`);
}

/** All three, because the bot listens on one of them, the Playground on another, and some systems let them overlap. */
async function refuseBusyPort(port: number, setting: string): Promise<void> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const problem = await errorOfListening(port, host);
    if (problem === 'EADDRINUSE')
      throw new AppError(
        'http.port-busy',
        `ポート ${String(port)} は使われています。使っているプログラムを終了するか、${setting}=別の番号 を付けて起動してください。`,
      );
    if (problem === 'EACCES')
      throw new AppError('http.port-busy', `ポート ${String(port)} を使う権限がありません。${setting}=別の番号 を付けて起動してください。`);
  }
}

/** Null when the port could be taken; another code than these two says that the machine lacks this kind of address. */
function errorOfListening(port: number, host: string): Promise<string | null> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? ''));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(null)));
  });
}

/** The log lies beside the data, so that a demo on other data leaves this folder alone. */
function logFileBeside(database: string): string {
  const path = database.startsWith('file:') ? database.slice('file:'.length) : '';
  const folder = path === '' || path.startsWith(':') ? join(ROOT, 'data') : dirname(resolve(ROOT, path));
  mkdirSync(folder, { recursive: true });
  return join(folder, 'demo.log');
}

function start(name: string, args: readonly string[], { log, env }: { log: number; env: Record<string, string> }): void {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', log, 'pipe'] });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    writeSync(log, chunk);
    words = `${words}${chunk.toString()}`.slice(-10_000);
  });
  const self: Child = { name, process: child, lastWords: () => readable(words) };
  children.push(self);
  // `close`, not `exit`: only then has its last word been read.
  child.once('close', (code, signal) => void ended(self, code ?? signal));
}

/** Ctrl-C reaches the children as well, perhaps before us; then their end is no surprise. */
async function ended(child: Child, how: number | string | null): Promise<void> {
  await wait(300);
  await stop([`${child.name}が終了しました（終了コード ${String(how)}）。`, ...child.lastWords()].join('\n'));
}

/** Without the places in the code, which help nobody who starts a demo; the log has them. */
function readable(words: string): readonly string[] {
  const lines = words.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.length > LONGEST_REASON ? [...lines.slice(0, LONGEST_REASON), '…'] : lines;
}

async function untilAnswering(url: string, problem: string): Promise<void> {
  const end = AbortSignal.timeout(PATIENCE_MS);
  while (!end.aborted && !stopping) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok === true) return;
    await wait(100);
  }
  if (!stopping) throw new AppError('demo.no-answer', problem);
}

async function stop(problem?: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (problem !== undefined) console.error(problem);
  await Promise.all(children.map(({ process: child }) => end(child)));
  process.exit(problem === undefined ? 0 : 1);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const last = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(last);
}

/** When npm is ended from outside, its script is left behind with the ports; then the shell between the two is no longer our parent. */
function endWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) void stop();
  }, 500).unref();
}

// Not once: a second Ctrl-C, or npm passing on the first, must not leave the children behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
endWithNpm();
try {
  await main();
} catch (error) {
  await stop(error instanceof AppError ? error.message : inspect(error));
}
