import { describe, expect, it } from 'vitest';
import { card, fillTemplate } from '../../src/card-kit/fill-template.ts';

const template = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: '**${title}**' },
    { type: 'TextBlock', $when: '${urgent}', text: '急ぎ' },
    { type: 'FactSet', facts: [{ $data: '${facts}', title: '${label}', value: '${value}' }] },
    { type: 'Input.ChoiceSet', id: 'choice', choices: [{ $data: '${facts}', title: '${label}', value: '${value}' }] },
  ],
  actions: [{ type: 'Action.Submit', title: '${title}', data: { verb: 'test.do', id: '${id}' } }],
};
const data = { title: '研修', urgent: false, facts: [{ label: '日時', value: '5.5.(2)' }], id: 'a_b*c' };

interface Filled {
  readonly body: readonly { readonly text?: string; readonly facts?: unknown; readonly choices?: unknown }[];
  readonly actions: readonly { readonly title: string; readonly data: unknown }[];
}

function fill(values: Parameters<typeof fillTemplate>[1]): Filled {
  return fillTemplate(template, values) as unknown as Filled;
}

describe('a filled card', () => {
  it('shows the values, repeats lists and leaves out what is not wanted', () => {
    const filled = fill(data);
    expect(filled.body).toHaveLength(3);
    expect(filled.body[0]?.text).toBe('**研修**');
    expect(filled.body[1]?.facts).toEqual([{ title: '日時', value: '5.5.(2)' }]);
    expect(fill({ ...data, urgent: true }).body).toHaveLength(4);
    expect(fill({ ...data, facts: [] }).body[1]?.facts).toEqual([]);
  });

  it.each([
    ['a link', '[給与明細](https://evil.example)', '\\[給与明細\\](https://evil.example)'],
    ['emphasis', '**太字** _斜体_', '\\*\\*太字\\*\\* \\_斜体\\_'],
    ['a mention', '<at>市長</at>', '\\<at\\>市長\\</at\\>'],
    ['a heading', '# 見出し', '\\# 見出し'],
    ['a list', '- 一つ\n1. 二つ', '\\- 一つ\n\n1\\. 二つ'],
    ['a computation', '${1+1}', '\\${1+1}'],
    ['bidirectional controls', 'abc\u202Edef\u2066', 'abcdef'],
    ['control characters', 'a\u0000b\u0007c', 'abc'],
  ])('keeps %s in the data from meaning anything', (_, title, shown) => {
    expect(fill({ ...data, title }).body[0]?.text).toBe(`**${shown}**`);
  });

  it('changes nothing in the data of a button or the value of a choice', () => {
    const filled = fill({ ...data, title: '[押す]', facts: [{ label: '_a_', value: '_a_' }] });
    expect(filled.actions[0]).toEqual({ type: 'Action.Submit', title: '[押す]', data: { verb: 'test.do', id: 'a_b*c' } });
    expect(filled.body[2]?.choices).toEqual([{ title: '\\_a\\_', value: '_a_' }]);
  });
});

describe('a template', () => {
  it('refuses data that lacks a field it names', () => {
    expect(() => fill({ ...data, facts: [{ label: '日時' }] })).toThrow('value');
  });

  it('refuses data that lacks the field of a condition', () => {
    const { urgent: _, ...incomplete } = data;
    expect(() => fill(incomplete)).toThrow('urgent');
  });

  it('may only ask whether a field is true, since cards hold no logic', () => {
    const clever = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', $when: "${title == 'x'}", text: 'x' }] };
    expect(() => fillTemplate(clever, data)).toThrow('$when');
  });

  it('says when the bot starts what it asks for beyond the names of fields', () => {
    const asking = (body: unknown): Record<string, unknown> => ({ type: 'AdaptiveCard', body });
    expect(() => fillTemplate(asking([{ type: 'TextBlock', text: "${if(urgent, 'a', 'b')}" }]), data)).toThrow('only name fields');
    expect(() => fillTemplate(asking({ $data: '${facts}', type: 'TextBlock' }), data)).toThrow('$data must stand in a list');
    expect(() => fillTemplate(asking([{ type: 'TextBlock', text: '${facts}' }]), data)).toThrow('facts');
    expect(() => fillTemplate(asking([{ $data: '${title}', type: 'TextBlock' }]), data)).toThrow('title');
  });

  it('needs every field it names, also those of a node that is not shown today', () => {
    const hidden = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', $when: '${urgent}', text: '${reason}' }] };
    expect(() => fillTemplate(hidden, data)).toThrow('reason');
    expect(fillTemplate(hidden, { ...data, reason: 'x' })).toEqual({ type: 'AdaptiveCard', body: [] });
  });

  it('reaches no field that every object has', () => {
    const sly = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: '${constructor.name}' }] };
    expect(() => fillTemplate(sly, data)).toThrow('constructor.name');
  });

  it('refuses to make a card larger than Teams is sure to take', () => {
    expect(() => fill({ ...data, title: 'あ'.repeat(9000) })).toThrow('25600');
    expect(card(template, data, '研修のご案内').summary).toBe('研修のご案内');
  });

  it('offers each Action.Execute to older clients as Action.Submit with the same data', () => {
    const button = { type: 'Action.Execute', title: '${title}', verb: 'test.do', data: { id: '${id}' }, associatedInputs: 'none' };
    const filled = fillTemplate({ type: 'AdaptiveCard', actions: [button] }, data);
    expect(filled['actions']).toEqual([
      {
        ...{ type: 'Action.Execute', title: '研修', verb: 'test.do', data: { id: 'a_b*c' }, associatedInputs: 'none' },
        fallback: { type: 'Action.Submit', title: '研修', data: { verb: 'test.do', id: 'a_b*c' }, associatedInputs: 'none' },
      },
    ]);
  });
});
