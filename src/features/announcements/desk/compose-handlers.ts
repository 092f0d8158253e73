import type { z } from 'zod';
import type { BindDeskAction, Officer } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Inputs } from '../../../card-kit/typed-input.ts';
import { addressed } from '../addressing.ts';
import type { AnnouncementDeps } from '../announcement-deps.ts';
import { NEW_CONTENT } from '../announcement.ts';
import type { Announcement, Content } from '../announcement.ts';
import { changeContent, findAnnouncement, insertDraft } from '../announcement-store.ts';
import { audienceCard, optionsCard, textCard } from './compose-cards.ts';
import type { Making, PartView } from './compose-cards.ts';
import { audienceInputs, optionsInputs, textInputs } from './compose-inputs.ts';
import { PROBLEMS } from './compose-messages.ts';
import { audienceSchema, nothingSchema, optionsSchema, textSchema } from './desk-schemas.ts';
import type { DeskViews } from './desk-views.ts';
import { NEWS } from './messages.ts';
import { readAudience } from './rules/read-audience.ts';
import { readOptions } from './rules/read-options.ts';
import { readText } from './rules/read-text.ts';
import type { Read } from './typed.ts';
import { deskVerbs } from './verbs.ts';

export interface Desk {
  readonly deps: AnnouncementDeps;
  readonly views: DeskViews;
}

/** The three parts of writing: 本文, 対象, 日時とボタン. Nothing is kept before the first one is saved. */
export function composeActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  const as = 'replace';
  return [
    bind({
      verb: deskVerbs.create,
      schema: nothingSchema,
      as: 'message',
      handle: (_, officer) => Promise.resolve(newDraft(officer, desk)),
    }),
    bind({ verb: deskVerbs.text, schema: textSchema, as, handle: (data, officer) => saveText(data, officer, desk) }),
    bind({ verb: deskVerbs.audience, schema: audienceSchema, as, handle: (data, officer) => saveAudience(data, officer, desk) }),
    bind({ verb: deskVerbs.options, schema: optionsSchema, as, handle: (data, officer) => saveOptions(data, officer, desk) }),
  ];
}

function newDraft(officer: Officer, { deps }: Desk): Card {
  const making: Making = { id: deps.newId(), revision: 0, step: 'new' };
  return textCard({ making, inputs: {}, problems: {}, news: null }, officer);
}

type Draw = (view: PartView) => Card | Promise<Card>;

interface Saving<T> {
  readonly making: Making;
  readonly inputs: Inputs;
  readonly read: Read<T>;
  readonly draw: Draw;
  readonly next: (now: Announcement) => Promise<Card>;
}

/** Keeps one part. A part that is kept already counts as saved, so that a second tap goes on like the first. */
async function savePart<T extends Partial<Content>>(saving: Saving<T>, officer: Officer, desk: Desk): Promise<Card> {
  const { making, inputs, read, draw, next } = saving;
  const { db } = desk.deps.storage;
  if (read.kind === 'bad') return draw({ making, inputs, problems: read.problems, news: null });
  const kept = await findAnnouncement(db, making.id);
  if (kept === null && making.revision > 0) return noticeCard(officer, 'gone');
  if (kept !== null && kept.state !== 'draft') return desk.views.truth(making.id, officer, { news: NEWS.changed });
  const isKept = await keepPart({ making, kept, part: read.value }, officer, desk);
  if (!isKept) return drawAgain({ making, inputs, draw }, officer, desk);
  const now = await findAnnouncement(db, making.id);
  return now === null ? noticeCard(officer, 'gone') : next(now);
}

interface Kept {
  readonly making: Making;
  readonly kept: Announcement | null;
  readonly part: Partial<Content>;
}

/** False when somebody else was first and it says something else now. */
async function keepPart({ making, kept, part }: Kept, { person, now }: Officer, { deps }: Desk): Promise<boolean> {
  const { db } = deps.storage;
  const by = person.aadObjectId;
  const { id, revision } = making;
  if (kept === null) {
    await insertDraft(db, { id, content: { ...NEW_CONTENT, title: '', body: '', english: null, ...part }, by }, now);
    return true;
  }
  const content = { ...kept.content, ...part };
  if (isSame(content, kept.content)) return true;
  return kept.revision === revision && (await changeContent(db, { id, revision, content, by }, now)) !== null;
}

