import type { Json } from './activities.ts';

type Message = Record<string, Json>;

export interface Button {
  readonly type: string;
  readonly title: string;
  readonly data: Readonly<Record<string, Json>>;
}

/** Every button of a message's cards, wherever it stands, with its verb in the data; the second form of a button for older clients is not another one. */
export function buttonsOf(message: Message | undefined): Button[] {
  return [...objectsIn(message?.['attachments'])]
    .filter((one) => String(one['type']).startsWith('Action.'))
    .map(({ type, title, data, verb }) => ({ type, title, data: verb === undefined ? (data ?? {}) : { ...data, verb } }));
}

/** Everything that is shown: texts, labels and values, and the words on the buttons; one line each. */
export function wordsOf(message: Message | undefined): string {
  const shown = [...objectsIn(message?.['attachments'])].flatMap((one) => [one['text'], one['title'], one['value']]);
  return [message?.['text'], ...shown].filter((text) => typeof text === 'string').join('\n');
}

function* objectsIn(value: Json): Generator<Record<string, Json>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const [key, child] of Object.entries(value)) if (key !== 'fallback') yield* objectsIn(child);
}
