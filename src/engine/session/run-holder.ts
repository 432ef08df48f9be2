import { getBackend } from '@tensorflow/tfjs-core';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { BackendChoice, BackendName, BackendReport, Breakdown } from '../../domain/training/backends';
import type { Rejection } from '../backends/choose';
import { deviceFaultOf, type DeviceFault } from '../backends/device-fault';
import type { DeviceWatch } from '../backends/device-watch';
import { currentWatch } from '../backends/drivers';
import { startBackend } from '../backends/start';
import { EngineFault } from '../core/fault';
import { DamagedModel } from '../inspect/damaged-model';
import { Moments } from '../inspect/moments';
import { buildModel } from '../core/model';
import { disposeRun, newRun, type Run } from '../training/run';
import { restoreRun, takeSnapshot } from '../training/snapshot';

/** Told when a device that failed made the engine move: where to, and what had happened. */
export type OnFlight = (report: BackendReport, breakdown: Breakdown) => void;

/** Holds the run, and takes it along when the engine moves to another backend: the user chose it, or a device failed. */
export class RunHolder {
  /** Weights of earlier steps of the run. */
  readonly moments = new Moments();
  /** The damage that the run is looked at with. */
  readonly damaged = new DamagedModel();
  private held: Run | null = null;
  /** The newest copy of the run off a device that can fail, and when it was taken. */
  private copy: { readonly snapshot: RunSnapshot; readonly at: number } | null = null;
  private choice: BackendChoice = 'auto';
  /** Names the device in use. */
  private adapter = '';
  /** Backends that failed at work, the newest last: none is tried again unless the user asks for it by name. */
  private failed: readonly Rejection[] = [];
  /** The move under way: there is one at a time, and all work waits for its end. */
  private move: Promise<BackendReport> | null = null;

  constructor(private readonly onFlight: OnFlight) {}

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
    this.damaged.clear();
  }

  /** Starts the engine, or moves it to another backend. */
  async start(choice: BackendChoice): Promise<BackendReport> {
    const snapshot = await this.throughFailures(async () => this.held && takeSnapshot(this.held));
    this.choice = choice;
    this.failed = this.failed.filter(({ backend }) => backend !== choice);
    return this.moveOn(snapshot);
  }

  /** Leaves a failed device for the next backend, with the newest copy of the run; fresh weights where nothing was trained. */
  async flee(watch: DeviceWatch): Promise<void> {
    if (this.move) await this.move;
    else if (watch.fault && watch === currentWatch()) {
      const breakdown = this.breakdown(watch.fault);
      const { backend, reason, detail } = breakdown;
      this.failed = [...this.failed, { backend, reason, detail }];
      this.onFlight(await this.moveOn(this.copy?.snapshot ?? null), breakdown);
    }
  }

  /** Does work that reads from the device; when that fails meanwhile, does it again on the next backend. What is no fault of the device is thrown. */
  async throughFailures<T>(work: () => Promise<T>): Promise<T> {
    while (this.move) await this.move;
    const watch = currentWatch();
    if (!watch) return work();
    const backend = getBackend() as BackendName;
    try {
      return await watch.guard(work());
    } catch (error) {
      const fault = deviceFaultOf(error, backend);
      if (!fault) throw error;
      watch.fail(fault);
      await watch.failed;
      await this.flee(watch);
      return this.throughFailures(work);
    }
  }

  /** Takes a copy off a device that can fail, unless there is one younger than `interval` milliseconds. */
  async keepCopy(interval = 0): Promise<void> {
    const watch = currentWatch();
    if (!this.held || !watch) return;
    if (this.copy && performance.now() - this.copy.at < interval) return;
    const snapshot = await watch.guard(takeSnapshot(this.held));
    this.copy = { snapshot, at: performance.now() };
  }

  /** A rate that the user chose counts for the run, and for the copy that may take its place. */
  setLearningRate(learningRate: number): void {
    for (const fit of [this.held?.fit, this.copy?.snapshot.fit]) if (fit) fit.learningRate = learningRate;
  }

  private breakdown({ reason, message }: DeviceFault): Breakdown {
    const { held, adapter } = this;
    const backend = getBackend() as BackendName;
    const network = held?.model.network ?? null;
    return { backend, adapter, reason, detail: message, network, steps: held?.position.steps ?? 0 };
  }

  private moveOn(snapshot: RunSnapshot | null): Promise<BackendReport> {
    const move = this.carryOver(snapshot).finally(() => {
      this.move = null;
    });
    this.move = move;
    return move;
  }

  private async carryOver(snapshot: RunSnapshot | null): Promise<BackendReport> {
    const { held } = this;
    this.end();
    try {
      const report = await startBackend(this.choice, this.failed);
      this.adapter = report.adapter;
      return report;
    } finally {
      if (snapshot) this.hold(restoreRun(snapshot), snapshot);
      else if (held) this.hold(rebuilt(held), null);
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
    this.damaged.disposeModel();
  }
}

/** The same network with the weights that it began with. */
function rebuilt({ model: { network }, seed }: Run): Run {
  return newRun(buildModel(network, seed), seed);
}
