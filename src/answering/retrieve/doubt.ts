import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import type { Familiarity } from './familiarity.ts';
import { createHeldThings } from './held-things.ts';
import type { RankedEntry } from './rank-entries.ts';
import { topScore } from './topic.ts';
import type { Topic } from './topic.ts';

/** What was found for a question, with lower scores where only words beside the point match. */
export type Doubt = (topic: Topic) => Topic;

const DOUBT = 0.5;

export function createDoubt(knowledge: KnowledgeBase, familiarity: Familiarity): Doubt {
  const held = createHeldThings(knowledge, familiarity);
  return (topic) => {
    const { lacksNoun, lacksAsked, saysTerm } = held(topic.text);
    const seen = bare({ ...topic, candidates: lacksAsked(topic.candidates) }, saysTerm);
    return familiarity.isForeign(topic.text) ? foreign(seen) : withNoun(seen, lacksNoun);
  };
}

/** Words that the knowledge does not know carry the question: what is known of it must fit twice as well. */
function foreign(topic: Topic): Topic {
  return { ...topic, candidates: topic.candidates.map((one) => ({ ...one, score: one.score * DOUBT })) };
}

/** Below this an entry may only share words with the question. */
const BEYOND_DOUBT = 0.5;
const LOOKED_AT = 5;

/** The first entries that do not hold what the question asks for by name step back. */
function withNoun(topic: Topic, lacksNoun: (entry: Entry) => boolean): Topic {
  const isDoubtful = (one: RankedEntry, at: number): boolean => at < LOOKED_AT && one.score < BEYOND_DOUBT && lacksNoun(one.entry);
  if (topic.table !== null || topScore(topic) >= BEYOND_DOUBT) return topic;
  const candidates = topic.candidates.map((one, at) => (isDoubtful(one, at) ? { ...one, score: one.score * DOUBT * DOUBT } : one));
  return { ...topic, candidates: candidates.sort((a, b) => b.score - a.score) };
}

/** A bare term is met by a statement that says it; the silences about its particulars step back. */
function bare(topic: Topic, saysTerm: (entry: Entry) => boolean): Topic {
  const isSaid = topic.candidates.slice(0, LOOKED_AT).some((one) => one.entry.kind !== 'not-stated' && saysTerm(one.entry));
  if (!isSaid) return topic;
  const candidates = topic.candidates.map((one) =>
    one.entry.kind === 'not-stated' ? { ...one, score: one.score * DOUBT, likeness: one.likeness * DOUBT } : one,
  );
  return { ...topic, candidates: candidates.sort((a, b) => b.score - a.score) };
}
