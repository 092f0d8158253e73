import { loadKnowledge } from '../../src/knowledge/load.ts';
import { importOfficial } from '../../src/official/import-official.ts';
import type { Storage } from '../../src/storage/port.ts';

const { document } = loadKnowledge('knowledge');

/** An official document of our own: every heading of the outline, below each a sentence that names its path. `changes` replace the sentence. */
export function officialText(changes: Readonly<Record<string, string>> = {}): string {
  const sections = document.sections.map(({ path, heading, match }) => {
    const body = changes[path] ?? `${path}の公式の文です。`;
    return match === 'line' ? `## ${heading}\n\n${body}` : `${heading}\n${body}`;
  });
  return ['# 架空の方針', document.edition, ...sections].join('\n\n');
}

/** Imports `officialText` as an operator would. */
export async function importOfficialText(storage: Storage, changes: Readonly<Record<string, string>> = {}): Promise<void> {
  const bytes = new TextEncoder().encode(officialText(changes));
  const now = new Date('2026-11-22T09:00:00+09:00');
  const result = await importOfficial({ storage, document, now, bytes, fileName: 'policy.md', actor: 'operator', dryRun: false });
  if (result.kind !== 'imported' || result.plan.missing.length > 0) throw new Error(JSON.stringify(result));
}
