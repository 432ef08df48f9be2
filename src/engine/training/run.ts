import type { Arithmetic } from '../../domain/training/backends';
import { freshCallbacks } from '../../domain/training/callbacks';
import { smoothingOf, type TrainingSettings } from '../../domain/training/training';
import { type BestWeights, type Fit, freshPosition, type Position, type Untaught } from '../../domain/run/snapshot';
import { cutEnd, whole, type Portion } from '../data/batches';
import type { Dataset } from '../data/dataset';
import { disposeModel, type Model } from '../core/model';
import { Optimizer } from '../core/optimizer';

/** One training from its start: the model, its optimizer and how far it has come. Continuing adds epochs to it. */
export interface Run {
  readonly model: Model;
  /** The seed that the initial weights came from. */
  readonly seed: number;
  /** Null until the first step: a network that was only built needs none. */
  optimizer: Optimizer | null;
  readonly position: Position;
  /** The training that is not through; null when there is none. */
  fit: Fit | null;
  best: BestWeights | null;
  /** The weights as training left them, where the present ones were taught since. */
  untaught: Untaught | null;
  /** What its steps were computed with, or before the first one what they should be; null for whatever is fastest, and where it is unknown. */
  arithmetic: Arithmetic | null;
}

export function newRun(model: Model, seed: number, arithmetic: Arithmetic | null = null): Run {
  const position = { ...freshPosition };
  return { model, seed, optimizer: null, position, fit: null, best: null, untaught: null, arithmetic };
}

/** A training of so many more epochs, which begins a whole epoch as Keras's fit() does; what an earlier one left unfinished is forgotten. */
export function beginFit(run: Run, lastEpoch: number, learningRate: number): Fit {
  beginEpoch(run.position);
  run.fit = { lastEpoch, learningRate, callbacks: freshCallbacks, stoppedEarly: false };
  run.best = null;
  return run.fit;
}

export function beginEpoch(position: Position): void {
  Object.assign(position, { ...freshPosition, epochs: position.epochs, steps: position.steps });
}

/** What Keras's compile() does. The optimizer's slots stay as long as the optimizer is the same; another one starts afresh on the weights as they are. */
export function adoptSettings(run: Run, settings: TrainingSettings): Optimizer {
  run.model.labelSmoothing = smoothingOf(settings);
  const optimizer = isSameOptimizer(run.optimizer, settings) ? run.optimizer : freshOptimizer(run, settings);
  optimizer.clipping = settings;
  return optimizer;
}

function isSameOptimizer(optimizer: Optimizer | null, settings: TrainingSettings): optimizer is Optimizer {
  return JSON.stringify(optimizer?.spec) === JSON.stringify(settings.optimizer);
}

function freshOptimizer(run: Run, settings: TrainingSettings): Optimizer {
  run.optimizer?.dispose();
  run.optimizer = new Optimizer(settings.optimizer, run.model.trainable);
  return run.optimizer;
}

/** Which images train and which validate. */
export function portionsOf(
  dataset: Dataset,
  settings: Pick<TrainingSettings, 'validation' | 'validationSplit'>,
): { train: Portion; validation: Portion | null } {
  switch (settings.validation) {
    case 'none':
      return { train: whole(dataset.train), validation: null };
    case 'test':
      return { train: whole(dataset.train), validation: whole(dataset.test) };
    case 'split': {
      const [train, validation] = cutEnd(dataset.train, settings.validationSplit);
      return { train, validation };
    }
  }
}

export function disposeRun({ model, optimizer }: Run): void {
  optimizer?.dispose();
  disposeModel(model);
}
