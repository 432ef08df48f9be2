/** What a training will take, before it has begun: seconds and bytes, and what helps where that is too much. */
import { datasetIds, datasets, isOwn, isPart, type BuiltInId, type DatasetId } from '../data/datasets';
import type { BackendName } from './backends';
import { machines, secondsOf } from './machines';
import { memoryOf } from './memory';
import { presets } from '../network/presets';
import { settingsFields } from './training';
import {
  batchOf,
  forwardWork,
  sliceSize,
  stepWork,
  trainedImages,
  validatedImages,
  type TaskData,
  type TrainTask,
} from './work';

/** What a moment of training has shown. */
export interface Measurement {
  /** Of a whole batch. */
  readonly secondsPerStep: number;
  /** Of an evaluation of `sliceSize` test images, or of all where there are fewer. */
  readonly secondsPerSlice: number;
}

/** How many times as long this machine takes as the cost model says: for steps, and for evaluations. */
export interface Calibration {
  readonly step: number;
  readonly slice: number;
}

export interface Forecast {
  /** Null while nothing was measured on this machine. */
  readonly seconds: number | null;
  readonly bytes: number;
  readonly warning: ForecastWarning | null;
}

/** `memory`: it will not do. `time`: more than an hour. */
export interface ForecastWarning {
  readonly kind: 'memory' | 'time';
  /** Null where only a smaller network helps. */
  readonly mend: ForecastMend | null;
}

/** A change of one setting, or other data. */
export type ForecastMend =
  | { readonly kind: 'epochs' | 'batchSize'; readonly value: number }
  | { readonly kind: 'dataset'; readonly dataset: BuiltInId };

export const longest = 3600;
/** Seconds between two epochs: a copy of the run is kept, the drawing is read again, the page looks at the weights. */
export const betweenEpochs = 0.15;
/** How many images the part of a set has that comes with the page. */
const partCounts = { trainCount: 8000, testCount: 2000 };

/** How this machine compares with the cost model, from what was measured on a task. */
export function calibrated(task: TrainTask, measured: Measurement, backend: BackendName): Calibration {
  const { secondsPerStep, secondsPerSlice } = modelled(task, backend);
  return { step: measured.secondsPerStep / secondsPerStep, slice: measured.secondsPerSlice / secondsPerSlice };
}

/** The same from the step that was timed when the backend was chosen: of the network that the page opens with, 32 images at a time. */
export function calibratedAtStart(milliseconds: number, backend: BackendName): Calibration {
  const { network, settings } = presets['mnist-first-convnet'];
  const data = { imageShape: network.inputShape, ...partCounts };
  const task = { network, settings: { ...settings, batchSize: 32 }, data };
  const factor = milliseconds / 1000 / modelled(task, backend).secondsPerStep;
  return { step: factor, slice: factor };
}

/** The same after an epoch has really been trained, validation included. */
export function corrected(task: TrainTask, seconds: number, backend: BackendName, by: Calibration): Calibration {
  // Of a short epoch, what comes between may be most of it.
  const factor = Math.max(seconds - betweenEpochs, seconds / 2) / (epochSeconds(task, backend, by) - betweenEpochs);
  return { step: by.step * factor, slice: by.slice * factor };
}

/** What the cost model alone says. */
export function modelled(task: TrainTask, backend: BackendName): Measurement {
  const images = Math.min(sliceSize, task.data.testCount);
  return {
    secondsPerStep: secondsOf(stepWork(task), backend),
    secondsPerSlice: secondsOf(forwardWork(task.network, images), backend),
  };
}

/** Whether a step may be tried out on this backend without anybody waiting for it, or the memory running out. */
export function mayTry(task: TrainTask, backend: BackendName): boolean {
  const { triesUpTo, memory } = machines[backend];
  return modelled(task, backend).secondsPerStep <= triesUpTo && memoryOf(task).total <= memory;
}

/** Seconds of one epoch with its validation. */
function epochSeconds(task: TrainTask, backend: BackendName, calibration: Calibration): number {
  const steps = trainedImages(task) / batchOf(task);
  const step = modelled(task, backend).secondsPerStep * calibration.step;
  return betweenEpochs + steps * step + evaluationSeconds(task, validatedImages(task), backend, calibration);
}

