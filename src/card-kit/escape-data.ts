import type { CardContent, CardData, CardValue } from './card.ts';

/**
 * Characters with a meaning in Teams' Markdown or in templates travel through the template as private-use characters
 * and come back afterwards: escaped where Markdown is read, plain elsewhere (a button's data must not grow backslashes).
 */
const SPECIAL = '\\*_`~[]<>$#+-.';
const MASK_START = 0xe000;
const IN_TEXT = /[\\*_`~[\]<>$]/g;
/** The mark of a heading, a list item or a numbered item, which only means something at the start of a line. */
const AT_LINE_START = /(?<=^\s*)[#+-](?=[#\s])|(?<=^\s*\d{1,9})\.(?=\s)/gm;
/** Controls, bidirectional overrides and our own private characters have no place in a card. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\ue0ff]/g;

export function maskData(data: CardData): CardData {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, maskValue(value)]));
}

function maskValue(value: CardValue): CardValue {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map((item: CardValue) => maskValue(item)) : maskData(value as CardData);
}

function maskText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSAFE, '').replace(IN_TEXT, mask).replace(AT_LINE_START, mask);
}

function mask(character: string): string {
  return String.fromCharCode(MASK_START + SPECIAL.indexOf(character));
}

const MASKED = /[\ue000-\ue0ff]/g;

function unmask(text: string, prefix: '\\' | ''): string {
  return text.replace(MASKED, (character) => prefix + (SPECIAL[character.charCodeAt(0) - MASK_START] ?? ''));
}

/** Where Teams reads Markdown: the text of a TextBlock, both sides of a fact, the title of a choice or toggle (teams-facts 3.4). */
function isMarkdown(parent: Readonly<Record<string, unknown>>, key: string): boolean {
  if (parent['type'] === 'TextBlock') return key === 'text';
  if (parent['type'] === 'Input.Toggle') return key === 'title';
  const isFactOrChoice = parent['type'] === undefined && 'title' in parent && 'value' in parent;
  return isFactOrChoice && (key === 'title' || key === 'value');
}

export function unmaskCard(card: unknown): CardContent {
  return unmaskNode(card, false) as CardContent;
}

function unmaskNode(node: unknown, inChoices: boolean): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => unmaskNode(item, inChoices));
  if (typeof node !== 'object' || node === null) return typeof node === 'string' ? unmask(node, '') : node;
  const parent = node as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(parent).map(([key, value]) => [key, unmaskField({ parent, key, value, inChoices })]));
}

function unmaskField(field: { parent: Readonly<Record<string, unknown>>; key: string; value: unknown; inChoices: boolean }): unknown {
  const { parent, key, value, inChoices } = field;
  if (typeof value !== 'string') return unmaskNode(value, key === 'choices');
  const isChoiceValue = inChoices && key === 'value';
  if (!isMarkdown(parent, key) || isChoiceValue) return unmask(value, '');
  return unmask(value, '\\').replace(/\n+/g, '\n\n');
}
