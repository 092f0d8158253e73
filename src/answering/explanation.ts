import type { Decision } from './decide.ts';
import type { RankedEntry } from './retrieve/rank-entries.ts';
import type { RefusalKind } from './understand/refusal.ts';

/** How a message travelled to its answer; only `look-up`, `comparison` and `several` ask the knowledge. */
export type Route =
  | 'support'
  | 'too-long'
  | 'nothing-said'
  | 'small-talk'
  | 'again'
  | 'other-city'
  | RefusalKind
  | 'look-up'
  | 'headings'
  | 'comparison'
  | 'several';

/** One thing that was looked up, and what was decided about it. */
export interface Look {
  /** The question as it was understood: kana read, slips put right, the turn before added. */
  readonly text: string;
  readonly decision: Decision;
  /** Best first. */
  readonly candidates: readonly RankedEntry[];
  /** The learned words that speak for an entry; null when nothing was learned and likeness alone decided. */
  readonly learned: ((entry: string) => readonly string[]) | null;
  /** Score from which the best candidate answers. */
  readonly answersFrom: number;
}

/** Why a message got its answer: for the people who keep the knowledge, never for a card. */
export interface Explanation {
  readonly route: Route;
  /** Several for a comparison or for several questions; empty when nothing was looked up. */
  readonly looks: readonly Look[];
}
