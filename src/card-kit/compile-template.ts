import type { CardContent, CardData, CardValue } from './card.ts';
import { isMarkdown, markdownText, plainText } from './escape-data.ts';
import { richText } from './rich-text.ts';

/** Fills one place of a template. */
type Fill = (data: CardData) => unknown;
/** Fills one item of a list: none when it is hidden, several when it is repeated. */
type FillItem = (data: CardData, into: unknown[]) => void;
type Node = Readonly<Record<string, unknown>>;

const HIDDEN = Symbol('hidden');
const FIELD = /\$\{([\w.]+)\}/;

/**
 * Reads a template once, so that filling it is only a walk over functions. Of the template language it takes what cards without logic need:
 * `${field}`, `$data` to repeat an item of a list, `$when` to leave a node out; everything else is refused here, when it is first used.
 */
export function compileTemplate(template: CardContent): (data: CardData) => CardContent {
  const fill = compileNode(withSubmitFallback(template) as Node, false);
  return (data) => fill(data) as CardContent;
}

/**
 * Clients that do not know `Action.Execute` (AdaptiveCards 1.4) press the same button as `Action.Submit`, whose verb travels in the data;
 * templates name the button once.
 */
function withSubmitFallback(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSubmitFallback);
  if (!isNode(value)) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withSubmitFallback(part)]));
  if (node['type'] !== 'Action.Execute') return node;
  const { verb, data, $when: _when, $data: _data, ...rest } = node;
  return { ...node, fallback: { ...rest, type: 'Action.Submit', data: { ...(isNode(data) ? data : {}), verb } } };
}

function compile(value: unknown, inChoices: boolean): Fill {
  if (Array.isArray(value)) return compileList(value, inChoices);
  if (isNode(value)) return compileNode(value, inChoices);
  return () => value;
}

function compileNode(node: Node, inChoices: boolean): Fill {
  const isShown = compileWhen(node['$when']);
  const fields = Object.entries(node)
    .filter(([key]) => key !== '$when' && key !== '$data')
    .map(([key, value]): [string, Fill] => {
      if (typeof value === 'string') return [key, compileText(value, isMarkdown(node, key, inChoices) ? MARKDOWN : PLAIN)];
      if (isNode(value) && '$data' in value) throw new Error(`$data must stand in a list: ${key}`);
      return [key, compile(value, key === 'choices')];
    });
  return (data) => {
    const filled: Record<string, unknown> = {};
    for (const [key, fill] of fields) {
      const value = fill(data);
      if (value !== HIDDEN) filled[key] = value;
    }
    // Filled all the same: a field that is missing shall be found before the day on which the node is shown.
    return isShown(data) ? filled : HIDDEN;
  };
}

function compileList(list: readonly unknown[], inChoices: boolean): Fill {
  const items = list.map((item) => compileItem(item, inChoices));
  return (data) => {
    const filled: unknown[] = [];
    for (const fill of items) fill(data, filled);
    return filled;
  };
}

function compileItem(item: unknown, inChoices: boolean): FillItem {
  const fill = typeof item === 'string' ? compileText(item, PLAIN) : compile(item, inChoices);
  const put: FillItem = (data, into) => {
    const filled = fill(data);
    if (filled !== HIDDEN) into.push(filled);
  };
  const over = isNode(item) ? item['$data'] : undefined;
  if (over === undefined) return put;
  const path = soleField(over, '$data');
  return (data, into) => {
    const found = read(data, path);
    for (const part of Array.isArray(found) ? (found as readonly CardValue[]) : [found]) put(dataIn(part, path), into);
  };
}

function compileWhen(when: unknown): (data: CardData) => boolean {
  if (when === undefined) return () => true;
  const path = soleField(when, '$when');
  return (data) => read(data, path) === true;
}

interface Style {
  /** Makes a value of the data harmless. */
  readonly escape: (value: string) => string;
  /** Rounds off the whole text. */
  readonly finish: (text: string) => string;
}

/** A single line break means nothing in Markdown. */
const MARKDOWN: Style = { escape: markdownText, finish: (text) => text.replace(/\n+/g, '\n\n') };
const PLAIN: Style = { escape: plainText, finish: (text) => text };
/** Formatted by the one who wrote it: a text that is nothing but a field called `rich`, `${body.rich}`. */
const RICH: Style = { ...MARKDOWN, escape: richText };

function compileText(text: string, style: Style): Fill {
  const pieces = text.split(FIELD);
  if (pieces.some((piece, at) => at % 2 === 0 && piece.includes('${'))) throw new Error(`A template may only name fields: ${text}`);
  const [before, path, after] = pieces;
  if (path === undefined) return () => style.finish(text);
  const isAlone = pieces.length === 3 && before === '' && after === '';
  if (isAlone) return soleValue(path, style === MARKDOWN && path.endsWith('.rich') ? RICH : style);
  return (data) => style.finish(pieces.map((piece, at) => (at % 2 === 0 ? piece : style.escape(String(scalar(data, piece))))).join(''));
}

/** A text that is nothing but one field keeps the field's type. */
function soleValue(path: string, { escape, finish }: Style): Fill {
  return (data) => {
    const value = scalar(data, path);
    return typeof value === 'string' ? finish(escape(value)) : value;
  };
}

function soleField(expression: unknown, name: string): string {
  const path = typeof expression === 'string' ? /^\$\{([\w.]+)\}$/.exec(expression)?.[1] : undefined;
  if (path === undefined) throw new Error(`${name} must name one field: ${String(expression)}`);
  return path;
}

function read(data: CardData, path: string): CardValue {
  let found: unknown = data;
  for (const name of path.split('.')) found = isNode(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  if (found === undefined || found === null) throw new Error(`The card template names a field that is missing: ${path}`);
  return found as CardValue;
}

function scalar(data: CardData, path: string): string | number | boolean {
  const value = read(data, path);
  if (typeof value === 'object') throw new Error(`The card template shows a list as text, it must stand in $data: ${path}`);
  return value;
}

function dataIn(value: CardValue, path: string): CardData {
  if (!isNode(value)) throw new Error(`The card template repeats something else than objects: ${path}`);
  return value;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
