import type { z } from 'zod';
import type { BindDeskAction, Officer } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import { afterSaving, openAudience, openBasics } from './draft-handlers.ts';
import type { Desk } from './desk.ts';
import { confirmCard } from './confirm-card.ts';
import { MAX_FIELDS } from './draft.ts';
import { DRAFT_WORDS } from './draft-messages.ts';
import type { KeptDraft } from './draft-store.ts';
import { EMPTY_FIELD, fieldCard, fieldInputs } from './field-card.ts';
import { NEWS } from './messages.ts';
import { moveField, nextFieldId, putField, removeField } from './rules/arrange-fields.ts';
import { FIELD_KINDS, readField } from './rules/read-field.ts';
import type { Problems } from './rules/problem.ts';
import { addFieldSchema, fieldSchema, idSchema, moveSchema, partSchema } from './schemas.ts';
import { deskVerbs } from './verbs.ts';

/** The fields of a draft: add, change, move, remove. */
export function fieldActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  const onDraft = <T extends { readonly id: string }>(verb: string, schema: z.ZodType<T>, then: OnDraft<T>): CardAction =>
    bind({
      verb,
      schema,
      as: 'replace',
      handle: (data, officer) => withDraft(data.id, { officer, desk }, (kept) => then(kept, data, { officer, desk })),
    });
  return [
    bind({ verb: deskVerbs.draft, schema: idSchema, as: 'replace', handle: ({ id }, officer) => desk.truth(id, officer, null) }),
    onDraft(deskVerbs.edit, partSchema, (kept, { part }, around) => edit(kept, part, around)),
    onDraft(deskVerbs.addField, addFieldSchema, (kept, { newKind }, around) => add(kept, newKind, around)),
    onDraft(deskVerbs.field, fieldSchema, save),
    onDraft(deskVerbs.move, moveSchema, move),
    onDraft(deskVerbs.askRemove, partSchema, (kept, { part }, around) => askRemove(kept, part, around)),
    onDraft(deskVerbs.remove, partSchema, remove),
  ];
}

type OnDraft<T> = (kept: KeptDraft, data: T, around: Around) => Card | Promise<Card>;

export interface Around {
  readonly officer: Officer;
  readonly desk: Desk;
}

/** The draft as it is now; a published or discarded one shows what became of it. */
export async function withDraft(id: string, { officer, desk }: Around, then: (kept: KeptDraft) => Card | Promise<Card>): Promise<Card> {
  const kept = await desk.drafts.find(id);
  return kept === null ? desk.truth(id, officer, NEWS.already) : then(kept);
}

function edit(kept: KeptDraft, part: string, around: Around): Card | Promise<Card> {
  if (part === 'basics') return openBasics(kept, around);
  if (part === 'audience') return openAudience(kept, { step: 'edit', news: null }, around);
  const place = kept.draft.fields.findIndex(({ id }) => id === part);
  const field = kept.draft.fields[place];
  if (field === undefined) return chooseAgain(kept, { part: { kind: part === '' ? 'missing' : 'not-offered' } }, around);
  return fieldCard(
    {
      seen: kept,
      field: field.id,
      fieldKind: field.kind,
      place: place + 1,
      isFresh: false,
      inputs: fieldInputs(field),
      problems: {},
      news: null,
    },
    around.officer,
  );
}

function chooseAgain(kept: KeptDraft, problems: Problems, { officer, desk }: Around): Promise<Card> {
  return desk.draft(kept, officer, { problems });
}

function add(kept: KeptDraft, newKind: string, around: Around): Card | Promise<Card> {
  const { fields } = kept.draft;
  const fieldKind = FIELD_KINDS.find((kind) => kind === newKind);
  if (fieldKind === undefined) return chooseAgain(kept, { newKind: { kind: 'not-offered' } }, around);
  if (fields.length >= MAX_FIELDS) return around.desk.draft(kept, around.officer);
  const view = { seen: kept, field: nextFieldId(fields), fieldKind, place: fields.length + 1, isFresh: true };
  return fieldCard({ ...view, inputs: EMPTY_FIELD, problems: {}, news: null }, around.officer);
}

