import { z } from 'zod';

const id = z.string().min(1).max(100);

/** The button of the hub sends nothing. */
export const listSchema = z.object({});

/** Inputs travel as text; a field that was not touched may be missing. Its length is answered on the card. */
export const findSchema = z.object({
  search: z.string().optional(),
  dx: z.enum(['true', 'false']).optional(),
  page: z.int().min(0).max(1000).default(0),
});

/** `id` is that of the session. */
export const sessionSchema = z.object({ id });
export const signUpSchema = z.object({ id, version: z.int() });
/** `id` is that of the enrolment. */
export const cancelSchema = z.object({ id, version: z.int() });
