import { deleteSetting, readSetting, writeSetting } from './settings.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Storage } from '../storage/port.ts';

/** A clock that was moved and goes on from there. */
export interface RehearsalClock extends Clock {
  readonly moveTo: (time: Date) => Promise<void>;
  readonly backToRealTime: () => Promise<void>;
  readonly isMoved: () => boolean;
}

const KEY = 'rehearsal.clock-offset-ms';

/** Finds the offset of the last start again, since records of that day would otherwise lie in the future. */
export async function createRehearsalClock({
  real,
  storage,
}: {
  readonly real: Clock;
  readonly storage: Storage;
}): Promise<RehearsalClock> {
  const stored = Number((await readSetting(storage, KEY)) ?? '0');
  let offset = Number.isSafeInteger(stored) ? stored : 0;
  return {
    now: () => new Date(real.now().getTime() + offset),
    moveTo: async (time) => {
      offset = time.getTime() - real.now().getTime();
      await writeSetting(storage, KEY, String(offset));
    },
    backToRealTime: async () => {
      offset = 0;
      await deleteSetting(storage, KEY);
    },
    isMoved: () => offset !== 0,
  };
}
