import { getBackend } from '@tensorflow/tfjs-core';
import type { BackendChoice, BackendName } from '../domain/backends';
import { outputUnits } from '../domain/output-units';
import type { BackendReport } from '../protocol/messages';
import type { RunSnapshot } from '../protocol/runs';
import type { DeviceWatch } from './backends/device-watch';
import { currentWatch } from './backends/drivers';
import { startBackend } from './backends/start';
import { EngineFault } from './fault';
import { Moments } from './inspect/moments';
import { buildModel } from './model';
import { disposeRun, newRun, type Run } from './training/run';
import { restoreRun, takeSnapshot } from './training/snapshot';

/** Holds the run, and takes it along when the engine moves to another backend: the user chose it, or a device was lost. */
export class RunHolder {
  /** Weights of earlier steps of the run. */
  readonly moments = new Moments();
  private held: Run | null = null;
  /** The newest copy of the run off a device that can go away, and when it was taken. */
  private copy: { readonly snapshot: RunSnapshot; readonly at: number } | null = null;
  private choice: BackendChoice = 'auto';
  /** The move under way: there is one at a time, and all work waits for its end. */
  private move: Promise<BackendReport> | null = null;

  /** @param onFlight told when a lost device made the engine move */
  constructor(private readonly onFlight: (report: BackendReport) => void) {}

  get run(): Run | null {
    return this.held;
  }

  /** @throws EngineFault `networkMissing` */
  needRun(): Run {
    if (!this.held) throw new EngineFault('networkMissing', 'no network is built');
    return this.held;
  }

  /**
   * Puts another run in place of the present one.
   *
   * @param snapshot what it was made from; without, it has no weights that fresh ones could not replace
   */
  use(run: Run, snapshot: RunSnapshot | null = null): void {
    this.end();
    this.hold(run, snapshot);
    this.moments.clear();
  }

  /** Starts the engine, or moves it to another backend. */
  async start(choice: BackendChoice): Promise<BackendReport> {
    const snapshot = await this.throughLosses(async () => this.held && takeSnapshot(this.held));
    this.choice = choice;
    return this.moveOn(snapshot);
  }

  /** Leaves a lost device for the next backend, with the newest copy of the run; fresh weights where nothing was trained. */
  async flee(watch: DeviceWatch): Promise<void> {
    if (this.move) await this.move;
    else if (watch === currentWatch()) {
      this.onFlight(await this.moveOn(this.copy?.snapshot ?? null, getBackend() as BackendName));
    }
  }

  /** Does work that reads from the device; when that is lost meanwhile, does it again on the next backend. */
  async throughLosses<T>(work: () => Promise<T>): Promise<T> {
    while (this.move) await this.move;
    const watch = currentWatch();
    if (!watch) return work();
    try {
      return await watch.guard(work());
    } catch (error) {
      if (!watch.isLost) throw error;
      await this.flee(watch);
      return this.throughLosses(work);
    }
  }

  /** Takes a copy off a device that can go away, unless there is one younger than `interval` milliseconds. */
  async keepCopy(interval = 0): Promise<void> {
    const watch = currentWatch();
    if (!this.held || !watch) return;
    if (this.copy && performance.now() - this.copy.at < interval) return;
    const snapshot = await watch.guard(takeSnapshot(this.held));
    this.copy = { snapshot, at: performance.now() };
  }

  private moveOn(snapshot: RunSnapshot | null, lost: BackendName | null = null): Promise<BackendReport> {
    const move = this.carryOver(snapshot, lost).finally(() => {
      this.move = null;
    });
    this.move = move;
    return move;
  }

  private async carryOver(snapshot: RunSnapshot | null, lost: BackendName | null): Promise<BackendReport> {
    const { held } = this;
    this.end();
    try {
      return await startBackend(this.choice, lost);
    } finally {
      if (snapshot) this.hold(restoreRun(snapshot), snapshot);
      else if (held) this.use(rebuilt(held));
    }
  }

  private hold(run: Run, snapshot: RunSnapshot | null): void {
    this.held = run;
    this.copy = snapshot && { snapshot, at: performance.now() };
  }

  private end(): void {
    if (this.held) disposeRun(this.held);
    this.held = null;
    this.moments.disposeModel();
  }
}

/** The same network with the weights that it began with. */
function rebuilt({ model: { network }, seed }: Run): Run {
  return newRun(buildModel(network, outputUnits(network), seed), seed);
}
