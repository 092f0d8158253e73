import type { Card, CardContent, CardData } from './card.ts';
import { compileTemplate } from './compile-template.ts';

/** Old clouds and webhooks refuse more; Teams itself takes 100 KB (teams-facts 1.6). Bytes of UTF-8 JSON. */
const MAX_CARD_BYTES = 25 * 1024;

/** Templates are JSON modules, so one object stands for one template and is compiled once. */
const compiled = new WeakMap<CardContent, (data: CardData) => CardContent>();

/**
 * Fills a template of `cards/` with data. Text in the data can neither format, link nor compute: Markdown is escaped where Teams would read it,
 * and `${…}` in it stays text.
 * @throws Error when the template names a field that the data lacks, or when the card is larger than 25 KB.
 */
export function fillTemplate(template: CardContent, data: CardData): CardContent {
  const card = compiledOf(template)(data);
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > MAX_CARD_BYTES) throw new Error(`The card has ${String(bytes)} bytes; ${String(MAX_CARD_BYTES)} are allowed`);
  return card;
}

/** A card ready to send. `summary` becomes the notification: neutral, no names, no health words. */
export function card(template: CardContent, data: CardData, summary: string): Card {
  return { content: fillTemplate(template, data), summary };
}

function compiledOf(template: CardContent): (data: CardData) => CardContent {
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const fresh = compileTemplate(template);
  compiled.set(template, fresh);
  return fresh;
}
