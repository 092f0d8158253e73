import { tokyoDay } from '../../kernel/clock.ts';
import type { Inputs } from './answers.ts';
import type { FormDefinition, FormField } from './definition.ts';
import { formCard } from './form-card.ts';
import type { Drawing } from './form-card.ts';
import { KEPT_BEYOND, MAX_CANDIDATES, MAX_LISTED_SECTIONS } from './form-fields.ts';
import type { Problem } from './rules/validate.ts';

/** Ids on a card are this long. */
const LONGEST_ID = 'x'.repeat(36);
const WIDEST = '戸';

/** Whether the card can always be drawn, even full of the longest answers and of complaints about each: what cannot must not be published. */
export function fitsOnCard(definition: FormDefinition, drawing: Drawing): boolean {
  const { document, workingDays, now } = drawing;
  const voices = [
    { locale: 'ja', wording: 'standard' },
    { locale: 'ja', wording: 'easy' },
    { locale: 'en', wording: 'standard' },
  ] as const;
  try {
    for (const voice of voices) formCard(fullest(definition, now), { document, workingDays, now, voice });
    return true;
  } catch {
    // The size is all that a sound definition can fail by.
    return false;
  }
}

function fullest(definition: FormDefinition, now: Date): Parameters<typeof formCard>[0] {
  const sections = Array.from({ length: MAX_LISTED_SECTIONS }, (_, at) => `${WIDEST.repeat(8)}部 ${WIDEST.repeat(8)}課${String(at)}`);
  const first = definition.fields.find((field) => !('choices' in field));
  const candidates = Array.from({ length: MAX_CANDIDATES }, (_, at) => ({ id: LONGEST_ID, label: WIDEST.repeat(40) + String(at) }));
  return {
    definition,
    version: 999,
    deadline: now,
    use: { kind: 'change', card: LONGEST_ID, id: LONGEST_ID, revision: 999 },
    inputs: Object.fromEntries(definition.fields.map((field) => [field.id, longest(field, field === first)])) satisfies Inputs,
    problems: Object.fromEntries(definition.fields.map((field) => [field.id, worstProblem(field, tokyoDay(now))])),
    candidates: Object.fromEntries(definition.fields.map(({ id }) => [id, candidates])),
    sections: definition.fields.some(({ kind }) => kind === 'section') ? sections : [],
    subject: WIDEST.repeat(80),
    isRenewed: true,
  };
}

/** With what is kept beyond the limits in one of them. */
function longest(field: FormField, isFirst: boolean): string {
  if ('choices' in field) return field.choices.map(({ id }) => id).join(',');
  return WIDEST.repeat(('maxLength' in field ? field.maxLength : 60) + (isFirst ? KEPT_BEYOND : 0));
}

function worstProblem(field: FormField, day: string): Problem {
  const refusal = 'choices' in field ? field.choices.find((choice) => choice.refusal !== undefined)?.refusal : undefined;
  if (refusal !== undefined) return { kind: 'refused', words: refusal };
  if ('maxLength' in field) return { kind: 'too-long', max: field.maxLength, length: 1_000_000 };
  if (field.kind === 'date') return { kind: 'too-early', day };
  return field.kind === 'person' ? { kind: 'nobody' } : { kind: 'no-section' };
}
