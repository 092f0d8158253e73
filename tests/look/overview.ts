import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LookedAt } from './judge-all.ts';

/** A page with all pictures (`0.png`, `1.png`, … beside it), the views of one card in a row. */
export function writeOverview(looks: readonly LookedAt[], folder: string): void {
  const numbered = looks.map((look, at) => ({ look, at }));
  const rows = [...Map.groupBy(numbered, ({ look }) => look.card)].map(
    ([card, views]) => `<section><h2>${escape(card.name)}</h2>${views.map(({ look, at }) => figure(look, at)).join('')}</section>`,
  );
  writeFileSync(join(folder, 'index.html'), `${HEAD}<h1>${looks.length} pictures</h1>${rows.join('\n')}</html>`);
}

function figure({ view, findings }: LookedAt, at: number): string {
  const faults = findings.map(({ fault, what }) => `<li>${escape(`${fault}: ${what}`)}</li>`).join('');
  return `<figure><img src="${at}.png" width="${view.width}" alt="" loading="lazy"><figcaption>${view.theme}, ${view.width} px<ul>${faults}</ul></figcaption></figure>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const HEAD = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>The look of every card</title><style>
  body { font: 14px sans-serif; background: #ddd; }
  section { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; border-top: 1px solid #999; }
  h2 { width: 100%; font-size: 14px; margin: 8px 0 0; }
  figure { margin: 0 0 16px; max-width: 600px; }
  li { color: #a00; }
</style>`;
