import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { citationsOf, sourceLine } from '../../answering/answer/citation.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import formTemplate from '../../../cards/forms/form.json' with { type: 'json' };
import type { Inputs } from './answers.ts';
import { deadlineText } from './deadline-text.ts';
import type { Times } from './deadline-text.ts';
import { inVoice } from './definition.ts';
import type { FormDefinition } from './definition.ts';
import { fieldsData } from './form-fields.ts';
import type { Candidate } from './form-fields.ts';
import { ACTS, CHAINS, FORM_WORDS, KIND, problemsText, purposeText, retentionText } from './messages.ts';
import type { Problem } from './rules/validate.ts';

/** A form to be filled in. */
export interface FormView {
  readonly definition: FormDefinition;
  readonly version: number;
  readonly deadline: Date | null;
  /** What the card does when it is sent. */
  readonly use: FormUse;
  readonly inputs: Inputs;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly candidates: Readonly<Record<string, readonly Candidate[]>>;
  readonly sections: readonly string[];
  /** What it is about, where it is about something: the training. */
  readonly subject: string | null;
  /** The definition has changed since the card was drawn. */
  readonly isRenewed: boolean;
}

/** `card` is the id by which a second tap is known. `preview` has no buttons. */
export type FormUse =
  | { readonly kind: 'new'; readonly card: string; readonly about: string }
  | { readonly kind: 'change'; readonly card: string; readonly id: string; readonly revision: number }
  | { readonly kind: 'preview' };

export interface Drawing extends Times {
  readonly document: PolicyDocument;
  readonly voice: Voice;
}

/** One template draws any definition. */
export function formCard(view: FormView, drawing: Drawing): Card {
  const { definition, use } = view;
  const { voice } = drawing;
  return card(
    formTemplate,
    {
      kind: say(KIND, voice),
      title: inVoice(definition.title, voice),
      subject: view.subject ?? '',
      hasSubject: view.subject !== null,
      ...stateData(view, drawing),
      ...noticeData(view, voice),
      intro: definition.intro === undefined ? '' : inVoice(definition.intro, voice),
      hasIntro: definition.intro !== undefined,
      rules: rulesData(definition, drawing),
      fields: fieldsData(definition, { ...view, voice, today: tokyoDay(drawing.now) }),
      purpose: say(purposeText(inVoice(definition.purpose, voice)), voice),
      notes: notesOf(definition, voice).map((note) => ({ note })),
      send: say(use.kind === 'change' ? FORM_WORDS.save : ACTS[definition.act], voice),
      back: say(FORM_WORDS.back, voice),
      ...useData(view),
    },
    say(KIND, voice),
  );
}

function stateData({ deadline, use }: FormView, drawing: Drawing): CardData {
  const { voice } = drawing;
  if (use.kind === 'preview') return { state: say(FORM_WORDS.preview, voice), tint: 'accent' };
  if (use.kind === 'change') return { state: `✎ ${say(FORM_WORDS.change, voice)}`, tint: 'accent' };
  return { state: `● ${deadlineText(deadline, drawing, voice) ?? say(FORM_WORDS.open, voice)}`, tint: 'good' };
}

function noticeData({ problems, isRenewed }: FormView, voice: Voice): CardData {
  const count = Object.keys(problems).length;
  if (isRenewed) return { notice: say(FORM_WORDS.renewed, voice), hasNotice: true };
  return { notice: count === 0 ? '' : say(problemsText(count), voice), hasNotice: count > 0 };
}

function rulesData({ rules }: FormDefinition, { document, voice }: Drawing): readonly CardData[] {
  return rules.map(({ text, section }) => ({
    rule: inVoice(text, voice),
    source: sourceLine(citationsOf([section], document), document, voice.locale),
  }));
}

function notesOf(definition: FormDefinition, voice: Voice): readonly string[] {
  const { anonymous, chain, retentionDays } = definition;
  const seen = chain === 'manager' || chain === 'manager-then-hr' ? FORM_WORDS.seenByDeciders : FORM_WORDS.seenByOffice;
  return [
    ...(chain === 'none' ? [] : [say(CHAINS[chain], voice)]),
    ...(anonymous ? [say(FORM_WORDS.anonymous, voice)] : []),
    `${say(seen, voice)}${voice.locale === 'en' ? ' ' : ''}${say(retentionText(retentionDays), voice)}`,
  ];
}

function useData({ definition, version, use }: FormView): CardData {
  const data = { form: definition.id, version, card: '', about: '', response: '', revision: 0, isNew: false, isChange: false };
  switch (use.kind) {
    case 'new':
      return { ...data, isNew: true, card: use.card, about: use.about };
    case 'change':
      return { ...data, isChange: true, card: use.card, response: use.id, revision: use.revision };
    case 'preview':
      return data;
  }
}
