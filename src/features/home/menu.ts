/** One button of the hub or of a desk. */
export type MenuItem =
  | { readonly kind: 'entrance'; readonly verb: string; readonly title: string }
  | { readonly kind: 'example'; readonly id: number }
  | { readonly kind: 'consultation' }
  | { readonly kind: 'wording' };

export interface MenuPage {
  readonly items: readonly MenuItem[];
  /** From 0. */
  readonly page: number;
  /** Number of the page that follows; null on the last. */
  readonly next: number | null;
}

/** Teams shows six actions (teams-facts 1.5). */
const MOST_BUTTONS = 6;

/** As many buttons as a card may have; where more follow, the last one leads on to them. Instead of a page that does not exist, the first. */
export function menuPage(items: readonly MenuItem[], wanted: number): MenuPage {
  const pages = menuPages(items);
  const page = wanted < pages.length ? wanted : 0;
  return { items: pages[page] ?? [], page, next: page + 1 < pages.length ? page + 1 : null };
}

function menuPages(items: readonly MenuItem[]): readonly (readonly MenuItem[])[] {
  if (items.length <= MOST_BUTTONS) return [items];
  const cut = beforeExamples(items, MOST_BUTTONS - 1);
  return [items.slice(0, cut), ...menuPages(items.slice(cut))];
}

/** The examples stand together or not at all. */
function beforeExamples(items: readonly MenuItem[], cut: number): number {
  const first = items.findIndex(({ kind }) => kind === 'example');
  return first > 0 && first < cut && items[cut]?.kind === 'example' ? first : cut;
}
