import type { ExportCell } from '../../exports/port.ts';
import { atTokyo } from '../../kernel/tokyo-time.ts';
import type { Voice } from '../../kernel/wording.ts';
import { answerText } from './answer-text.ts';
import type { Names } from './answer-text.ts';
import type { Answers } from './answers.ts';
import type { FormDefinition, FormField } from './definition.ts';

/** One column of the export: its heading and how a response fills it. */
export interface ExportColumn {
  readonly heading: string;
  readonly cell: (answers: Answers, names: Names) => ExportCell;
}

/** Exports are for HR and in the usual Japanese. */
const VOICE: Voice = { locale: 'ja', wording: 'standard' };

/** The answers as columns, in the order of the form: numbers as numbers, days as dates, choices by their labels. */
export function exportColumns({ fields }: FormDefinition): readonly ExportColumn[] {
  return fields.map((field) => ({ heading: field.label.ja, cell: (answers, names) => cellOf(field, answers, names) }));
}

function cellOf(field: FormField, answers: Answers, names: Names): ExportCell {
  const answer = answers[field.id];
  if (answer === undefined) return null;
  if (field.kind === 'number') return typeof answer === 'number' ? answer : null;
  if (field.kind === 'date') return typeof answer === 'string' ? atTokyo(answer, '00:00') : null;
  return answerText(field, answers, { voice: VOICE, names });
}
