import type { Caller, OwnItem } from '../../bot/feature.ts';
import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import deskTemplate from '../../../cards/home/desk.json' with { type: 'json' };
import myPageTemplate from '../../../cards/home/my-page.json' with { type: 'json' };
import { entranceData } from './cards.ts';
import { menuPage } from './menu.ts';
import type { MenuItem } from './menu.ts';
import { HUB } from './messages.ts';
import { DESK, OWN } from './own-messages.ts';
import type { OwnPage } from './own-page.ts';

/** マイページ: each thing with its state, what comes next and a button that opens it; with nothing under way, what one can do. */
export function ownCard(caller: Caller, { items, from, count, next }: OwnPage, entrances: readonly MenuItem[]): Card {
  const words = say(OWN, caller);
  const isEmpty = count === 0;
  return card(
    myPageTemplate,
    {
      kind: words.kind,
      title: words.title(caller.person?.name ?? ''),
      place: isEmpty ? words.empty : words.place(from, from + items.length - 1, count),
      items: items.map((item) => ({ ...itemData(item), open: words.open })),
      isEmpty: isEmpty && entrances.length > 0,
      what: words.what,
      entrances: isEmpty ? entranceData(menuPage(entrances, 0).items) : [],
      turn: next === 0 ? words.back : words.on,
      hasNext: next !== null,
      next: next ?? 0,
    },
    words.kind,
  );
}

/** Forms that HR makes may have long names; five of them must fit on one card. */
const LONGEST = { name: 60, step: 160 } as const;

function itemData({ title, state, color, next, open }: OwnItem): CardData {
  return {
    name: shorten(title, LONGEST.name),
    state: shorten(state, LONGEST.name),
    // As the ground of the words: in the light theme, Teams' green and yellow letters cannot be read.
    tint: color.toLowerCase(),
    step: shorten(next, LONGEST.step),
    hasStep: next !== '',
    verb: open.verb,
    id: open.id,
  };
}

function shorten(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** 管理: the doors of this person's roles, or that there are none. */
export function deskCard(caller: Caller, entrances: readonly MenuItem[], page: number): Card {
  const words = say(DESK, caller);
  const { items, next } = menuPage(entrances, page);
  const isEmpty = entrances.length === 0;
  return card(
    deskTemplate,
    {
      kind: words.kind,
      title: isEmpty ? words.emptyTitle : words.title(caller.person?.roles ?? []),
      text: isEmpty ? words.empty : words.text,
      entrances: entranceData(items),
      more: say(HUB, caller).moreTitle,
      hasMore: next !== null,
      next: next ?? 0,
    },
    words.kind,
  );
}
