import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';
import { createRewriter } from '../../search/synonyms.ts';
import { words } from '../../search/words.ts';
import { answeredText } from '../answer/entry-answer.ts';
import { alternativesOf } from '../understand/alternatives.ts';
import { askedNoun, supposedThing } from '../understand/asked-noun.ts';
import type { Familiarity } from './familiarity.ts';
import { sharePart } from './part-of.ts';
import type { RankedEntry } from './rank-entries.ts';

/** Whether entries hold what a question asks for by name. */
export interface HeldThings {
  /** 「人事交流の相手の自治体名」 is not answered by an entry on 人事交流 that nowhere says 自治体. */
  readonly lacksNoun: (entry: Entry) => boolean;
  /** The question is a bare term (「RPA」「事務用品」) that the entry's answer says: no particular of it is asked. */
  readonly saysTerm: (entry: Entry) => boolean;
  /** The candidates, with those marked that lack what is asked. */
  readonly lacksAsked: (candidates: readonly RankedEntry[]) => readonly RankedEntry[];
}

/** Further down, a silence only shares words with the question. */
const SILENCES_AMONG = 6;

/** A noun and nothing else. */
const BARE_TERM = /^[\p{Script=Han}ァ-ヶーa-z0-9・]{2,14}[?。]?$/u;

export function createHeldThings(knowledge: KnowledgeBase, { count }: Familiarity): (question: string) => HeldThings {
  const rewrite = createRewriter(knowledge.synonyms);
  const texts = new Map<string, string>();
  const textOf = (entry: Entry): string => {
    const known = texts.get(entry.id) ?? rewrite(foldText(shownAndAsked(entry, knowledge)));
    texts.set(entry.id, known);
    return known;
  };
  const holds = (entry: Entry, wanted: readonly string[]): boolean => wanted.every((word) => textOf(entry).includes(word));
  return (question) => {
    const folded = rewrite(foldText(question).trim());
    const noun = words(askedNoun(folded) ?? '');
    const offered = (alternativesOf(folded) ?? []).map(words).filter((wanted) => wanted.length > 0);
    const supposed = supposedThing(folded) ?? '';
    const thing = count(supposed).unknown === 0 ? words(supposed) : [];
    const lacksNoun = (entry: Entry): boolean => noun.length > 0 && entry.kind !== 'not-stated' && !holds(entry, noun);
    const lacksOffered = (entry: Entry): boolean => offered.length === 2 && !offered.some((wanted) => holds(entry, wanted));
    const term = BARE_TERM.test(folded) ? folded.replace(/[?。]/gu, '') : '';
    return {
      lacksNoun,
      saysTerm: (entry) => term !== '' && rewrite(foldText(answeredText(entry, knowledge))).includes(term),
      lacksAsked: (candidates) => {
        const silences = candidates.slice(0, SILENCES_AMONG).filter(({ entry }) => entry.kind === 'not-stated' && holds(entry, noun));
        const isToldUnsaid = (entry: Entry): boolean => lacksNoun(entry) && silences.some((silent) => sharePart(silent.entry, entry));
        return candidates.map((one) =>
          one.entry.kind !== 'not-stated' && (lacksOffered(one.entry) || isToldUnsaid(one.entry) || !holds(one.entry, thing))
            ? { ...one, lacksDetail: true }
            : one,
        );
      },
    };
  };
}

function shownAndAsked(entry: Entry, knowledge: KnowledgeBase): string {
  return [entry.title, ...entry.questions, ...entry.synonyms, answeredText(entry, knowledge)].join('\n');
}
