import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CardContent, CardData, CardValue } from '../../src/card-kit/card.ts';
import { fillTemplate } from '../../src/card-kit/fill-template.ts';

/** A card to look at. */
export interface NamedCard {
  readonly name: string;
  readonly content: CardContent;
}

const folder = join(import.meta.dirname, '../../cards');
const SAMPLE = '.sample.json';

/**
 * Every template, filled with its sample, with each further sample beside it (`NAME.VARIANT.sample.json` says only what differs from the sample),
 * and with the worst that people write.
 */
export function templateCards(): NamedCard[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((file) => file.endsWith('.json') && !file.endsWith(SAMPLE))
    .map((file) => file.replace(/\.json$/, ''))
    .flatMap((name) => cardsOf(name, files));
}

function cardsOf(name: string, files: readonly string[]): NamedCard[] {
  const template = read(`${name}.json`);
  const sample = read(name + SAMPLE) as CardData;
  const variants = files.filter((file) => file.startsWith(`${name}.`) && file.endsWith(SAMPLE) && file !== name + SAMPLE);
  const samples: [string, CardData][] = [
    [name, sample],
    ...variants.map((file): [string, CardData] => [file.slice(0, -SAMPLE.length), { ...sample, ...(read(file) as CardData) }]),
    ...Object.entries(WORST).map(([kind, text]): [string, CardData] => [`${name}.worst-${kind}`, stress(template, sample, text)]),
    ...stressBody(template, sample, 'endless words '.repeat(715)).map((data): [string, CardData] => [`${name}.worst-longest`, data]),
  ];
  return samples.map(([title, data]) => ({ name: title, content: fillTemplate(template, data) }));
}

/** A long name, no place to break a line, and what a person may have typed to break the card. */
const WORST = {
  name: '勅使河原 五郎左衛門之助（こども健やか部 保育幼稚園課 保育幼稚園担当 副主幹）',
  word: 'Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz',
  japanese: '戸田市職員研修及び自主研究活動の助成等に関する要綱の一部を改正する要綱の施行に伴う経過措置の取扱いについて'.repeat(3),
  markdown: '# 見出し **太字** _斜体_ [押して](https://example.com) `code` <b>b</b>\n- 項目\n1. 番号',
} as const;

/** About the most that features let into a cell and beside a label; longer texts stand alone. */
const IN_CELL = '保育幼稚園担当課';

/** The sample with every text replaced that is read, except on buttons: features choose those words themselves. */
function stress(template: CardContent, sample: CardData, text: string): CardData {
  const nodes = nodesOf(template);
  const onButtons = fieldsIn(nodes.filter((node) => /^Action\./.test(String(node['type']))));
  const inCells = fieldsIn(nodes.filter((node) => node['type'] === 'Table' || node['type'] === 'FactSet'));
  const isRead = fieldsIn(nodes.flatMap((node) => [node['text'], node['title'], node['value'], node['label'], node['fallbackText']]));
  const stressed = (field: string, old: string): string => {
    if (old === '' || onButtons.has(field) || !isRead.has(field)) return old;
    return inCells.has(field) ? IN_CELL : text;
  };
  const replace = (value: CardValue, field: string): CardValue => {
    if (typeof value === 'string') return stressed(field, value);
    if (typeof value !== 'object') return value;
    return Array.isArray(value) ? value.map((item: CardValue) => replace(item, field)) : replaceIn(value as CardData);
  };
  const replaceIn = (data: CardData): CardData =>
    Object.fromEntries(Object.entries(data).map(([field, value]) => [field, replace(value, field)]));
  return replaceIn(sample);
}

/** The body text alone at ten thousand letters; in every field, they would be more than a card may hold. */
function stressBody(template: CardContent, sample: CardData, text: string): CardData[] {
  const field = ['text', 'paragraphs'].find((name) => name in sample);
  if (field === undefined) return [];
  const { [field]: body = '' } = stress(template, { [field]: sample[field] ?? '' }, text);
  return [{ ...sample, [field]: Array.isArray(body) ? body.slice(0, 1) : body }];
}

function fieldsIn(nodes: readonly unknown[]): ReadonlySet<string> {
  return new Set([...JSON.stringify(nodes).matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? ''));
}

function nodesOf(node: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Readonly<Record<string, unknown>>, ...Object.values(node).flatMap(nodesOf)];
}

function read(file: string): CardContent {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as CardContent;
}
