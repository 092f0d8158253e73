import { createHash } from 'node:crypto';
import { toInstant } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { PersonId } from '../kernel/person.ts';
import { appendAudit } from '../storage/audit.ts';
import type { Storage, Tx } from '../storage/port.ts';
import type { ExportFileTable } from '../storage/tables/exports.ts';
import { safeFileName } from './file-name.ts';
import type { ExportRequest, Exports } from './port.ts';
import { writeFile } from './write-file.ts';

/** Long enough to walk from the phone to the desk, too short for a link to be passed around. */
const LIFE_MS = 10 * 60_000;

const MEDIA_TYPES: Readonly<Record<ExportRequest['format'], string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export interface ExportsDeps {
  readonly storage: Storage;
  readonly clock: Clock;
  /** 256 bits in letters that are safe in an address. */
  readonly newSecret: () => string;
  /** Where people's browsers reach this bot, without a slash at the end; null when nobody has set it. */
  readonly baseUrl: () => string | null;
}

/** What waits behind a link. */
export interface WaitingFile {
  readonly fileName: string;
  readonly expiresAt: Date;
}

export interface FetchedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The files behind the links. A link that is unknown, used or too old is the same nothing to everybody. */
export interface ExportedFiles {
  /** Looks without touching: previews and scanners open links too. */
  readonly look: (secret: string) => Promise<WaitingFile | null>;
  /** Gives the file to the first who asks, forgets its content and writes it into the audit log. */
  readonly take: (secret: string) => Promise<FetchedFile | null>;
  /** Deletes what has expired. */
  readonly purge: () => Promise<void>;
}

export function createExports(deps: ExportsDeps): Exports & ExportedFiles {
  const { storage, clock } = deps;
  return {
    offer: (request, now) => offer(deps, request, now),
    look: (secret) => look(storage, secret, clock.now()),
    // Looking first keeps whoever tries out addresses away from the lock that a transaction takes.
    take: async (secret) => {
      const now = clock.now();
      return (await look(storage, secret, now)) === null ? null : storage.transaction((tx) => take(tx, secret, now));
    },
    purge: async () => {
      await storage.db.deleteFrom('export_file').where('expires_at', '<=', toInstant(clock.now())).execute();
    },
  };
}

async function offer({ storage, newSecret, baseUrl }: ExportsDeps, request: ExportRequest, now: Date): ReturnType<Exports['offer']> {
  const base = baseUrl();
  if (base === null) return null;
  const content = (await writeFile(request)).toString('base64');
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + LIFE_MS);
  const { for: person, fileName, format, action, subject } = request;
  await storage.transaction(async (tx) => {
    await tx
      .insertInto('export_file')
      .values({
        token_hash: hashOf(secret),
        aad_object_id: person,
        ...{ action, subject, content, file_name: safeFileName(fileName, format), media_type: MEDIA_TYPES[format] },
        ...{ created_at: toInstant(now), expires_at: toInstant(expiresAt), fetched_at: null },
      })
      .execute();
    await appendAudit(tx, { at: now, actor: person, action, subject, detail: { format, rows: rowCount(request) } });
  });
  return { url: `${base}/exports/${secret}`, expiresAt };
}

function rowCount({ format, sheets }: ExportRequest): number {
  const written = format === 'csv' ? [sheets[0]] : [...sheets];
  return written.reduce<number>((count, { rows }) => count + rows.length, 0);
}

async function look({ db }: Storage, secret: string, now: Date): Promise<WaitingFile | null> {
  if (!isSecret(secret)) return null;
  const row = await db
    .selectFrom('export_file')
    .select(['file_name', 'expires_at'])
    .where('token_hash', '=', hashOf(secret))
    .where('fetched_at', 'is', null)
    .where('expires_at', '>', toInstant(now))
    .executeTakeFirst();
  return row === undefined ? null : { fileName: row.file_name, expiresAt: new Date(row.expires_at) };
}

async function take(tx: Tx, secret: string, now: Date): Promise<FetchedFile | null> {
  const claimed = await claim(tx, hashOf(secret), now);
  if (claimed === undefined) return null;
  await tx.updateTable('export_file').set({ content: '' }).where('token_hash', '=', claimed.token_hash).execute();
  const { aad_object_id, action, subject, file_name, media_type } = claimed;
  const actor = aad_object_id as PersonId;
  await appendAudit(tx, { at: now, actor, action: 'exports.fetched', subject, detail: { exported: action } });
  return { fileName: file_name, mediaType: media_type, content: Buffer.from(claimed.content, 'base64') };
}

/** One write decides: of two who ask at once, the second finds the file fetched. */
function claim(tx: Tx, tokenHash: string, now: Date): Promise<ExportFileTable | undefined> {
  return tx
    .updateTable('export_file')
    .set({ fetched_at: toInstant(now) })
    .where('token_hash', '=', tokenHash)
    .where('fetched_at', 'is', null)
    .where('expires_at', '>', toInstant(now))
    .returningAll()
    .executeTakeFirst();
}

/** What is no secret of ours costs the database nothing. */
function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** The secret itself is kept nowhere, so that whoever reads the database still cannot fetch a file. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
