import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asInputs, parseAnswers } from '../../../src/features/forms/answers.ts';
import type { Answers, Inputs } from '../../../src/features/forms/answers.ts';
import { fitsOnCard } from '../../../src/features/forms/card-size.ts';
import { formDefinitionSchema } from '../../../src/features/forms/definition.ts';
import type { FormDefinition } from '../../../src/features/forms/definition.ts';
import { exportColumns } from '../../../src/features/forms/export-columns.ts';
import { formCard } from '../../../src/features/forms/form-card.ts';
import { cleanText } from '../../../src/kernel/clean-text.ts';
import { isRequired, validate } from '../../../src/features/forms/rules/validate.ts';
import type { Problem, Surroundings } from '../../../src/features/forms/rules/validate.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { FIELDS, GOOD, formOf, ja } from './small-form.ts';

const { document } = loadKnowledge('knowledge');
const now = new Date('2026-11-22T09:00:00+09:00');
const drawing = { document, workingDays, now, voice: { locale: 'ja', wording: 'standard' } } as const;
const ID = '00000000-0000-4000-8000-000000000102';
const around: Surroundings = {
  today: '2026-11-22',
  sections: ['総務部 人事課', '福祉部 庶務課', '環境部 庶務課'],
  people: { leader: { kind: 'one', id: ID } },
};

describe('a good answer to each kind of field', () => {
  it('is kept as its kind', () => {
    expect(validate(formOf(), GOOD, around)).toEqual({
      kind: 'valid',
      answers: {
        name: '=1+1',
        reason: '**太字** [押して](https://example.com)\n@SUM(A1)',
        pick: 'a',
        many: ['x', 'z'],
        day: '2026-12-10',
        count: 12,
        before: false,
        leader: ID,
        section: '総務部 人事課',
        agreed: true,
      },
    });
  });

  it('becomes columns with headings and values of their own kind', () => {
    const read = validate(formOf(), GOOD, around);
    const names = new Map([[ID, '職員 102さん']]);
    const cells = read.kind === 'valid' ? exportColumns(formOf()).map(({ heading, cell }) => [heading, cell(read.answers, names)]) : [];
    expect(Object.fromEntries(cells)).toMatchObject({
      題名: '=1+1',
      一つ選ぶ: 'エー',
      いくつか選ぶ: 'X、Z',
      日: new Date('2026-12-10T00:00:00+09:00'),
      人数: 12,
      初めてか: 'いいえ',
      代表者: '職員 102さん',
    });
  });
});

describe('a bad answer', () => {
  const CASES: readonly (readonly [field: string, input: string, problem: string])[] = [
    ['name', '', 'missing'],
    ['name', ' \u200e ', 'missing'],
    ['name', 'あ'.repeat(21), 'too-long'],
    ['reason', 'あ'.repeat(10_000), 'too-long'],
    ['pick', 'c', 'not-offered'],
    ['pick', 'a,a', 'not-offered'],
    ['pick', 'b', 'refused'],
    ['many', 'x', 'too-few'],
    ['many', 'x,x', 'too-few'],
    ['many', 'x,y,z', 'too-many'],
    ['many', 'x,q', 'not-offered'],
    ['day', '2026-02-30', 'not-a-day'],
    ['day', '来週', 'not-a-day'],
    ['day', '2026-11-21', 'too-early'],
    ['day', '2027-04-01', 'too-late'],
    ['count', '三', 'not-a-number'],
    ['count', '1.5', 'not-a-number'],
    ['count', '10人', 'not-a-number'],
    ['count', '0', 'out-of-range'],
    ['count', '99999999999999999999', 'out-of-range'],
    ['before', 'maybe', 'not-offered'],
    ['section', '庶務課', 'no-section'],
    ['section', '無い課', 'no-section'],
    ['agreed', 'false', 'missing'],
    ['agreed', 'yes', 'missing'],
  ];

  it.each(CASES)('%s: 「%.12s」 is %s, and the others stay good', (field, input, kind) => {
    const read = validate(formOf(), { ...GOOD, [field]: input }, around);
    expect(read).toMatchObject({ kind: 'invalid', problems: { [field]: { kind } } });
    expect(read.kind === 'invalid' && Object.keys(read.problems)).toEqual([field]);
  });

  it('of a person is named by what the roster says', () => {
    for (const [kind, problem] of [
      ['none', 'nobody'],
      ['several', 'several-people'],
    ] as const) {
      expect(validate(formOf(), GOOD, { ...around, people: { leader: { kind } } })).toMatchObject({
        problems: { leader: { kind: problem } },
      });
    }
    expect(validate(formOf(), { ...GOOD, leader: ID }, { ...around, people: {} })).toMatchObject({
      problems: { leader: { kind: 'nobody' } },
    });
  });

  it('leaves nothing unsaid: an empty card names every field', () => {
    const read = validate(formOf(), {}, around);
    expect(read.kind === 'invalid' && Object.keys(read.problems)).toEqual(FIELDS.map(({ id }) => id));
  });

  it('to a field that may stay empty is no problem', () => {
    const fields = FIELDS.map((field) => (field.kind === 'consent' ? field : { ...field, required: false }));
    expect(validate(formOf({ fields }), { agreed: 'true' }, around)).toEqual({ kind: 'valid', answers: { agreed: true } });
  });
});

