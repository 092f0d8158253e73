/**
 * What became of one attempt to send.
 * `later`: not delivered, may be tried again (412, nobody reached). `throttled`: 429; tried again, and the whole sender slows down.
 * `hold`: nothing can be sent at all (our registration or token), so the whole sender waits. `gone`: the card to replace is not there.
 * The others are final. `blocked`: the person, or an administrator, has shut the bot out. `unknown`: Teams may or may not have delivered it.
 * `afterMs`: what Teams asked for with `Retry-After`; null when it said nothing.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'later' | 'throttled' | 'hold'; readonly reason: string; readonly afterMs: number | null }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'blocked' | 'not-installed' | 'failed'; readonly reason: string };
