/** What became of one attempt to send. `later` may be tried again, the others are final. `unknown`: Teams may or may not have delivered it. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs: number | null }
  | { readonly kind: 'blocked' | 'not-installed' | 'failed' | 'unknown'; readonly reason: string };
