/** The check as it runs in a packed folder, beside the pages: see scripts/gpu-check.ts. */
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
await runCheck({ benchFolder: `${pages}/bench`, productFolder: `${pages}/product`, ...options });
