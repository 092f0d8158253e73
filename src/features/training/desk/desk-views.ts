import type { Reply } from '../../../bot/reply.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Words } from '../../../kernel/wording.ts';
import { say } from '../../../kernel/wording.ts';
import type { Looking } from '../session-card.ts';
import { deskCourseCard } from './course-cards.ts';
import { COURSE_LABELS } from './course-words.ts';
import type { DeskDeps } from './desk-deps.ts';
import { deskCourse, deskRows, deskSession, lastChangeOf } from './desk-reads.ts';
import type { DeskSession } from './desk-reads.ts';
import { changedLine, nameOf } from './desk-words.ts';
import type { HrCaller } from './hr-action.ts';
import { deskListCard } from './list-card.ts';
import type { DeskNote } from './note-data.ts';
import { deskSessionCard } from './session-card.ts';
import { CHANGE_LABELS } from './session-words.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';

/** The cards of the desk as they are at this moment, read anew for every reply. */
export interface DeskViews {
  readonly looking: (caller: HrCaller) => Looking;
  readonly list: (page: number, caller: HrCaller) => Promise<Card>;
  readonly course: (id: string, caller: HrCaller, shown?: { readonly page?: number; readonly note?: DeskNote }) => Promise<Card>;
  readonly session: (id: string, caller: HrCaller, note?: DeskNote) => Promise<Card>;
  /** A card about a session; the notice that it is gone when there is none. */
  readonly ofSession: (id: string, caller: HrCaller, draw: (one: DeskSession, looking: Looking) => Card) => Promise<Card>;
  /** Who was quicker, when, and that nothing was saved. */
  readonly conflict: (table: 'course' | 'training_session', id: string, caller: HrCaller) => Promise<string>;
}

export function createDeskViews({ storage: { db }, people, days, city }: DeskDeps): DeskViews {
  const looking = (caller: HrCaller): Looking => ({ voice: caller, now: caller.now, days, city });
  const gone = (caller: HrCaller): Card => noticeCard(caller, 'gone');
  const lastChange = async (table: 'course' | 'training_session', id: string, caller: HrCaller): Promise<string> => {
    const change = await lastChangeOf(db, table, id);
    if (change === null) return '';
    return changedLine(change, await people.find(change.by), { voice: caller, fields: table === 'course' ? COURSE_LABELS : CHANGE_LABELS });
  };
  const ofSession: DeskViews['ofSession'] = async (id, caller, draw) => {
    const found = await deskSession(db, id);
    return found === null ? gone(caller) : draw(found, looking(caller));
  };
  return {
    looking,
    ofSession,
    list: async (page, caller) => deskListCard(await deskRows(db, caller.now), page, { voice: caller, now: caller.now }),
    course: async (id, caller, { page = 0, note } = {}) => {
      const found = await deskCourse(db, id, caller.now);
      if (found === null) return gone(caller);
      return deskCourseCard(found, page, { voice: caller, now: caller.now, changed: await lastChange('course', id, caller), note });
    },
    session: async (id, caller, note) => {
      const changed = await lastChange('training_session', id, caller);
      return ofSession(id, caller, (one, at) => deskSessionCard(one, { ...at, changed, note }));
    },
    conflict: async (table, id, caller) => {
      const change = await lastChangeOf(db, table, id);
      if (change === null) return '';
      return say(conflictWords(nameOf(await people.find(change.by), caller), formatTime(change.at, caller.locale)), caller);
    },
  };
}

export function replaceWith(card: Card): Reply {
  return { kind: 'replace', card };
}

function conflictWords(name: string, time: string): Words {
  return {
    ja: `⚠ ${time}に${name}が変更したため、まだ保存していません。矢印の左が今の内容、右があなたの入力です。もう一度保存すると、右の内容になります。`,
    en: `⚠ Not saved yet: ${name} changed this on ${time}. Left of the arrow is what it is now, right of it what you have typed. Saving again puts in the right one.`,
  };
}
