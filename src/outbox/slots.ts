import { PACE_MARGIN } from './port.ts';

const WINDOW = 1_000;
/** However late single sends are, one and the twentieth after it are further apart than a window; the rest is for the way to Teams, which varies. */
const GUARD = 1.018 * WINDOW;
/** So much delay in the middle of a sending (a commit, a busy moment) is made up for. Milliseconds. */
const LAG = 200;
/** Made up for at twice the pace, not all at once. */
const CATCHING_UP = 0.5;

/** When requests may leave: evenly, and never more than `perSecond` in any second by the clock of the caller, however late its timers are. */
export interface Slots {
  readonly nextAt: (now: number) => number;
  /**
   * A request leaves at this moment; the function it gives is told when it really has, if that was later.
   * @param speed thousandths of the allowed rate
   */
  readonly took: (at: number, speed: number) => (leftAt: number) => void;
  /** Nothing was, or will be, sent until then: what was not used is not saved up. */
  readonly rest: (until: number) => void;
  /** Others may have sent until then. */
  readonly othersUntil: (time: number) => void;
}

export function createSlots(perSecond: number): Slots {
  const last: { at: number }[] = [];
  const spacing = (WINDOW / perSecond) * PACE_MARGIN;
  let slot = Number.NEGATIVE_INFINITY;
  return {
    nextAt: (now) => {
      const guarded = last.length < perSecond ? now : (last[0]?.at ?? now) + GUARD;
      const apart = (last.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + spacing * CATCHING_UP;
      return Math.max(now, slot, guarded, apart);
    },
    took: (at, speed) => {
      const send = { at };
      last.push(send);
      if (last.length > perSecond) last.shift();
      slot = Math.max(slot, at - LAG) + (spacing * 1_000) / speed;
      return (leftAt) => {
        send.at = Math.max(at, leftAt);
      };
    },
    rest: (until) => {
      slot = Math.max(slot, until);
    },
    othersUntil: (time) => {
      slot = Math.max(slot, time + GUARD);
    },
  };
}
