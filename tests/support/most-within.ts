/** The most of these times that lie in any span of this length; its end is not part of it. */
export function mostWithin(times: readonly number[], span: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  let most = 0;
  let first = 0;
  sorted.forEach((time, last) => {
    while (time - (sorted[first] ?? 0) >= span) first += 1;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
