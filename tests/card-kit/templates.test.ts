import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as AdaptiveCards from 'adaptivecards';
import { Template } from 'adaptivecards-templating';
import { describe, expect, it } from 'vitest';
import type { CardContent, CardData } from '../../src/card-kit/card.ts';
import { fillTemplate } from '../../src/card-kit/fill-template.ts';
import { isChart, withoutCharts } from '../support/without-charts.ts';

/** The renderer's browser bundle parses without a browser; its package entry does not load in Node. */
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

const cards = join(import.meta.dirname, '../../cards');
const read = (file: string): CardContent => JSON.parse(readFileSync(join(cards, file), 'utf8')) as CardContent;
const templates = readdirSync(cards, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json'))
  .sort();
const filled = (file: string): CardContent => fillTemplate(read(file), read(file.replace(/\.json$/, '.sample.json')) as CardData);

/** Every object of a card, whatever it is, but for the second form of a button for older clients. */
function nodesOf(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  const parts = Object.entries(node).filter(([key]) => key !== 'fallback');
  return [node as Record<string, unknown>, ...parts.flatMap(([, part]) => nodesOf(part))];
}

function withoutFallback(key: string, value: unknown): unknown {
  return key === 'fallback' ? undefined : value;
}

/** What the real renderer finds wrong. */
function problemsOf(content: CardContent): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(content, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...card.validateProperties().validationEvents.map((event) => event.message)];
}

describe('the check by the real renderer', () => {
  it('finds an element that does not exist, so that it is one', () => {
    expect(problemsOf({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlok', text: 'x' }] })).not.toEqual([]);
  });
});

describe.each(templates)('cards/%s, filled with its sample', (file) => {
  const content = filled(file);
  const nodes = nodesOf(content);

  it('is what the templating library makes of it, but for what keeps the data from meaning anything', () => {
    const byLibrary: unknown = new Template(read(file)).expand({ $root: read(file.replace(/\.json$/, '.sample.json')) });
    const words = (card: unknown): string =>
      JSON.stringify(card, withoutFallback)
        .replaceAll('\\\\', '')
        .replaceAll(/(?:\\n)+/g, '\\n');
    expect(words(content)).toBe(words(byLibrary));
  });

  it('is understood by the real renderer', () => {
    expect(problemsOf(withoutCharts(content) as CardContent)).toEqual([]);
  });

  it('has something in place of its charts for clients that know none', () => {
    const charts = nodes.filter(({ type }) => isChart(type));
    expect(charts.filter(({ fallback }) => fallback === undefined)).toEqual([]);
  });

  it('is of the version that phones take, and says something where cards are not shown', () => {
    expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.5', fallbackText: expect.stringMatching(/\S/) });
  });

  it('wraps its text, describes its images, labels its inputs and names its buttons', () => {
    const of = (type: RegExp): Record<string, unknown>[] => nodes.filter((node) => type.test(String(node['type'])));
    expect(of(/^TextBlock$/).filter((node) => node['wrap'] !== true)).toEqual([]);
    expect(of(/^Image$/).filter((node) => !node['altText'])).toEqual([]);
    expect(of(/^Input\./).filter((node) => !node['label'])).toEqual([]);
    expect(of(/^Action\./).filter((node) => !node['title'])).toEqual([]);
  });

  it('has at most six buttons and no colour of its own', () => {
    expect(nodes.filter((node) => /^Action\.(Submit|Execute|OpenUrl)$/.test(String(node['type']))).length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(content)).not.toMatch(/#[0-9a-f]{6}/i);
  });
});
