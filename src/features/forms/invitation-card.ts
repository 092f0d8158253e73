import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import invitationTemplate from '../../../cards/forms/invitation.json' with { type: 'json' };
import { untilText } from './deadline-text.ts';
import { inVoice } from './definition.ts';
import type { Drawing } from './form-card.ts';
import type { RunningForm } from './form-store.ts';
import { FORM_WORDS, KIND, purposeText } from './messages.ts';
import { INVITATION } from './response-messages.ts';

export interface Invitation {
  readonly form: RunningForm;
  /** Id of what it is about; empty when nothing. */
  readonly about: string;
  /** What it is about, in words: 「Excel研修（中級）」. */
  readonly subject: string | null;
  readonly why: 'invited' | 'reminded';
}

/**
 * A message that asks to answer. It turns into the form at the tap, as it is then: the newest wording, what was answered already, or that it is
 * closed. So no id of a card is kept beside the name of its addressee, which for an anonymous form would tell who answered.
 */
export function invitationCard({ form, about, subject, why }: Invitation, drawing: Drawing): Card {
  const { voice } = drawing;
  const asked = say(INVITATION[why], voice);
  return card(
    invitationTemplate,
    {
      kind: say(KIND, voice),
      title: inVoice(form.definition.title, voice),
      // Without the days that are left: it may be read days after it was made.
      state: `● ${form.deadline === null ? say(FORM_WORDS.open, voice) : untilText(form.deadline, voice)}`,
      tint: form.deadline === null ? 'good' : 'warning',
      text: subject === null ? asked : `${subject}\n${asked}`,
      note: say(purposeText(inVoice(form.definition.purpose, voice)), voice),
      open: say(INVITATION.open, voice),
      form: form.id,
      about,
    },
    say(INVITATION.summary, voice),
  );
}
