import { foldText } from '../search/fold-text.ts';
import { createPassageIndex } from '../search/passage-index.ts';
import { wantedAnswer } from './passages/answer-type.ts';
import { questionForm } from './passages/question-form.ts';
import { rankPassages } from './passages/rank-passages.ts';
import { bandOf, sureness } from './passages/sureness.ts';

/** A text to answer from, without any structure: `ask --kb FILE.json`. */
export interface Passage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface PassageAnswer {
  readonly outcome: 'answered' | 'clarify' | 'declined';
  /** The passage that answers; null when none is near enough, or several are. */
  readonly passage: Passage | null;
  /** What to choose from, best first; empty unless the outcome is `clarify`. */
  readonly choices: readonly Passage[];
  /** Ids, best first, whatever the outcome. */
  readonly ranking: readonly string[];
  /** Rises with the odds that the best passage answers; -Infinity when nothing was found. */
  readonly sureness: number;
}

export interface PassageAnswerer {
  /** @param top how many ids to rank */
  answer(question: string, top: number): PassageAnswer;
}

/** Read closely; the right passage is among them in 99 of 100 answerable questions. */
const READ_CLOSELY = 12;
const CHOICES = 3;

export function createPassageAnswerer(passages: readonly Passage[]): PassageAnswerer {
  const index = createPassageIndex(passages);
  const texts = passages.map((passage) => foldText(passage.text));
  return {
    answer: (question, top) => {
      const { hits, words } = index.search(question, Math.max(READ_CLOSELY, top));
      const folded = foldText(question);
      const ranked = rankPassages(hits, {
        form: questionForm(folded),
        wanted: wantedAnswer(folded),
        spread: index.spread,
        textOf: (hit) => texts[hit.passage] ?? '',
      });
      const found = ranked.flatMap(({ hit }) => passages[hit.passage] ?? []);
      const sure = sureness(ranked, words);
      const rest = { ranking: found.slice(0, Math.max(1, top)).map(({ id }) => id), sureness: sure };
      const band = bandOf(sure, ranked[0], index.averageLength);
      if (band === 'answer') return { outcome: 'answered', passage: found[0] ?? null, choices: [], ...rest };
      if (band === 'choice') return { outcome: 'clarify', passage: null, choices: found.slice(0, CHOICES), ...rest };
      return { outcome: 'declined', passage: null, choices: [], ...rest };
    },
  };
}
