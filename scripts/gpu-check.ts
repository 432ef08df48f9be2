/**
 * What this machine's GPU computes, how rightly and how fast: the adapter, whole runs beside WebAssembly, steps beside other libraries, and the page's own
 * default run. Without a GPU, or with --software, it goes through on imitated graphics and does less.
 *
 *   npm run gpu-check -- [--software] [--keep-build] [--out FILE] [--pack DIR] [--baseline REVISION]
 *
 * Prints tables and writes them as JSON (.cache/gpu-check.json). --pack checks nothing here: it puts into DIR what a bare Linux machine needs, without
 * internet, display, browser or Node, to do the same with DIR/run.sh [--software] [--out FILE]. --keep-build takes the pages that an earlier run built.
 * --baseline times the steps of an earlier revision on WebGPU beside those of now. PyTorch takes part where a Python (PYTHON_TORCH) has it for a graphics card.
 */
import { parseArgs } from 'node:util';
import { buildRevision, removeCheckout } from '../bench/driver/baseline';
import { benchFolder, buildBench, buildProduct, productFolder } from '../bench/driver/serve';
import { runCheck } from '../bench/gpu/run';
import { pack } from './lib/pack-check';

const { values: options } = parseArgs({
  options: {
    software: { type: 'boolean', default: false },
    'keep-build': { type: 'boolean', default: false },
    out: { type: 'string', default: '.cache/gpu-check.json' },
    pack: { type: 'string' },
    baseline: { type: 'string' },
  },
});

if (!options['keep-build']) {
  await buildBench();
  await buildProduct();
}
const beforeFolder = options.baseline === undefined ? null : buildRevision(options.baseline);
const pages = { benchFolder, productFolder, beforeFolder };
if (options.pack === undefined) await runCheck({ ...pages, software: options.software, out: options.out });
else await pack(options.pack, pages);
if (beforeFolder !== null) removeCheckout();
