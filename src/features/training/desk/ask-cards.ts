import callOffTemplate from '../../../../cards/training/desk-call-off.json' with { type: 'json' };
import confirmTemplate from '../../../../cards/training/desk-confirm.json' with { type: 'json' };
import previewTemplate from '../../../../cards/training/desk-preview.json' with { type: 'json' };
import type { Card, CardContent } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import { availabilityOf } from '../rules/session-state.ts';
import { sessionCard } from '../session-card.ts';
import type { Looking } from '../session-card.ts';
import { verbs } from '../verbs.ts';
import type { DeskSession } from './desk-reads.ts';
import { deskStepsOf } from './desk-state.ts';
import { BACK, deskStateWords, KIND, spanOf, SUMMARY } from './desk-words.ts';
import { keptText } from './kept-text.ts';
import { errorData, noteData } from './note-data.ts';
import type { DeskNote } from './note-data.ts';
import type { Problem } from './read-field.ts';
import { CALL_OFF, callOffQuestion, CONFIRM, PREVIEW, releaseQuestion, SESSION_CARD } from './session-words.ts';

export const REASON_LIMIT = 300;

/** Asks once before something that cannot be taken back. */
export function confirmCard(one: DeskSession, what: 'release' | 'discard', { voice, now }: Looking): Card {
  const { text: state, tint } = deskStateWords(one, now, voice);
  const { id, version } = one.session;
  return card(
    confirmTemplate,
    {
      ...{ kind: say(KIND, voice), title: one.course.title, state, tint, id, version },
      text: say(what === 'release' ? releaseQuestion(one.session.heldLeft) : CONFIRM.discardText, voice),
      facts: [
        { label: say(SESSION_CARD.when, voice), value: spanOf(one.session, voice) },
        { label: say(SESSION_CARD.place, voice), value: one.session.place },
      ],
      confirm: say(CONFIRM[what], voice),
      verb: what === 'release' ? verbs.deskRelease : verbs.deskDiscard,
      back: say(CONFIRM.keep, voice),
    },
    say(SUMMARY, voice),
  );
}

/** The card of an employee who has not signed up, with the buttons of the desk in place of theirs. */
export function previewCard(one: DeskSession, looking: Looking, note?: DeskNote): Card {
  const { voice, now } = looking;
  const steps = deskStepsOf(one, now);
  const frame = card(
    previewTemplate,
    {
      ...{ kind: say(KIND, voice), title: say(PREVIEW.title, voice), text: say(steps.canPublish ? PREVIEW.draft : PREVIEW.open, voice) },
      ...noteData(note),
      ...{ id: one.session.id, version: one.session.version },
      ...{ canPublish: steps.canPublish, publish: say(PREVIEW.publish, voice) },
      ...{ canEdit: steps.canEdit, edit: say(SESSION_CARD.edit, voice), back: say(BACK, voice) },
    },
    say(SUMMARY, voice),
  );
  return { ...frame, content: { ...frame.content, body: [...bodyOf(frame.content), ...bodyOf(employeeCard(one, looking).content)] } };
}

function employeeCard({ course, session }: DeskSession, looking: Looking): Card {
  const training = { course, session: { ...session, state: 'open' as const } };
  const availability = availabilityOf(training, false, looking.now);
  const view = { training, availability, own: { kind: 'none' as const }, enrolment: null, isForPerson: true };
  return sessionCard(view, looking, { isLive: false });
}

function bodyOf({ body }: CardContent): readonly unknown[] {
  return Array.isArray(body) ? body : [];
}

interface CallingOff {
  readonly reason: string;
  readonly problem?: Problem | undefined;
  readonly note?: DeskNote | undefined;
}

export function callOffCard(one: DeskSession, { reason, problem, note }: CallingOff, { voice, now }: Looking): Card {
  const { text: state, tint } = deskStateWords(one, now, voice);
  const { id, version, taken, waiting } = one.session;
  return card(
    callOffTemplate,
    {
      ...{ kind: say(KIND, voice), title: one.course.title, state, tint, id, version },
      ...noteData(note),
      text: [spanOf(one.session, voice), say(callOffQuestion(taken, waiting), voice)].join('\n'),
      ...errorData(['reason'], problem === undefined ? {} : { reason: problem }, voice),
      ...{ reason: keptText(reason, REASON_LIMIT), reasonLabel: say(CALL_OFF.reason, voice), reasonMissing: say(CALL_OFF.hint, voice) },
      ...{ callOff: say(CALL_OFF.callOff, voice), back: say(CALL_OFF.keep, voice) },
    },
    say(SUMMARY, voice),
  );
}
