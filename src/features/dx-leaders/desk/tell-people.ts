import type { Card } from '../../../card-kit/card.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { Tx } from '../../../storage/port.ts';
import type { DxDeskDeps } from './desk-deps.ts';

interface Telling {
  readonly to: PersonId;
  readonly key: string;
  readonly card: (voice: Voice) => Card;
}

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** Each in their own words, in the transaction of what it tells about. */
export async function tell(tx: Tx, tellings: readonly Telling[], { roster, outbox }: Pick<DxDeskDeps, 'roster' | 'outbox'>): Promise<void> {
  const voices = await roster(tx).voicesOf(tellings.map(({ to }) => to));
  for (const { to, key, card } of tellings)
    await outbox.enqueue(tx, { dedupeKey: `dx-leaders.${key}:${to}`, to, card: card(voices.get(to) ?? JAPANESE) });
}
