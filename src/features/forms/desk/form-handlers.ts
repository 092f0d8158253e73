import type { z } from 'zod';
import type { BindDeskAction } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Words } from '../../../kernel/wording.ts';
import { inVoice } from '../definition.ts';
import type { FormChange, RunningForm } from '../form-store.ts';
import { confirmCard } from './confirm-card.ts';
import type { Question } from './confirm-card.ts';
import { deadlineCard, deadlineInputs } from './deadline-card.ts';
import type { Desk } from './desk.ts';
import { draftFrom } from './draft.ts';
import type { Seen } from './draft-store.ts';
import type { Around } from './field-handlers.ts';
import { NEWS } from './messages.ts';
import { mayRemind } from '../sending/reminders.ts';
import { createReading } from './rules/problem.ts';
import { readDeadline } from './rules/read-basics.ts';
import { RUNNING_WORDS, remindedText, remindText } from './running-messages.ts';
import { deadlineSchema, idSchema, nothingSchema, pageSchema, partSchema, seenSchema } from './schemas.ts';
import { deskVerbs } from './verbs.ts';

/** The list, and each form as it is run: opening, deadline, reminder, copy. */
export function formActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  const onForm = <T extends { readonly id: string }>(verb: string, schema: z.ZodType<T>, then: OnForm<T>): CardAction =>
    bind({
      verb,
      schema,
      as: 'replace',
      handle: (data, officer) => withForm(data.id, { officer, desk }, (form) => then(form, data, { officer, desk })),
    });
  return [
    bind({
      verb: deskVerbs.desk,
      schema: nothingSchema,
      as: 'message',
      handle: (_, officer) => desk.list(officer, { page: 0, news: null }),
    }),
    bind({
      verb: deskVerbs.page,
      schema: pageSchema,
      as: 'replace',
      handle: ({ page }, officer) => desk.list(officer, { page, news: null }),
    }),
    bind({ verb: deskVerbs.open, schema: idSchema, as: 'message', handle: ({ id }, officer) => desk.truth(id, officer, null) }),
    bind({ verb: deskVerbs.show, schema: idSchema, as: 'replace', handle: ({ id }, officer) => desk.truth(id, officer, null) }),
    bind({ verb: deskVerbs.copy, schema: idSchema, as: 'message', handle: ({ id }, officer) => copy(id, { officer, desk }) }),
    onForm(deskVerbs.askClose, seenSchema, (form, _, { officer }) => confirmCard(closing(form, officer), officer)),
    onForm(deskVerbs.close, partSchema, (_, seen, around) => change({ ...keyOf(seen), state: 'closed' }, NEWS.closed, around)),
    onForm(deskVerbs.reopen, seenSchema, (_, seen, around) => change({ ...keyOf(seen), state: 'open' }, NEWS.opened, around)),
    onForm(deskVerbs.askDeadline, seenSchema, askDeadline),
    onForm(deskVerbs.deadline, deadlineSchema, setDeadline),
    onForm(deskVerbs.clearDeadline, seenSchema, (_, seen, around) => change({ ...keyOf(seen), deadline: null }, NEWS.noDeadline, around)),
    onForm(deskVerbs.askRemind, seenSchema, askRemind),
    onForm(deskVerbs.remind, partSchema, remind),
  ];
}

type OnForm<T> = (form: RunningForm, data: T, around: Around) => Card | Promise<Card>;

export async function withForm(id: string, { officer, desk }: Around, then: (form: RunningForm) => Card | Promise<Card>): Promise<Card> {
  const form = await desk.deps.store.find(id);
  return form === null ? noticeCard(officer, 'gone') : then(form);
}

/** The rest of what a card sends is nothing to the store. */
function keyOf({ id, revision }: Seen): Seen {
  return { id, revision };
}

async function change(wanted: FormChange, done: Words, { officer, desk }: Around): Promise<Card> {
  const changed = await desk.running.change(wanted, officer.person, officer.now);
  if (changed.kind === 'gone') return noticeCard(officer, 'gone');
  const { form, kind } = changed;
  // Of two taps, the second finds done what it wanted.
  return desk.form(form, officer, kind === 'changed' || isAsWanted(form, wanted) ? done : NEWS.changed);
}

function isAsWanted({ state, deadline }: RunningForm, wanted: FormChange): boolean {
  const isState = wanted.state === undefined || wanted.state === state;
  return isState && (wanted.deadline === undefined || wanted.deadline?.getTime() === deadline?.getTime());
}

function closing(form: RunningForm, officer: Around['officer']): Question {
  return {
    title: RUNNING_WORDS.askClose,
    name: inVoice(form.definition.title, officer),
    note: RUNNING_WORDS.closeNote,
    heads: null,
    yes: RUNNING_WORDS.close,
    yesVerb: deskVerbs.close,
    backVerb: deskVerbs.show,
    about: form,
  };
}

function askDeadline(form: RunningForm, _: Seen, { officer }: Around): Card {
  return deadlineCard(form, { inputs: deadlineInputs(form), problems: {}, news: null }, officer);
}

function setDeadline(form: RunningForm, data: z.infer<typeof deadlineSchema>, around: Around): Card | Promise<Card> {
  const { id, revision, ...inputs } = data;
  const reading = createReading(inputs);
  const deadline = readDeadline(reading, around.officer.now);
  if (reading.raw('deadlineDay') === '') reading.bad('deadlineDay', { kind: 'missing' });
  const read = reading.result(deadline);
  if (read.kind === 'bad') {
    return deadlineCard({ ...form, revision }, { inputs, problems: read.problems, news: null }, around.officer);
  }
  return change({ id, revision, deadline: read.value }, NEWS.deadline, around);
}

async function askRemind(form: RunningForm, _: Seen, { officer, desk }: Around): Promise<Card> {
  if (!mayRemind(form, officer.now)) return desk.form(form, officer, null);
  const heads = await desk.reminders.missing(form, officer.now);
  if (heads.total === 0) return desk.form(form, officer, remindedText(0));
  const question: Question = {
    title: RUNNING_WORDS.askRemind,
    name: inVoice(form.definition.title, officer),
    note: RUNNING_WORDS.remindNote,
    heads,
    yes: remindText(heads.total),
    yesVerb: deskVerbs.remind,
    backVerb: deskVerbs.show,
    about: form,
  };
  return confirmCard(question, officer);
}

async function remind(form: RunningForm, _: Seen, { officer, desk }: Around): Promise<Card> {
  if (!mayRemind(form, officer.now)) return desk.form(form, officer, null);
  return desk.form(form, officer, remindedText(await desk.reminders.remind(form, officer.person, officer.now)));
}

/** 複製: as a draft of its own, since a published form never changes. */
async function copy(id: string, { officer, desk }: Around): Promise<Card> {
  return withForm(id, { officer, desk }, async ({ definition }) => {
    const made = { id: desk.deps.newId(), draft: draftFrom(definition), createdBy: officer.person.aadObjectId };
    await desk.drafts.insert(made, officer.now);
    return desk.truth(made.id, officer, NEWS.copied);
  });
}
