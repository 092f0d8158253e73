import type { SeenActivities } from '../../src/bot/seen-activities.ts';

/** The table of deliveries, kept in memory. */
export function memorySeen(): SeenActivities {
  const responses = new Map<string, string | null>();
  return {
    claim: (key) => {
      const response = responses.get(key);
      if (response !== undefined) return Promise.resolve({ kind: 'duplicate', response });
      responses.set(key, null);
      return Promise.resolve({ kind: 'new' });
    },
    keepResponse: (key, response) => {
      responses.set(key, response);
      return Promise.resolve();
    },
    forgetBefore: () => Promise.resolve(0),
  };
}
