/** Says before the training what it will take: by the cost model, from a moment of training that is tried out when everything rests, and from every epoch that was really trained. */
import type { StoreApi } from 'zustand/vanilla';
import type { DatasetInfo } from '../../domain/data/datasets';
import { readNetwork } from '../../domain/network/read-network';
import { dataShapeOf, fitOf } from '../../domain/network/fit';
import {
  calibrated,
  calibratedAtStart,
  corrected,
  forecastOf,
  mayTry,
  type Calibration,
  type Forecast,
} from '../../domain/training/forecast';
import { isUnderWay } from '../../domain/training/training-flow';
import type { TrainTask } from '../../domain/training/work';
import type { BackendReport } from '../../domain/training/backends';
import type { Engine } from '../../engine-client/api';
import type { DataState } from '../data/data-state';
import type { BackendState } from '../engine/backend';
import type { NetworkState } from '../network/network-state';
import { isOvertaken, newest } from '../newest';
import type { TrainingState } from './training-state';
import { invalidSettings } from './training-run';

export interface ForecastSources {
  readonly engine: Engine;
  readonly backend: StoreApi<BackendState>;
  readonly network: StoreApi<NetworkState>;
  readonly data: StoreApi<DataState>;
  readonly training: StoreApi<TrainingState>;
}

/** Nothing is tried out while somebody edits (ms). */
const calmAfter = 800;

/** Settings that make no step longer or shorter, at whatever value. */
const withoutEffect = { epochs: 0, learningRate: 0, seed: 0, validation: 'none', validationSplit: 0 } as const;

/** What a measurement is of. */
interface Subject {
  readonly task: TrainTask;
  readonly info: DatasetInfo;
  readonly report: BackendReport;
}

export class Forecaster {
  private readonly measurements = newest();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private calibration: Calibration | null = null;
  /** It comes from the one step that was timed when the engine started, cold: up to three times too long. Nobody is told so where a measurement will follow. */
  private isRough = false;
  /** The engine as it was calibrated: another backend, or the same one started anew, is another machine. */
  private calibratedFor: BackendReport | null = null;
  /** What was measured last. */
  private measured = '';

  constructor(
    private readonly sources: ForecastSources,
    private readonly show: (forecast: Forecast | null) => void,
  ) {}

  /** The network, the settings, the data, the backend or the state of the training has changed. */
  changed(): void {
    this.measurements.end();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.measure(), calmAfter);
    this.look();
  }

  /** An epoch was trained, in so many seconds. */
  trained(seconds: number): void {
    const { built, runSettings } = this.sources.training.getState();
    const now = this.subject();
    if (!now || !built || !runSettings) return;
    const subject = { ...now, task: { ...now.task, network: built, settings: runSettings } };
    this.learn(
      subject,
      corrected(subject.task, seconds, now.report.backend, this.calibration ?? { step: 1, slice: 1 }),
    );
  }

  /** What would be trained now; null where nothing could be. */
  private subject(): Subject | null {
    const { backend, network, data, training } = this.sources;
    const { report } = backend.getState();
    const { info } = data.getState();
    const spec = network.getState().network;
    const { settings } = training.getState();
    if (!report || !info || invalidSettings(settings).length > 0) return null;
    const reading = readNetwork(spec);
    if (!fitOf(reading, dataShapeOf(info)).fits || reading.trainable === 0) return null;
    return { task: { network: spec, settings, data: info }, info, report };
  }

  private learn(subject: Subject, calibration: Calibration): void {
    this.calibration = calibration;
    this.isRough = false;
    this.calibratedFor = subject.report;
    this.measured = keyOf(subject);
    this.look();
  }

  private look(): void {
    const subject = this.subject();
    if (subject && subject.report !== this.calibratedFor) {
      const { backend, stepMilliseconds } = subject.report;
      const milliseconds = stepMilliseconds[backend];
      this.calibration = milliseconds === undefined ? null : calibratedAtStart(milliseconds, backend);
      this.isRough = true;
      this.calibratedFor = subject.report;
      this.measured = '';
    }
    this.show(subject && this.forecastOf(subject));
  }

  private forecastOf({ task, info, report: { backend } }: Subject): Forecast {
    const waits = this.isRough && mayTry(task, backend);
    return forecastOf(task, info.id, backend, waits ? null : this.calibration);
  }

  /** Tries the training out for a moment, where that disturbs nobody. What goes wrong with it will be told when it is trained. */
  private async measure(): Promise<void> {
    const { engine, training } = this.sources;
    const subject = this.subject();
    const { flow, isHeld, built, evaluating } = training.getState();
    if (!subject || isUnderWay(flow) || isHeld || !built || evaluating || this.measured === keyOf(subject)) return;
    const { task, report } = subject;
    if (!mayTry(task, report.backend)) return;
    const signal = this.measurements.begin();
    try {
      const { network, settings } = task;
      const measured = await engine.call('measure', { network, settings }, { signal });
      if (!isOvertaken(signal)) this.learn(subject, calibrated(task, measured, report.backend));
    } catch {
      // Given up, or not to be had: the cost model goes by what it knew before.
      if (isOvertaken(signal)) return;
      this.isRough = false;
      this.look();
    }
  }
}

/** All that a step and an evaluation depend on, as text. */
function keyOf({ task: { network, settings }, info, report }: Subject): string {
  return JSON.stringify([network, { ...settings, ...withoutEffect }, info, report]);
}
