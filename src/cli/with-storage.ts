import { existsSync } from 'node:fs';
import { databaseUrl } from '../config/env.ts';
import { AppError } from '../kernel/errors.ts';
import { createLog } from '../platform/log.ts';
import { openStorage } from '../storage/open-storage.ts';
import type { Storage } from '../storage/port.ts';
import type { Terminal } from './terminal.ts';

/** Opens the database of the settings for one command and closes it again. */
export function withStorage(terminal: Terminal, work: (storage: Storage) => Promise<number>): Promise<number> {
  return using(databaseUrl(terminal.env), work);
}

/**
 * The same for a database that must be there already: opening a mistyped path would make an empty one, and an empty one has nothing wrong.
 * @throws AppError `storage.unreadable`
 */
export function withExistingStorage(url: string, work: (storage: Storage) => Promise<number>): Promise<number> {
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null;
  if (path !== null && !existsSync(path)) throw new AppError('storage.unreadable', `データベースのファイル ${path} がありません。`);
  return using(url, work);
}

export async function using(url: string, work: (storage: Storage) => Promise<number>): Promise<number> {
  const storage = await openStorage({ databaseUrl: url, log: createLog('error') });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}
