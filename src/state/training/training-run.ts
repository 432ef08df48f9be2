/** Pure questions about a run, asked by the training slice and by its panel. */
import type { DatasetId } from '../../domain/data/datasets';
import { isAllowed, type Fields } from '../../domain/layers/fields';
import type { NetworkSpec } from '../../domain/network/network';
import { isSameNetwork } from '../../domain/network/same-network';
import { isSameSettings } from '../../domain/training/same-settings';
import { optimizerFields, settingsFields, type TrainingSettings } from '../../domain/training/training';
import type { TrainingState } from './training-state';

type Built = Pick<TrainingState, 'built' | 'builtDataset' | 'builtClasses'>;

/** What Train would train on. */
export interface TrainingData {
  readonly dataset: DatasetId;
  /** Null until they are known. */
  readonly classNames: readonly string[] | null;
}

/** Whether Train goes on with the weights as they are, as a second `fit()` does, rather than beginning a new run. */
export function continuesRun(
  weights: Built & Pick<TrainingState, 'trainedSteps'>,
  network: NetworkSpec,
  data: TrainingData,
): boolean {
  return weights.trainedSteps > 0 && isBuiltFor(weights, network, data);
}

/** Whether the worker holds this network for these data. */
export function isBuiltFor(weights: Built, network: NetworkSpec, data: TrainingData): boolean {
  return weights.built !== null && isForData(weights, data) && isSameNetwork(weights.built, network);
}

/** An own set may get other classes, and as many, under its id. */
function isForData({ builtDataset, builtClasses }: Built, { dataset, classNames }: TrainingData): boolean {
  if (builtDataset !== dataset) return false;
  return !builtClasses || !classNames || JSON.stringify(builtClasses) === JSON.stringify(classNames);
}

/** The names of the settings (and of the optimizer's parameters) whose values are out of their limits. */
export function invalidSettings(settings: TrainingSettings): readonly string[] {
  const { kind, params } = settings.optimizer;
  return [...invalidOf(settingsFields, settings), ...invalidOf(optimizerFields[kind], params)];
}

function invalidOf(fields: Fields, values: object): string[] {
  const given = new Map(Object.entries(values));
  return Object.entries(fields).flatMap(([name, field]) => (isAllowed(field, given.get(name)) ? [] : [name]));
}

/** Whether settings were changed that the run under way does not use; the learning rate is used at once. */
export function hasPendingSettings(settings: TrainingSettings, running: TrainingSettings | null): boolean {
  if (!running) return false;
  const { learningRate } = running;
  return !isSameSettings({ ...settings, learningRate }, running);
}
