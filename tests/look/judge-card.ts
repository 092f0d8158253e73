import type { CardContent } from '../../src/card-kit/card.ts';
import { contrastOf, flatten } from './contrast.ts';
import type { Colour } from './contrast.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One run of text as the browser has laid it out. Pixels; sides of `window` are null where nothing cuts. */
interface MeasuredText {
  readonly text: string;
  readonly isButton: boolean;
  readonly lines: readonly Box[];
  /** What the boxes around it leave visible. */
  readonly window: { readonly [side in keyof Box]: number | null };
  readonly fontSize: number;
  readonly isBold: boolean;
  readonly colour: Colour;
  /** From the text outwards; the last one is opaque. */
  readonly backgrounds: readonly Colour[];
  /** Words of a table cell that are split between two lines. */
  readonly brokenWords: readonly string[];
}

interface MeasuredCell {
  readonly text: string;
  readonly width: number;
  readonly fontSize: number;
  readonly isOneLine: boolean;
}

export interface Measurement {
  readonly edge: Box;
  readonly texts: readonly MeasuredText[];
  readonly cells: readonly MeasuredCell[];
  /** What the renderer did not understand. */
  readonly events: readonly string[];
}

export const FAULTS = [
  'cut off',
  'overlap',
  'outside the card',
  'narrow cell',
  'poor contrast',
  'no label',
  'no alt text',
  'too many actions',
  'too large',
  'no fallback text',
  'not understood',
] as const;

export interface Finding {
  readonly fault: (typeof FAULTS)[number];
  /** The words it is about, and how bad it is. */
  readonly what: string;
}

/** Layout rounds to parts of pixels. */
const SLACK = 1;

/** Everything that is wrong with a card as it was drawn. */
export function judgeCard(content: CardContent, measured: Measurement): Finding[] {
  return [
    ...judgeContent(content),
    ...measured.events.map((event): Finding => ({ fault: 'not understood', what: event })),
    ...measured.texts.flatMap((text) => judgeText(text, measured.edge)),
    ...overlaps(measured.texts),
    ...measured.cells.flatMap(judgeCell),
  ];
}

/** Old clouds and webhooks refuse more (teams-facts 1.6); Teams shows six actions (1.5). */
const MAX_BYTES = 25 * 1024;
const MAX_ACTIONS = 6;

function judgeContent(content: CardContent): Finding[] {
  const nodes = nodesOf(content);
  const of = (type: RegExp): readonly Node[] => nodes.filter((node) => type.test(String(node['type'])));
  const bytes = Buffer.byteLength(JSON.stringify(content));
  const actions = of(/^Action\./).length;
  return [
    ...of(/^Input\./)
      .filter((input) => isBlank(input['label']))
      .map((input) => finding('no label', String(input['id']))),
    ...of(/^Image$/)
      .filter((image) => isBlank(image['altText']))
      .map((image) => finding('no alt text', String(image['url']))),
    ...(actions > MAX_ACTIONS ? [finding('too many actions', `${actions}`)] : []),
    ...(bytes > MAX_BYTES ? [finding('too large', `${bytes} bytes`)] : []),
    ...(isBlank(content['fallbackText']) ? [finding('no fallback text', '')] : []),
  ];
}

function judgeText(text: MeasuredText, edge: Box): Finding[] {
  const { lines, window } = text;
  const isCut = lines.map((line) => emBox(line, text.fontSize)).some((line) => isOver(line, window));
  const isOutside = lines.some((line) => isOver(emBox(line, text.fontSize), edge));
  return [
    ...(isCut ? [finding('cut off', `${text.isButton ? 'button ' : ''}${shorten(text.text)}`)] : []),
    ...(isOutside && !isCut ? [finding('outside the card', shorten(text.text))] : []),
    ...text.brokenWords.map((word) => finding('narrow cell', `the word ${word} is split`)),
    ...poorContrast(text),
  ];
}

function isOver(line: Box, frame: MeasuredText['window']): boolean {
  return (
    line.left < (frame.left ?? -Infinity) - SLACK ||
    line.right > (frame.right ?? Infinity) + SLACK ||
    line.top < (frame.top ?? -Infinity) - SLACK ||
    line.bottom > (frame.bottom ?? Infinity) + SLACK
  );
}

/** Fonts reserve room above and below their characters, which may well reach into the next line; what is printed stands in the middle of it. */
function emBox({ left, right, top, bottom }: Box, fontSize: number): Box {
  const margin = Math.max(0, (bottom - top - fontSize) / 2);
  return { left, right, top: top + margin, bottom: bottom - margin };
}

/** The renderer's own sign for a required input is no text but a mark. */
const MARK = /^\s*\*\s*$/;

/** WCAG 2.2, 1.4.3: 4.5:1, and 3:1 for text from 24 px, or from 18.66 px when it is bold; 1.4.11: 3:1 for marks. */
function poorContrast(text: MeasuredText): Finding[] {
  const isLarge = text.fontSize >= (text.isBold ? 18.66 : 24) || MARK.test(text.text);
  const behind = flatten(text.backgrounds);
  const contrast = contrastOf(flatten([text.colour, behind]), behind);
  return contrast >= (isLarge ? 3 : 4.5) ? [] : [finding('poor contrast', `${contrast.toFixed(2)}:1 ${shorten(text.text)}`)];
}

function overlaps(texts: readonly MeasuredText[]): Finding[] {
  const placed = texts.map((text) => ({ text: text.text, lines: text.lines.map((line) => emBox(line, text.fontSize)) }));
  return placed.flatMap((one, at) =>
    placed
      .slice(at + 1)
      .filter((other) => one.lines.some((line) => other.lines.some((second) => isShared(line, second))))
      .map((other) => finding('overlap', `${shorten(one.text)} / ${shorten(other.text)}`)),
  );
}

function isShared(one: Box, other: Box): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > SLACK && down > SLACK;
}

/** Fewer characters than this in a line, and what goes on in the next reads like a column of single letters. */
const CELL_CHARACTERS = 3;

function judgeCell({ text, width, fontSize, isOneLine }: MeasuredCell): Finding[] {
  const isNarrow = !isOneLine && width < CELL_CHARACTERS * fontSize;
  return isNarrow ? [finding('narrow cell', `${width.toFixed(0)} px for ${shorten(text)}`)] : [];
}

type Node = Readonly<Record<string, unknown>>;

/** But for the second form of a button for older clients, which is never drawn beside the first. */
function nodesOf(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  const parts = Object.entries(node).filter(([key]) => key !== 'fallback');
  return [node as Node, ...parts.flatMap(([, part]) => nodesOf(part))];
}

function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

function finding(fault: Finding['fault'], what: string): Finding {
  return { fault, what };
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
