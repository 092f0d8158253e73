type Node = Readonly<Record<string, unknown>>;

/** The card as a client draws it that has no charts, such as the open renderer: each chart gives way to its fallback. */
export function withoutCharts(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutCharts);
  if (typeof node !== 'object' || node === null) return node;
  const { type, fallback } = node as Node;
  if (isChart(type) && fallback !== undefined) return withoutCharts(fallback);
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, withoutCharts(part)]));
}

export function isChart(type: unknown): boolean {
  return String(type).startsWith('Chart.');
}
