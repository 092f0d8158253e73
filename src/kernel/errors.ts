/** Stable codes of what may go wrong in a way that a person or an operator is told about. Log and card show the code's reference id, never the text of an SDK. */
export const ERROR_CODES = [
  'config.invalid',
  'knowledge.invalid',
  'roster.invalid',
  'storage.unreadable',
  'storage.unavailable',
  'storage.not-empty',
  'http.port-busy',
  'teams.refused',
  'teams.send-failed',
  'demo.no-answer',
  'audit.broken',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected kind of trouble. `message` is written for the operator, in words that say what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
