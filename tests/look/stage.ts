import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CardContent } from '../../src/card-kit/card.ts';
import { launchChromium } from '../support/chromium.ts';
import { withoutCharts } from '../support/without-charts.ts';
import type { Measurement } from './judge-card.ts';
import { TEAMS_CSS, teamsHostConfig, THEMES } from './teams-theme.ts';
import type { Theme } from './teams-theme.ts';

/** In which theme, and how wide in pixels. */
export interface View {
  readonly theme: Theme;
  readonly width: number;
}

/** The narrowest phone that is still in use, and a card in the chat pane of a desktop. */
export const PHONE_WIDTH = 320;
const DESKTOP_WIDTH = 600;

export const VIEWS: readonly View[] = [PHONE_WIDTH, DESKTOP_WIDTH].flatMap((width) => THEMES.map((theme) => ({ width, theme })));

/** A browser page that draws cards as Teams does. */
export interface Stage {
  /** Measurements in the order of the cards. */
  readonly measure: (contents: readonly CardContent[], view: View) => Promise<readonly Measurement[]>;
  readonly picture: (content: CardContent, view: View, file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const HTML = `<!doctype html><html lang="ja"><meta charset="utf-8"><style>${TEAMS_CSS}</style><body><div id="stage"></div></body></html>`;
/** Measurements of many cards at once are a large message to the browser and back. */
const AT_ONCE = 60;

export async function openStage(executablePath: string): Promise<Stage> {
  const browser = await launchChromium(executablePath);
  try {
    // More pixels than the width says, so that the pictures stay sharp on the screens of today, and light enough for the README.
    const page = await browser.newPage({ viewport: { width: 760, height: 900 }, deviceScaleFactor: 1.5, locale: 'ja-JP' });
    await prepare(page);
    return {
      measure: (contents, view) => measure(page, contents, view),
      picture: async (content, view, file) => {
        await page.evaluate(`window.look.draw(${JSON.stringify(sceneOf(content, view))})`);
        await page.locator('#stage').screenshot({ path: file, animations: 'disabled' });
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The script in the page is plain JavaScript, called by text: the types of a browser are not those of this project. */
async function prepare(page: Page): Promise<void> {
  await page.setContent(HTML);
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js') });
  await page.addScriptTag({ content: readFileSync(join(import.meta.dirname, 'stage.js'), 'utf8') });
}

async function measure(page: Page, contents: readonly CardContent[], view: View): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (let from = 0; from < contents.length; from += AT_ONCE) {
    const scenes = contents.slice(from, from + AT_ONCE).map((content) => sceneOf(content, view));
    measured.push(...(await page.evaluate<Measurement[]>(`window.look.measure(${JSON.stringify(scenes)})`)));
  }
  return measured;
}

/** The renderer at hand draws no charts, so their second form is what can be looked at. */
function sceneOf(content: CardContent, { theme, width }: View): object {
  return { content: withoutCharts(content), theme, width, hostConfig: teamsHostConfig(theme) };
}
