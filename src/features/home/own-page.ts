import type { Caller, Feature, OwnItem } from '../../bot/feature.ts';

/** With the button that turns the page, as many as a card may have. */
const ON_A_PAGE = 5;

export interface OwnPage {
  readonly items: readonly OwnItem[];
  /** Place of the first one in the whole list, from 1. */
  readonly from: number;
  readonly count: number;
  /** Number of the page that the button shows; null when all fit on one. After the last comes the first. */
  readonly next: number | null;
}

/** What somebody has under way in all features: first what asks for something, each feature in its own order. */
export async function ownItems(caller: Caller, features: readonly Feature[]): Promise<readonly OwnItem[]> {
  const lists = await Promise.all(features.map(async ({ mine }) => mine?.(caller) ?? []));
  const items = lists.flat();
  return [...items.filter(isUrgent), ...items.filter((item) => !isUrgent(item))];
}

function isUrgent({ color }: OwnItem): boolean {
  return color === 'Attention' || color === 'Warning';
}

/** A page that no longer exists, because the list has become shorter, is the last one. */
export function ownPage(items: readonly OwnItem[], wanted: number): OwnPage {
  const pages = Math.max(1, Math.ceil(items.length / ON_A_PAGE));
  const page = Math.min(wanted, pages - 1);
  const first = page * ON_A_PAGE;
  return {
    items: items.slice(first, first + ON_A_PAGE),
    from: first + 1,
    count: items.length,
    next: pages === 1 ? null : (page + 1) % pages,
  };
}
