/**
 * The performance table: our training step beside other libraries in the same browser and beside PyTorch on the same processor, in turns within one
 * run, as ratios; and how the page itself fares.
 *
 *   npm run bench -- [--quick | --full] [--write] [--keep-build] [--gpu]
 *   npm run bench -- --baseline REVISION [--quick]
 *
 * Writes bench/results.json and prints the table. --quick takes a few minutes and shows whether everything runs; --full lets every library do every
 * step. --write puts the table into docs/performance.md. --keep-build measures what an earlier run built. --gpu uses the machine's own
 * graphics instead of graphics computed by the processor. --baseline compares our own step on WebAssembly with the one of an earlier revision, and nothing else.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { compareWithBaseline } from '../bench/driver/baseline';
import { ours, peers, startAll, startsIn, type Contender } from '../bench/driver/contender';
import { describeMachine, load } from '../bench/driver/machine';
import { measureProduct } from '../bench/driver/product';
import { reportOf } from '../bench/driver/report';
import type { Results, WorkloadResult } from '../bench/driver/results';
import { time, type Effort } from '../bench/driver/rounds';
import { benchFolder, serveBench, serveProduct } from '../bench/driver/serve';
import { findTorches, startTorch, type TorchContender } from '../bench/driver/torch';
import type { WorkloadSpec } from '../bench/protocol';
import { multiplyAddsOf } from '../bench/workload';
import { launchOptions, realGpuFlags, softwareGpuFlags } from './lib/browser-launch';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    'keep-build': { type: 'boolean', default: false },
    gpu: { type: 'boolean', default: false },
    baseline: { type: 'string' },
  },
});

const effort: Effort = options.quick
  ? { rounds: 3, turn: 150, budget: 3000, fewest: 1 }
  : { rounds: 15, turn: 600, budget: 30_000, fewest: 3 };
/** For steps of a whole table of sizes. */
const growthEffort: Effort = options.quick ? { ...effort, turn: 80 } : { ...effort, rounds: 7, turn: 300 };

const first: WorkloadSpec = { preset: 'mnist-first-convnet', batch: 64, width: 1 };
const others: readonly WorkloadSpec[] = [
  { ...first, batch: 128 },
  { ...first, preset: 'mnist-dropout-adadelta' },
  { ...first, preset: 'mnist-dropout-adadelta', batch: 128 },
  { ...first, preset: 'fashion-cnn' },
  { ...first, preset: 'fashion-cnn', batch: 128 },
];
const growth: readonly WorkloadSpec[] = [
  ...[1, 8, 16, 32, 64, 128, 256, 1024].map((batch) => ({ ...first, batch })),
  ...[0.25, 0.5, 2, 4].map((width) => ({ ...first, width })),
];

function say(text: string): void {
  console.error(`${new Date().toTimeString().slice(0, 8)} ${text}`);
}

const absent: { name: string; why: string }[] = [];

async function startTorches(): Promise<TorchContender[]> {
  const started: TorchContender[] = [];
  const { builds, lacking } = findTorches();
  for (const build of builds)
    for (const threads of [2, 1]) started.push(await startTorch(build, { threads, device: 'cpu', pages: benchFolder }));
  for (const command of lacking) absent.push({ name: `PyTorch of ${command}`, why: 'this Python does not have it' });
  if (builds.length + lacking.length === 0) absent.push({ name: 'PyTorch', why: 'no Python here has it' });
  return started;
}

async function timeAll(
  specs: readonly WorkloadSpec[],
  contenders: readonly Contender[],
  how: Effort,
): Promise<WorkloadResult[]> {
  const results: WorkloadResult[] = [];
  for (const spec of specs) {
    say(`${spec.preset}, batch ${spec.batch}, filters x ${spec.width}`);
    const result = { ...spec, multiplyAdds: multiplyAddsOf(spec), timings: await time(spec, contenders, how) };
    for (const { name, milliseconds, error } of result.timings)
      say(`  ${name}: ${milliseconds === null ? error : `${milliseconds.toFixed(1)} ms`}`);
    results.push(result);
  }
  return results;
}

