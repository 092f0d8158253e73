import type { Json } from './activities.ts';

type Message = Record<string, Json>;

export interface Button {
  readonly type: string;
  readonly title: string;
  readonly data: Readonly<Record<string, Json>>;
}

/** Every button of a message's cards, wherever it stands. */
export function buttonsOf(message: Message | undefined): Button[] {
  return [...objectsIn(message?.['attachments'])].filter((one) => String(one['type']).startsWith('Action.')) as unknown as Button[];
}

/** Everything that is shown: texts, labels and values, and the words on the buttons; one line each. */
export function wordsOf(message: Message | undefined): string {
  const shown = [...objectsIn(message?.['attachments'])].flatMap((one) => [one['text'], one['title'], one['value']]);
  return [message?.['text'], ...shown].filter((text) => typeof text === 'string').join('\n');
}

function* objectsIn(value: Json): Generator<Record<string, Json>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const child of Object.values(value)) yield* objectsIn(child);
}
