interface Dated {
  readonly id: string;
  /** The day alone for an anonymous form. */
  readonly submittedAt: string;
}

/** Oldest first. Within one day the ids decide, which are random: an anonymous form keeps the day alone, so nothing tells who came when. */
export function inExportOrder<T extends Dated>(responses: readonly T[]): readonly T[] {
  const key = ({ submittedAt, id }: T): string => `${submittedAt} ${id}`;
  return responses.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
