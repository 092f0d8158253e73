import type { Locale } from '../../kernel/locale.ts';
import type { Voice, Wording } from '../../kernel/wording.ts';

/** How a message was met; the same words as in `ask --jsonl`. */
export type Outcome = 'answered' | 'clarify' | 'declined' | 'smalltalk' | 'support';

/** A place in the official document. Only chapters have a start page in the table of contents. */
export interface Citation {
  /** Canonical path, for example `5.5.(2)`. */
  readonly path: string;
  readonly title: string;
  /** Start page of the chapter; null for はじめに and 目次. */
  readonly page: number | null;
}

export interface LabelledText {
  readonly label: string;
  readonly value: string;
}

export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A next question: the button carries the entry's id, its words are the question. */
export interface Suggestion {
  readonly entry: string;
  readonly question: string;
  /** Shown below a choice, so that the person can tell the two apart. */
  readonly hint?: string;
}

/** How an answer follows from its one entry: as the entry stands, or below the remark that the asked detail is not in it. */
export type Basis = 'entry' | 'detail-missing';

/** Everything a person gets to read, before it becomes a card or plain text. */
export interface Answer {
  readonly outcome: Outcome;
  readonly locale: Locale;
  readonly wording: Wording;
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly LabelledText[];
  readonly items: readonly string[];
  readonly table: AnswerTable | null;
  /** What the answer does not cover, in small print. */
  readonly notes: readonly string[];
  readonly citations: readonly Citation[];
  readonly suggestions: readonly Suggestion[];
  /** Ids of the knowledge entries behind the answer. */
  readonly entries: readonly string[];
  /** What makes this answer again in other words, together with its one entry; null when it was put together in another way. */
  readonly basis: Basis | null;
  /** The question was understood through the turn before; asked again, it needs that turn again. */
  readonly followsUp: boolean;
  /** Health and distress: neither the question nor the fact that it was asked is kept. */
  readonly confidential: boolean;
}

const EMPTY = {
  facts: [],
  items: [],
  table: null,
  notes: [],
  citations: [],
  suggestions: [],
  entries: [],
  basis: null,
  followsUp: false,
  confidential: false,
} as const;

/** An answer with only its words; everything else may be added. */
export function answer({ locale, wording }: Voice, parts: Pick<Answer, 'outcome' | 'title' | 'lead'> & Partial<Answer>): Answer {
  return { ...EMPTY, locale, wording, ...parts };
}
