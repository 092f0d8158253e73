import { judgeCard } from './judge-card.ts';
import type { Finding } from './judge-card.ts';
import type { Stage, View } from './stage.ts';
import type { NamedCard } from './template-cards.ts';

/** One card in one view, and what is wrong with it there. */
export interface LookedAt {
  readonly card: NamedCard;
  readonly view: View;
  readonly findings: readonly Finding[];
}

export async function judgeAll(stage: Stage, cards: readonly NamedCard[], view: View): Promise<LookedAt[]> {
  const contents = cards.map((card) => card.content);
  const measured = await stage.measure(contents, view);
  return cards.map((card, at) => ({ card, view, findings: judgeCard(card.content, measured[at]!) }));
}
