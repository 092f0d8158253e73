import { NOTHING } from '../answering/learned/judge.ts';
import { fingerprint, knowledgeFingerprint } from '../knowledge/fingerprint.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { LearnedFrom } from '../knowledge/learned-words.ts';
import type { GoldenSet } from './asked-before.ts';

const SHOWN = 5;
const WHAT_TO_DO = '次を実行してください（1分ほど）。それまでも質問には答えます: npm run navi -- kb learn';

export function learnedFrom(knowledge: KnowledgeBase, sets: readonly GoldenSet[]): LearnedFrom {
  return { knowledge: knowledgeFingerprint(knowledge), golden: fingerprint(sets) };
}

/** What was edited after `navi kb learn` ran last, and what to do; empty when nothing was. */
export function learnedState(knowledge: KnowledgeBase, sets: readonly GoldenSet[]): string[] {
  const { learned } = knowledge;
  if (learned === null) return ['質問の言葉をまだ学んでいません。', WHAT_TO_DO];
  const now = learnedFrom(knowledge, sets);
  const strange = knowledge.entries.filter(({ id }) => !learned.entries.includes(id)).map(({ id }) => id);
  const gone = learned.entries.filter((id) => id !== NOTHING && !knowledge.entries.some((entry) => entry.id === id));
  const edited = [
    ...(strange.length === 0 ? [] : [`まだ学んでいない項目が ${String(strange.length)}件あります（${shown(strange)}）。`]),
    ...(gone.length === 0 ? [] : [`なくなった項目が ${String(gone.length)}件、残っています（${shown(gone)}）。`]),
    ...(learned.from.knowledge === now.knowledge ? [] : ['最後に学んだあとで、ナレッジ（項目、表、同義語、読み方）が変わっています。']),
    ...(learned.from.golden === now.golden ? [] : ['最後に学んだあとで、質問集（golden）が変わっています。']),
  ];
  return edited.length === 0 ? [] : [...edited, WHAT_TO_DO];
}

function shown(ids: readonly string[]): string {
  return ids.slice(0, SHOWN).join('、') + (ids.length > SHOWN ? ' など' : '');
}
