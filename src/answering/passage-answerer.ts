import { createIndex } from '../search/create-index.ts';

/** A text to answer from, without any structure: `ask --kb FILE.json`. */
export interface Passage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface PassageAnswer {
  readonly outcome: 'answered' | 'declined';
  /** The best passage; null when none is near enough. */
  readonly passage: Passage | null;
  /** Ids, best first, whatever the outcome. */
  readonly ranking: readonly string[];
}

export interface PassageAnswerer {
  answer(question: string, top: number): PassageAnswer;
}

/** Norm (score ÷ self-score) below which a passage is about something else; set on the tuning sets (search/DESIGN.md). */
const ANSWER_FROM = 0.3;

export function createPassageAnswerer(passages: readonly Passage[]): PassageAnswerer {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const index = createIndex(
    passages.map((passage) => ({ id: passage.id, fields: { title: [passage.title], text: [passage.text] } })),
    {
      fields: [
        { name: 'title', weight: 2, b: 0.3 },
        { name: 'text', weight: 1, b: 0.9 },
      ],
    },
  );
  return {
    answer: (question, top) => {
      const hits = index.search(question, Math.max(1, top));
      const [best] = hits;
      const ranking = hits.map((hit) => hit.id);
      const passage = best === undefined || best.norm < ANSWER_FROM ? null : (byId.get(best.id) ?? null);
      return { outcome: passage === null ? 'declined' : 'answered', passage, ranking };
    },
  };
}
