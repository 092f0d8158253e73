import { z } from 'zod';

/** A suggestion button carries the id of an entry and the language it was offered in; the words on it were only for the person. */
export const askSchema = z.object({ entry: z.string().max(100), locale: z.enum(['ja', 'en']).optional() });
