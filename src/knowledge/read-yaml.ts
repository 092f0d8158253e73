import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';

/** One thing wrong in a knowledge file, at the place where HR must correct it. Lines and columns count from 1. */
export interface KnowledgeProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type YamlResult<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problems: readonly KnowledgeProblem[] };

/** Where a value stands in its file; used by checks that run after the reading. */
export type Locate = (path: readonly (string | number)[]) => { line: number; column: number };

export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
  readonly locate: Locate;
}

/** Reads one YAML file and checks its shape; collects every problem of the file instead of stopping at the first. */
export function readYaml<S extends z.ZodType>(file: string, schema: S): YamlResult<YamlFile<z.infer<S>>> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({ file, ...at(error.pos[0]), message: `YAML の書き方: ${error.message.split('\n')[0] ?? ''}` })),
    };
  }
  const locate: Locate = (path) => at(offsetOf(document, path));
  const parsed = schema.safeParse(document.toJS(), { error: z.locales.ja().localeError });
  if (parsed.success) return { ok: true, data: { file, data: parsed.data, locate } };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
      const place = unknownKey === undefined ? path : [...path, unknownKey];
      return { file, ...locate(place), message: `${place.join('.')}: ${issue.message}` };
    }),
  };
}

/** The offset of the nearest existing node on the way to `path`, since a missing key has no place of its own. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
