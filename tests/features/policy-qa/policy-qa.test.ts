import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/bot/feature.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createPolicyQa } from '../../../src/features/policy-qa/index.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createOfficialWording } from '../../../src/official/official-wording.ts';
import { createPeople } from '../../../src/people/people.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { memoryStorage } from '../../support/storage.ts';
import { callerOf, HANAKO, says } from '../../support/turns.ts';

const knowledge = loadKnowledge('knowledge');
const counted: string[] = [];
const metrics = { turn: () => undefined, answered: (outcome: string) => void counted.push(outcome), delivered: () => undefined };

let storage: Storage;
let feature: ReturnType<typeof createPolicyQa>;
let ids = 0;

beforeEach(async () => {
  storage = await memoryStorage();
  counted.length = 0;
  feature = createPolicyQa({
    storage,
    knowledge,
    official: createOfficialWording({ storage }),
    namesAmong: (words) => createPeople({ storage }).namesAmong(words),
    newId: () => `answer-${String((ids += 1))}`,
    metrics,
  });
});
afterEach(() => storage.close());

const at = (minutes: number, changes: Partial<Caller> = {}): Caller => ({
  ...callerOf(says('')),
  now: new Date(Date.parse('2026-12-10T09:00:00+09:00') + minutes * 60_000),
  ...changes,
});
/** Carries a reply out as the edge does: the message is sent, and its id is told. */
async function sent(reply: Promise<Reply>): Promise<Reply> {
  const done = await reply;
  if (done.kind === 'message') await done.sent?.(`activity-${String((ids += 1))}`);
  return done;
}
const say = (text: string, caller = at(0)): Promise<Reply> => sent(feature.answer(text, caller));
const shown = (reply: Reply | undefined): string =>
  reply?.kind === 'message' ? JSON.stringify(reply.card.content) : JSON.stringify(reply);
const tap = (entry: unknown, caller = at(0), locale?: 'ja' | 'en'): Promise<Reply> => {
  const action = feature.actions.find(({ verb }) => verb === 'policy-qa.ask');
  if (action === undefined) throw new Error('no such action');
  return sent(action.handle({ entry, locale }, caller));
};
const rows = async (): Promise<Record<'answers' | 'questions' | 'ratings', number>> => ({
  answers: (await storage.db.selectFrom('answer').selectAll().execute()).length,
  questions: (await storage.db.selectFrom('last_question').selectAll().execute()).length,
  ratings: (await storage.db.selectFrom('rating').selectAll().execute()).length,
});

describe('an answer in the chat', () => {
  it('is a card with the answer, its source and next questions as buttons that carry an entry id only', async () => {
    const card = shown(await say('DXリーダーの選出方法を教えて'));
    expect(card).toContain('公募により募集');
    expect(card).toContain('出典: 戸田市人材育成基本方針 第5版・改定版 5.5.(2)');
    expect(card).toMatch(/"data":\{"verb":"policy-qa.ask","entry":"[a-z0-9-]+","locale":"ja"\}/);
  });

  it('has a neutral notification text', async () => {
    const reply = await say('最近眠れません');
    expect(reply.kind === 'message' && reply.card.summary).toBe('ご質問への回答');
  });

  it('answers a tapped question as a new message, in the language it was offered in, whatever the language of Teams is', async () => {
    const reply = await tap('dx-leader-selection', at(0), 'en');
    expect(reply.kind).toBe('message');
    expect(shown(reply)).toContain('Source: Toda City');
    expect(shown(await tap('dx-leader-selection', at(0, { locale: 'en' }), 'ja'))).toContain('出典: 戸田市');
    expect(shown(await tap('dx-leader-selection', at(0, { locale: 'en' })))).toContain('Source: Toda City');
  });

  it('refuses tampered data and says when an entry is gone', async () => {
    expect(await tap({ $ne: 1 })).toEqual({ kind: 'refused', why: 'bad-data' });
    expect(shown(await tap('no-such-entry'))).toContain('文章でご質問ください');
  });

  it('answers small talk as text', async () => {
    expect((await say('ありがとう')).kind).toBe('text');
  });

  it('tells somebody outside the roster that answers are all there is', async () => {
    expect(shown(await say('OJTとは', at(0, { person: null })))).toContain('方針についてのご案内だけ');
    expect(shown(await say('OJTとは', at(0, { person: HANAKO })))).not.toContain('方針についてのご案内だけ');
  });

  it.each(['[見て](https://evil.example)の選出方法', 'DXリーダー${$root}の選出方法'])(
    'never brings typed text onto the card: %s',
    async (text) => {
      expect(shown(await say(text))).not.toMatch(/evil|\$root/);
    },
  );
});

