import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import pageTemplate from '../../../../cards/dx-leaders/desk-page.json' with { type: 'json' };
import { DESK } from './words.ts';

export interface PageAction {
  readonly title: Words;
  readonly verb: string;
}

export interface Note {
  readonly text: Words;
  readonly tint: 'good' | 'attention';
}

export interface Page {
  readonly kind?: Words;
  readonly title: string;
  readonly state: Words;
  readonly tint: 'good' | 'accent' | 'warning' | 'attention' | 'default';
  readonly note: Note | null;
  readonly text: string;
  readonly facts: readonly { readonly label: Words; readonly value: string }[];
  readonly texts: readonly { readonly label: Words; readonly text: string }[];
  /** What the buttons name: the cycle or the candidate, as the card shows it. */
  readonly id: string;
  readonly version: number;
  readonly actions: readonly PageAction[];
}

/** Longest of one text on a page, so that four of them fit into a card. */
const SHOWN = 1000;

/** A card of the desk that says how things stand, and what can be done. */
export function pageCard({ kind = DESK.kind, id, version, ...page }: Page, voice: Voice): Card {
  return card(
    pageTemplate,
    {
      ...{ kind: say(kind, voice), title: page.title, state: say(page.state, voice), tint: page.tint, text: page.text },
      ...noteOf(page.note, voice),
      facts: page.facts.map(({ label, value }) => ({ label: say(label, voice), value })),
      texts: page.texts.map(({ label, text }) => ({ label: say(label, voice), text: shorten(text, SHOWN) })),
      actions: page.actions.map(({ title, verb }) => ({ title: say(title, voice), verb, id, version })),
    },
    say(DESK.summary, voice),
  );
}

export function noteOf(note: Note | null, voice: Voice) {
  return { hasNote: note !== null, note: note === null ? '' : say(note.text, voice), noteTint: note?.tint ?? 'good' };
}

/** Only shown; the record keeps the whole. */
export function shorten(text: string, length: number): string {
  const signs = Array.from(text);
  return signs.length <= length ? text : `${signs.slice(0, length - 1).join('')}…`;
}
