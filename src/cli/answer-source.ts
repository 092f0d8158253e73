import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { answerText } from '../answering/answer/answer-text.ts';
import type { Citation, Outcome } from '../answering/answer/answer.ts';
import type { Explanation } from '../answering/explanation.ts';
import { createQuestionAnswerer } from '../answering/answer-question.ts';
import { createPassageAnswerer } from '../answering/passage-answerer.ts';
import { AppError } from '../kernel/errors.ts';
import { loadKnowledge } from '../knowledge/load.ts';

/** One reply as the doors print it. */
export interface PrintedAnswer {
  readonly outcome: Outcome;
  readonly text: string;
  readonly citations: readonly Citation[];
  /** How the answer came about; only with a knowledge directory. */
  readonly explanation?: Explanation;
  /** Only with bare passages and `--top`. */
  readonly ranking?: readonly string[];
}

export interface AnswerSourceOptions {
  readonly kb?: string | undefined;
  /** How many passages to rank; 0 for none. */
  readonly top?: number;
  /** In やさしい日本語. */
  readonly easy?: boolean;
}

export type AnswerSource = (question: { text: string; previous: string }) => PrintedAnswer;

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));

const passagesSchema = z.object({
  docs: z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String), title: z.string().nullish(), text: z.string() })),
});

/**
 * Answers from a knowledge directory (the project's own by default) or from `FILE.json` with bare passages.
 * @throws AppError `knowledge.invalid`
 */
export function openAnswerSource({ kb, top = 0, easy = false }: AnswerSourceOptions = {}): AnswerSource {
  if (kb?.endsWith('.json') === true) return passageSource(kb, top);
  const knowledge = loadKnowledge(kb ?? KNOWLEDGE);
  const answerer = createQuestionAnswerer(knowledge);
  return ({ text, previous }) => {
    const { answer, explanation } = answerer.explain({ text, locale: 'ja', wording: easy ? 'easy' : 'standard', previous });
    return { outcome: answer.outcome, text: answerText(answer, knowledge.document), citations: answer.citations, explanation };
  };
}

function passageSource(file: string, top: number): AnswerSource {
  const answerer = createPassageAnswerer(readPassages(file));
  return ({ text, previous }) => {
    const found = answerer.answer(`${previous} ${text}`.trim(), top);
    const { passage } = found;
    const ranking = top > 0 ? { ranking: found.ranking } : {};
    if (found.outcome === 'clarify') {
      const text = `お尋ねに近いものは次のとおりです。\n${found.choices.map((choice) => `・${choice.title === '' ? choice.id : `${choice.title}（${choice.id}）`}`).join('\n')}`;
      return { outcome: 'clarify', text, citations: [], ...ranking };
    }
    if (passage === null) return { outcome: 'declined', text: 'お尋ねのことは、この資料に見当たりません。', citations: [], ...ranking };
    return { outcome: 'answered', text: passage.text, citations: [{ path: passage.id, title: titleOf(passage), page: null }], ...ranking };
  };
}

/** Titles may repeat or be missing; the id tells them apart. */
function titleOf({ id, title }: { id: string; title: string }): string {
  return title === '' ? id : title;
}

function readPassages(file: string): { id: string; title: string; text: string }[] {
  const parsed = passagesSchema.safeParse(readJson(file));
  if (!parsed.success) throw new AppError('knowledge.invalid', `${file}: {"docs":[{"id","title?","text"}]} の形で書いてください`);
  return parsed.data.docs.map((doc) => ({ id: doc.id, title: doc.title ?? '', text: doc.text }));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new AppError('knowledge.invalid', `${file}: JSONとして読めません`, { cause });
  }
}
