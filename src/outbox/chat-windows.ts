/** Sends to one chat that Teams allows in so many milliseconds (teams-facts 2.3, "per bot per thread"). */
export const CHAT_WINDOWS = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
] as const;

const LONGEST = 3_600_000;
/** A window that begins and ends with a send holds both. */
const BESIDE = 1;

export interface ChatWindows {
  /** The earliest time at which this person may be written to. */
  readonly nextAt: (person: string, now: number) => number;
  readonly took: (person: string, at: number) => void;
}

/** Who was written to when, in the last hour. The one who was written to longest ago stands first and is forgotten first. */
export function createChatWindows(): ChatWindows {
  const sends = new Map<string, number[]>();
  return {
    nextAt: (person, now) => nextAllowed(sends.get(person) ?? [], now),
    took: (person, at) => {
      const known = (sends.get(person) ?? []).filter((time) => time > at - LONGEST);
      sends.delete(person);
      sends.set(person, [...known, at]);
      for (const [longestAgo, times] of sends) {
        if ((times.at(-1) ?? 0) > at - LONGEST) break;
        sends.delete(longestAgo);
      }
    },
  };
}

/** @param times ascending */
export function nextAllowed(times: readonly number[], now: number): number {
  const ends = CHAT_WINDOWS.map(({ most, within }) => (times.length < most ? now : (times[times.length - most] ?? 0) + within + BESIDE));
  return Math.max(now, ...ends);
}
