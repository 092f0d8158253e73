import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium, PATIENCE_MS } from './chromium.ts';

/** Microsoft's Agents Playground as the person in front of it sees it. */
export interface PlaygroundPage {
  readonly page: Page;
  readonly say: (text: string) => Promise<void>;
  /** Waits for the card with this headline, the newest of that name. */
  readonly card: (headline: string) => Promise<Locator>;
  /** Waits until the bot has said this. */
  readonly heard: (words: string) => Promise<void>;
  /** Presses thumbs up under the newest answer and sends the form that follows. */
  readonly like: (comment: string) => Promise<void>;
  readonly picture: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openPlayground(executablePath: string, url: string): Promise<PlaygroundPage> {
  const browser = await launchChromium(executablePath);
  try {
    return await visit(browser, url);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function visit(browser: Browser, url: string): Promise<PlaygroundPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 }, locale: 'ja-JP' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  const input = page.locator('[role=textbox][data-lexical-editor=true]').first();
  await input.waitFor();
  // It repeats every message, so that words would be found there that are not in the chat.
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  return {
    page,
    say: async (text) => {
      await input.click();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    },
    card: async (headline) => {
      const cards = page.locator('.ac-adaptiveCard').filter({ has: page.getByRole('heading', { name: headline }) });
      await cards.last().waitFor();
      return cards.last();
    },
    heard: (words) => page.getByText(words).last().waitFor(),
    like: async (comment) => {
      await page.getByRole('button', { name: 'Like', exact: true }).last().click();
      await page.getByRole('textbox', { name: 'What did you like?' }).fill(comment);
      await page.getByRole('button', { name: 'Submit', exact: true }).click();
      await page.getByText('Thank you!').waitFor();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
    },
    picture: async (path) => {
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    },
    close: () => browser.close(),
  };
}

/** Buttons whose words are cut off, or that reach over the edge of their card. */
export async function buttonsCutOff(card: Locator): Promise<readonly string[]> {
  const edge = await rightEdge(card);
  const cut: string[] = [];
  for (const button of await card.getByRole('button').all()) {
    const isTooLong = await button.evaluate<boolean, unknown>('(element) => element.scrollWidth > element.clientWidth', null);
    if (isTooLong || (await rightEdge(button)) > edge) cut.push(await button.innerText());
  }
  return cut;
}

/** In pixels from the left edge of the window. */
export async function rightEdge(part: Locator): Promise<number> {
  const box = await part.boundingBox();
  if (box === null) throw new Error('It is not to be seen');
  return box.x + box.width;
}
