import { expect, it } from 'vitest';
import { runAsk } from '../../src/cli/ask.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

async function explained(question: string): Promise<string> {
  const terminal = fakeTerminal();
  expect(await runAsk(['--explain', question], terminal)).toBe(0);
  return terminal.out.join('\n');
}

it.each([
  ['フレッシュトレーニングの期間は', /判断: 回答（「フレッシュトレーニングの期間」/, /合った言葉: .*フレッシュ/],
  ['課長級に求められる能力は', /判断: 回答（質問の言葉のほとんどが、表「/, /候補:/],
  ['DXリーダーの手当はいくらですか', /判断: 記載なし（「DXリーダーの手当/, /手当/],
  ['駅前の喫茶店の営業時間は', /判断: 見当たらない/, /目安に/],
  ['死にたい', /知識を引かずに相談先を案内/, /119/],
  ['OJTの意味を教えて。DXリーダーは何名ですか。', /たずねごとを分けて引きました/, /2\) 読み:/],
])('ask --explain %s says the band, why, and which words matched', async (question, band, words) => {
  const text = await explained(question);
  expect(text).toMatch(band);
  expect(text).toMatch(words);
});

it('never shows a score', async () => {
  const explanation = (await explained('DXリーダーの選出方法')).split('［説明］')[1] ?? '';
  expect(explanation).not.toMatch(/0\.\d/);
});