describe('a definition', () => {
  const BAD: readonly (readonly [what: string, changes: Record<string, unknown>])[] = [
    ['anonymous with a chain', { anonymous: true, responses: 'several', chain: 'office', fields: FIELDS.slice(0, 1) }],
    ['anonymous and once', { anonymous: true, responses: 'once', fields: FIELDS.slice(0, 1) }],
    ['anonymous with a person', { anonymous: true, responses: 'several', fields: [FIELDS[7]] }],
    ['the same field twice', { fields: [FIELDS[0], FIELDS[0]] }],
    ['no field', { fields: [] }],
    [
      'a choice with a comma',
      {
        fields: [
          {
            ...FIELDS[2],
            choices: [
              { id: 'a,b', label: ja('a') },
              { id: 'c', label: ja('c') },
            ],
          },
        ],
      },
    ],
    ['a bound above the other', { fields: [{ id: 'n', kind: 'number', min: 5, max: 4, label: ja('n') }] }],
    ['a key that is unknown', { colour: 'red' }],
    [
      'texts that no card could give back',
      { fields: [1, 2, 3].map((n) => ({ id: `f${n}`, kind: 'long-text', maxLength: 2000, label: ja('長文') })) },
    ],
  ];

  it.each(BAD)('with %s is refused', (_, changes) => {
    expect(() => formOf(changes)).toThrow();
  });
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '' && text.length <= 40);
const text = words.map(ja);
const common = { label: text, help: fc.option(text, { nil: undefined }), required: fc.boolean() };
const choices = fc
  .array(text, { minLength: 2, maxLength: 12 })
  .map((labels) => labels.map((label, at) => ({ id: `c${String(at)}`, label })));
const fieldOf = fc.oneof(
  fc.record({ kind: fc.constant('short-text'), maxLength: fc.integer({ min: 1, max: 200 }), ...common }),
  fc.record({ kind: fc.constant('long-text'), maxLength: fc.integer({ min: 1, max: 800 }), ...common }),
  fc.record({ kind: fc.constant('one-choice'), choices, ...common }),
  fc.record({ kind: fc.constant('several-choices'), choices, ...common }),
  fc.record({ kind: fc.constant('date'), notBefore: fc.constantFrom('today', undefined), ...common }),
  fc.record({ kind: fc.constant('number'), min: fc.integer({ min: -9, max: 0 }), max: fc.integer({ min: 1, max: 999 }), ...common }),
  fc.record({ kind: fc.constantFrom('yes-no', 'person', 'section'), ...common }),
  fc.record({ kind: fc.constant('consent'), label: text }),
);
const definitions = fc
  .array(fieldOf, { minLength: 1, maxLength: 12 })
  .map((fields) => formDefinitionSchema.safeParse({ ...formOf(), fields: fields.map((field, at) => ({ ...field, id: `f${String(at)}` })) }))
  .filter((parsed) => parsed.success && fitsOnCard(parsed.data, drawing))
  .map((parsed) => parsed.data as FormDefinition);
const input = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '',
    'true',
    'false',
    'c0',
    'c0,c1',
    '2026-12-10',
    '2020-01-01',
    '１２',
    '5',
    '-0',
    '三',
    '総務部 人事課',
    ID,
    '-',
    'あ'.repeat(10_000),
  ),
);

