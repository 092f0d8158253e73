import type { PersonId } from '../kernel/person.ts';

/** A date is written as a date of Excel, in Tokyo; null is an empty cell. */
export type ExportCell = string | number | Date | null;

/** One sheet of an Excel file. A CSV file holds the first sheet alone. */
export interface ExportSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

export interface ExportRequest {
  /** Who may fetch it. */
  readonly for: PersonId;
  /** What the file is called, without its ending: 「Excel研修_受講者名簿」. */
  readonly fileName: string;
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly [ExportSheet, ...ExportSheet[]];
  /** For the audit log: `<feature>.exported` and the id of what was exported. */
  readonly action: string;
  readonly subject: string;
}

/** Files for HR by a link that works once, for a short time; making one and fetching it are both in the audit log. */
export interface Exports {
  /** Null when the installation has no public address, so that no link could work; the operator's guide says how to set it. */
  readonly offer: (request: ExportRequest, now: Date) => Promise<{ readonly url: string; readonly expiresAt: Date } | null>;
}
