import { findSections } from './find-sections.ts';
import { isUnder } from './section-path.ts';
import type { PolicyDocument } from './schema.ts';
import { paragraphs, plain } from './source-line.ts';
import type { SourceLine } from './source-line.ts';

export type SourceSections =
  { readonly ok: true; readonly textOf: (path: string) => string } | { readonly ok: false; readonly missing: readonly string[] };

/** The official document for comparing: `textOf` gives a section with everything below it, made `plain`. */
export function cutSource(lines: readonly SourceLine[], document: PolicyDocument): SourceSections {
  const { found, missing } = findSections(lines, document);
  if (missing.length > 0) return { ok: false, missing };
  const parts = found.map(({ path, heading, body }) => ({
    path,
    text: [heading, ...paragraphs(body)].map((text) => plain(text).replace(/^[-・]+/, '')).join(''),
  }));
  return {
    ok: true,
    textOf: (path) =>
      parts
        .filter((part) => isUnder(part.path, path))
        .map((part) => part.text)
        .join(''),
  };
}
