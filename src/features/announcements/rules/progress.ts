/** How often the card of a sending may change by itself: nobody reads faster, and each change is a message of its own. */
export const PROGRESS_MS = 5_000;

/** Shown while the card asks its reader something, in the place of the progress: an update would take the question out of their hands. */
export const ASKING = 'asking';
/** So long nobody thinks about it; then the truth is worth more. */
export const ASKING_MS = 2 * 60_000;

export interface Shown {
  readonly at: Date | null;
  /** The counts as text, or that it asks. */
  readonly what: string;
}

/** Whether the sender's card is sent anew: only when something changed, and not before the time is up, except for the end. */
export function isProgressDue(last: Shown, next: { readonly what: string; readonly isFinal: boolean }, now: Date): boolean {
  if (last.what === next.what) return false;
  if (last.at === null || next.isFinal) return true;
  // In either direction: the rehearsal's clock can be set back.
  return Math.abs(now.getTime() - last.at.getTime()) >= (last.what === ASKING ? ASKING_MS : PROGRESS_MS);
}