it.each(['short-text', 'yes-no', 'date', 'number', 'one-choice'])('an invisible character is nothing typed: %s', (kind) => {
  const more = kind === 'short-text' ? { maxLength: 5 } : kind === 'number' ? { min: 0, max: 9 } : {};
  const choices = [
    { id: 'a', label: { ja: 'あ' } },
    { id: 'b', label: { ja: 'い' } },
  ];
  const field = { kind, id: 'x', label: { ja: '欄' }, required: false, ...more, ...(kind === 'one-choice' ? { choices } : {}) };
  const form = formDefinitionSchema.parse({ ...formOf(), fields: [field] });
  expect(validate(form, { x: '\u0000' }, around)).toEqual({ kind: 'valid', answers: {} });
});

describe('any definition with any input', () => {
  it('either keeps answers that come back from storage and card the same, or names every bad field and keeps what was typed', () => {
    fc.assert(
      fc.property(definitions, fc.array(input, { minLength: 12, maxLength: 12 }), (definition, typed) => {
        const inputs = Object.fromEntries(definition.fields.map(({ id }, at) => [id, typed[at] ?? '']));
        const people = Object.fromEntries(
          definition.fields.map(({ id }) => [id, inputs[id] === ID ? ({ kind: 'one', id: ID } as const) : ({ kind: 'none' } as const)]),
        );
        const seen = { ...around, people };
        const read = validate(definition, inputs, seen);
        if (read.kind === 'valid') expectRoundTrip(read.answers, definition, seen);
        else expectReasons(read.problems, definition, inputs);
        const problems = read.kind === 'valid' ? {} : read.problems;
        const use = { kind: 'new', card: ID, about: '' } as const;
        const view = {
          definition,
          version: 1,
          deadline: null,
          use,
          inputs,
          problems,
          candidates: {},
          sections: around.sections,
          subject: null,
          isRenewed: false,
        };
        const shown = JSON.stringify(formCard(view, drawing).content);
        expect(Object.keys(problems)).toHaveLength(shown.split('"⚠ ').length - 1 - (Object.keys(problems).length > 0 ? 1 : 0));
        expectKept(shownInputs(formCard(view, drawing).content), definition, inputs);
      }),
      { numRuns: 150 },
    );
  });
});

function expectRoundTrip(answers: Answers, definition: FormDefinition, seen: Surroundings): void {
  const stored = parseAnswers(JSON.stringify(answers));
  expect(stored).toEqual(answers);
  expect(validate(definition, asInputs(stored), seen)).toEqual({ kind: 'valid', answers });
}

/** Nobody is told off about a field that may stay empty and was. */
function expectReasons(problems: Readonly<Record<string, Problem>>, { fields }: FormDefinition, inputs: Inputs): void {
  for (const field of fields.filter(({ id }) => id in problems)) {
    expect(isRequired(field) || cleanText(inputs[field.id] ?? '') !== '').toBe(true);
  }
}

function expectKept(shown: ReturnType<typeof shownInputs>, { fields }: FormDefinition, inputs: Inputs): void {
  for (const field of fields) {
    const whole = cleanText(inputs[field.id] ?? '');
    if ('maxLength' in field && whole.length <= field.maxLength) expect(shown[`in-${field.id}`]?.['value']).toBe(whole);
  }
}

function shownInputs(node: unknown): Record<string, Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return {};
  const own = node as Record<string, unknown>;
  const found = typeof own['type'] === 'string' && own['type'].startsWith('Input.') ? { [String(own['id'])]: own } : {};
  return Object.assign(found, ...Object.values(own).map(shownInputs)) as Record<string, Record<string, unknown>>;
}
