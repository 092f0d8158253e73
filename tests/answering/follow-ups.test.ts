import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { rowStep, withNameMeant, withoutPlace } from '../../src/answering/understand/follow-up.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const answerer = createQuestionAnswerer(loadKnowledge('knowledge'));
const after = (previous: string, text: string) => answerer.answer({ text, previous, locale: 'ja' });

describe('a place in what was just answered', () => {
  it.each([
    ['職員像の1つ目は何ですか', 'じゃあ3番目は？', 'staff-image-five'],
    ['新たな課題の最初は何ですか', 'その次に書かれているのは？', 'new-issues'],
    ['自主研修には何がありますか', 'いちばん最後のものは？', 'self-study-menu'],
    ['平成19年3月に改定したそうですね', 'その次は？', 'policy-history-overview'],
  ])('after 「%s」: 「%s」 shows the whole list', (previous, text, entry) => {
    expect(after(previous, text).entries[0]).toBe(entry);
  });

  it('is taken out of the question, and a question without one is left alone', () => {
    expect(withoutPlace('2番目に挙げられているのは？')).toBe('');
    expect(withoutPlace('その中で一番古いのはいつですか')).toContain('いつ');
    expect(withoutPlace('申し込みの期限はいつですか')).toBeNull();
  });
});

describe('the row beside', () => {
  it.each([
    ['課長級の役割を教えてください', 'その一つ下の級だと？', /課長を補佐/],
    ['副主幹級に求められる能力は？', 'ひとつ上だとどうなる？', /政策構成・企画力/],
  ])('after 「%s」: 「%s」', (previous, text, told) => {
    expect(JSON.stringify(after(previous, text))).toMatch(told);
  });

  it('is one step up or down, or none', () => {
    expect([rowStep('その下の級は？'), rowStep('上だとどうなる？'), rowStep('上司は誰ですか？')]).toEqual([1, -1, null]);
  });
});

describe('a question that names nothing', () => {
  it.each([
    ['過重労働の職員への面談はありますか', '月に何回ですか？', 'overwork-interview-unknown'],
    ['フレッシュトレーニングはだれが受けますか', 'どのくらい続くの？', 'fresh-training-length'],
    ['採用試験の広報ではいま何をしていますか', '今後は？', 'recruitment-publicity-future'],
  ])('after 「%s」: 「%s」 stays with it', (previous, text, entry) => {
    expect(after(previous, text).entries[0]).toBe(entry);
  });

  it('「XとしてY」 are no two names', () => {
    expect(withNameMeant('2番目のほうは？', '職員の資質として挙げられているのは何ですか')).toBeNull();
  });
});

describe('the same of one thing more', () => {
  it('「〜も？」 leans on the turn before', () => {
    expect(after('DXリーダーはDXの研修を優先して受けられますか', '派遣研修も？').entries[0]).toBe('dx-leader-priority');
  });
});
