import type { Audience } from '../../../kernel/audience.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import type { Person } from '../../../kernel/person.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import { formatSpan, formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Session } from '../rules/course.ts';
import { tintOf } from '../state-words.ts';
import type { StateWords } from '../state-words.ts';
import type { DeskSession, LastChange } from './desk-reads.ts';
import { deskStateOf } from './desk-state.ts';
import type { DeskState } from './desk-state.ts';

/** The line above the title of every card of the desk. */
export const KIND: Words = { ja: '研修の管理・人事担当', en: 'Trainings · personnel desk' };
/** For the notification. */
export const SUMMARY: Words = { ja: '研修の管理', en: 'Managing trainings' };
export const OPEN: Words = { ja: '開く', en: 'Open' };
export const BACK: Words = { ja: 'もどる', en: 'Back' };
export const STOP: Words = { ja: '保存しないでもどる', en: 'Back without saving' };
export const SAVE: Words = { ja: '保存する', en: 'Save' };
export const MORE: Words = { ja: '続きを見る', en: 'See more' };
export const FROM_START: Words = { ja: '最初から見る', en: 'Back to the first' };

const STATES: Readonly<Record<DeskState, readonly [Words, StateWords['color']]>> = {
  draft: [{ ja: '□ 下書き（職員には見えません）', en: '□ Draft (employees do not see it)' }, 'Accent'],
  cancelled: [{ ja: '✕ 中止', en: '✕ Called off' }, 'Attention'],
  'attendance-missing': [{ ja: '⚠ 終了・出欠の入力待ち', en: '⚠ Over, attendance missing' }, 'Warning'],
  'attendance-entered': [{ ja: '✓ 終了・出欠を入力済み', en: '✓ Over, attendance entered' }, 'Good'],
  over: [{ ja: '■ 終了', en: '■ Over' }, 'Default'],
  running: [{ ja: '■ 実施中', en: '■ Under way' }, 'Default'],
  closed: [{ ja: '■ 申込締切', en: '■ Sign-up closed' }, 'Default'],
  full: [{ ja: '▲ 満席', en: '▲ Full' }, 'Warning'],
  open: [{ ja: '○ 受付中', en: '○ Open' }, 'Good'],
};

export function deskStateWords(session: DeskSession, now: Date, voice: Voice): { readonly text: string; readonly tint: string } {
  const state = deskStateOf(session, now);
  const [words, color] = state === 'full' ? [fullWords(session.session), STATES.full[1]] : STATES[state];
  return { text: say(words, voice), tint: tintOf(color) };
}

/** Seats may be free that only DX leaders get. */
function fullWords({ heldLeft }: Session): Words {
  if (heldLeft === 0) return STATES.full[0];
  const held = String(heldLeft);
  return { ja: `▲ 満席（優先枠の残り${held}席）`, en: `▲ Full (but for ${held} held seats)` };
}

/** 「受講決定 28 / 定員30・キャンセル待ち4」 */
export function countWords({ taken, capacity, waiting }: Session, voice: Voice): string {
  const [given, seats, queue] = [String(taken), String(capacity), String(waiting)];
  const words: Words = {
    ja: `受講決定 ${given} / 定員${seats}${waiting > 0 ? `・キャンセル待ち${queue}` : ''}`,
    en: `${given} of ${seats} seats given${waiting > 0 ? `, ${queue} waiting` : ''}`,
  };
  return say(words, voice);
}

export function spanOf({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>, { locale }: Voice): string {
  return formatSpan(startsAt, endsAt, locale);
}

/** 対象者 in a few words. */
export function audienceWords({ grades = [], bureaus = [], yearsSinceHiring }: Audience, voice: Voice): string {
  const parts = [
    ...(grades.length === 0 ? [] : [grades.map((grade) => GRADE_LABELS[grade]).join('・')]),
    ...(bureaus.length === 0 ? [] : [bureaus.join('・')]),
    ...(yearsSinceHiring === undefined ? [] : [say(yearsWords(yearsSinceHiring), voice)]),
  ];
  return parts.length === 0 ? say(EVERYBODY, voice) : parts.join(' / ');
}

const EVERYBODY: Words = { ja: '全職員', en: 'Everybody' };

function yearsWords(years: number): Words {
  return { ja: `採用${String(years)}年目まで`, en: `hired within ${String(years)} years` };
}

/** Somebody who has left the roster has no name here any more. */
export function nameOf(person: Person | null | undefined, voice: Voice): string {
  const gone: Words = { ja: '名簿にいない職員', en: 'Somebody no longer on the roster' };
  return person === null || person === undefined ? say(gone, voice) : nameWithPlace(person, voice.locale);
}

/** 「最終変更: 令和8年12月1日（火）10:12 高橋 花子さん（総務部 人事課）: 日時、場所」 */
export function changedLine(
  change: LastChange,
  who: Person | null,
  { voice, fields }: { voice: Voice; fields: Readonly<Record<string, Words>> },
): string {
  const named = change.fields.flatMap((field) => (fields[field] === undefined ? [] : [say(fields[field], voice)]));
  const [time, name] = [formatTime(change.at, voice.locale), nameOf(who, voice)];
  const what = named.length === 0 ? '' : say({ ja: `（${named.join('、')}）`, en: ` (${named.join(', ')})` }, voice);
  return say({ ja: `最終変更: ${time} ${name}${what}`, en: `Last change: ${time}, ${name}${what}` }, voice);
}
