import { formatSpan } from '../../../kernel/tokyo-time.ts';
import type { PersonId } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { City } from '../../../knowledge/schema.ts';
import type { Outbox } from '../../../outbox/port.ts';
import type { RosterOver } from '../../../people/port.ts';
import type { Queries, Tx } from '../../../storage/port.ts';
import { personId } from '../../../kernel/person.ts';
import { toInstant } from '../../../kernel/clock.ts';
import { messageCard } from '../message-card.ts';
import type { SessionMessage } from '../message-card.ts';
import type { Session, Training } from '../rules/course.ts';

export interface TellDeps {
  readonly outbox: Outbox;
  readonly roster: RosterOver;
  readonly city: City;
}

/** One message of HR's desk to one person. */
export interface Telling {
  readonly to: PersonId;
  /** Unlike any other message: `called-off:<session>:<person>`. */
  readonly key: string;
  readonly message: (voice: Voice) => SessionMessage;
}

interface About {
  readonly training: Training;
  readonly now: Date;
}

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** Writes the messages into the transaction of what they tell about. */
export async function tellPeople(tx: Tx, tellings: readonly Telling[], about: About & { readonly deps: TellDeps }): Promise<void> {
  const { training, now, deps } = about;
  const voices = await deps.roster(tx).voicesOf(tellings.map(({ to }) => to));
  for (const { to, key, message } of tellings) {
    const voice = voices.get(to) ?? JAPANESE;
    const card = messageCard(training, message(voice), { voice, now, city: deps.city });
    await deps.outbox.enqueue(tx, { dedupeKey: `training.${key}`, to, card });
  }
}

/** What each of these people has signed up for besides at the new time of a session, by person. */
export async function clashesOf(db: Queries, session: Session, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('training_session', 'training_session.id', 'enrolment.session_id')
    .innerJoin('course', 'course.id', 'training_session.course_id')
    .select(['enrolment.aad_object_id', 'course.title'])
    .where('enrolment.aad_object_id', 'in', [...ids])
    .where('enrolment.session_id', '!=', session.id)
    .where('enrolment.state', 'in', ['confirmed', 'waiting'])
    .where('training_session.state', '=', 'open')
    .where('training_session.starts_at', '<', toInstant(session.endsAt))
    .where('training_session.ends_at', '>', toInstant(session.startsAt))
    .execute();
  return new Map(rows.map((row) => [personId(row.aad_object_id), row.title]));
}

interface Changed {
  readonly before: Session;
  readonly after: Session;
  readonly isWaiting: boolean;
  /** Title of another training at the new time; undefined when there is none. */
  readonly clash: string | undefined;
}

/** Time or place is another: what it was and what it is. */
export function changedMessage({ before, after, isWaiting, clash }: Changed, voice: Voice): SessionMessage {
  const span = ({ startsAt, endsAt }: Session): string => formatSpan(startsAt, endsAt, voice.locale);
  const changes = [
    ...(span(before) === span(after) ? [] : [say(timeWords(span(before), span(after)), voice)]),
    ...(before.place === after.place ? [] : [say(placeWords(before.place, after.place), voice)]),
    ...(clash === undefined ? [] : [say(clashWords(clash), voice)]),
    say(isWaiting ? STILL_WAITING : STILL_SEATED, voice),
  ];
  return { state: { text: say(CHANGED, voice), color: 'Warning' }, text: changes.join('\n'), hasCalendar: !isWaiting };
}

const CHANGED: Words = { ja: '⚠ 内容が変わりました', easy: '⚠ 研修の内容が変わりました', en: '⚠ Changed' };

function timeWords(before: string, after: string): Words {
  return { ja: `日時: ${before} → ${after}`, en: `When: ${before} → ${after}` };
}

function placeWords(before: string, after: string): Words {
  return { ja: `場所: ${before} → ${after}`, en: `Where: ${before} → ${after}` };
}