/** Everything that is measured in the bench page: steps, their growth, the peak rate, the real worker. */
async function measureSteps(browser: Browser, address: string) {
  const page = await browser.newPage();
  page.on('pageerror', ({ message }) => say(`the page says: ${message}`));
  await page.goto(address);
  const inBrowser = (list: typeof ours) => startAll(startsIn(page, list), (name, why) => absent.push({ name, why }));
  const peak = {
    one: await page.evaluate(() => bench.measurePeak(1)),
    two: await page.evaluate(() => bench.measurePeak(2)),
  };
  const torches = await startTorches();
  const [own, others_] = [await inBrowser(ours), await inBrowser(peers)];
  try {
    const all = [...own, ...torches, ...others_];
    const workloads = await timeAll([first], all, effort);
    if (!options.full) for (const peer of others_) await peer.end();
    const onProcessor = all.filter(({ id }) => id.startsWith('ours-wasm') || id.startsWith('torch'));
    const rest = options.quick ? onProcessor : options.full ? all : [...own, ...torches];
    workloads.push(...(await timeAll(others, rest, effort)));
    for (const contender of all) if (!onProcessor.includes(contender)) await contender.end();
    const pair = onProcessor.filter(({ id }) => id.endsWith('-2'));
    const grown = await timeAll(growth, pair, growthEffort);
    const torchPeak: Record<string, number> = {};
    const torchMemory: Record<string, number> = {};
    for (const torch of torches) {
      torchPeak[torch.id] = await torch.peak();
      torchMemory[torch.id] = await torch.memory();
    }
    return { workloads, growth: grown, peak, torchPeak, torchMemory };
  } finally {
    for (const contender of [...own, ...torches]) await contender.end();
    await page.close();
  }
}

async function measureEngine(browser: Browser, address: string) {
  say('the real worker');
  const page = await browser.newPage();
  await page.goto(address);
  const times = await page.evaluate((repeats) => bench.measureEngine(repeats), options.quick ? 2 : 5);
  await page.close();
  return times;
}

/** In a process of its own, since Node's first versions with relaxed SIMD want a flag for it. */
function measureForms(): string {
  say('forms of a small network');
  const flags = process.version.startsWith('v20') ? ['--experimental-wasm-relaxed-simd'] : [];
  const output = execFileSync(process.execPath, [...flags, '--import', 'tsx', 'bench/cliffs.ts'], { encoding: 'utf8' });
  return output.slice(output.indexOf('|')).trim();
}

async function writeTable(report: string): Promise<void> {
  const file = 'docs/performance.md';
  const [begin, end] = ['<!-- bench:begin -->', '<!-- bench:end -->'];
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has lost its marks ${begin} and ${end}`);
  const filled = `${before}${begin}\n\n${report}\n\n${end}${after}`;
  writeFileSync(file, await format(filled, { ...(await resolveConfig(file)), filepath: file }));
  say(`${file} written`);
}

async function benchmark(): Promise<void> {
  const begin = performance.now();
  const loadAtStart = load();
  say('building');
  const [benchSite, productSite] = [
    await serveBench(!options['keep-build']),
    await serveProduct(!options['keep-build']),
  ];
  const browser = await chromium.launch(launchOptions(...(options.gpu ? realGpuFlags : softwareGpuFlags)));
  // What a visitor without a GPU has.
  const plainBrowser = await chromium.launch(launchOptions());
  try {
    const steps = await measureSteps(browser, benchSite.address);
    const forms = measureForms();
    const engine = await measureEngine(plainBrowser, benchSite.address);
    say('the page');
    const amount = options.quick ? { loads: 2, seconds: 4 } : { loads: 7, seconds: 15 };
    const product = await measureProduct(plainBrowser, productSite.address, amount);
    const results: Results = {
      date: new Date().toISOString(),
      command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
      minutes: (performance.now() - begin) / 60_000,
      machine: describeMachine(browser, loadAtStart),
      absent,
      ...steps,
      forms,
      engine,
      product,
    };
    writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`);
    const report = reportOf(results);
    console.log(report);
    if (options.write) await writeTable(report);
  } finally {
    await Promise.all([browser.close(), plainBrowser.close()]);
    await Promise.all([benchSite.close(), productSite.close()]);
  }
}

async function compareRevisions(revision: string): Promise<void> {
  const browser = await chromium.launch(launchOptions());
  try {
    say(`${revision} and now; load ${load().toFixed(1)}`);
    console.log(await compareWithBaseline(browser, revision, [first, ...others], effort));
  } finally {
    await browser.close();
  }
}

await (options.baseline === undefined ? benchmark() : compareRevisions(options.baseline));
