import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../support/chromium.ts';
import { botCards } from './bot-cards.ts';
import { judgeAll } from './judge-all.ts';
import type { LookedAt } from './judge-all.ts';
import { writeOverview } from './overview.ts';
import { takeReadmePictures } from './readme-pictures.ts';
import { openStage, VIEWS } from './stage.ts';
import type { Stage } from './stage.ts';
import { templateCards } from './template-cards.ts';
import type { NamedCard } from './template-cards.ts';

/** `npm run look`: draws every card of the product in light and dark, on a phone and on a desktop, and fails when something is not to be read. */

/** One mistake in a template is a mistake on hundreds of answers; the report names them all. */
const MAX_FAULTY_PICTURES = 60;

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: 'data/look' },
    /** Pictures of every answer too, as on a phone in the light theme; without it, of every template. */
    all: { type: 'boolean', default: false },
    /** Only takes the pictures of the README anew. */
    readme: { type: 'boolean', default: false },
  },
});

const chromium = findChromium();
if (chromium === null) throw new Error('No Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)');
const stage = await openStage(chromium);
try {
  if (options.readme) await takeReadmePictures(stage);
  else process.exitCode = await look(stage, options.out);
} finally {
  await stage.close();
}

async function look(on: Stage, out: string): Promise<number> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const templates = templateCards();
  const answers = await botCards();
  const looks = await lookAt(on, [...templates, ...answers]);
  const faulty = looks.filter((one) => one.findings.length > 0);
  const pictured = looks.filter(({ card, view }) => templates.includes(card) || (options.all && view === VIEWS[0]));
  const shown = [...faulty.slice(0, MAX_FAULTY_PICTURES), ...pictured.filter((one) => one.findings.length === 0)];
  for (const [at, { card, view }] of shown.entries()) await on.picture(card.content, view, join(out, `${at}.png`));
  writeOverview(shown, out);
  report(faulty);
  console.log(
    `${templates.length} cards from templates and ${answers.length} from the bot, each in ${VIEWS.length} views: ${faulty.length} with a fault.`,
  );
  console.log(`Pictures: ${join(out, 'index.html')}`);
  return faulty.length === 0 ? 0 : 1;
}

function report(faulty: readonly LookedAt[]): void {
  for (const { card, view, findings } of faulty) {
    for (const { fault, what } of findings) console.error(`${card.name} (${view.theme}, ${view.width} px): ${fault}: ${what}`);
  }
}

async function lookAt(on: Stage, cards: readonly NamedCard[]): Promise<LookedAt[]> {
  const looks: LookedAt[] = [];
  for (const view of VIEWS) looks.push(...(await judgeAll(on, cards, view)));
  return looks;
}