function clashWords(title: string): Words {
  return {
    ja: `⚠ 同じ時間に「${title}」も申し込んでいます。どちらかを取り消してください。`,
    easy: `⚠ 同じ時間に「${title}」もあります。どちらかをやめてください。`,
    en: `⚠ You have also signed up for “${title}” at that time. Please cancel one of them.`,
  };
}

const STILL_SEATED: Words = {
  ja: '申込みはそのまま有効です。出られなくなったときは取り消してください。',
  easy: '申し込みはそのままです。出られないときは、やめてください。',
  en: 'Your seat is kept. Please cancel if you cannot come.',
};

const STILL_WAITING: Words = {
  ja: 'キャンセル待ちの順番はそのままです。都合がつかないときは取り消してください。',
  easy: '待つ順番はそのままです。出られないときは、やめてください。',
  en: 'You keep your place in the waiting list. Please leave it if the new time does not suit you.',
};

export function calledOffMessage(reason: string, voice: Voice): SessionMessage {
  const words: Words = {
    ja: `この研修は中止になりました。申込みは取り消されています。理由: ${reason}`,
    easy: `この研修はなくなりました。申し込みは取り消しました。理由（りゆう）: ${reason}`,
    en: `This session was called off and your sign-up is cancelled. Reason: ${reason}`,
  };
  const state: Words = { ja: '✕ 中止', easy: '✕ 中止（ちゅうし） なくなりました', en: '✕ Called off' };
  return { state: { text: say(state, voice), color: 'Attention' }, text: say(words, voice), hasOpen: false };
}

export function removedMessage(reason: string, voice: Voice): SessionMessage {
  const words: Words = {
    ja: `人事担当があなたの申込みを取り消しました。理由: ${reason}`,
    easy: `人事の担当（たんとう）の人が、あなたの申し込みを取り消しました。理由（りゆう）: ${reason}`,
    en: `The personnel section cancelled your sign-up. Reason: ${reason}`,
  };
  const state: Words = {
    ja: '✕ 人事担当が取り消しました',
    easy: '✕ 人事の担当の人が取り消しました',
    en: '✕ Taken off by the personnel section',
  };
  return { state: { text: say(state, voice), color: 'Attention' }, text: say(words, voice) };
}

export type Seat = 'confirmed' | 'waiting';

const SEAT_WORDS: Readonly<Record<Seat, Words>> = {
  confirmed: { ja: '✓ 受講決定', easy: '✓ 受けることが決まりました', en: '✓ You have a seat' },
  waiting: { ja: '… キャンセル待ち', easy: '… 待っています', en: '… Waiting' },
};

/** HR has signed this person up. */
export function signedUpMessage(seat: Seat, voice: Voice): SessionMessage {
  const words: Words = {
    ja: '人事担当があなたに代わって申し込みました。都合がつかないときは取り消してください。',
    easy: '人事の担当（たんとう）の人が、あなたの代わりに申し込みました。出られないときは、やめてください。',
    en: 'The personnel section signed you up. Please cancel if you cannot come.',
  };
  return seated(seat, say(words, voice), voice);
}

/** HR has moved this person from another date of the course. */
export function movedMessage(
  seat: Seat,
  { from, reason }: { readonly from: Session; readonly reason: string },
  voice: Voice,
): SessionMessage {
  const span = formatSpan(from.startsAt, from.endsAt, voice.locale);
  const words: Words = {
    ja: `人事担当が、あなたの申込みを${span}からこの日程へ移しました。都合がつかないときは取り消してください。\n理由: ${reason}`,
    easy: `人事の担当（たんとう）の人が、あなたの申し込みを${span}からこの日に変えました。出られないときは、やめてください。\n理由（りゆう）: ${reason}`,
    en: `The personnel section moved your sign-up from ${span} to this date. Please cancel if you cannot come.\nReason: ${reason}`,
  };
  return seated(seat, say(words, voice), voice);
}

function seated(seat: Seat, text: string, voice: Voice): SessionMessage {
  const color = seat === 'confirmed' ? 'Good' : 'Warning';
  return { state: { text: say(SEAT_WORDS[seat], voice), color }, text, hasCalendar: seat === 'confirmed' };
}
