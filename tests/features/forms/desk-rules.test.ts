import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftFrom, definitionOf } from '../../../src/features/forms/desk/draft.ts';
import type { Draft } from '../../../src/features/forms/desk/draft.ts';
import { audienceText } from '../../../src/kernel/audience-text.ts';
import { basicsInputs } from '../../../src/features/forms/desk/basics-card.ts';
import { fieldInputs } from '../../../src/features/forms/desk/field-card.ts';
import { problemText } from '../../../src/features/forms/desk/problem-messages.ts';
import { moveField, nextFieldId, putField, removeField } from '../../../src/features/forms/desk/rules/arrange-fields.ts';
import { inExportOrder } from '../../../src/features/forms/desk/rules/export-order.ts';
import type { Problem } from '../../../src/features/forms/desk/rules/problem.ts';
import { readAudience } from '../../../src/features/forms/desk/rules/read-audience.ts';
import { readBasics } from '../../../src/features/forms/desk/rules/read-basics.ts';
import { FIELD_KINDS, readField } from '../../../src/features/forms/desk/rules/read-field.ts';
import { mayReadAnswers, summarise } from '../../../src/features/forms/desk/rules/summarise.ts';
import { standingOf } from '../../../src/features/forms/desk/rules/standing.ts';
import type { FormField } from '../../../src/features/forms/definition.ts';
import { formOf } from './small-form.ts';

const NOW = new Date('2026-12-01T09:00:00+09:00');
const BASICS = { name: '調査', purpose: '計画のため', answering: 'once', chain: 'none', retention: '365' };
const around = { id: 'f1', isAnonymous: false, others: [] };

function problemOf(
  read: ReturnType<typeof readBasics> | ReturnType<typeof readAudience> | ReturnType<typeof readField>,
  name: string,
): Problem | null {
  return read.kind === 'bad' ? (read.problems[name] ?? null) : null;
}

function yesNo(id: string): FormField {
  return { id, kind: 'yes-no', label: { ja: id }, required: true };
}

describe('基本', () => {
  it('reads numbers in full width, and 17:00 where a day has no time', () => {
    const read = readBasics({ ...BASICS, retention: '１,０９５', deadlineDay: '2026-12-10' }, { now: NOW, fields: [] });
    expect(read).toMatchObject({ kind: 'read', value: { retentionDays: 1095, deadline: '2026-12-10T08:00:00.000Z' } });
  });

  it.each<[Record<string, string>, string, Problem['kind']]>([
    [{ answering: 'anonymous', chain: 'manager' }, 'chain', 'anonymous-with-chain'],
    [{ deadlineDay: '2026-12-01', deadlineTime: '09:00' }, 'deadlineDay', 'past'],
    [{ deadlineDay: '2026-12-01', deadlineTime: '24:00' }, 'deadlineTime', 'not-a-time'],
    [{ retention: '3651' }, 'retention', 'out-of-range'],
    [{ retention: '1.5' }, 'retention', 'not-a-number'],
  ])('%j: %s is %s', (inputs, name, kind) => {
    expect(problemOf(readBasics({ ...BASICS, ...inputs }, { now: NOW, fields: [] }), name)?.kind).toBe(kind);
  });

  it('a minute later is no past, and a time without a day is no deadline', () => {
    const at = (inputs: Record<string, string>) => readBasics({ ...BASICS, ...inputs }, { now: NOW, fields: [] });
    expect(at({ deadlineDay: '2026-12-01', deadlineTime: '09:01' })).toMatchObject({ kind: 'read' });
    expect(at({ deadlineTime: '09:01' })).toMatchObject({ value: { deadline: null } });
  });

  it('refuses an anonymous form that asks for a colleague', () => {
    const fields: FormField[] = [{ id: 'f1', kind: 'person', label: { ja: '相手' }, required: true }];
    expect(problemOf(readBasics({ ...BASICS, answering: 'anonymous' }, { now: NOW, fields }), 'answering')?.kind).toBe(
      'anonymous-with-person',
    );
    const read = readField({ label: '相手' }, { ...around, kind: 'person', isAnonymous: true });
    expect(problemOf(read, 'label')?.kind).toBe('anonymous-with-person');
  });

  it('what is read comes back to the inputs as it was', () => {
    const inputs = { ...BASICS, introduction: '一行\n二行', deadlineDay: '2026-12-10', deadlineTime: '09:30' };
    const read = readBasics(inputs, { now: NOW, fields: [] });
    expect(read.kind === 'read' && basicsInputs(read.value)).toEqual(inputs);
  });
});

