import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startCluster } from '../tests/support/postgres-cluster.ts';
import { findPostgres } from '../tests/support/postgres.ts';

/** A new, empty database for each round, so that no round meets what another one left. */
export interface Arena {
  readonly name: string;
  /** How many bots share one database. */
  readonly processes: number;
  readonly newDatabase: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export function sqliteArena(): Arena {
  const folder = mkdtempSync(join(tmpdir(), 'navi-bench-'));
  return {
    name: 'SQLite',
    processes: 1,
    newDatabase: () => Promise.resolve(`file:${join(folder, `${randomUUID()}.db`)}`),
    close: () => rm(folder, { recursive: true }),
  };
}

/** Null where there is no server. With fsync, unlike in the tests: a commit that reaches no disk would flatter everybody. */
export async function postgresArena(): Promise<Arena | null> {
  const found = findPostgres();
  if (found === null) return null;
  const cluster =
    found.kind === 'server' ? { url: found.url, stop: () => Promise.resolve() } : await startCluster(found.folder, { fsync: true });
  const schemas: string[] = [];
  const run = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: cluster.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    name: 'PostgreSQL',
    processes: 2,
    newDatabase: async () => {
      const schema = `navi_bench_${randomUUID().replaceAll('-', '')}`;
      schemas.push(schema);
      await run(`create schema ${schema}`);
      const url = new URL(cluster.url);
      url.searchParams.set('options', `-c search_path=${schema}`);
      return url.href;
    },
    close: async () => {
      for (const schema of schemas) await run(`drop schema ${schema} cascade`);
      await cluster.stop();
    },
  };
}
