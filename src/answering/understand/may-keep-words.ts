import type { Answer } from '../answer/answer.ts';
import { cleanQuestion, MAX_QUESTION_LENGTH } from './clean-question.ts';
import { isUrgentDistress } from './distress.ts';
import { mentionsHealth } from './mentions-health.ts';
import { namesSomebody } from './named-people.ts';
import { refusalOf } from './refusal.ts';

/**
 * True when words of this question may be kept to improve the knowledge: it found no plain answer, and it is about the policy.
 * Distress, health, other people's matters and orders leave nothing behind.
 */
export function mayKeepWordsOf(question: string, answer: Pick<Answer, 'outcome' | 'confidential'>): boolean {
  if (answer.confidential || (answer.outcome !== 'declined' && answer.outcome !== 'clarify')) return false;
  const text = cleanQuestion(question);
  return (
    text.length <= MAX_QUESTION_LENGTH &&
    !isUrgentDistress(text) &&
    !mentionsHealth(text) &&
    !namesSomebody(text) &&
    refusalOf(text) === null
  );
}
