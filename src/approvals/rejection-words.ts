import { REJECTION_LABELS } from '../kernel/rejection.ts';
import type { Rejection } from '../kernel/rejection.ts';
import type { RejectionWords } from './port.ts';

export function rejectionWords(rejection: Rejection | null): RejectionWords | null {
  if (rejection === null) return null;
  const { category, sentence } = rejection;
  return { category: REJECTION_LABELS[category].ja, categoryCode: category, sentence };
}
