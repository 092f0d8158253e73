import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where Debian, Ubuntu and macOS put Chromium or Chrome; `CHROMIUM` names another place. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine, or null: then the browser run is left out, unless CI is set, where leaving out is a failure. */
export function findChromium(): string | null {
  const found = [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;
  if (found === null && ['true', '1'].includes(process.env['CI'] ?? ''))
    throw new Error('CI must not leave out the browser run: install chromium');
  return found;
}

/** Other tests run beside it, and the machine may be slow. */
export const PATIENCE_MS = 60_000;
/** As root in a container, and without calls to hosts that a closed network refuses. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...FLAGS, ...QUIET], timeout: PATIENCE_MS });
}
