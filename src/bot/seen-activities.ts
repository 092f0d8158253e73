/** Teams sends the same activity again after a slow answer, so each delivery is claimed in a table before anything happens. */
export interface SeenActivities {
  /** Claims a delivery. A repeated invoke gets the response stored the first time, or null when there is none (yet). */
  claim(key: string, now: Date): Promise<{ readonly kind: 'new' } | { readonly kind: 'duplicate'; readonly response: string | null }>;
  /** Keeps the response of an invoke for its repetitions. */
  keepResponse(key: string, response: string): Promise<void>;
  /** Forgets deliveries older than the given time (Teams repeats within minutes). */
  forgetBefore(time: Date): Promise<number>;
}