async function save(kept: KeptDraft, data: z.infer<typeof fieldSchema>, { officer, desk }: Around): Promise<Card> {
  const { id, revision, field, fresh: isFresh, fieldKind, ...inputs } = data;
  const { fields, answering } = kept.draft;
  const known = fields.findIndex((one) => one.id === field);
  const isFull = known === -1 && fields.length >= MAX_FIELDS;
  if (isFull || !/^f\d{1,4}$/.test(field)) return desk.draft(kept, officer, { news: DRAFT_WORDS.full });
  const view = { field, fieldKind, place: known === -1 ? fields.length + 1 : known + 1, isFresh, inputs };
  const others = fields.filter((one) => one.id !== field);
  const read = readField(inputs, { id: field, kind: fieldKind, isAnonymous: answering === 'anonymous', others });
  if (read.kind === 'bad') return fieldCard({ ...view, seen: { id, revision }, problems: read.problems, news: null }, officer);
  const saved = await desk.drafting.change(
    { id, revision },
    (draft) => ({ ...draft, fields: putField(draft.fields, read.value) }),
    officer.now,
  );
  return afterSaving(saved, {
    officer,
    again: (now) => fieldCard({ ...view, ...placeNow(now, field, isFresh), seen: now, problems: {}, news: NEWS.changedTyped }, officer),
    next: (now) => desk.draft(now, officer, { news: NEWS.saved, part: field }),
  });
}

/** The id and place under which a field can be saved now: one that is new, or was removed meanwhile, comes at the end. */
function placeNow({ draft }: KeptDraft, field: string, isFresh: boolean): { field: string; place: number; isFresh: boolean } {
  const at = draft.fields.findIndex(({ id }) => id === field);
  if (at !== -1 && !isFresh) return { field, place: at + 1, isFresh };
  return { field: nextFieldId(draft.fields), place: draft.fields.length + 1, isFresh: true };
}

async function move(kept: KeptDraft, { id, revision, part, direction }: z.infer<typeof moveSchema>, around: Around): Promise<Card> {
  const { officer, desk } = around;
  if (!kept.draft.fields.some((field) => field.id === part)) return desk.draft(kept, officer, { part, news: DRAFT_WORDS.onlyFields });
  // Moving again what has moved already would undo a second tap's own work, so a card is good for one move.
  if (kept.revision !== revision) return desk.draft(kept, officer, { part });
  const saved = await desk.drafting.change(
    { id, revision },
    (draft) => ({ ...draft, fields: moveField(draft.fields, part, direction) }),
    officer.now,
  );
  return afterSaving(saved, {
    officer,
    again: (now) => desk.draft(now, officer, { part }),
    next: (now) => desk.draft(now, officer, { part }),
  });
}

function askRemove(kept: KeptDraft, part: string, { officer, desk }: Around): Card | Promise<Card> {
  const field = kept.draft.fields.find(({ id }) => id === part);
  if (field === undefined) return desk.draft(kept, officer, { part, news: DRAFT_WORDS.onlyFields });
  return confirmCard(
    {
      title: DRAFT_WORDS.askRemove,
      name: field.label.ja,
      note: DRAFT_WORDS.removeNote,
      heads: null,
      yes: DRAFT_WORDS.removeIt,
      yesVerb: deskVerbs.remove,
      backVerb: deskVerbs.draft,
      about: kept,
      part,
    },
    officer,
  );
}

async function remove(kept: KeptDraft, { id, revision, part }: z.infer<typeof partSchema>, { officer, desk }: Around): Promise<Card> {
  if (!kept.draft.fields.some((field) => field.id === part)) return desk.draft(kept, officer);
  const saved = await desk.drafting.change(
    { id, revision },
    (draft) => ({ ...draft, fields: removeField(draft.fields, part) }),
    officer.now,
  );
  return afterSaving(saved, {
    officer,
    again: (now) => desk.draft(now, officer, { news: NEWS.changed }),
    next: (now) => desk.draft(now, officer, { news: NEWS.removed }),
  });
}
