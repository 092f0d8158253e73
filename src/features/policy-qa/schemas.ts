import { z } from 'zod';

/** A suggestion button carries the id of an entry and nothing else; the words on it were only for the person. */
export const askSchema = z.object({ entry: z.string().max(100) });
