/** `4.1.(2)/専門研修` is under `4.1.(2)`, `4.1` and `4`, but `4.1` is not under `4.1.(2)`. */
export function isUnder(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}/`);
}

/** The path itself and everything above it, nearest first: `4.1.(2)/専門研修`, `4.1.(2)`, `4.1`, `4`. */
export function pathAndAncestors(path: string): string[] {
  const cut = path.includes('/') ? path.lastIndexOf('/') : path.lastIndexOf('.');
  return cut === -1 ? [path] : [path, ...pathAndAncestors(path.slice(0, cut))];
}
