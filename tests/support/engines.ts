import { describe } from 'vitest';
import type { Storage } from '../../src/storage/port.ts';
import { hasPostgres, memoryStorage, postgresStorage } from './storage.ts';

/** Runs one suite on both databases; the PostgreSQL half is left out where there is no server. */
export function onEachEngine(name: string, suite: (open: () => Promise<Storage>) => void): void {
  describe(`${name}, on SQLite`, () => suite(memoryStorage));
  describe.skipIf(!hasPostgres())(`${name}, on PostgreSQL`, () => suite(postgresStorage));
}
