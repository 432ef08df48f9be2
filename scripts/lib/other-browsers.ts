/** The browsers beside Chromium that the tests drive where they are: Firefox, and WebKitGTK, whose engine is Safari's. */
import { delimiter, join } from 'node:path';
import { isExecutable } from '../find-browser.ts';

const macFirefox = '/Applications/Firefox.app/Contents/MacOS/firefox';

function onPath(...names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
}

/** FIREFOX_PATH, else a Firefox in its usual places, else null. */
export function findFirefox(): string | null {
  const wanted = process.env.FIREFOX_PATH;
  if (wanted !== undefined && wanted !== '') return wanted;
  return onPath('firefox-esr', 'firefox') ?? (isExecutable(macFirefox) ? macFirefox : null);
}

/** The driver of WebKitGTK, null without it or without a screen for it. */
export function findWebKit(): string | null {
  return onPath('xvfb-run') && onPath('WebKitWebDriver');
}
