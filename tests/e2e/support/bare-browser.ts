/** A browser of its own that lacks something for good, for the page and its workers alike: what init scripts cannot take away from a worker. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { launchOptions } from '../../../scripts/lib/browser-launch';
import { PageWatch } from './page-watch';

export interface Lack {
  /** Flags of V8, such as one that hides instructions of the processor. */
  readonly jsFlags?: string;
  /** As a user who forbids sites to keep anything sets it. */
  readonly cookiesBlocked?: boolean;
}

/** Gives a page in such a browser to a test; fails when that page writes an error to the console. */
export async function inBareBrowser(
  { jsFlags, cookiesBlocked = false }: Lack,
  baseURL: string | undefined,
  test: (page: Page) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'bare-browser-'));
  if (cookiesBlocked) await writePreferences(profile, { cookies: 2 });
  const options = launchOptions(...(jsFlags ? [`--js-flags=${jsFlags}`] : []));
  const viewport = { width: 1366, height: 768 };
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    viewport,
    ...(baseURL && { baseURL }),
  });
  try {
    const page = await context.newPage();
    const watch = await PageWatch.start(page, baseURL ?? '');
    await test(page);
    expect(watch.errors, 'errors on the console').toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function writePreferences(profile: string, settings: Readonly<Record<string, number>>): Promise<void> {
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: settings } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}
