/** `4.3.(2)/ストレスチェック制度の活用` belongs to the part `4.3.(2)` of the policy. */
export function partOf(path: string): string {
  return path.split('/')[0] ?? path;
}
