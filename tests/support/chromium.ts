import { existsSync } from 'node:fs';

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
