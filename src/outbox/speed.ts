export const FULL_SPEED = 1_000;
const SLOWEST = 50;
/** A lone 429 costs a place or two; when more than one in five is turned away, the pace sinks until fewer are. */
const SLOW_DOWN = 0.98;
const SPEED_UP = 5;
/** So many of the last answers being 429 is no accident: everybody waits. By chance, at one in twenty, it happens once in 600,000 sends. */
const RECENT = 10;
const BURST = 6;
const PAUSE_WITHOUT_ADVICE = 5_000;

/** What all instances must know of the pace. */
export interface PaceState {
  /** Thousandths of the allowed rate. */
  readonly speed: number;
  /** Milliseconds since 1970; zero when nothing is in the way. */
  readonly pausedUntil: number;
  /** A code; null unless paused. */
  readonly reason: string | null;
}

/** How fast Teams lets us be, learned from its answers. */
export interface Speed {
  readonly state: () => PaceState;
  readonly accepted: (now: number) => void;
  /** @param afterMs what Teams asked for with `Retry-After` */
  readonly throttled: (afterMs: number | null, now: number) => void;
  /** Nobody sends before that time. */
  readonly hold: (until: number, reason: string) => void;
  readonly adopt: (known: PaceState) => void;
  /** True after a pause until one request was accepted: one goes ahead of the others. */
  readonly isProbing: () => boolean;
}

export function createSpeed(): Speed {
  let recent: boolean[] = [];
  let isProbing = false;
  let state: PaceState = { speed: FULL_SPEED, pausedUntil: 0, reason: null };
  const remember = (isThrottled: boolean): void => {
    recent = [...recent, isThrottled].slice(-RECENT);
  };
  const pause = (until: number, reason: string, speed: number): void => {
    isProbing = true;
    recent = [];
    state = { speed, pausedUntil: Math.max(state.pausedUntil, Math.ceil(until)), reason };
  };
  return {
    state: () => state,
    accepted: (now) => {
      // It left before the pause began and says nothing about its cause.
      if (now < state.pausedUntil) return;
      isProbing = false;
      remember(false);
      state = { speed: Math.min(FULL_SPEED, state.speed + SPEED_UP), pausedUntil: 0, reason: null };
    },
    throttled: (afterMs, now) => {
      const until = now + (afterMs ?? PAUSE_WITHOUT_ADVICE);
      remember(true);
      // Those that were under way when the pause began make it longer at most.
      if (now < state.pausedUntil) pause(until, state.reason ?? THROTTLED, state.speed);
      else if (isProbing || recent.filter(Boolean).length >= BURST) pause(until, THROTTLED, slower(state.speed, 0.5));
      else state = { ...state, speed: slower(state.speed, SLOW_DOWN) };
    },
    hold: (until, reason) => pause(until, reason, state.speed),
    adopt: (known) => {
      state = known;
      isProbing = known.reason !== null;
    },
    isProbing: () => isProbing,
  };
}

const THROTTLED = 'throttled';

function slower(speed: number, factor: number): number {
  return Math.max(SLOWEST, Math.round(speed * factor));
}
