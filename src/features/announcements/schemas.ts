import { z } from 'zod';

const id = z.string().min(1).max(100);
/** Its length is judged by the rules, so that what was written comes back. */
const typed = z.string().default('');

export const idSchema = z.object({ id });
/** What was typed stands in the input `question`; the card's own id of the question in its data. */
export const questionSchema = z.object({ id, question: z.string().max(20_000), questionId: z.uuid() });
export const questionSendSchema = z.object({ id, questionId: z.uuid(), text: z.string().max(20_000) });
export const answerSchema = z.object({ id, answer: typed });
