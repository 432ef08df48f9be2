import { concat, dispose, tidy, type Tensor1D, type Tensor4D } from '@tensorflow/tfjs-core';
import { augmenterOf } from '../../domain/training/augment';
import { streamKey, streams, permutation } from '../../domain/random';
import { sizeOf } from '../../domain/network/shape';
import {
  takenInTurn,
  teachingChanges,
  teachingKeys,
  teachingOptimizer,
  teachingPlan,
  teachingRate,
  type TeachingPlan,
} from '../../domain/training/teaching';
import type { TaughtReading, TeachProgress, TeachResult } from '../../protocol/teach';
import { evaluate } from '../core/evaluate';
import { EngineFault } from '../core/fault';
import { disposeModel, type Model } from '../core/model';
import { Optimizer } from '../core/optimizer';
import { turns } from '../core/pause';
import { gatherBatch, whole, type Portion } from '../data/batches';
import type { Dataset, SplitData } from '../data/dataset';
import { probabilitiesFor } from '../inspect/predict-many';
import { twinOf } from '../inspect/weights';
import { trainedAtOnce } from './pieces';
import type { Run } from './run';
import { assign, valuesOf } from './snapshot';
import { trainStep, trainStepInPieces, type Batch } from './train-step';

export interface TeachTask {
  readonly dataset: Dataset;
  /** The images that the run was trained on. */
  readonly train: Portion;
  readonly drawings: SplitData;
  /** Names the teaching. */
  readonly key: number;
}
export interface TeachHooks {
  readonly onProgress: (progress: TeachProgress) => void;
  readonly isCancelled: () => boolean;
}

/** Steps between two looks at the loss: reading it makes a GPU wait. */
const stepsPerLook = 5;
/** Images that are read at a time. */
const readAtOnce = 50;

/**
 * Teaches a run drawings: trains a twin of it, which begins with the weights as training left them, and puts its weights in place at the end. Null when it was cancelled;
 * then, and when it fails, nothing has changed.
 *
 * @throws EngineFault `lossNotFinite`
 */
export async function teach(run: Run, task: TeachTask, hooks: TeachHooks): Promise<TeachResult | null> {
  const weights = run.untaught?.weights ?? (await valuesOf(run.model.variables));
  const pupil = twinOf(run.model);
  pupil.labelSmoothing = run.model.labelSmoothing;
  try {
    assign(pupil.variables, weights, 'weights before teaching');
    const lesson = new Lesson(pupil, run.seed, task, hooks);
    const before = await lesson.read();
    if (!before || !(await lesson.train())) return null;
    const after = await lesson.read();
    const taught = after && (await valuesOf(pupil.variables));
    if (!taught || hooks.isCancelled()) return null;
    assign(run.model.variables, taught, 'taught weights');
    run.untaught = { key: task.key, weights };
    return { classes: run.model.classes, before, after };
  } finally {
    disposeModel(pupil);
  }
}

/** Puts the weights back as training left them; false when they are in place, or were taught by another teaching than `key`. */
export function undoTeaching(run: Run, key: number | null): boolean {
  const { untaught } = run;
  if (!untaught || (key !== null && key !== untaught.key)) return false;
  assign(run.model.variables, untaught.weights, 'weights before teaching');
  run.untaught = null;
  return true;
}

/** The steps on the twin, and what it makes of the drawings and of the test images. */
class Lesson {
  private readonly plan: TeachingPlan;
  private readonly giveWay = turns();

  constructor(
    private readonly pupil: Model,
    private readonly seed: number,
    private readonly task: TeachTask,
    private readonly hooks: TeachHooks,
  ) {
    this.plan = teachingPlan(task.drawings.count);
  }

  /** Null when it was cancelled. */
  async read(): Promise<TaughtReading | null> {
    const { pupil, task, hooks } = this;
    const { dataset, drawings } = task;
    const size = sizeOf(dataset.imageShape);
    const probabilities = new Float32Array(drawings.count * pupil.classes);
    for (let from = 0; from < drawings.count; from += readAtOnce) {
      const bytes = drawings.images.subarray(from * size, (from + readAtOnce) * size);
      const values = Float32Array.from(bytes, (value) => value / 255);
      probabilities.set(await probabilitiesFor(pupil, values), from * pupil.classes);
    }
    const test = await evaluate(pupil, whole(dataset.test), dataset.imageShape, {
      isCancelled: hooks.isCancelled,
    });
    return test && { probabilities, test };
  }

  /** False when it was cancelled. */
  async train(): Promise<boolean> {
    const { pupil, plan, hooks } = this;
    const optimizer = new Optimizer(teachingOptimizer, pupil.trainable);
    const order = permutation(this.task.train.count, streamKey(this.seed, streams.teach));
    try {
      for (let step = 0; step < plan.steps; step++) {
        if (hooks.isCancelled()) return false;
        const metrics = await this.step(optimizer, order, step);
        if (!metrics) return false;
        await this.look(metrics, step);
        await this.giveWay();
      }
      return true;
    } finally {
      optimizer.dispose();
    }
  }

  private async step(optimizer: Optimizer, order: Uint32Array, step: number): Promise<Tensor1D | null> {
    const { pupil: model, plan } = this;
    const key = teachingKeys(this.seed, step).dropout;
    const task = { model, optimizer, batch: this.batch(order, step), learningRate: teachingRate(plan, step), key };
    try {
      const most = trainedAtOnce(model.network);
      if (task.batch.images.shape[0] <= most)
        return trainStep(model, optimizer, task.batch, task.learningRate, task.key);
      return await trainStepInPieces(task, most, async () => {
        await this.giveWay();
        return !this.hooks.isCancelled();
      });
    } finally {
      dispose([task.batch.images, task.batch.labels]);
    }
  }

  /** Reads the loss now and then, so that a device is not left behind, and tells how far it is. */
  private async look(metrics: Tensor1D, step: number): Promise<void> {
    const { steps } = this.plan;
    const isDue = (step + 1) % stepsPerLook === 0 || step + 1 === steps;
    const [loss = NaN] = isDue ? await metrics.data() : [0];
    metrics.dispose();
    if (!isDue) return;
    if (!Number.isFinite(loss)) throw new EngineFault('lossNotFinite', 'teach');
    this.hooks.onProgress({ step: step + 1, steps });
  }

  private batch(order: Uint32Array, step: number): Batch {
    const { plan, seed, task } = this;
    const { imageShape } = task.dataset;
    const taken = takenInTurn(order.length, Math.min(plan.images, order.length), step);
    const drawn = takenInTurn(task.drawings.count, plan.drawings, step);
    const augment = augmenterOf(teachingChanges, imageShape);
    const changes = augment && { augment, key: teachingKeys(seed, step).changes };
    const parts = [
      gatherBatch(whole(task.drawings), drawn, imageShape, changes),
      gatherBatch(
        task.train,
        taken.map((index) => order[index] ?? 0),
        imageShape,
      ),
    ];
    const batch = tidy(() => ({
      images: concat<Tensor4D>(parts.map(({ images }) => images)),
      labels: concat<Tensor1D>(parts.map(({ labels }) => labels)),
    }));
    parts.forEach(({ images, labels }) => dispose([images, labels]));
    return batch;
  }
}
