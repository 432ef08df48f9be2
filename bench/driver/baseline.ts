/** Our training step as it is now beside the one of an earlier revision, in turns within one run. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { isolationHeaders } from '../../scripts/vite/security-headers.ts';
import type { WorkloadSpec } from '../protocol';
import { ours, startInBrowser, type Contender } from './contender';
import { time, type Effort, type Timing } from './rounds';
import { benchFolder, buildBench } from './serve';
import { serveFolder, type Site } from './serve-folder';
import { digits, table } from './table';

const root = fileURLToPath(new URL('../..', import.meta.url));
const checkout = `${root}.cache/bench/baseline`;

function run(cwd: string, program: string, ...parameters: string[]): void {
  execFileSync(program, parameters, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

export function removeCheckout(): void {
  if (existsSync(checkout)) run(root, 'git', 'worktree', 'remove', '--force', checkout);
  rmSync(checkout, { recursive: true, force: true });
  run(root, 'git', 'worktree', 'prune');
}

/** Builds the bench page of another revision, with the packages that are installed here; gives its folder. */
export function buildRevision(revision: string): string {
  removeCheckout();
  run(root, 'git', 'worktree', 'add', '--detach', checkout, revision);
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  run(checkout, 'npm', 'run', 'build:wasm');
  run(checkout, 'npx', 'tsx', '-e', "void import('./bench/driver/serve.ts').then((serve) => serve.buildBench())");
  return join(checkout, '.cache/bench/page');
}

/** Our contenders on this machine's processor, as a page serves them. */
async function startOurs(browser: Browser, { address }: Site, revision: string): Promise<Contender[]> {
  const page = await browser.newPage();
  await page.goto(address);
  const wasm = ours.filter(({ backend }) => backend === 'wasm');
  const started = wasm.map((each) => startInBrowser(page, each));
  return (await Promise.all(started)).map((each) => ({ ...each, name: `${each.name}, ${revision}` }));
}

const sameBits = (one: Timing, other: Timing): boolean => {
  const common = Math.min(one.losses.length, other.losses.length);
  return common > 0 && one.losses.slice(0, common).every((loss, step) => Object.is(loss, other.losses[step]));
};

function rowsOf({ preset, batch }: WorkloadSpec, timings: readonly Timing[]): string[][] {
  const half = timings.length / 2;
  return timings.slice(0, half).flatMap((before, index) => {
    const now = timings[half + index];
    if (!now) return [];
    const text = ({ milliseconds, quartiles, error }: Timing): string =>
      milliseconds === null
        ? (error ?? '-')
        : `${digits(milliseconds)} (${quartiles?.map(digits).join(' to ') ?? '-'})`;
    const ratio = (now.milliseconds ?? NaN) / (before.milliseconds ?? NaN);
    const threads = before.id.slice(-1);
    return [
      [
        `${preset}, batch ${batch}`,
        threads,
        text(before),
        text(now),
        ratio.toFixed(3),
        sameBits(before, now) ? 'the same' : 'others',
      ],
    ];
  });
}

/** The table of both revisions: milliseconds a step (median, quartiles), and the ratio of the newer one to the older. */
export async function compareWithBaseline(
  browser: Browser,
  revision: string,
  specs: readonly WorkloadSpec[],
  effort: Effort,
): Promise<string> {
  const before = await serveFolder(buildRevision(revision), isolationHeaders);
  await buildBench();
  const now = await serveFolder(benchFolder, isolationHeaders);
  try {
    const contenders = [...(await startOurs(browser, before, revision)), ...(await startOurs(browser, now, 'now'))];
    const rows: string[][] = [];
    for (const spec of specs) rows.push(...rowsOf(spec, await time(spec, contenders, effort)));
    return table(['step', 'threads', `${revision}, ms`, 'now, ms', 'ratio', 'losses'], rows);
  } finally {
    await Promise.all([before.close(), now.close()]);
    removeCheckout();
  }
}