describe('the turn before', () => {
  it('is used for half an hour', async () => {
    await say('部長級に求められる能力は？', at(0));
    expect(shown(await say('じゃあ次長級は？', at(29)))).toContain('政策・課題調整力');
  });

  it('is not used after that', async () => {
    await say('部長級に求められる能力は？', at(0));
    expect(shown(await say('じゃあ役割は？', at(31)))).not.toContain('長期的、総合的な視点');
  });

  it('belongs to one person in one chat', async () => {
    await say('部長級に求められる能力は？', at(0));
    const other = callerOf(
      says('', {
        from: { id: HANAKO.aadObjectId, teamsId: '29:x', displayName: '' },
        chat: { ...says('').chat, conversationId: 'a:other' },
      }),
    );
    expect(shown(await feature.answer('じゃあ役割は？', other))).not.toContain('長期的、総合的な視点');
  });

  it('is what a tapped button asked', async () => {
    await tap('dx-leader-selection', at(0));
    expect(shown(await say('その期間は何年ですか', at(1)))).toContain('1年間');
  });
});

describe('what is kept', () => {
  it('keeps outcome and entries of an answer once Teams has it, and the thumb on it', async () => {
    const reply = await feature.answer('DXリーダーの選出方法を教えて', at(0));
    if (reply.kind !== 'message') throw new Error('no card');
    await reply.sent?.('activity-1');
    const rating = { replyToId: 'activity-1', comment: '' } as const;
    await feature.rate?.({ ...rating, reaction: 'like' }, at(1));
    await feature.rate?.({ ...rating, reaction: 'dislike', comment: '古い' }, at(2));
    expect(await storage.db.selectFrom('answer').select(['outcome', 'entries']).execute()).toEqual([
      { outcome: 'answered', entries: '["dx-leader-selection"]' },
    ]);
    expect(await storage.db.selectFrom('rating').select(['reaction', 'comment']).execute()).toEqual([
      { reaction: 'dislike', comment: '古い' },
    ]);
    expect(counted).toEqual(['answered']);
  });

  it('ignores a thumb on a message that is no answer', async () => {
    await feature.rate?.({ replyToId: 'other', reaction: 'like', comment: '' }, at(0));
    expect(await rows()).toEqual({ answers: 0, questions: 0, ratings: 0 });
  });

  it.each(['もう死にたいです', '最近眠れません', 'ストレスチェックは毎年ありますか', '田中さんは休職中ですか', 'パワハラされています'])(
    'keeps nothing at all of %s, and shows no thumbs',
    async (text) => {
      await say('部長級に求められる能力は？', at(0));
      const reply = await say(text, at(1));
      expect(reply.kind === 'message' && (reply.feedback !== true || reply.sent === undefined)).toBe(true);
      // What is left is the answer to the first question, without its words.
      expect(await rows()).toEqual({ answers: 1, questions: 0, ratings: 0 });
      expect(counted).toEqual(['answered']);
    },
  );

  it('does not keep the words of a question that found nothing', async () => {
    await say('富士山の高さは');
    expect(await rows()).toEqual({ answers: 1, questions: 0, ratings: 0 });
  });
});

describe('cards', () => {
  it('can be made of every entry in both languages, within 25 KB', async () => {
    for (const entry of knowledge.entries) {
      for (const locale of ['ja', 'en'] as const) {
        const reply = await tap(entry.id, at(0, { locale }));
        expect(reply.kind, entry.id).toBe('message');
        expect(Buffer.byteLength(shown(reply)), entry.id).toBeLessThan(25 * 1024);
      }
    }
  });
});
