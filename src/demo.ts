import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * `npm run demo`: the bot with the sample city, and Microsoft's Agents Playground as its client, on this machine only.
 * Says in one clear line what does not work, and ends both when one of them ends or Ctrl-C is pressed.
 */

const BOT_PORT = Number(process.env['PORT'] ?? 3978);
const PLAYGROUND_PORT = Number(process.env['PLAYGROUND_PORT'] ?? 56150);
const ROOT = join(import.meta.dirname, '..');
const LOG_FILE = join('data', 'demo.log');

const children: ChildProcess[] = [];
let stopping = false;

function start(name: string, command: readonly string[], env: Record<string, string>): void {
  const log = openSync(join(ROOT, LOG_FILE), 'a');
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  children.push(child);
  child.once('exit', (code) => {
    if (!stopping) void stop(`${name} が終了しました（終了コード ${String(code)}）。記録: ${LOG_FILE}`);
  });
}

async function stop(problem?: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (problem !== undefined) console.error(problem);
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  await Promise.all(
    running.map((child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const last = setTimeout(() => child.kill('SIGKILL'), 5000);
      return ended.finally(() => clearTimeout(last));
    }),
  );
  process.exit(problem === undefined ? 0 : 1);
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });
}

/** The Playground says that it listens before it has read its settings, so only an answer counts. */
async function answers(url: string, seconds: number): Promise<boolean> {
  for (let tries = 0; tries < seconds * 5 && !stopping; tries += 1) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok === true) return true;
    await wait(200);
  }
  return false;
}

async function main(): Promise<void> {
  for (const [port, setting] of [
    [BOT_PORT, 'PORT'],
    [PLAYGROUND_PORT, 'PLAYGROUND_PORT'],
  ] as const) {
    if (!(await isFree(port))) {
      return stop(
        `ポート ${String(port)} は使われています。使っているプログラムを終了するか、${setting}=別の番号 を付けて起動してください。`,
      );
    }
  }
  mkdirSync(join(ROOT, 'data'), { recursive: true });
  start('ボット', [process.execPath, 'src/main.ts'], {
    PORT: String(BOT_PORT),
    NAVI_MODE: 'local',
    NAVI_MIRROR: 'on',
    NAVI_SAMPLE_CITY: 'on',
  });
  if (!(await answers(`http://127.0.0.1:${String(BOT_PORT)}/readyz`, 30))) return stop(`ボットが起動しません。記録: ${LOG_FILE}`);
  const playground = [
    '-e',
    `http://127.0.0.1:${String(BOT_PORT)}/api/messages`,
    '-c',
    'msteams',
    '-p',
    String(PLAYGROUND_PORT),
    '--disable-telemetry',
  ];
  start('Playground', [join(ROOT, 'node_modules', '.bin', 'agentsplayground'), ...playground], {});
  const url = `http://localhost:${String(PLAYGROUND_PORT)}`;
  if (!(await answers(url, 30))) return stop(`Playground が応答しません。記録: ${LOG_FILE}`);
  console.log(`READY ${url}`);
  console.log('ブラウザーで上の URL を開き、「ヘルプ」と送ってください。終わるときは Ctrl-C を押します。');
}

process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
await main();
