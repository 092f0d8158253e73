import { formDefinitionSchema } from '../../../src/features/forms/definition.ts';
import type { FormDefinition } from '../../../src/features/forms/definition.ts';

export const ja = (words: string): { ja: string } => ({ ja: words });

/** A form with one field of each kind, with the given parts changed. */
export function formOf(changes: Readonly<Record<string, unknown>> = {}): FormDefinition {
  return formDefinitionSchema.parse({
    id: 'every-kind',
    title: ja('すべての欄'),
    purpose: ja('試すため'),
    act: 'answer',
    responses: 'once',
    retentionDays: 30,
    fields: FIELDS,
    ...changes,
  });
}

export const FIELDS = [
  { id: 'name', kind: 'short-text', maxLength: 20, label: ja('題名') },
  { id: 'reason', kind: 'long-text', maxLength: 500, label: ja('理由') },
  {
    id: 'pick',
    kind: 'one-choice',
    label: ja('一つ選ぶ'),
    choices: [
      { id: 'a', label: ja('エー') },
      { id: 'b', label: ja('ビー'), refusal: ja('ビーは対象外です') },
    ],
  },
  {
    id: 'many',
    kind: 'several-choices',
    atLeast: 2,
    atMost: 2,
    label: ja('いくつか選ぶ'),
    choices: ['x', 'y', 'z'].map((id) => ({ id, label: ja(id.toUpperCase()) })),
  },
  { id: 'day', kind: 'date', notBefore: 'today', notAfter: '2027-03-31', label: ja('日') },
  { id: 'count', kind: 'number', min: 1, max: 20, label: ja('人数') },
  { id: 'before', kind: 'yes-no', label: ja('初めてか') },
  { id: 'leader', kind: 'person', label: ja('代表者') },
  { id: 'section', kind: 'section', label: ja('課') },
  { id: 'agreed', kind: 'consent', label: ja('同意します') },
];

/** A good answer to each of them, as a client sends it on the roster of the tests. */
export const GOOD: Readonly<Record<string, string>> = {
  name: '=1+1',
  reason: '**太字** [押して](https://example.com)\n@SUM(A1)',
  pick: 'a',
  many: 'x,z',
  day: '2026-12-10',
  count: '１２',
  before: 'false',
  leader: '職員 102',
  section: '総務部 人事課',
  agreed: 'true',
};
