/** Tables of the room `jobs`. */
export interface JobTables {
  job_run: JobRunTable;
}

/** How the latest run of a job went; one row per job, however long it has been running. */
export interface JobRunTable {
  /** Primary key: the name of the job. */
  job: string;
  /** The time of the schedule that this run is for: once it is done, nobody runs it for that time again. */
  slot: string;
  /** `running`, `done` or `failed`. */
  state: string;
  /** A fresh id per run, so that a run which was given up cannot report over the one that took its place. */
  run_id: string;
  started_at: string;
  /** A run that has not ended by this time was killed, and is taken up again. */
  lease_until: string;
  /** Null while it has never ended. */
  finished_at: string | null;
  duration_ms: number | null;
  /** When it last ended well. */
  done_at: string | null;
  /** Times in a row that it failed or was killed; 0 after a good end. */
  failures: number;
  /** A code, never a text; null while nothing went wrong. */
  code: string | null;
  /** When a failed run is tried again; null otherwise. */
  retry_at: string | null;
}
