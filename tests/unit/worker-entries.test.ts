/** A build fails whose workers would run twice in WebKit. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { build } from 'vite';
import { workerEntries } from '../../scripts/vite/worker-entries';

const folder = mkdtempSync(join(tmpdir(), 'worker-entries-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Builds a page with a worker out of these files, and keeps nothing. */
async function buildWith(files: Readonly<Record<string, string>>): Promise<unknown> {
  const page = "new Worker(new URL('./entry.js', import.meta.url), { type: 'module' });";
  for (const [name, text] of Object.entries({ page, ...files })) writeFileSync(join(folder, `${name}.js`), text);
  return build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    worker: { format: 'es', plugins: () => [workerEntries()] },
    build: { write: false, rolldownOptions: { input: join(folder, 'page.js') } },
  });
}

const shared = 'export const log = (text) => console.log(text, import.meta.url);';
const lazy = "import { log } from './shared.js'; export const go = () => log('lazy');";
const loadsLazily = "import('./lazy.js').then(({ go }) => go());";

test('a lazy file that shares code with the entry would import it, and is named', async () => {
  const entry = `import { log } from './shared.js'; log('entry'); ${loadsLazily}`;
  await expect(buildWith({ entry, lazy, shared })).rejects.toThrow(/lazy-.*\.js imports .*entry-.*\.js/);
});

test('an entry that only loads the rest passes', async () => {
  const entry = "import('./main.js');";
  const main = `import { log } from './shared.js'; log('main'); ${loadsLazily}`;
  await expect(buildWith({ entry, main, lazy, shared })).resolves.toBeDefined();
});
