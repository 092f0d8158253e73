import type { z } from 'zod';
import type { BindDeskAction } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import type { Words } from '../../../kernel/wording.ts';
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { maySend } from '../sending/sending.ts';
import type { SendingOutcome } from '../sending/sending.ts';
import type { SendingTruth } from '../sending/truth.ts';
import { headCount, peopleIn } from '../../../kernel/head-count.ts';
import { confirmCard } from './confirm-card.ts';
import type { Question } from './confirm-card.ts';
import type { Desk } from './desk.ts';
import type { Seen } from './draft-store.ts';
import type { Around } from './field-handlers.ts';
import { withForm } from './form-handlers.ts';
import { NEWS } from './messages.ts';
import { idSchema, partSchema, remindersSchema, seenSchema } from './schemas.ts';
import { againCount } from './sending-card.ts';
import { peopleCount, SENDING_NEWS, SENDING_WORDS, unreachableText } from './sending-messages.ts';
import { deskVerbs } from './verbs.ts';

/** 対象者に送る, and what became of it. */
export function sendingActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  const onForm = <T extends { readonly id: string }>(
    verb: string,
    schema: z.ZodType<T>,
    then: (form: RunningForm, data: T, around: Around) => Card | Promise<Card>,
  ): CardAction =>
    bind({
      verb,
      schema,
      as: 'replace',
      handle: (data, officer) => withForm(data.id, { officer, desk }, (form) => then(form, data, { officer, desk })),
    });
  return [
    onForm(deskVerbs.askSend, seenSchema, askSend),
    onForm(deskVerbs.send, partSchema, send),
    onForm(deskVerbs.sending, idSchema, (form, _, around) => show(form, null, around)),
    onForm(deskVerbs.askAgain, seenSchema, (form, seen, around) => ask(form, seen, { ...around, as: 'again' })),
    onForm(deskVerbs.again, partSchema, (form, seen, around) => act(form, seen, { ...around, as: 'again' })),
    onForm(deskVerbs.askStop, seenSchema, (form, seen, around) => ask(form, seen, { ...around, as: 'stop' })),
    onForm(deskVerbs.stop, partSchema, (form, seen, around) => act(form, seen, { ...around, as: 'stop' })),
    onForm(deskVerbs.reminders, remindersSchema, switchReminders),
  ];
}

async function show(form: RunningForm, news: Words | null, { officer, desk }: Around): Promise<Card> {
  return desk.sendingCard(form, officer, news);
}

async function askSend(form: RunningForm, _: Seen, { officer, desk }: Around): Promise<Card> {
  if (!maySend(form, officer.now) || (await desk.truthOf(form.id)) !== null) return desk.form(form, officer, null);
  const { people, conversations } = desk.deps;
  const asked = await peopleIn(form.definition.audience, people, officer.now);
  const { size } = await conversations.unreachable(asked.map(({ aadObjectId }) => aadObjectId));
  const note = size === 0 ? SENDING_WORDS.sendNote : joined(SENDING_WORDS.sendNote, unreachableText(size));
  const question: Question = {
    title: SENDING_WORDS.askSend,
    name: inVoice(form.definition.title, officer),
    note,
    heads: headCount(asked),
    yes: SENDING_WORDS.send,
    yesVerb: deskVerbs.send,
    backVerb: deskVerbs.show,
    about: form,
  };
  return confirmCard(question, officer);
}

function joined(one: Words, other: Words): Words {
  return { ja: `${one.ja}\n\n${other.ja}`, en: `${one.en}\n\n${other.en}` };
}

async function send(form: RunningForm, _: Seen, around: Around): Promise<Card> {
  const { officer, desk } = around;
  if (!maySend(form, officer.now)) return desk.form(form, officer, SENDING_NEWS.closed);
  const outcome = await desk.sending.start(form, { by: officer.person, now: officer.now });
  if (outcome === 'closed') return desk.truth(form.id, officer, SENDING_NEWS.closed);
  return show(form, outcome === 'done' ? SENDING_NEWS.started : SENDING_NEWS.startedAlready, around);
}

type Asking = Around & { readonly as: 'again' | 'stop' };

const QUESTIONS = {
  again: { title: SENDING_WORDS.askAgain, note: SENDING_WORDS.againNote, yes: SENDING_WORDS.again, yesVerb: deskVerbs.again },
  stop: { title: SENDING_WORDS.askStop, note: SENDING_WORDS.stopNote, yes: SENDING_WORDS.stop, yesVerb: deskVerbs.stop },
} as const;

async function ask(form: RunningForm, { revision }: Seen, { officer, desk, as }: Asking): Promise<Card> {
  const truth = await desk.truthOf(form.id);
  if (truth?.invitation.revision !== revision) return show(form, NEWS.changed, { officer, desk });
  const name = `${inVoice(form.definition.title, officer)}${say({ ja: '・', en: ' · ' }, officer)}${concerned(truth, { officer, as })}`;
  const question = { ...QUESTIONS[as], name, heads: null, backVerb: deskVerbs.sending, about: { id: form.id, revision } };
  return confirmCard(question, officer);
}

/** 「8人」: whom it is about. */
function concerned(truth: SendingTruth, { officer, as }: Pick<Asking, 'officer' | 'as'>): string {
  return say(peopleCount(as === 'again' ? againCount(truth) : truth.counts.pending), officer);
}

const DONE = { again: SENDING_NEWS.again, stop: SENDING_NEWS.stopped } as const;

async function act(form: RunningForm, { revision }: Seen, { officer, desk, as }: Asking): Promise<Card> {
  const by = { by: officer.person, now: officer.now };
  const seen = { form, revision };
  const outcome = await (as === 'again' ? desk.sending.again(seen, by) : desk.sending.stop(seen, by));
  return show(form, newsOf(outcome, as), { officer, desk });
}

function newsOf(outcome: SendingOutcome, as: Asking['as']): Words {
  if (outcome === 'done') return DONE[as];
  return outcome === 'late' ? NEWS.changed : SENDING_NEWS.closed;
}

async function switchReminders(form: RunningForm, data: z.infer<typeof remindersSchema>, around: Around): Promise<Card> {
  const { officer, desk } = around;
  const wanted = { id: form.id, revision: data.revision, remindsItself: data.on };
  const changed = await desk.running.change(wanted, officer.person, officer.now);
  if (changed.kind === 'gone') return desk.truth(form.id, officer, null);
  const isAsWanted = changed.kind === 'changed' || changed.form.remindsItself === data.on;
  const done = data.on ? SENDING_NEWS.remindersOn : SENDING_NEWS.remindersOff;
  return show(changed.form, isAsWanted ? done : NEWS.changed, around);
}
