import { z } from 'zod';

/**
 * One answer as it is kept: text as written, the ids of choices, a day, a number, yes or no, the aadObjectId of a colleague, 「総務部 人事課」, or
 * `true` for an agreement.
 */
export type Answer = string | number | boolean | readonly string[];

/** Field id -> answer; what was left empty is absent. */
export type Answers = Readonly<Record<string, Answer>>;

/** What a client sent, by field id, as text: toggles as `true`, several choices joined by commas. What was left empty may be absent. */
export type Inputs = Readonly<Record<string, string>>;

const answersSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** The answers as they were kept. */
export function parseAnswers(json: string): Answers {
  return answersSchema.parse(JSON.parse(json));
}

/** The answers as if they stood in the inputs of the card, so that they can be changed there. */
export function asInputs(answers: Answers): Inputs {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      if (typeof answer === 'boolean') return [id, answer ? 'true' : 'false'];
      return [id, typeof answer === 'string' || typeof answer === 'number' ? String(answer) : answer.join(',')];
    }),
  );
}
