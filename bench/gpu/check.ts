/** Everything that a machine with a GPU is asked: what it has, whether it computes rightly, and how fast. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { launchOptions, realGpuFlags, softwareGpuFlags } from '../../scripts/lib/browser-launch';
import { isolationHeaders, productionHeaders } from '../../scripts/vite/security-headers';
import { ours, peers, startAll, startsIn } from '../driver/contender';
import { describeMachine, load, type Machine } from '../driver/machine';
import { time } from '../driver/rounds';
import { serveFolder, type Site } from '../driver/serve-folder';
import { findTorches, startTorch } from '../driver/torch';
import type { WorkloadResult } from '../driver/results';
import type { Graphics } from '../protocol';
import { multiplyAddsOf } from '../workload';
import { realAmount, softwareAmount, type Amount } from './amount';
import { runDefault, type DefaultRun } from './default-run';
import { compareRuns, type RunComparison } from './whole-runs';

export interface GpuResults {
  readonly date: string;
  readonly minutes: number;
  readonly isSoftware: boolean;
  readonly amount: Amount;
  readonly machine: Machine;
  readonly graphics: Graphics;
  readonly runs: readonly RunComparison[];
  readonly steps: readonly WorkloadResult[];
  readonly defaultRuns: readonly DefaultRun[];
}

interface Asked {
  /** Folders with the built pages. */
  readonly benchFolder: string;
  readonly productFolder: string;
  /** The bench page of an earlier revision, whose steps are timed beside those of now. */
  readonly beforeFolder: string | null;
  /** Imitated graphics, even where there are real ones. */
  readonly software: boolean;
  readonly say: (text: string) => void;
}

interface Started {
  readonly browser: Browser;
  readonly page: Page;
  readonly graphics: Graphics;
  readonly isSoftware: boolean;
}

/** Some drivers never answer, neither yes nor no. */
const patience = 40_000;

async function graphicsOf(page: Page): Promise<Graphics> {
  const none = new Promise<Graphics>((resolve) => setTimeout(resolve, patience, { webgpu: null, webgl: null }).unref());
  return Promise.race([page.evaluate(() => bench.graphics()), none]);
}

async function start(address: string, flags: readonly string[]): Promise<Started> {
  const browser = await chromium.launch(launchOptions(...flags));
  const page = await browser.newPage();
  await page.goto(address);
  const graphics = await graphicsOf(page);
  const real = [graphics.webgpu, graphics.webgl].filter((each) => each?.isSoftware === false);
  return { browser, page, graphics, isSoftware: real.length === 0 };
}

/** A browser with the machine's own graphics; where it has none, with imitated ones. */
async function startBest(address: string, { software, say }: Asked): Promise<Started> {
  if (!software) {
    const real = await start(address, realGpuFlags);
    if (!real.isSoftware) return real;
    await real.browser.close();
    say('the browser found no GPU: going on with the software adapter');
  }
  return start(address, softwareGpuFlags);
}

const timedIds = ['ours-webgpu', 'ours-webgl', 'ours-wasm-2', 'tfjs-webgpu', 'tfjs-webgl', 'jax-webgpu'];
const timed = [...ours, ...peers].filter(({ id }) => timedIds.includes(id));
const before = ours
  .filter(({ backend }) => backend === 'webgpu')
  .map((each) => ({ ...each, id: `${each.id}-before`, name: `${each.name}, before` }));

type Starts = Parameters<typeof startAll>[0];

/** PyTorch on the graphics card, where a Python here has it. */
function torches(pages: string): Starts {
  return findTorches()
    .builds.filter(({ hasCuda }) => hasCuda)
    .map((build) => ({
      name: `PyTorch ${build.version}`,
      start: () => startTorch(build, { threads: 2, device: 'cuda', pages }),
    }));
}

async function timeSteps(starts: Starts, { steps, effort }: Amount, say: Asked['say']): Promise<WorkloadResult[]> {
  const results: WorkloadResult[] = [];
  for (const spec of steps) {
    say(`steps of ${spec.preset}, batch ${spec.batch}`);
    const contenders = await startAll(starts, (name, why) => say(`  ${name}: ${why}`));
    results.push({ ...spec, multiplyAdds: multiplyAddsOf(spec), timings: await time(spec, contenders, effort) });
    for (const contender of contenders) await contender.end();
  }
  return results;
}

async function pageOf(browser: Browser, { address }: Site): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

export async function checkGpu(asked: Asked): Promise<GpuResults> {
  const { benchFolder, productFolder, beforeFolder, say } = asked;
  const [begin, loadAtStart] = [performance.now(), load()];
  const [benchSite, productSite] = [
    await serveFolder(benchFolder, isolationHeaders),
    await serveFolder(productFolder, productionHeaders),
  ];
  const beforeSite = beforeFolder === null ? null : await serveFolder(beforeFolder, isolationHeaders);
  const { browser, page, graphics, isSoftware } = await startBest(benchSite.address, asked);
  try {
    const amount = isSoftware ? softwareAmount : realAmount;
    const backends = (['webgpu', 'webgl'] as const).filter((name) => graphics[name] !== null);
    const runs = await compareRuns(page, backends, amount, say);
    const earlier = beforeSite ? startsIn(await pageOf(browser, beforeSite), before) : [];
    const starts = [...startsIn(page, timed), ...earlier, ...(isSoftware ? [] : torches(benchFolder))];
    const steps = await timeSteps(starts, amount, say);
    const defaultRuns: DefaultRun[] = [];
    for (const backend of amount.defaultRuns) {
      say(`the page's own default run on ${backend}`);
      defaultRuns.push(await runDefault(browser, productSite.address, backend));
    }
    const date = new Date().toISOString();
    const minutes = (performance.now() - begin) / 60_000;
    const machine = describeMachine(browser, loadAtStart);
    return { date, minutes, isSoftware, amount, machine, graphics, runs, steps, defaultRuns };
  } finally {
    await browser.close();
    await Promise.all([benchSite.close(), productSite.close(), beforeSite?.close()]);
  }
}
