import formTemplate from '../../../../cards/training/desk-session-form.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { Course } from '../rules/course.ts';
import { verbs } from '../verbs.ts';
import { BACK, KIND, SAVE, STOP, SUMMARY } from './desk-words.ts';
import { keptText } from './kept-text.ts';
import { errorData, noteData } from './note-data.ts';
import type { DeskNote } from './note-data.ts';
import type { Problems } from './read-field.ts';
import { SESSION_FIELDS, SESSION_LIMITS } from './session-form.ts';
import type { SessionField, SessionInputs } from './session-form.ts';
import { FIELD_LABELS, SESSION_FORM } from './session-words.ts';

export interface SessionForm {
  readonly id: string;
  readonly course: Course;
  /** 0 for a new session. */
  readonly version: number;
  readonly inputs: SessionInputs;
  readonly problems: Problems<SessionField>;
  readonly note?: DeskNote | undefined;
}

export function sessionFormCard({ id, course, version, inputs, problems, note }: SessionForm, voice: Voice): Card {
  const isNew = version === 0;
  return card(
    formTemplate,
    {
      kind: `${say(KIND, voice)} – ${say(isNew ? SESSION_FORM.create : SESSION_FORM.edit, voice)}`,
      title: course.title,
      ...noteData(note),
      ...errorData(SESSION_FIELDS, problems, voice),
      ...labelsOf(voice),
      ...keptInputs(inputs),
      isDxRelated: course.isDxRelated,
      ...{ id, course: course.id, version, save: say(SAVE, voice), back: say(isNew ? BACK : STOP, voice) },
      ...(isNew ? { backVerb: verbs.deskCoursePage, backId: course.id } : { backVerb: verbs.deskShowSession, backId: id }),
    },
    say(SUMMARY, voice),
  );
}

/** Days and times come from pickers; of anything else that was sent in their place, the beginning is enough. */
function keptInputs(inputs: SessionInputs): CardData {
  const kept = SESSION_FIELDS.map((field) => [field, keptText(inputs[field], field === 'place' ? SESSION_LIMITS.place : 4)] as const);
  return Object.fromEntries(kept);
}

function labelsOf(voice: Voice): CardData {
  const labels = SESSION_FIELDS.map((field) => [`${field}Label`, say(FIELD_LABELS[field], voice)] as const);
  const word = (key: keyof typeof SESSION_FORM): string => say(SESSION_FORM[key], voice);
  return {
    ...Object.fromEntries(labels),
    ...{ dayMissing: word('dayHint'), startMissing: word('startHint'), endMissing: word('endHint') },
    ...{ placeMissing: word('placeHint'), capacityMissing: word('capacityHint') },
    ...{ deadlinesTitle: word('deadlines'), deadlinesHint: word('deadlinesHint'), heldTitle: word('held'), heldHint: word('heldHint') },
  };
}