/** Somebody else was first: what was typed stays on the card, which now continues from how it is. */
async function drawAgain({ making, inputs, draw }: Pick<Saving<never>, 'making' | 'inputs' | 'draw'>, officer: Officer, { deps }: Desk) {
  const now = await findAnnouncement(deps.storage.db, making.id);
  if (now === null) return noticeCard(officer, 'gone');
  return draw({ making: { ...making, revision: now.revision }, inputs, problems: {}, news: NEWS.changedTyped });
}

function isSame(one: Content, other: Content): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

async function saveText(data: z.infer<typeof textSchema>, officer: Officer, desk: Desk): Promise<Card> {
  const { id, revision, step, ...inputs } = data;
  const read = readText(inputs, desk.deps.linkHosts);
  const next = (now: Announcement) => (step === 'new' ? openAudience(now, step, { officer, desk }) : saved(now, officer, desk));
  return savePart({ making: { id, revision, step }, inputs, read, next, draw: (view) => textCard(view, officer) }, officer, desk);
}

async function saveAudience(data: z.infer<typeof audienceSchema>, officer: Officer, desk: Desk): Promise<Card> {
  const { id, revision, step, ...inputs } = data;
  const read = await audienceOf(inputs, officer, desk);
  const next = (now: Announcement) => (step === 'new' ? openOptions(now, step, { officer, desk }) : saved(now, officer, desk));
  const draw: Draw = (view) => drawAudience(view, { officer, desk });
  return savePart({ making: { id, revision, step }, inputs, read, next, draw }, officer, desk);
}

async function saveOptions(data: z.infer<typeof optionsSchema>, officer: Officer, desk: Desk): Promise<Card> {
  const { id, revision, step, ...inputs } = data;
  const { deps } = desk;
  const forms = (await deps.forms.open(officer, officer.now)).map((form) => form.id);
  const read = readOptions(inputs, { now: officer.now, hosts: deps.linkHosts, forms });
  const next = (now: Announcement) => saved(now, officer, desk);
  const draw: Draw = (view) => drawOptions(view, { officer, desk });
  return savePart({ making: { id, revision, step }, inputs, read, next, draw }, officer, desk);
}

function saved({ id }: Announcement, officer: Officer, { views }: Desk): Promise<Card> {
  return views.truth(id, officer, { news: NEWS.saved });
}

interface Around {
  readonly officer: Officer;
  readonly desk: Desk;
}

export function openText({ id, revision, content }: Announcement, officer: Officer): Card {
  return textCard({ making: { id, revision, step: 'edit' }, inputs: textInputs(content), problems: {}, news: null }, officer);
}

export async function openAudience({ id, revision, content }: Announcement, step: Making['step'], around: Around): Promise<Card> {
  return drawAudience({ making: { id, revision, step }, inputs: audienceInputs(content), problems: {}, news: newsOf(step) }, around);
}

export async function openOptions({ id, revision, content }: Announcement, step: Making['step'], around: Around): Promise<Card> {
  return drawOptions({ making: { id, revision, step }, inputs: optionsInputs(content), problems: {}, news: newsOf(step) }, around);
}

function newsOf(step: Making['step']): PartView['news'] {
  return step === 'new' ? NEWS.saved : null;
}

async function drawAudience(view: PartView, { officer, desk }: Around): Promise<Card> {
  const { people, forms } = desk.deps;
  const bureaus = [...new Set((await people.everybody()).map(({ bureau }) => bureau))];
  return audienceCard(view, { bureaus, forms: await forms.open(officer, officer.now) }, officer);
}

async function drawOptions(view: PartView, { officer, desk }: Around): Promise<Card> {
  const { forms, linkHosts } = desk.deps;
  return optionsCard(view, { hosts: linkHosts, forms: await forms.open(officer, officer.now) }, officer);
}

async function audienceOf(inputs: Inputs, officer: Officer, { deps }: Desk): Promise<Read<Pick<Content, 'audience'>>> {
  const everybody = await deps.people.everybody();
  const forms = (await deps.forms.open(officer, officer.now)).filter(({ tellsWho }) => tellsWho);
  const read = readAudience(inputs, {
    bureaus: [...new Set(everybody.map(({ bureau }) => bureau))],
    sections: new Set(everybody.map(({ section }) => section)),
    employeeNumbers: new Set(everybody.map(({ employeeNumber }) => employeeNumber)),
    forms: forms.map(({ id }) => id),
  });
  if (read.kind === 'bad') return read;
  const persons = await addressed(read.value, deps, officer.now);
  if (persons.length === 0) return { kind: 'bad', problems: { audience: PROBLEMS.nobody } };
  return { kind: 'read', value: { audience: read.value } };
}