function evaluationSeconds(task: TrainTask, images: number, backend: BackendName, { slice }: Calibration): number {
  const perSlice = modelled(task, backend).secondsPerSlice * slice;
  return (perSlice * images) / Math.min(sliceSize, task.data.testCount);
}

/** All epochs, and the evaluation on the test images in the end. */
function trainingSeconds(task: TrainTask, backend: BackendName, calibration: Calibration): number {
  return (
    task.settings.epochs * epochSeconds(task, backend, calibration) +
    evaluationSeconds(task, task.data.testCount, backend, calibration)
  );
}

/**
 * What the training of a network that fits its data will take.
 *
 * @param calibration null while nothing was measured: then only what is too much by any measure is told
 */
export function forecastOf(
  task: TrainTask,
  dataset: DatasetId,
  backend: BackendName,
  calibration: Calibration | null,
): Forecast {
  const bytes = memoryOf(task).total;
  const seconds = calibration && trainingSeconds(task, backend, calibration);
  return { seconds, bytes, warning: warningOf({ task, dataset, backend, calibration }, bytes, seconds) };
}

interface Case {
  readonly task: TrainTask;
  readonly dataset: DatasetId;
  readonly backend: BackendName;
  readonly calibration: Calibration | null;
}

function warningOf(known: Case, bytes: number, seconds: number | null): ForecastWarning | null {
  if (bytes > machines[known.backend].memory) return { kind: 'memory', mend: memoryMend(known) };
  return seconds !== null && seconds > longest ? { kind: 'time', mend: timeMend(known) } : null;
}

/** The largest batch, a power of two, for which the memory will do. */
function memoryMend({ task, backend }: Case): ForecastMend | null {
  for (let value = largestPower(batchOf(task) - 1); value >= 1; value /= 2)
    if (memoryOf(withSettings(task, { batchSize: value })).total <= machines[backend].memory)
      return { kind: 'batchSize', value };
  return null;
}

/** The largest power of two up to a number; 0 below 1. */
function largestPower(most: number): number {
  return most < 1 ? 0 : 2 ** Math.floor(Math.log2(most));
}

/** Fewer epochs; where one alone takes too long, the small part of the data, or larger batches. */
function timeMend(known: Case): ForecastMend | null {
  const { task, dataset } = known;
  const epochs = fittingEpochs(known);
  if (epochs >= 1) return { kind: 'epochs', value: epochs };
  const part = partOf(dataset);
  if (part && fittingEpochs({ ...known, task: withData(task, partCounts) }) >= 1)
    return { kind: 'dataset', dataset: part };
  return largerBatch(known);
}

function largerBatch(known: Case): ForecastMend | null {
  const { task, backend } = known;
  const { max } = settingsFields.batchSize;
  for (let value = 2 * largestPower(batchOf(task)); value <= Math.min(max, trainedImages(task)); value *= 2) {
    const larger = withSettings(task, { batchSize: value });
    if (memoryOf(larger).total > machines[backend].memory) return null;
    if (fittingEpochs({ ...known, task: larger }) >= 1) return { kind: 'batchSize', value };
  }
  return null;
}

/** How many epochs fit into the longest time. */
function fittingEpochs({ task, backend, calibration }: Case): number {
  if (!calibration) return 0;
  const left = longest - evaluationSeconds(task, task.data.testCount, backend, calibration);
  return Math.min(task.settings.epochs, Math.floor(left / epochSeconds(task, backend, calibration)));
}

/** The part of a full set that comes with the page. */
function partOf(dataset: DatasetId): BuiltInId | null {
  if (isOwn(dataset) || isPart(dataset)) return null;
  return datasetIds.find((id) => isPart(id) && datasets[id].whole === dataset) ?? null;
}

function withSettings(task: TrainTask, settings: Partial<TrainTask['settings']>): TrainTask {
  return { ...task, settings: { ...task.settings, ...settings } };
}

function withData(task: TrainTask, counts: Omit<TaskData, 'imageShape'>): TrainTask {
  return { ...task, data: { ...task.data, ...counts } };
}
