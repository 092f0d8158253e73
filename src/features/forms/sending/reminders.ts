import { tokyoDay } from '../../../kernel/clock.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { Person } from '../../../kernel/person.ts';
import { headCount } from '../../../kernel/head-count.ts';
import type { HeadCount } from '../../../kernel/head-count.ts';
import type { RunningForm } from '../form-store.ts';
import { isReminderDue, reminderDays } from '../rules/reminder-days.ts';
import { isOpen } from '../rules/standing.ts';
import { fanOut, TAP_LIMIT } from './fan-out.ts';
import { knowsWhoIsMissing, notAnswered } from './not-answered.ts';
import type { SendingDeps } from './sending-deps.ts';
import { insertSending, sendingsIn, sendingsOf } from './sending-store.ts';
import type { FormSending } from './sending-store.ts';

export interface Reminders {
  /** Those who have not answered yet, by 部局. */
  readonly missing: (form: RunningForm, now: Date) => Promise<HeadCount>;
  /** Puts a message to each of them into the outbox; those who had one today get no second. Gives how many. */
  readonly remind: (form: RunningForm, by: Person, now: Date) => Promise<number>;
  /** Reminds by itself where a day for it has come. */
  readonly remindDue: (now: Date) => Promise<void>;
}

export function mayRemind(form: RunningForm, now: Date): boolean {
  return knowsWhoIsMissing(form) && isOpen(form, now);
}

export function createReminders(deps: SendingDeps): Reminders {
  return {
    missing: async (form, now) => headCount(await notAnswered(form, now, deps)),
    remind: async (form, by, now) => {
      const sending = await begin(form, by.aadObjectId, { now, deps });
      if (sending === null) return 0;
      const { added, left } = await fanOut(sending, { now, limit: TAP_LIMIT }, deps);
      return added + left;
    },
    remindDue: (now) => remindDue(now, deps),
  };
}

/** The reminder of today, which is the same whoever asks for it; null when the form was closed meanwhile. */
async function begin(
  form: RunningForm,
  createdBy: string,
  { now, deps }: { readonly now: Date; readonly deps: SendingDeps },
): Promise<FormSending | null> {
  const day = tokyoDay(now);
  const isBegun = await deps.storage.transaction(async (tx) => {
    const held = await deps.store.hold(tx, form, now);
    if (!isOpen(held, now)) return false;
    await insertSending(tx, { id: deps.newId(), formId: form.id, kind: 'reminder', day, createdBy }, now);
    return true;
  });
  if (!isBegun) return null;
  return (await sendingsOf(deps.storage.db, form.id)).find((one) => one.kind === 'reminder' && one.day === day) ?? null;
}

async function remindDue(now: Date, deps: SendingDeps): Promise<void> {
  for (const invitation of await sendingsIn(deps.storage.db, ['running', 'done'])) {
    if (invitation.kind !== 'invitation') continue;
    const form = await deps.store.find(invitation.formId);
    if (form === null || !form.remindsItself || !mayRemind(form, now)) continue;
    const sendings = await sendingsOf(deps.storage.db, form.id);
    if (!isDue(form, sendings, { now, deps })) continue;
    const sending = await begin(form, 'system', { now, deps });
    if (sending !== null) await fanOut(sending, { now }, deps);
  }
}

function isDue(
  { deadline }: RunningForm,
  sendings: readonly FormSending[],
  { now, deps }: { readonly now: Date; readonly deps: SendingDeps },
): boolean {
  const sentOn = sentDay(sendings);
  if (deadline === null || sentOn === null) return false;
  return isReminderDue({ deadline, sentOn, remindedOn: remindedDays(sendings) }, now, deps.workingDays);
}

function sentDay(sendings: readonly FormSending[]): Day | null {
  const invitation = sendings.find(({ kind }) => kind === 'invitation');
  return invitation === undefined ? null : tokyoDay(invitation.createdAt);
}

function remindedDays(sendings: readonly FormSending[]): readonly Day[] {
  return sendings.filter(({ kind }) => kind === 'reminder').map(({ day }) => day);
}

/** The days that are still to come on which a reminder goes out by itself. */
export function comingReminders(
  { deadline }: Pick<RunningForm, 'deadline'>,
  sendings: readonly FormSending[],
  { now, workingDays }: { readonly now: Date } & Pick<SendingDeps, 'workingDays'>,
): readonly Day[] {
  const sentOn = sentDay(sendings);
  if (deadline === null || sentOn === null) return [];
  const last = remindedDays(sendings).at(-1) ?? '';
  const today = tokyoDay(now);
  return reminderDays({ deadline, sentOn }, workingDays).filter((day) => day > last && day >= today);
}
