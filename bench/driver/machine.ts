import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Browser } from '@playwright/test';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: number;
  readonly system: string;
  readonly browser: string;
  readonly node: string;
  /** Load averages over a minute when the run began and ended: above the number of cores, the numbers mean little. */
  readonly load: readonly number[];
}

export function describeMachine(browser: Browser, loadAtStart: number): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: totalmem(),
    system: `${platform()} ${release()}`,
    browser: `Chromium ${browser.version()}`,
    node: process.version,
    load: [loadAtStart, load()],
  };
}

export function load(): number {
  return loadavg()[0] ?? NaN;
}
