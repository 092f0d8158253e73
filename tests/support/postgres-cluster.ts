import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Cluster {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Holds the server for as long as its own standard input is open: it also ends, with its folder, when the test run is killed.
 * PostgreSQL takes SIGINT as "disconnect everybody and stop". No fsync in tests: each makes all tables, and the server's disk is not what is tested; a benchmark asks for it.
 */
const KEEPER = `
"$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c lc_messages=C -c fsync="$4" &
server=$!
cat >/dev/null
kill -INT "$server"
wait "$server"
rm -rf "$2"
`;

/** A cluster of its own in a temporary folder, reachable on loopback only. */
export async function startCluster(binaries: string, { fsync = false } = {}): Promise<Cluster> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'navi-postgres-'));
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const options = { ...account, cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C' } };
  const initdb = ['-D', join(folder, 'data'), '-U', 'navi', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), initdb, { ...options, stdio: 'pipe' });

  const port = await freePort();
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', binaries, folder, String(port), fsync ? 'on' : 'off'], {
    ...options,
    // A group of its own, so that Ctrl-C reaches the tests first and the keeper can still tidy up.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    if (keeper.exitCode === null) await once(keeper, 'exit');
  };
  try {
    await untilReady(keeper);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://navi@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root, so root lends it the account of its package, or nobody's. */
function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL cannot run as root and this machine has neither a postgres nor a nobody account');
}

/** A port on loopback that nobody had a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port on loopback');
  return address.port;
}

async function untilReady(keeper: ChildProcess): Promise<void> {
  if (keeper.stderr === null) throw new Error('the keeper has no standard error');
  const said: string[] = [];
  for await (const line of createInterface({ input: keeper.stderr })) {
    said.push(line);
    if (line.includes('FATAL')) break;
    if (line.includes('ready to accept connections')) {
      // Read on, or the server would stop writing, and then working, when the pipe is full.
      keeper.stderr.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
}