describe('対象者', () => {
  const roster = { bureaus: ['総務部', '部,局'], employeeNumbers: new Set(['1', '2', '0012']) };
  const read = (inputs: Record<string, string>) => readAudience(inputs, roster);

  it.each<[Record<string, string>, object]>([
    [{}, {}],
    [{ bureaus: `${encodeURIComponent('部,局')},${encodeURIComponent('総務部')}` }, { bureaus: ['総務部', '部,局'] }],
    [
      { grades: 'kacho,bucho', years: '３' },
      { grades: ['bucho', 'kacho'], yearsSinceHiring: 3 },
    ],
    [{ numbers: ' 1\r\n２、0012,1 ' }, { employeeNumbers: ['1', '2', '0012'] }],
  ])('%j is %j', (inputs, value) => {
    expect(read(inputs)).toEqual({ kind: 'read', value });
  });

  it('leading zeros count, and at most a thousand numbers are taken', () => {
    expect(problemOf(read({ numbers: '12' }), 'numbers')).toEqual({ kind: 'unknown-numbers', numbers: ['12'] });
    const many = Array.from({ length: 1001 }, (_, at) => String(at));
    const all = { bureaus: [], employeeNumbers: new Set(many) };
    expect(problemOf(readAudience({ numbers: many.join(' ') }, all), 'numbers')).toEqual({
      kind: 'too-many-numbers',
      max: 1000,
      count: 1001,
    });
  });

  it('is said in words', () => {
    const voice = { locale: 'ja', wording: 'standard' } as const;
    expect(audienceText({}, voice)).toBe('全員');
    expect(audienceText({ bureaus: ['総務部', '市民生活部'], grades: ['kacho'], yearsSinceHiring: 1, employeeNumbers: ['1'] }, voice)).toBe(
      '総務部、市民生活部／課長級／今年度の新規採用職員／職員番号で1人',
    );
  });
});

describe('欄', () => {
  const line = fc.stringMatching(/^[ぁ-ん一-龠a-zA-Z0-9=@*,、]{1,20}$/);
  const inputs = fc.record({
    label: line,
    help: fc.option(line, { nil: '' }),
    required: fc.constantFrom('true', 'false'),
    choices: fc
      .uniqueArray(line, { minLength: 2, maxLength: 12, selector: (one) => one.normalize('NFKC').toLowerCase() })
      .map((all) => all.join('\n')),
    min: fc.integer({ min: -1000, max: 0 }).map(String),
    max: fc.integer({ min: 1, max: 1000 }).map(String),
    maxLength: fc.integer({ min: 1, max: 200 }).map(String),
    fromToday: fc.constantFrom('true', 'false'),
    atLeast: fc.constantFrom('', '2'),
    atMost: fc.constantFrom('', '2'),
  });

  it('that was read is a field of a definition, and comes back to the inputs as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_KINDS), inputs, (kind, typed) => {
        const read = readField(typed, { ...around, kind });
        if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
        const draft: Draft = {
          title: '題',
          purpose: '目的',
          intro: '',
          answering: 'once',
          chain: 'none',
          retentionDays: 1,
          deadline: null,
          audience: {},
          fields: [read.value],
        };
        const definition = definitionOf('a', draft);
        expect(definition.fields).toEqual([read.value]);
        expect(draftFrom(definition)).toEqual(draft);
        expect(readField(fieldInputs(read.value), { ...around, kind })).toEqual(read);
      }),
    );
  });

  it('whatever is typed is read or refused with words, never lost in an error', () => {
    const anything = fc.dictionary(
      fc.constantFrom('label', 'help', 'choices', 'atLeast', 'atMost', 'min', 'max', 'maxLength', 'required'),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_KINDS), anything, (kind, typed) => {
        const read = readField(typed, { ...around, kind });
        if (read.kind === 'bad') for (const problem of Object.values(read.problems)) expect(problemText(problem).ja).toMatch(/。|: /);
        else expect(() => definitionOf('a', draftOf([read.value]))).not.toThrow();
      }),
    );
  });

  it('allows 4,000 letters in all fields together, and one 部局・課', () => {
    const long = (id: string): FormField => ({ id, kind: 'long-text', label: { ja: id }, required: true, maxLength: 1900 });
    const others = [long('f2'), long('f3')];
    expect(problemOf(readField({ label: '三', maxLength: '201' }, { ...around, kind: 'long-text', others }), 'maxLength')).toEqual({
      kind: 'too-many-letters',
      max: 200,
    });
    expect(readField({ label: '三', maxLength: '200' }, { ...around, kind: 'long-text', others }).kind).toBe('read');
    const section: FormField = { id: 'f2', kind: 'section', label: { ja: '課' }, required: true };
    expect(problemOf(readField({ label: '課' }, { ...around, kind: 'section', others: [section] }), 'label')?.kind).toBe('second-section');
  });

  function draftOf(fields: FormField[]): Draft {
    return {
      title: '題',
      purpose: '目的',
      intro: '',
      answering: 'once',
      chain: 'none',
      retentionDays: 1,
      deadline: null,
      audience: {},
      fields,
    };
  }
});

