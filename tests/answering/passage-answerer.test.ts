import { describe, expect, it } from 'vitest';
import { createPassageAnswerer } from '../../src/answering/passage-answerer.ts';
import type { Passage, PassageAnswer } from '../../src/answering/passage-answerer.ts';

const PASSAGES: readonly Passage[] = [
  { id: 'opening', title: '市立図書館', text: '市立図書館は1985年に中央町で開館した。初代館長は山田太郎である。' },
  { id: 'books', title: '市立図書館', text: '市立図書館の蔵書は約30万冊である。そのうち児童書は8万冊を占める。' },
  { id: 'rooms', title: '市立図書館', text: '市立図書館の2階には学習室と会議室がある。学習室の定員は60人である。' },
  { id: 'pool', title: 'スポーツセンター', text: 'スポーツセンターには温水プールがある。利用料は1回400円である。' },
  { id: 'gym', title: 'スポーツセンター', text: 'スポーツセンターの体育館は夜10時まで使える。予約は電話で受け付ける。' },
  { id: 'park', title: '中央公園', text: '中央公園には桜が200本植えられている。花見の時期には屋台が並ぶ。' },
];

const ask = (question: string, passages = PASSAGES): PassageAnswer => createPassageAnswerer(passages).answer(question, 3);
const without = (id: string): readonly Passage[] => PASSAGES.filter((passage) => passage.id !== id);

describe('answering from bare passages', () => {
  it.each([
    ['市立図書館は何年に開館しましたか', 'opening'],
    ['市立図書館の児童書は何冊ですか', 'books'],
    ['図書館の学習室の定員は何人か', 'rooms'],
    ['スポーツセンターのプールの利用料はいくらか', 'pool'],
  ])('%s is answered by %s', (question, id) => {
    const answer = ask(question);
    expect(answer).toMatchObject({ outcome: 'answered', passage: { id } });
    expect(answer.ranking[0]).toBe(id);
  });

  it('declines what none of the passages is about', () => {
    expect(ask('固定資産税の納期限はいつですか')).toMatchObject({ outcome: 'declined', passage: null, choices: [] });
  });

  it('is less sure without the passage that answers, and does not answer from its neighbour', () => {
    const question = '市立図書館の児童書は何冊ですか';
    const missing = ask(question, without('books'));
    expect(missing.outcome).not.toBe('answered');
    expect(missing.sureness).toBeLessThan(ask(question).sureness - 2);
  });

  it('gives a choice between the two, best first', () => {
    const answer = ask('図書館の会議室の使用料');
    expect(answer).toMatchObject({ outcome: 'clarify', passage: null });
    expect(answer.choices[0]?.id).toBe('rooms');
    expect(answer.choices.length).toBeLessThanOrEqual(3);
  });

  it('ranks as many as asked for whatever the outcome, at least one', () => {
    expect(createPassageAnswerer(PASSAGES).answer('図書館', 2).ranking).toHaveLength(2);
    expect(createPassageAnswerer(PASSAGES).answer('図書館', 0).ranking).toHaveLength(1);
    expect(createPassageAnswerer([]).answer('図書館', 3)).toEqual({
      outcome: 'declined',
      passage: null,
      choices: [],
      ranking: [],
      sureness: -Infinity,
    });
  });
});

describe('ranking by what is asked', () => {
  const years: readonly Passage[] = [
    { id: 'name', title: '橋', text: '大橋の完成を祝う式典が開かれた。大橋は市の象徴である。' },
    { id: 'year', title: '橋', text: '大橋の完成は1972年である。式典は行われていない。' },
  ];

  it('prefers the passage that holds a figure of the asked kind', () => {
    expect(ask('大橋の完成は何年か', years).ranking[0]).toBe('year');
  });

  it('finds by a headline what begins with its subject, when lengths are uneven', () => {
    const filler = 'このほか市内の催しや施設の案内、窓口の時間、電話番号などは次のとおりです。'.repeat(30);
    const bulletins: readonly Passage[] = [
      { id: 'other', title: '', text: `健康診断の案内です。${filler}職員募集の説明会もあります。` },
      { id: 'jobs', title: '', text: `職員を募集します。説明会は4月です。${filler}` },
      { id: 'short', title: '', text: '花見の案内です。' },
    ];
    expect(ask('職員募集の説明会', bulletins).ranking[0]).toBe('jobs');
  });
});
