import { Template } from 'adaptivecards-templating';
import type { Card, CardContent, CardData } from './card.ts';
import { maskData, unmaskCard } from './escape-data.ts';

/** Old clouds and webhooks refuse more; Teams itself takes 100 KB (teams-facts 1.6). Bytes of UTF-8 JSON. */
const MAX_CARD_BYTES = 25 * 1024;

/** Templates are JSON modules, so one object stands for one template and is parsed once. */
const parsed = new WeakMap<CardContent, Template>();

/**
 * Fills a template of `cards/` with data. Text in the data can neither format, link nor compute: Markdown is escaped where Teams would read it,
 * and `${…}` in it stays text.
 * @throws Error when the template names a field that the data lacks, or when the card is larger than 25 KB.
 */
export function fillTemplate(template: CardContent, data: CardData): CardContent {
  const filled: unknown = templateOf(template).expand({ $root: maskData(data) });
  const leftover = JSON.stringify(filled).match(/\$\{[^}]*\}?/g);
  if (leftover !== null) throw new Error(`The card template names fields that are missing: ${leftover.join(', ')}`);
  const card = unmaskCard(dropHidden(filled));
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > MAX_CARD_BYTES) throw new Error(`The card has ${String(bytes)} bytes; ${String(MAX_CARD_BYTES)} are allowed`);
  return card;
}

/** A card ready to send. `summary` becomes the notification: neutral, no names, no health words. */
export function card(template: CardContent, data: CardData, summary: string): Card {
  return { content: fillTemplate(template, data), summary };
}

function templateOf(template: CardContent): Template {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const fresh = new Template(renameWhen(template));
  parsed.set(template, fresh);
  return fresh;
}

/**
 * The templating library takes a missing field in `$when` for false and drops the node in silence.
 * So `$when` is filled like any other field, which makes a missing one visible, and obeyed afterwards.
 */
const WHEN = '__when';

function renameWhen(node: unknown): object {
  return mapNode(node, (field, key) => {
    if (key !== '$when') return [key, field];
    if (typeof field !== 'string' || !/^\$\{[\w.]+\}$/.test(field)) throw new Error(`$when must name one field: ${String(field)}`);
    return [WHEN, field];
  }) as object;
}

function mapNode(node: unknown, rename: (field: unknown, key: string) => [string, unknown]): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => mapNode(item, rename));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, field]) => rename(mapNode(field, rename), key)));
}

function dropHidden(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => !isHidden(item)).map(dropHidden);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, field]) => key !== WHEN && !isHidden(field))
      .map(([key, field]) => [key, dropHidden(field)]),
  );
}

function isHidden(node: unknown): boolean {
  return typeof node === 'object' && node !== null && WHEN in node && node[WHEN] !== true;
}
