import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import listTemplate from '../../../../cards/forms/desk-list.json' with { type: 'json' };
import type { Times } from '../deadline-text.ts';
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import type { KeptDraft } from './draft-store.ts';
import { countsText, DESK_KIND, LIST_WORDS, nextPageText, STANDINGS } from './messages.ts';
import { isOpen } from '../rules/standing.ts';
import { runningText, standingData } from './standing-text.ts';

/** Teams shows six buttons, and each row is one. */
const ROWS = 4;

export interface DeskList {
  readonly drafts: readonly KeptDraft[];
  readonly forms: readonly RunningForm[];
  readonly responses: ReadonlyMap<string, number>;
  readonly page: number;
  /** What was done just now. */
  readonly news: Words | null;
}

export interface Drawn extends Times {
  readonly voice: Voice;
}

/** All forms: drafts first, then what is open, then the rest. */
export function listCard(list: DeskList, drawn: Drawn): Card {
  const { voice, now } = drawn;
  const open = list.forms.filter((form) => isOpen(form, now));
  const others = list.forms.filter((form) => !isOpen(form, now));
  const rows = [...list.drafts.map((kept) => draftRow(kept, voice)), ...[...open, ...others].map((form) => formRow(form, list, drawn))];
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  const page = list.page < pages ? list.page : 0;
  const counts = { open: open.length, drafts: list.drafts.length, total: rows.length };
  return card(
    listTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(LIST_WORDS.title, voice),
      ...newsData(list.news, {}, voice),
      intro: `${say(countsText(counts), voice)}${voice.locale === 'en' ? '. ' : '。'}${say(LIST_WORDS.text, voice)}`,
      rows: rows.slice(page * ROWS, (page + 1) * ROWS),
      create: say(LIST_WORDS.create, voice),
      more: say(nextPageText(page, pages), voice),
      hasMore: pages > 1,
      page: (page + 1) % pages,
    },
    say(DESK_KIND, voice),
  );
}

function draftRow({ id, draft }: KeptDraft, voice: Voice): CardData {
  const { words, tint } = STANDINGS.draft;
  return { id, name: draft.title, state: say(words, voice), tint, detail: '', hasDetail: false };
}

function formRow(form: RunningForm, { responses }: DeskList, drawn: Drawn): CardData {
  const { voice, now } = drawn;
  return {
    id: form.id,
    name: inVoice(form.definition.title, voice),
    ...standingData(form, now, voice),
    // Most forms are open: only what asks for something stands out in a list.
    ...(isOpen(form, now) ? { tint: 'default' } : {}),
    detail: `${kindText(form, voice)}${runningText(form, responses.get(form.id) ?? 0, drawn)}`,
    hasDetail: true,
  };
}

/** Forms that came with the program stand beside those of HR. */
function kindText({ isBuiltIn }: RunningForm, voice: Voice): string {
  return isBuiltIn ? `${say(LIST_WORDS.builtIn, voice)}${say({ ja: '・', en: ' · ' }, voice)}` : '';
}
