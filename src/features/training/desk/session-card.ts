import sessionTemplate from '../../../../cards/training/desk-session.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Session } from '../rules/course.ts';
import { deadlineWords } from '../time-words.ts';
import type { Looking } from '../session-card.ts';
import type { DeskSession } from './desk-reads.ts';
import { deskStepsOf } from './desk-state.ts';
import { countWords, deskStateWords, KIND, spanOf, SUMMARY } from './desk-words.ts';
import { noteData } from './note-data.ts';
import type { DeskNote } from './note-data.ts';
import { CHANGE_LABELS, SESSION_CARD } from './session-words.ts';
import type { SessionChange, SessionDraft } from './session-form.ts';

export interface SessionShown extends Looking {
  /** Who changed it last, and what. */
  readonly changed: string;
  readonly note?: DeskNote | undefined;
}

export function deskSessionCard(one: DeskSession, shown: SessionShown): Card {
  const { voice, now, changed, note } = shown;
  const { text: state, tint } = deskStateWords(one, now, voice);
  return card(
    sessionTemplate,
    {
      ...{ kind: say(KIND, voice), title: one.course.title, state, tint },
      ...noteData(note),
      facts: factsOf(one, shown),
      changed,
      id: one.session.id,
      ...buttonsOf(one, now, voice),
    },
    say(SUMMARY, voice),
  );
}

function factsOf(one: DeskSession, looking: Looking): readonly CardData[] {
  const { session, attendance } = one;
  const { voice, now } = looking;
  const fact = (key: keyof typeof SESSION_CARD, value: string): CardData => ({ label: say(SESSION_CARD[key], voice), value });
  const deadline = (at: Date): string => deadlineWords(at, voice, looking);
  const isEntered = attendance.attended + attendance.absent > 0;
  return [
    fact('when', spanOf(session, voice)),
    fact('place', session.place),
    fact('seats', countWords(session, voice)),
    ...(session.releaseAt === null ? [] : [fact('held', say(heldWords(one, session.releaseAt, now), voice))]),
    ...(session.state === 'cancelled' ? [fact('reason', session.cancelReason ?? '')] : deadlines(session, now, { fact, deadline })),
    ...(isEntered ? [fact('attendance', say(attendanceWords(attendance), voice))] : []),
  ];
}

interface Facts {
  readonly fact: (key: keyof typeof SESSION_CARD, value: string) => CardData;
  readonly deadline: (at: Date) => string;
}

/** Once it has begun, they say nothing any more. */
function deadlines({ startsAt, applyBy, cancelBy, lockAt }: Session, now: Date, { fact, deadline }: Facts): readonly CardData[] {
  if (now >= startsAt) return [];
  const hasLock = lockAt.getTime() !== applyBy.getTime();
  return [fact('applyBy', deadline(applyBy)), fact('cancelBy', deadline(cancelBy)), ...(hasLock ? [fact('lockAt', deadline(lockAt))] : [])];
}

function heldWords({ session, usedHeld }: DeskSession, releaseAt: Date, now: Date): Words {
  if (releaseAt <= now) return { ja: 'DXリーダーの優先枠は開放済みです。', en: 'The seats for DX leaders have been released.' };
  const [held, used] = [String(session.heldLeft + usedHeld), String(usedHeld)];
  return {
    ja: `DXリーダーに${held}席（使用${used}席）。${formatTime(releaseAt)}に開放`,
    en: `${held} for DX leaders (${used} taken), released ${formatTime(releaseAt, 'en')}`,
  };
}

export function attendanceWords({ attended, absent, open }: DeskSession['attendance']): Words {
  const [there, away, left] = [String(attended), String(absent), String(open)];
  return {
    ja: `出席${there}人・欠席${away}人${open > 0 ? `・未入力${left}人` : ''}`,
    en: `${there} attended, ${away} absent${open > 0 ? `, ${left} not entered` : ''}`,
  };
}

function buttonsOf(one: DeskSession, now: Date, voice: Voice): CardData {
  const steps = deskStepsOf(one, now);
  const word = (key: keyof typeof SESSION_CARD): string => say(SESSION_CARD[key], voice);
  const { canEnterAttendance, canEdit, canRelease, canCallOff, canDiscard } = steps;
  return {
    ...{ canEnterAttendance, canEdit, canRelease, canCallOff, canDiscard },
    canPublish: steps.canPublish,
    canPreview: one.session.state === 'open' && now < one.session.startsAt,
    hasRoster: one.session.state !== 'draft',
    attendance: word('enterAttendance'),
    ...{ lookAndPublish: word('lookAndPublish'), preview: word('preview') },
    ...{ roster: word('roster'), edit: word('edit'), release: word('release'), callOff: word('callOff'), discard: word('discard') },
    ...{ openCourse: word('openCourse'), courseId: one.course.id },
  };
}

/** What has changed, line by line: 「場所: 研修室 → 大会議室」. */
export function sessionChangeLines(
  changes: readonly SessionChange[],
  { before, after }: { before: SessionDraft; after: SessionDraft },
  voice: Voice,
): readonly string[] {
  const [old, fresh] = [shownOf(before, voice), shownOf(after, voice)];
  return changes.map((change) => `${say(CHANGE_LABELS[change], voice)}: ${old[change]} → ${fresh[change]}`);
}

function shownOf(draft: SessionDraft, voice: Voice): Readonly<Record<SessionChange, string>> {
  const time = (at: Date): string => formatTime(at, voice.locale);
  return {
    ...{ when: spanOf(draft, voice), place: draft.place, capacity: String(draft.capacity), held: String(draft.held) },
    ...{ applyBy: time(draft.applyBy), cancelBy: time(draft.cancelBy), lockAt: time(draft.lockAt) },
    releaseAt: draft.releaseAt === null ? '－' : time(draft.releaseAt),
  };
}
