export const verbs = {
  /** A new message with the card. */
  status: 'reports.status',
  /** The card turns into how things are now. */
  refresh: 'reports.refresh',
  jobs: 'reports.jobs',
} as const;
