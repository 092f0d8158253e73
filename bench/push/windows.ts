/** The most events that any window of this length holds; a window is open at its end. `times` and `length` in milliseconds. */
export function greatestIn(times: readonly number[], length: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  let [first, greatest] = [0, 0];
  for (const [at, time] of sorted.entries()) {
    while (time - (sorted[first] ?? time) >= length) first += 1;
    greatest = Math.max(greatest, at - first + 1);
  }
  return greatest;
}

/** The same for the busiest of several series. */
export function greatestOfAny(series: Iterable<readonly number[]>, length: number): number {
  let greatest = 0;
  for (const times of series) greatest = Math.max(greatest, greatestIn(times, length));
  return greatest;
}

/** Counts events of the last so many milliseconds while they happen; times must not run backwards. */
export function createRecent(length: number): { readonly add: (time: number) => number } {
  const times: number[] = [];
  return {
    add: (time) => {
      times.push(time);
      while (time - (times[0] ?? time) >= length) times.shift();
      return times.length;
    },
  };
}