describe('the order of fields', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('up', 'down', 'remove', 'add', 'change'), fc.nat(12)), { maxLength: 40 });

  it('keeps every field once, whatever is tapped', () => {
    fc.assert(
      fc.property(steps, (taps) => {
        let fields: FormField[] = [];
        for (const [what, at] of taps) {
          const before = fields.map(({ id }) => id);
          fields = tapped(fields, what, `f${String(at)}`);
          const after = fields.map(({ id }) => id);
          expect(new Set(after).size).toBe(after.length);
          if (['up', 'down', 'change'].includes(what)) expect(after.toSorted()).toEqual(before.toSorted());
        }
      }),
    );
  });

  function tapped(fields: FormField[], what: string, id: string): FormField[] {
    if (what === 'add') return putField(fields, yesNo(nextFieldId(fields)));
    if (what === 'remove') return removeField(fields, id);
    if (what === 'change') return fields.some((field) => field.id === id) ? putField(fields, yesNo(id)) : fields;
    return moveField(fields, id, what === 'up' ? 'up' : 'down');
  }

  it('down and up again is where it was', () => {
    const fields = ['f1', 'f2', 'f3'].map(yesNo);
    expect(moveField(moveField(fields, 'f1', 'down'), 'f1', 'up')).toEqual(fields);
    expect(moveField(fields, 'f1', 'up')).toEqual(fields);
    expect(moveField(fields, 'f3', 'down')).toEqual(fields);
  });
});

describe('results', () => {
  const { fields } = formOf();
  const fieldOf = (id: string): FormField => fields.find((field) => field.id === id)!;

  it.each<[string, object[], object]>([
    [
      'pick',
      [{ pick: 'a' }, { pick: 'a' }, { pick: 'b' }, {}],
      {
        kind: 'counts',
        answered: 3,
        counts: [
          { id: 'a', count: 2, percent: 67 },
          { id: 'b', count: 1, percent: 33 },
        ],
      },
    ],
    [
      'many',
      [{ many: ['x', 'y'] }, { many: ['y', 'z'] }],
      {
        answered: 2,
        counts: [
          { id: 'x', percent: 50 },
          { id: 'y', percent: 100 },
          { id: 'z', percent: 50 },
        ],
      },
    ],
    [
      'before',
      [{ before: true }, { before: false }],
      {
        counts: [
          { id: 'true', count: 1 },
          { id: 'false', count: 1 },
        ],
      },
    ],
    [
      'section',
      [{ section: 'B' }, { section: 'A' }, { section: 'B' }],
      {
        counts: [
          { id: 'B', count: 2 },
          { id: 'A', count: 1 },
        ],
      },
    ],
    ['count', [{ count: 0 }, { count: 3 }], { kind: 'numbers', average: 1.5, min: 0, max: 3 }],
    ['day', [{ day: '2026-12-09' }, { day: '2026-12-01' }], { kind: 'days', first: '2026-12-01', last: '2026-12-09' }],
    ['reason', [{ reason: 'x' }, {}], { kind: 'texts', answered: 1 }],
    ['count', [], { answered: 0 }],
    ['day', [{}], { answered: 0 }],
  ])('%s of %j', (id, answers, summary) => {
    expect(summarise(fieldOf(id), answers as never)).toMatchObject(summary);
  });

  it('of a single choice add up to those who answered', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom('a', 'b'), { nil: null })), (chosen) => {
        const summary = summarise(
          fieldOf('pick'),
          chosen.map((pick) => (pick === null ? {} : { pick })),
        );
        if (summary.kind !== 'counts') throw new Error(summary.kind);
        expect(summary.counts.reduce((sum, { count }) => sum + count, 0)).toBe(summary.answered);
        for (const { percent } of summary.counts) expect(percent >= 0 && percent <= 100).toBe(true);
      }),
    );
  });

  it('of anonymous forms are single answers from five on', () => {
    expect([
      mayReadAnswers({ anonymous: true }, 4),
      mayReadAnswers({ anonymous: true }, 5),
      mayReadAnswers({ anonymous: false }, 1),
    ]).toEqual([false, true, true]);
  });

  it('are exported by day, and within a day in an order that tells nothing', () => {
    const sent = [
      { id: 'c', submittedAt: '2026-12-02' },
      { id: 'b', submittedAt: '2026-12-01' },
      { id: 'a', submittedAt: '2026-12-02' },
    ];
    expect(inExportOrder(sent).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });
});

it('a form stands open to its last second, past after it, and closed whenever HR says so', () => {
  const deadline = new Date('2026-12-10T17:00:00+09:00');
  const after = new Date(deadline.getTime() + 1);
  expect([standingOf({ state: 'open', deadline }, deadline), standingOf({ state: 'open', deadline }, after)]).toEqual(['open', 'past']);
  expect([standingOf({ state: 'closed', deadline: null }, NOW), standingOf({ state: 'open', deadline: null }, NOW)]).toEqual([
    'closed',
    'open',
  ]);
});
