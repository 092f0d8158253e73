import { createHash } from 'node:crypto';
import { toInstant } from '../kernel/clock.ts';
import { findSections } from '../knowledge/find-sections.ts';
import type { PolicyDocument } from '../knowledge/schema.ts';
import { plain } from '../knowledge/source-line.ts';
import type { SourceLine } from '../knowledge/source-line.ts';
import { appendAudit } from '../storage/audit.ts';
import type { Queries, Storage, Tx } from '../storage/port.ts';
import { compareSections } from './compare-sections.ts';
import type { OfficialChanges } from './compare-sections.ts';
import { officialSections } from './official-sections.ts';
import type { OfficialSection } from './port.ts';
import { readDocument } from './read-document.ts';

/** There is one official document; an import replaces it. */
const DOCUMENT = 'policy';
/** With fewer sections of the outline in it, the file is another document, or one that lost its headings. */
const FEWEST_SECTIONS = 0.25;

export interface OfficialImport {
  readonly storage: Storage;
  /** The outline whose section paths the text is kept under. */
  readonly document: PolicyDocument;
  readonly now: Date;
  /** The file as it was published: .pdf, .docx, .md or .txt. */
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Who imports, for the record: aadObjectId, or `operator` at a terminal. */
  readonly actor: string;
  /** Says what would change and changes nothing. */
  readonly dryRun: boolean;
}

export interface OfficialPlan {
  readonly sections: readonly OfficialSection[];
  /** True when nothing was imported before. */
  readonly isFirst: boolean;
  readonly changes: OfficialChanges;
  /** Paths of the outline that the document does not have. */
  readonly missing: readonly string[];
  /** What somebody should look at, in words. */
  readonly warnings: readonly string[];
}

export type OfficialImportResult =
  /** Nothing was changed; `message` says why, in words. */
  | { readonly kind: 'invalid'; readonly message: string; readonly headings: readonly string[] }
  /** The same file with the same result is there already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'planned'; readonly plan: OfficialPlan }
  | { readonly kind: 'imported'; readonly plan: OfficialPlan };

/** Takes over the official document as a whole, or changes nothing. */
export async function importOfficial(request: OfficialImport): Promise<OfficialImportResult> {
  const read = await readDocument(request.fileName, request.bytes);
  if (read.kind === 'unreadable') return { kind: 'invalid', message: read.message, headings: [] };
  const { found, missing } = findSections(read.lines, request.document);
  if (found.length < FEWEST_SECTIONS * request.document.sections.length) return unknownDocument(read.lines, found.length, request);
  const incoming: Incoming = {
    sha256: createHash('sha256').update(request.bytes).digest('hex'),
    sections: officialSections(found),
    missing,
    warnings: [...read.warnings, ...otherEdition(read.lines, request.document)],
  };
  if (request.dryRun) return outcome(incoming, await storedState(request.storage.db), 'planned');
  return request.storage.transaction((tx) => apply(tx, request, incoming));
}

interface Incoming extends Pick<OfficialPlan, 'sections' | 'missing' | 'warnings'> {
  readonly sha256: string;
}

function unknownDocument(lines: readonly SourceLine[], count: number, { document }: OfficialImport): OfficialImportResult {
  const known = `${String(document.sections.length)}件のうち${String(count)}件`;
  return {
    kind: 'invalid',
    message: `「${document.title}」の章・節が見つかりません（${known}）。別の文書でないか、見出しが文字として入っているかを確かめてください。`,
    headings: headingsSeen(lines),
  };
}

const MOST_HEADINGS = 10;
const LOOKS_NUMBERED = /^\s*(?:第\s*\d+|[(（]?\d+\s*[.)）．、]?\s)/u;

function headingsSeen(lines: readonly SourceLine[]): string[] {
  const words = lines.filter(({ text }) => text.trim() !== '' && text.length <= 40);
  const marked = words.filter((line) => line.isHeading || LOOKS_NUMBERED.test(line.text));
  return (marked.length > 0 ? marked : words).slice(0, MOST_HEADINGS).map(({ text }) => text.trim());
}

function otherEdition(lines: readonly SourceLine[], { edition }: PolicyDocument): string[] {
  const text = lines.map((line) => plain(line.text)).join('');
  return text.includes(plain(edition)) ? [] : [`文書の中に「${edition}」の文字がありません。版が合っているか確かめてください。`];
}

interface StoredState {
  /** Null when nothing was imported before. */
  readonly sha256: string | null;
  readonly sections: readonly OfficialSection[];
}

async function storedState(db: Queries | Tx): Promise<StoredState> {
  const document = await db.selectFrom('official_document').select('sha256').where('id', '=', DOCUMENT).executeTakeFirst();
  const sections = await db
    .selectFrom('official_section')
    .select(['path', 'heading', 'page', 'text'])
    .where('document_id', '=', DOCUMENT)
    .orderBy('position')
    .execute();
  return { sha256: document?.sha256 ?? null, sections };
}

function outcome(incoming: Incoming, stored: StoredState, kind: 'planned' | 'imported'): OfficialImportResult {
  const isSame =
    stored.sha256 === incoming.sha256 && JSON.stringify(stored.sections.map(columns)) === JSON.stringify(incoming.sections.map(columns));
  if (isSame) return { kind: 'same' };
  const changes = compareSections(stored.sections, incoming.sections);
  const { sections, missing, warnings } = incoming;
  return { kind, plan: { sections, missing, warnings, changes, isFirst: stored.sha256 === null } };
}

function columns({ path, heading, page, text }: OfficialSection): readonly unknown[] {
  return [path, heading, page, text];
}

async function apply(tx: Tx, request: OfficialImport, incoming: Incoming): Promise<OfficialImportResult> {
  const { id, stored } = await queueBehindOtherImports(tx, request);
  const result = outcome(incoming, stored, 'imported');
  if (result.kind !== 'imported') return result;
  await writeDocument(tx, request, incoming.sha256);
  await tx.deleteFrom('official_section').where('document_id', '=', id).execute();
  await tx
    .insertInto('official_section')
    .values(incoming.sections.map((section, position) => ({ document_id: id, position, ...section })))
    .execute();
  const { added, removed, changed } = result.plan.changes;
  await appendAudit(tx, {
    at: request.now,
    actor: request.actor,
    action: 'official.imported',
    subject: id,
    detail: {
      sha256: incoming.sha256,
      sections: incoming.sections.length,
      missing: incoming.missing.length,
      added: added.length,
      removed: removed.length,
      changed: changed.length,
    },
  });
  return result;
}

/** What changes rests on what is read next, so a second import must wait here; writing first is also what SQLite asks of a transaction. */
async function queueBehindOtherImports(tx: Tx, { now }: OfficialImport): Promise<{ id: string; stored: StoredState }> {
  const value = toInstant(now);
  await tx
    .insertInto('setting')
    .values({ key: 'official.imported-at', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  return { id: DOCUMENT, stored: await storedState(tx) };
}

async function writeDocument(tx: Tx, { document, now, fileName, actor }: OfficialImport, sha256: string): Promise<void> {
  const values = {
    title: document.title,
    edition: document.edition,
    file_name: fileName,
    sha256,
    imported_at: toInstant(now),
    imported_by: actor,
  };
  await tx
    .insertInto('official_document')
    .values({ id: DOCUMENT, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}
