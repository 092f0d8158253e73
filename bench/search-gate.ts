import { createPassageAnswerer } from '../src/answering/passage-answerer.ts';
import type { PassageAnswerer } from '../src/answering/passage-answerer.ts';
import { quantile } from './search-sets.ts';
import type { SearchSet } from './search-sets.ts';

export interface GateFigures {
  /** Percent of answerable questions in each band. */
  readonly answered: number;
  readonly choice: number;
  /** Percent of questions answered although what they ask is missing, as decided. */
  readonly sibling: number;
  readonly topic: number;
  /** The same if exactly 90 % of the answerable ones were answered. */
  readonly siblingAt90: number;
  readonly topicAt90: number;
}

const FOLDS = 12;

interface Decided {
  readonly sureness: number;
  readonly outcome: string;
}

/**
 * Every question once with all passages, once without the right passage, once without all passages of its title. The index is
 * built without them, a twelfth of each title at a time, so that no statistic knows them.
 */
export function gateFigures(set: SearchSet): GateFigures {
  const docs = new Map(set.docs.map((doc) => [doc.id, doc]));
  const titleOf = (id: string): string => docs.get(id)?.title ?? '';
  const places = placesInTitle(set);
  const titles = new Map([...new Set(set.docs.map((doc) => doc.title))].map((title, at) => [title, at]));
  const whole = ask(createPassageAnswerer(set.docs), set.queries);
  const fold = (foldOf: (id: string) => number): Decided[] =>
    Array.from({ length: FOLDS }, (_, at) => {
      const asked = set.queries.filter((query) => foldOf(query.relevant[0] ?? '') === at);
      return ask(createPassageAnswerer(set.docs.filter((doc) => foldOf(doc.id) !== at)), asked);
    }).flat();
  const sibling = fold((id) => (places.get(id) ?? 0) % FOLDS);
  const topic = titles.size < 2 ? [] : fold((id) => (titles.get(titleOf(id)) ?? 0) % FOLDS);
  const from = quantile(
    whole.map(({ sureness }) => sureness),
    0.1,
  );
  const share = (list: readonly Decided[], holds: (one: Decided) => boolean): number => (100 * list.filter(holds).length) / list.length;
  const isAnswered = ({ outcome }: Decided): boolean => outcome === 'answered';
  return {
    answered: share(whole, isAnswered),
    choice: share(whole, ({ outcome }) => outcome === 'clarify'),
    sibling: share(sibling, isAnswered),
    topic: share(topic, isAnswered),
    siblingAt90: share(sibling, ({ sureness }) => sureness >= from),
    topicAt90: share(topic, ({ sureness }) => sureness >= from),
  };
}

function ask(answerer: PassageAnswerer, queries: SearchSet['queries']): Decided[] {
  return queries.map((query) => answerer.answer(query.text, 1));
}

/** A passage's place among those of its title: neighbours fall into different folds. */
function placesInTitle({ docs }: SearchSet): ReadonlyMap<string, number> {
  const next = new Map<string, number>();
  return new Map(
    docs.map(({ id, title }) => {
      const place = next.get(title) ?? 0;
      next.set(title, place + 1);
      return [id, place];
    }),
  );
}
