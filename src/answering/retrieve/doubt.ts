import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';
import { createRewriter } from '../../search/synonyms.ts';
import { words } from '../../search/words.ts';
import { answeredText } from '../answer/entry-answer.ts';
import { askedNoun } from '../understand/asked-noun.ts';
import type { Familiarity } from './familiarity.ts';
import type { RankedEntry } from './rank-entries.ts';
import { topScore } from './topic.ts';
import type { Topic } from './topic.ts';

/** What was found for a question, with lower scores where only words beside the point match. */
export type Doubt = (topic: Topic) => Topic;

const DOUBT = 0.5;

export function createDoubt(knowledge: KnowledgeBase, { isForeign }: Familiarity): Doubt {
  const lacksNoun = nounChecker(knowledge);
  return (topic) => (isForeign(topic.text) ? foreign(topic) : withNoun(topic, lacksNoun(topic.text)));
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

/** 「人事交流の相手の自治体名」 is not answered by an entry on 人事交流 that nowhere says 自治体. */
function nounChecker(knowledge: KnowledgeBase): (question: string) => (entry: Entry) => boolean {
  const rewrite = createRewriter(knowledge.synonyms);
  return (question) => {
    const noun = askedNoun(rewrite(foldText(question).trim()));
    const wanted = noun === null ? [] : words(noun);
    return (entry) => {
      if (wanted.length === 0 || entry.kind === 'not-stated') return false;
      const text = rewrite(foldText([entry.title, ...entry.questions, ...entry.synonyms, answeredText(entry, knowledge)].join('\n')));
      return !wanted.every((word) => text.includes(word));
    };
  };
}
