import type { Explanation, Look, Route } from '../answering/explanation.ts';
import type { RankedEntry } from '../answering/retrieve/rank-entries.ts';
import type { Entry } from '../knowledge/schema.ts';

const ROUTES: Readonly<Record<Route, string>> = {
  support: '命や体の危険を感じさせる言葉があるため、知識を引かずに相談先を案内しました',
  'too-long': '長すぎるため、読みませんでした',
  'nothing-said': '言葉がありませんでした',
  'small-talk': 'あいさつや雑談として返しました',
  again: '一つ前の答えを、別の言葉で言い直しました',
  'other-city': 'よその市の名前があるため、探しませんでした',
  instructions: '指示の書きかえとして断りました',
  'other-person': 'ほかの人の健康や評価などの問い合わせとして断りました',
  'on-behalf': '本人の代わりの手続として断りました',
  decision: '会話では決められないこととして断りました',
  'internal-document': '内部の資料や記録の取り出しとして断りました',
  'bulk-data': '職員データの取り出しとして断りました',
  'look-up': '知識を引きました',
  comparison: '2つの項目を引いて並べました',
  headings: '方針の見出しを挙げました',
  several: 'たずねごとを分けて引きました',
};

const BY_LIKENESS = {
  stated: '最も近く、回答の目安を上回る',
  silent: '最も近く、断る目安を上回る',
  nothing: '最も近い候補も、回答の目安に届かない',
};
const BY_BOTH = {
  stated: '近さと学んだ言葉から、最もふさわしい',
  silent: '近さと学んだ言葉から、最もふさわしい',
  nothing: 'どの候補よりも、方針の外のたずねごとに近い',
};
const SHOWN = 5;
/** Shares of the score that is needed to answer. */
const WELL_ABOVE = 1.5;
const JUST_BELOW = 0.8;

/** `ask --explain`: which words matched, which band and why. Words instead of scores: a number would look like a probability. */
export function explainText(explanation: Explanation): string {
  const looks = explanation.looks.map((look, at) => lookText(look, explanation.looks.length > 1 ? `${String(at + 1)}) ` : ''));
  return [`［説明］${ROUTES[explanation.route]}`, ...looks].join('\n');
}

function lookText(look: Look, number: string): string {
  const lines = look.candidates.slice(0, SHOWN).map((candidate, at) => `  ${String(at + 1)}. ${candidateText(candidate, look)}`);
  return [`${number}読み: ${look.text}`, `判断: ${decisionText(look)}`, '候補:', ...(lines.length === 0 ? ['  なし'] : lines)].join('\n');
}

function decisionText({ decision, candidates, learned }: Look): string {
  const why = learned === null ? BY_LIKENESS : BY_BOTH;
  switch (decision.kind) {
    case 'table':
      return `回答（質問の言葉のほとんどが、表「${decision.question.table.title}」の行・列・値の言葉）`;
    case 'entry':
      return entryText(decision.entry, why);
    case 'detail-missing':
      return `記載なし（「${decision.entry.title}」に最も近いが、たずねられた数・日・場所などの記載がない）`;
    case 'choice':
      return '選択（近さの変わらない候補が、方針の別の箇所に2つある）';
    case 'not-found':
      return candidates.length === 0 ? '見当たらない（合う言葉がない）' : `見当たらない（${why.nothing}）`;
  }
}

function entryText({ kind, title }: Entry, why: typeof BY_BOTH): string {
  return kind === 'not-stated' ? `記載なし（「${title}」が、${why.silent}）` : `回答（「${title}」が、${why.stated}）`;
}

function candidateText(candidate: RankedEntry, { answersFrom, learned }: Look): string {
  const words = candidate.matched.length === 0 ? '合った言葉なし' : `合った言葉: ${candidate.matched.join('・')}`;
  const like = candidate.variants[0] === undefined ? '' : ` ／ 近い質問例: ${candidate.variants[0]}`;
  const speaking = learned?.(candidate.entry.id) ?? [];
  const taught = speaking.length === 0 ? '' : ` ／ 学んだ言葉: ${speaking.join('・')}`;
  const lacks = candidate.lacksDetail ? ' ／ たずねられた数・日・場所などがない' : '';
  const path = candidate.entry.section[0] ?? '';
  return `${candidate.entry.title}（${path}、${candidate.entry.id}） ${closeness(candidate.score / answersFrom)} ／ ${words}${taught}${like}${lacks}`;
}

function closeness(share: number): string {
  if (share >= WELL_ABOVE) return '目安を大きく上回る';
  if (share >= 1) return '目安を上回る';
  return share >= JUST_BELOW ? '目安にわずかに届かない' : '目安に届かない';
}
