import listTemplate from '../../../../cards/training/desk-list.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import { tintOf } from '../state-words.ts';
import { shorten } from '../time-words.ts';
import { verbs } from '../verbs.ts';
import type { DeskRow, DeskSession } from './desk-reads.ts';
import { deskStateOf } from './desk-state.ts';
import { audienceWords, countWords, deskStateWords, FROM_START, KIND, MORE, OPEN, spanOf, SUMMARY } from './desk-words.ts';

interface Shown {
  readonly voice: Voice;
  readonly now: Date;
}

/** With the two buttons below, as many as a card may have. */
const ROWS = 4;

/** What waits for HR, what is coming, and courses without a date. */
export function deskListCard(rows: readonly DeskRow[], page: number, shown: Shown): Card {
  const { voice, now } = shown;
  const part = pageOf(rows, page, ROWS);
  const waiting = rows.filter((row) => row.kind === 'session' && deskStateOf(row.session, now) === 'attendance-missing').length;
  return card(
    listTemplate,
    {
      kind: say(KIND, voice),
      title: say(TITLE, voice),
      text: say(introWords({ count: rows.length, from: part.from, to: part.from + part.rows.length, waiting }), voice),
      rows: part.rows.map((row) => rowOf(row, shown)),
      create: say(CREATE, voice),
      ...moreOf(part, voice),
    },
    say(SUMMARY, voice),
  );
}

interface Page<T> {
  readonly rows: readonly T[];
  readonly from: number;
  /** The one after it, the first after the last. */
  readonly nextPage: number;
  readonly hasMore: boolean;
}

/** A page that no longer exists is the first. */
export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const start = page * size < all.length ? page * size : 0;
  const end = start + size;
  return { rows: all.slice(start, end), from: start, nextPage: end < all.length ? start / size + 1 : 0, hasMore: all.length > size };
}

/** The button that turns the page. */
export function moreOf({ nextPage, hasMore }: Page<unknown>, voice: Voice): CardData {
  return { hasMore, nextPage, more: say(nextPage === 0 ? FROM_START : MORE, voice) };
}

function rowOf(row: DeskRow, shown: Shown): CardData {
  return row.kind === 'session'
    ? { title: shorten(row.session.course.title, 60), ...sessionRow(row.session, shown) }
    : courseRow(row, shown.voice);
}

/** A session of which the title is known. */
export function sessionRow(one: DeskSession, { voice, now }: Shown): CardData {
  const { text, tint } = deskStateWords(one, now, voice);
  return {
    ...{ state: text, tint, when: spanOf(one.session, voice), counts: countWords(one.session, voice) },
    ...{ open: say(OPEN, voice), verb: verbs.deskSession, id: one.session.id },
  };
}

function courseRow({ course }: Extract<DeskRow, { kind: 'course' }>, voice: Voice): CardData {
  return {
    title: shorten(course.title, 60),
    ...{
      state: say(NO_DATE, voice),
      tint: tintOf('Default'),
      when: say(ADD_ONE, voice),
      counts: shorten(audienceWords(course.audience, voice), 60),
    },
    ...{ open: say(OPEN, voice), verb: verbs.deskCourse, id: course.id },
  };
}

const TITLE: Words = { ja: '研修と日程', en: 'Trainings and dates' };
const CREATE: Words = { ja: '新しい研修', en: 'New training' };
const NO_DATE: Words = { ja: '－ これからの日程なし', en: '– No date ahead' };
const ADD_ONE: Words = { ja: '開いて日程を追加できます。', en: 'Open it to add a date.' };

function introWords({ count, from, to, waiting }: { count: number; from: number; to: number; waiting: number }): Words {
  if (count === 0)
    return { ja: 'まだ研修がありません。「新しい研修」から作れます。', en: 'There are no trainings yet. Create one with “New training”.' };
  const [all, first, last, missing] = [String(count), String(from + 1), String(to), String(waiting)];
  return {
    ja: `${waiting > 0 ? `出欠の入力待ちが${missing}件あります。` : ''}全${all}件のうち ${first}〜${last}件目です。`,
    en: `${waiting > 0 ? `Attendance is missing for ${missing}. ` : ''}${first}–${last} of ${all}.`,
  };
}
