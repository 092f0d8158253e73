import type { BindDeskAction, Officer } from '../../../bot/desk-action.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { z } from 'zod';
import { audienceCard, audienceInputs } from './audience-card.ts';
import { headCount, peopleIn } from '../../../kernel/head-count.ts';
import { basicsCard, basicsInputs, EMPTY_BASICS } from './basics-card.ts';
import type { Making, PartView } from './basics-card.ts';
import type { Desk } from './desk.ts';
import type { KeptDraft } from './draft-store.ts';
import type { Saved } from './drafting.ts';
import { NEWS } from './messages.ts';
import { readAudience } from './rules/read-audience.ts';
import { readBasics } from './rules/read-basics.ts';
import type { Inputs, Problems } from './rules/problem.ts';
import { audienceSchema, basicsSchema, nothingSchema } from './schemas.ts';
import { deskVerbs } from './verbs.ts';

/** The first two parts of making a form: 基本 and 対象者. */
export function draftActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  return [
    bind({
      verb: deskVerbs.create,
      schema: nothingSchema,
      as: 'message',
      handle: (_, officer) => Promise.resolve(newDraft(desk, officer)),
    }),
    bind({ verb: deskVerbs.basics, schema: basicsSchema, as: 'replace', handle: (data, officer) => saveBasics(data, officer, desk) }),
    bind({ verb: deskVerbs.audience, schema: audienceSchema, as: 'replace', handle: (data, officer) => saveAudience(data, officer, desk) }),
  ];
}

/** Nothing is kept before the first part is saved. */
function newDraft({ deps }: Desk, officer: Officer): Card {
  const making: Making = { id: deps.newId(), revision: 0, step: 'new' };
  return basicsCard({ making, inputs: EMPTY_BASICS, problems: {}, news: null }, officer);
}

async function saveBasics(data: z.infer<typeof basicsSchema>, officer: Officer, desk: Desk): Promise<Card> {
  const { id, revision, step, ...inputs } = data;
  const { drafts, drafting } = desk;
  const kept = await drafts.find(id);
  if (kept === null && (revision > 0 || (await desk.deps.store.find(id)) !== null)) return desk.truth(id, officer, NEWS.already);
  const read = readBasics(inputs, { now: officer.now, fields: kept?.draft.fields ?? [] });
  const again = (problems: Problems, at: number, news: PartView['news']): Card =>
    basicsCard({ making: { id, revision: at, step }, inputs, problems, news }, officer);
  if (read.kind === 'bad') return again(read.problems, revision, null);
  const basics = read.value;
  const saved =
    revision === 0
      ? await drafting.begin({ id, basics, by: officer.person.aadObjectId }, officer.now)
      : await drafting.change({ id, revision }, (draft) => ({ ...draft, ...basics }), officer.now);
  return afterSaving(saved, {
    officer,
    again: (now) => again({}, now.revision, NEWS.changedTyped),
    next: (now) =>
      step === 'new' ? openAudience(now, { step, news: NEWS.saved }, { officer, desk }) : desk.draft(now, officer, { news: NEWS.saved }),
  });
}

interface Outcomes {
  readonly officer: Officer;
  /** Somebody else was first: what was typed is kept on the card. */
  readonly again: (kept: KeptDraft) => Card | Promise<Card>;
  readonly next: (kept: KeptDraft) => Promise<Card>;
}

export async function afterSaving(saved: Saved, { officer, again, next }: Outcomes): Promise<Card> {
  switch (saved.kind) {
    case 'saved':
      return next(saved.kept);
    case 'changed':
      return again(saved.kept);
    case 'gone':
      return noticeCard(officer, 'gone');
  }
}

interface Around {
  readonly officer: Officer;
  readonly desk: Desk;
}

export function openBasics(kept: KeptDraft, { officer }: Pick<Around, 'officer'>): Card {
  const making: Making = { id: kept.id, revision: kept.revision, step: 'edit' };
  return basicsCard({ making, inputs: basicsInputs(kept.draft), problems: {}, news: null }, officer);
}

export async function openAudience(kept: KeptDraft, shown: Pick<Making, 'step'> & Pick<PartView, 'news'>, around: Around): Promise<Card> {
  const making: Making = { id: kept.id, revision: kept.revision, step: shown.step };
  return drawAudience({ making, inputs: audienceInputs(kept.draft.audience), problems: {}, news: shown.news }, around);
}

async function drawAudience(view: PartView, { officer, desk }: Around): Promise<Card> {
  return audienceCard(view, bureausOf(await desk.deps.people.everybody()), officer);
}

function bureausOf(everybody: readonly { readonly bureau: string }[]): readonly string[] {
  return [...new Set(everybody.map(({ bureau }) => bureau))];
}

async function saveAudience(data: z.infer<typeof audienceSchema>, officer: Officer, desk: Desk): Promise<Card> {
  const { id, revision, step, ...inputs } = data;
  const again = (problems: Problems, at: number, news: PartView['news']): Promise<Card> =>
    drawAudience({ making: { id, revision: at, step }, inputs, problems, news }, { officer, desk });
  if ((await desk.drafts.find(id)) === null) return desk.truth(id, officer, NEWS.already);
  const audience = await audienceOf(inputs, officer, desk);
  if (audience.kind === 'bad') return again(audience.problems, revision, null);
  const saved = await desk.drafting.change({ id, revision }, (draft) => ({ ...draft, audience: audience.value }), officer.now);
  return afterSaving(saved, {
    officer,
    again: (now) => again({}, now.revision, NEWS.changedTyped),
    next: (now) => desk.draft(now, officer, { news: NEWS.saved }),
  });
}

async function audienceOf(inputs: Inputs, { now }: Officer, { deps }: Desk): Promise<ReturnType<typeof readAudience>> {
  const everybody = await deps.people.everybody();
  const employeeNumbers = new Set(everybody.map(({ employeeNumber }) => employeeNumber));
  const read = readAudience(inputs, { bureaus: bureausOf(everybody), employeeNumbers });
  if (read.kind === 'bad') return read;
  const { total } = headCount(await peopleIn(read.value, deps.people, now));
  return total === 0 ? { kind: 'bad', problems: { audience: { kind: 'nobody' } } } : read;
}
