import type { RejectionWords } from '../../approvals/port.ts';

/** What somebody is told without having tapped. */
export interface Told {
  readonly kind: 'ready' | 'rejected' | 'nominee-agreed' | 'nominee-declined' | 'candidate-ready' | 'consent-overdue';
  readonly rejection: RejectionWords | null;
}
