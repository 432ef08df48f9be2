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
const before = `${pages}/before`;
await runCheck({
  benchFolder: `${pages}/bench`,
  productFolder: `${pages}/product`,
  beforeFolder: existsSync(before) ? before : null,
  ...options,
});
