/** The check as it runs in a packed folder, beside the pages: see scripts/gpu-check.ts. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCheck } from './gpu/run';

const { values: options } = parseArgs({
  options: {
    software: { type: 'boolean', default: false },
    out: { type: 'string', default: 'gpu-check.json' },
  },
});
const pages = fileURLToPath(new URL('./pages', import.meta.url));
const [benchFolder, productFolder, before] = ['bench', 'product', 'before'].map((name) => `${pages}/${name}`) as [
  string,
  string,
  string,
];
await runCheck({ benchFolder, productFolder, beforeFolder: existsSync(before) ? before : null, ...options });
