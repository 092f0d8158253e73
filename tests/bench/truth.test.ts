import { describe, expect, it } from 'vitest';
import { truthOf } from '../../bench/push/truth.ts';
import type { Told } from '../../bench/push/truth.ts';

const told = (states: Readonly<Record<string, Told['state']>>): readonly Told[] =>
  Object.entries(states).map(([message, state]) => ({ message, state }));

describe('the truth about a sending', () => {
  it('has no mistake when everything sent arrived once and everything else did not, whatever became of the unknown ones', () => {
    const states = told({ a: 'sent', b: 'failed', c: 'blocked', d: 'not-installed', e: 'unknown', f: 'unknown', g: 'cancelled' });
    const truth = truthOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'], states, ['a', 'e']);
    expect(truth).toMatchObject({ unknownArrived: 1, twice: 0, twiceUnknown: 0, mistakes: [] });
    expect(truth.counts).toEqual({
      ...{ pending: 0, sending: 0, sent: 1, failed: 1, blocked: 1, 'not-installed': 1, unknown: 2, cancelled: 1 },
    });
  });

  it('forgives a second copy only to what is told as unknown', () => {
    expect(truthOf(['a'], told({ a: 'unknown' }), ['a', 'a'])).toMatchObject({ twice: 0, twiceUnknown: 1, mistakes: [] });
    expect(truthOf(['a'], told({ a: 'sent' }), ['a', 'a'])).toMatchObject({ twice: 1, mistakes: ['1 arrived twice, such as a'] });
  });

  it.each([
    { name: 'a lost message', intended: ['a', 'b'], states: told({ a: 'sent' }), arrived: ['a'], mistake: '1 not in the table, such as b' },
    {
      name: 'a row too many',
      intended: ['a'],
      states: [...told({ a: 'sent' }), ...told({ a: 'failed' })],
      arrived: [],
      mistake: '1 in the table more than once or not intended, such as a',
    },
    { name: 'a pending message', intended: ['a'], states: told({ a: 'pending' }), arrived: [], mistake: '1 without an end, such as a' },
    { name: 'a claim left behind', intended: ['a'], states: told({ a: 'sending' }), arrived: [], mistake: '1 without an end, such as a' },
    {
      name: 'a lie about success',
      intended: ['a'],
      states: told({ a: 'sent' }),
      arrived: [],
      mistake: '1 told as sent but never arrived, such as a',
    },
    {
      name: 'a lie about failure',
      intended: ['a'],
      states: told({ a: 'failed' }),
      arrived: ['a'],
      mistake: '1 arrived but told as something else, such as a',
    },
    { name: 'a stray message', intended: [], states: [], arrived: ['x'], mistake: '1 arrived but unheard of, such as x' },
  ])('finds $name', ({ intended, states, arrived, mistake }) => {
    expect(truthOf(intended, states, arrived).mistakes).toContain(mistake);
  });
});
