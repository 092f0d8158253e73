import listTemplate from '../../../cards/training/list.json' with { type: 'json' };
import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { formatSpan } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { City } from '../../knowledge/schema.ts';
import type { TrainingView } from './training-view.ts';
import { LIST } from './list-words.ts';
import { CATEGORY_LABELS } from './rules/course.ts';
import { MAX_SEARCH, matches } from './rules/search.ts';
import { contactOf } from './session-card.ts';
import { stateOf, tintOf } from './state-words.ts';
import { shorten } from './time-words.ts';

/** With the two buttons below they are the six that Teams shows. */
const PER_PAGE = 4;

export interface Wanted {
  readonly search: string;
  readonly dxOnly: boolean;
  readonly page: number;
}

export const EVERYTHING: Wanted = { search: '', dxOnly: false, page: 0 };

/** What was looked for; when nothing fits, everything, and the card says so. */
export function listCard(
  views: readonly TrainingView[],
  wanted: Wanted,
  { voice, city }: { readonly voice: Voice; readonly city: City },
): Card {
  const words = say(LIST, voice);
  const search = cleanSearch(wanted.search);
  const fitting = views.filter((view) => fits(view, search, wanted.dxOnly));
  const found = fitting.length > 0 ? fitting : views;
  return card(
    listTemplate,
    {
      kind: words.kind(contactOf(city, voice)),
      ...headOf({ search, dxOnly: wanted.dxOnly, hasFound: fitting.length > 0, count: found.length }, voice),
      ...errorOf(wanted.search, voice),
      ...pageOf(found, wanted.page, voice),
      searchLabel: words.searchLabel,
      searchHint: words.searchHint,
      search,
      dxLabel: words.dxLabel,
      dxTitle: words.dxTitle,
      dx: String(wanted.dxOnly),
      find: words.find,
      asked: search,
      askedDx: String(wanted.dxOnly),
    },
    words.summary,
  );
}

function pageOf(found: readonly TrainingView[], asked: number, voice: Voice): CardData {
  const { more, again } = say(LIST, voice);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = asked < pages ? asked : 0;
  const left = Math.max(0, found.length - (page + 1) * PER_PAGE);
  return {
    rows: found.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((view) => rowOf(view, voice)),
    nextPage: left > 0 ? page + 1 : 0,
    hasMore: pages > 1,
    more: left > 0 ? more(left) : again,
  };
}

interface Found {
  readonly search: string;
  readonly dxOnly: boolean;
  readonly hasFound: boolean;
  readonly count: number;
}

function headOf({ search, dxOnly, hasFound, count }: Found, voice: Voice): { readonly title: string; readonly text: string } {
  const words = say(LIST, voice);
  if (count === 0) return { title: words.title, text: words.nothing };
  const asked = search === '' ? words.dxOnly : shorten(search, 30);
  if (!hasFound) return { title: words.title, text: words.notFound(asked) };
  const title = search !== '' ? words.found(asked) : dxOnly ? words.dxOnly : words.title;
  return { title, text: words.count(count) };
}

function cleanSearch(text: string): string {
  return Array.from(text.trim()).slice(0, MAX_SEARCH).join('');
}

function errorOf(search: string, voice: Voice): CardData {
  const { length } = Array.from(search.trim());
  return length > MAX_SEARCH ? { hasError: true, error: say(LIST, voice).tooLong(length) } : { hasError: false, error: '' };
}

function fits({ training: { course, session } }: TrainingView, search: string, dxOnly: boolean): boolean {
  if (dxOnly && !course.isDxRelated) return false;
  const { ja, en } = CATEGORY_LABELS[course.category];
  return matches([course.title, course.description, session.place, ja, en], search);
}

function rowOf(view: TrainingView, voice: Voice): CardData {
  const { course, session } = view.training;
  const state = stateOf(view, voice);
  return {
    id: session.id,
    title: shorten(course.title, 100),
    state: state.text,
    tint: tintOf(state.color),
    when: formatSpan(session.startsAt, session.endsAt, voice.locale),
    place: shorten(session.place, 60),
    open: say(LIST, voice).open,
  };
}
