/**
 * The metrics of every batch of the run, kept outside React: thousands of numbers a second must not render anything by themselves.
 * Charts ask for a decimated view a few times a second.
 */
import { createSmoother, minMaxIndices } from '../../domain/run/decimate';
import type { BatchPoint } from '../../domain/training/metrics';
import type { TrainProgress } from '../../domain/run/train-progress';

/** Which of the two curves is meant. */
export type Metric = 'loss' | 'accuracy';

export interface MetricPoint {
  /** Where the batch lies on the run's time line: 1.5 is the middle of the second epoch. */
  readonly epoch: number;
  readonly step: number;
  readonly raw: number;
  readonly smooth: number;
}

export interface MetricsBuffer {
  /** Grows with every change. */
  readonly version: number;
  /** Batches held now; the oldest are dropped beyond the capacity. */
  readonly size: number;
  add(progress: TrainProgress): void;
  clear(): void;
  /** At most `limit` batches with both metrics, for a record of the run. */
  digest(limit: number): readonly BatchPoint[];
  /** Begins with the batches of a record. */
  load(batches: readonly BatchPoint[]): void;
  /** At most `limit` points, in order, that show every spike of the raw line. */
  view(metric: Metric, limit: number): readonly MetricPoint[];
  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** 65,536 batches: more than eight epochs of the full data set at batch size 8, in 1.8 MB. */
const defaultCapacity = 1 << 16;
/** The smoothed line looks back over about 1 / (1 - 0.9) = 10 batches. */
const smoothing = 0.9;

/** One metric: the values of the batches and their moving average. */
function createTrack(capacity: number) {
  const raw = new Float32Array(capacity);
  const smooth = new Float32Array(capacity);
  let smoother = createSmoother(smoothing);
  return {
    raw,
    smooth,
    set(slot: number, value: number) {
      raw[slot] = value;
      smooth[slot] = smoother(value);
    },
    clear() {
      smoother = createSmoother(smoothing);
    },
  };
}

/** A ring buffer of batch metrics in typed arrays. */
export function createMetricsBuffer(capacity = defaultCapacity): MetricsBuffer {
  const epochs = new Float64Array(capacity);
  const steps = new Uint32Array(capacity);
  const tracks = { loss: createTrack(capacity), accuracy: createTrack(capacity) };
  const listeners = new Set<() => void>();
  let added = 0;
  /** Where the held batches begin: what a full ring wrote over stays lost, also when batches are taken back. */
  let oldest = 0;
  let version = 0;
  const changed = () => {
    version++;
    listeners.forEach((listener) => listener());
  };
  const push = ({ epoch, step, loss, accuracy }: BatchPoint) => {
    // After a lost device the run goes on from its last copy: what came later did not happen.
    while (added > oldest && (steps[(added - 1) % capacity] ?? 0) >= step) added--;
    const slot = added++ % capacity;
    oldest = Math.max(oldest, added - capacity);
    epochs[slot] = epoch;
    steps[slot] = step;
    tracks.loss.set(slot, loss);
    tracks.accuracy.set(slot, accuracy);
  };
  const clear = () => {
    added = 0;
    oldest = 0;
    tracks.loss.clear();
    tracks.accuracy.clear();
  };
  /** Reads the held batches by their order. */
  const reader = () => {
    const size = added - oldest;
    const at = (values: ArrayLike<number>, index: number) => values[(oldest + index) % capacity] ?? NaN;
    return { size, at };
  };
  return {
    get version() {
      return version;
    },
    get size() {
      return added - oldest;
    },
    add(progress) {
      if (progress.batches.length === 0) return;
      for (const batch of progress.batches) push({ ...batch, epoch: epochOf(progress, batch.step) });
      changed();
    },
    clear() {
      clear();
      changed();
    },
    digest(limit) {
      const { size, at } = reader();
      const pick = (metric: Metric) => minMaxIndices(size, (index) => at(tracks[metric].raw, index), limit / 2);
      const picked = [...new Set([...pick('loss'), ...pick('accuracy')])].sort((a, b) => a - b);
      return picked.map((index) => ({
        epoch: at(epochs, index),
        step: at(steps, index),
        loss: at(tracks.loss.raw, index),
        accuracy: at(tracks.accuracy.raw, index),
      }));
    },
    load(batches) {
      clear();
      batches.forEach(push);
      changed();
    },
    view(metric, limit) {
      const { raw, smooth } = tracks[metric];
      const { size, at } = reader();
      return minMaxIndices(size, (index) => at(raw, index), limit).map((index) => ({
        epoch: at(epochs, index),
        step: at(steps, index),
        raw: at(raw, index),
        smooth: at(smooth, index),
      }));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A batch's place on the time line of epochs, counted back from the place of the newest batch. */
function epochOf(progress: TrainProgress, step: number): number {
  const stepInEpoch = progress.step - (progress.totalSteps - step);
  return progress.epoch - 1 + stepInEpoch / progress.stepsPerEpoch;
}
