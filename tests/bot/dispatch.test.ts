import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDispatch } from '../../src/bot/dispatch.ts';
import type { DispatchDeps } from '../../src/bot/dispatch.ts';
import { cardAction } from '../../src/bot/feature.ts';
import type { Feature } from '../../src/bot/feature.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { silentMetrics } from '../support/silent-metrics.ts';
import { HANAKO, says, taps, turnOf } from '../support/turns.ts';

const said = (text: string): Promise<Reply> => Promise.resolve({ kind: 'text', text });

function feature(changes: Partial<Feature> = {}): Feature {
  return {
    name: 'sample',
    answer: (text) => said(`answer: ${text}`),
    welcome: () => said('welcome'),
    rate: () => Promise.resolve(),
    commands: [
      { name: 'sample.help', access: 'anyone', words: ['ヘルプ', 'help'], handle: () => said('help') },
      { name: 'sample.mine', access: 'roster', words: ['マイページ'], handle: () => said('mine') },
      { name: 'sample.as', access: 'anyone', words: ['/as'], takesArgument: true, handle: (_, text) => said(text) },
    ],
    actions: [
      cardAction({ verb: 'sample.do', access: 'roster', schema: z.object({ id: z.string() }), handle: ({ id }) => said(`did ${id}`) }),
    ],
    ...changes,
  };
}

function dispatchWith(changes: Partial<DispatchDeps> = {}) {
  const log = recordedLog();
  const dispatch = createDispatch({
    features: [feature()],
    identify: () => Promise.resolve({ person: HANAKO, wording: 'standard' }),
    arrived: () => Promise.resolve(),
    claimWelcome: () => Promise.resolve(true),
    left: () => Promise.resolve(),
    refused: () => Promise.resolve(),
    now: () => new Date('2026-12-10T09:00:00+09:00'),
    newReference: () => '7K2M9Q',
    log,
    metrics: silentMetrics(),
    ...changes,
  });
  return { dispatch, log };
}

/** What the person reads, of whatever kind the reply is. */
function shown(reply: Reply): string {
  if (reply.kind === 'text') return reply.text;
  return reply.kind === 'message' ? JSON.stringify(reply.card.content) : reply.kind;
}

describe('a message', () => {
  it.each(['ヘルプ', 'ﾍﾙﾌﾟ', ' HELP ', 'ヘルプ！', 'Help?'])('「%s」 finds its command however it is typed', async (text) => {
    expect(shown(await dispatchWith().dispatch(says(text)))).toBe('help');
  });

  it('is also understood by what it means, unless it is the very word of another command', async () => {
    const understanding = feature({
      commands: [
        { name: 'sample.free', access: 'anyone', words: [], understands: (text) => text.includes('日本語'), handle: () => said('free') },
        { name: 'sample.word', access: 'anyone', words: ['日本語'], handle: () => said('word') },
      ],
    });
    const { dispatch } = dispatchWith({ features: [understanding] });
    expect(shown(await dispatch(says('ﾔｻｼｲ日本語にして')))).toBe('free');
    expect(shown(await dispatch(says('日本語！')))).toBe('word');
    expect(shown(await dispatch(says('英語にして')))).toBe('answer: 英語にして');
  });

  it('speaks in easy Japanese to somebody who has asked for it', async () => {
    const identify = () => Promise.resolve({ person: null, wording: 'easy' as const });
    expect(shown(await dispatchWith({ identify }).dispatch(says('マイページ')))).toContain('名簿（めいぼ）');
    expect(shown(await dispatchWith({ identify }).dispatch(says('マイページ', { locale: 'en' })))).toContain('not on the staff roster');
  });

  it('with an argument reaches the command of its first word', async () => {
    expect(shown(await dispatchWith().dispatch(says('/as 高橋')))).toBe('/as 高橋');
  });

  it('that is no command is a question', async () => {
    expect(shown(await dispatchWith().dispatch(says('ヘルプデスクの電話番号は')))).toBe('answer: ヘルプデスクの電話番号は');
  });

  it('without any text asks for one', async () => {
    expect(shown(await dispatchWith().dispatch(says('  \n')))).toContain('文字を読み取れませんでした');
  });
});

describe('somebody who is not on the roster', () => {
  const stranger = { identify: () => Promise.resolve({ person: null, wording: 'standard' as const }) };

  it('gets answers', async () => {
    expect(shown(await dispatchWith(stranger).dispatch(says('DXリーダーとは')))).toBe('answer: DXリーダーとは');
  });

  it.each([says('マイページ'), taps('sample.do', { id: '1' })])('is told so instead of anything else', async (turn) => {
    expect(shown(await dispatchWith(stranger).dispatch(turn))).toContain('職員名簿に登録がありません');
  });
});

describe('a tap', () => {
  it('reaches its handler with checked data', async () => {
    expect(shown(await dispatchWith().dispatch(taps('sample.do', { id: '7', verb: 'sample.do' })))).toBe('did 7');
  });

  it.each([
    ['an unknown verb', 'sample.undo', { id: '7' }],
    ['a verb named like a built-in', 'constructor', {}],
    ['missing data', 'sample.do', {}],
    ['data of another shape', 'sample.do', { id: { $gt: '' } }],
    ['no data', 'sample.do', null],
  ])('with %s changes nothing and says what to do', async (_, verb, data) => {
    expect(shown(await dispatchWith().dispatch(taps(verb, data)))).toContain('このカードは今は使えません');
  });
});

describe('an installation', () => {
  it('is greeted when it is the first sign of it', async () => {
    expect(shown(await dispatchWith().dispatch(turnOf({ kind: 'installed' })))).toBe('welcome');
  });

  it('is not greeted twice', async () => {
    const { dispatch } = dispatchWith({ claimWelcome: () => Promise.resolve(false) });
    expect(shown(await dispatch(turnOf({ kind: 'installed' })))).toBe('nothing');
  });
});

describe('a failure', () => {
  it('becomes a polite card with the reference that the log has, and nothing of the error', async () => {
    const broken = feature({ answer: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1 secret')) });
    const { dispatch, log } = dispatchWith({ features: [broken] });
    const text = shown(await dispatch(says('悩みがあります')));
    expect(text).toContain('7K2M9Q');
    expect(text).not.toMatch(/ECONN|secret|Error|at /);
    expect(log.entries).toEqual([{ level: 'error', event: 'turn.failed', fields: expect.objectContaining({ reference: '7K2M9Q' }) }]);
    expect(JSON.stringify(log.entries)).not.toMatch(/悩み|secret/);
  });
});

describe('the features', () => {
  it('may not claim the same word, verb or sole task twice', () => {
    const { rate: _r, welcome: _w, answer: _a, ...rest } = feature();
    expect(() => dispatchWith({ features: [feature(), rest] })).toThrow('claimed twice');
    expect(() => dispatchWith({ features: [feature(), { ...feature(), commands: [], actions: [] }] })).toThrow('answer');
    expect(() => dispatchWith({ features: [] })).toThrow('0 features');
  });
});
