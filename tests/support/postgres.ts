import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which schemas may be created, or null when this machine has none. */
    postgresUrl: string | null;
  }
}

type Found = { readonly kind: 'server'; readonly url: string } | { readonly kind: 'binaries'; readonly folder: string };

/** Vitest's globalSetup: one server for the whole run; each test makes a schema of its own (`support/storage.ts`). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = findPostgres();
  if (found === null && ['true', '1'].includes(process.env['CI'] ?? '')) {
    throw new Error('CI must not leave out the PostgreSQL half: install postgresql or set TEST_POSTGRES_URL');
  }
  if (found?.kind !== 'binaries') {
    project.provide('postgresUrl', found?.url ?? null);
    return () => Promise.resolve();
  }
  const cluster = await startCluster(found.folder);
  project.provide('postgresUrl', cluster.url);
  return cluster.stop;
}

/** The server that TEST_POSTGRES_URL names (its user may create schemas), else the newest installed one; null when there is none. */
export function findPostgres(): Found | null {
  const url = process.env['TEST_POSTGRES_URL'] ?? '';
  if (url !== '') return { kind: 'server', url };
  const folders = [...debianFolders(), ...configuredFolder(), ...(process.env['PATH'] ?? '').split(delimiter)];
  const folder = folders.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')));
  return folder === undefined ? null : { kind: 'binaries', folder };
}

/** Debian keeps the server out of PATH, one folder per version. */
function debianFolders(): readonly string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin'));
}

function configuredFolder(): readonly string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { stdio: 'pipe' }).toString().trim()];
  } catch {
    return [];
  }
}
