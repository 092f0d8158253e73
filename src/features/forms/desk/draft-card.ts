import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import draftTemplate from '../../../../cards/forms/desk-draft.json' with { type: 'json' };
import type { FormField } from '../definition.ts';
import { isRequired } from '../rules/validate.ts';
import { audienceText } from '../../../kernel/audience-text.ts';
import { MAX_FIELDS } from './draft.ts';
import type { Draft } from './draft.ts';
import { ANSWERING_WORDS, CHAIN_WORDS, daysText, DRAFT_WORDS, KIND_WORDS, peopleText } from './draft-messages.ts';
import type { KeptDraft } from './draft-store.ts';
import { inputData } from './input-data.ts';
import type { Typed } from './input-data.ts';
import { DESK_KIND, STANDINGS } from './messages.ts';
import { FIELD_KINDS } from './rules/read-field.ts';
import type { Problems } from './rules/problem.ts';
import { shorten } from '../../../kernel/shorten.ts';

export interface DraftView {
  readonly kept: KeptDraft;
  /** How many people it is for. */
  readonly heads: number;
  /** 「高橋 花子さん（総務部 人事課）」 */
  readonly author: string;
  readonly news: Words | null;
  /** What was chosen on the card before, and what is wrong with that. */
  readonly part: string;
  readonly problems: Problems;
}

/** The draft with all its fields, and what can be done with them. */
export function draftCard({ kept, heads, author, news, part, problems }: DraftView, voice: Voice): Card {
  const { id, revision, draft } = kept;
  const hasRoom = draft.fields.length < MAX_FIELDS;
  const typed: Typed = { inputs: { newKind: 'one-choice', part }, problems };
  return card(
    draftTemplate,
    {
      ...headData(draft, voice),
      ...newsData(news, problems, voice),
      facts: [...draftFacts(draft, heads, voice), { label: say(DRAFT_WORDS.author, voice), value: author }],
      ...wordsOf(voice),
      fields: draft.fields.map((field, at) => fieldRow(field, at, voice)),
      newKind: inputData(typed, { name: 'newKind', label: DRAFT_WORDS.kind }, voice),
      kinds: FIELD_KINDS.map((kind) => ({ id: kind, label: say(KIND_WORDS[kind], voice) })),
      part: inputData(typed, { name: 'part', label: DRAFT_WORDS.part }, voice),
      parts: partsOf(draft, voice),
      ...{ id, revision, hasRoom, isFull: !hasRoom, isEmpty: draft.fields.length === 0, hasFields: draft.fields.length > 0 },
    },
    say(DESK_KIND, voice),
  );
}

export function headData({ title }: Draft, voice: Voice): { kind: string; title: string; state: string; tint: string } {
  const { words, tint } = STANDINGS.draft;
  return { kind: say(DESK_KIND, voice), title, state: say(words, voice), tint };
}

/** What the draft says besides its fields. */
export function draftFacts(draft: Draft, heads: number, voice: Voice): readonly { readonly label: string; readonly value: string }[] {
  const { answering, chain, deadline, retentionDays, audience } = draft;
  const count = say(peopleText(heads), voice);
  const facts: readonly (readonly [Words, string])[] = [
    [DRAFT_WORDS.audience, shorten(`${audienceText(audience, voice)}${say({ ja: `（${count}）`, en: ` (${count})` }, voice)}`, 300)],
    [DRAFT_WORDS.answering, say(ANSWERING_WORDS[answering], voice)],
    [DRAFT_WORDS.chain, say(CHAIN_WORDS[chain], voice)],
    [DRAFT_WORDS.deadline, deadline === null ? say(DRAFT_WORDS.noDeadline, voice) : formatTime(new Date(deadline), voice.locale)],
    [DRAFT_WORDS.retention, say(daysText(retentionDays), voice)],
  ];
  return facts.map(([label, value]) => ({ label: say(label, voice), value }));
}

function wordsOf(voice: Voice): CardData {
  const { fieldsTitle, noFields, full, add, choosePart, edit, up, down, remove, check } = DRAFT_WORDS;
  const words = { fieldsTitle, noFields, full, add, choosePart, edit, up, down, remove, check };
  return Object.fromEntries(Object.entries(words).map(([name, one]) => [name, say(one, voice)]));
}

function fieldRow(field: FormField, at: number, voice: Voice): CardData {
  const kind = say(KIND_WORDS[field.kind], voice);
  const need = say(isRequired(field) ? DRAFT_WORDS.required : DRAFT_WORDS.optional, voice);
  return { place: at + 1, label: field.label.ja, about: `${kind}${say({ ja: '・', en: ', ' }, voice)}${need}` };
}

function partsOf({ fields }: Draft, voice: Voice): readonly CardData[] {
  return [
    { id: 'basics', label: say(DRAFT_WORDS.basics, voice) },
    { id: 'audience', label: say(DRAFT_WORDS.audiencePart, voice) },
    ...fields.map(({ id, label }, at) => ({ id, label: `${String(at + 1)}. ${shorten(label.ja, 30)}` })),
  ];
}
