/** What a case of a whole run is, and short words to write one. */
import { newLayer } from '../../../src/domain/network/edits';
import { defaultsOf } from '../../../src/domain/layers/fields';
import type { LayerKind, LayerParams } from '../../../src/domain/layers/registry';
import { networkInput } from '../../../src/domain/network/in-order';
import type { LayerSpec } from '../../../src/domain/network/network';
import {
  optimizerFields,
  settingsFields,
  type OptimizerKind,
  type OptimizerSpec,
  type TrainingSettings,
} from '../../../src/domain/training/training';

export interface Case {
  readonly name: string;
  readonly inputShape: readonly [height: number, width: number, channels: number];
  readonly layers: readonly LayerSpec[];
  readonly settings: TrainingSettings;
  /** Images to train on, and to test on. */
  readonly train: number;
  readonly test: number;
}

/** How many classes the data of a case have. */
export const classes = 4;

export function layer<K extends LayerKind>(kind: K, params: Partial<LayerParams[K]> = {}): LayerSpec {
  return newLayer(kind, kind, params);
}
export const flatten = layer('Flatten');
export const output = layer('Dense', { units: classes, activation: 'softmax' });

export function optimizer(kind: OptimizerKind, params: Readonly<Record<string, number | boolean>> = {}): OptimizerSpec {
  return { kind, params: { ...defaultsOf(optimizerFields[kind]), ...params } } as OptimizerSpec;
}

type Numbers = Pick<Case, 'inputShape' | 'train' | 'test'>;

/** A layer that takes others than the one before it: by their numbers, counted from 1; 0 is the network's input. */
export function taking(spec: LayerSpec, ...numbers: readonly number[]): LayerSpec {
  return { ...spec, inputs: numbers.map((number) => (number === 0 ? networkInput : `layer-${number}`)) };
}

/** A case with two epochs of small batches, the last of which is smaller still, each validated on the test images. */
export function run(
  name: string,
  spec: OptimizerSpec,
  layers: readonly LayerSpec[],
  settings: Partial<TrainingSettings> = {},
  numbers: Partial<Numbers> = {},
): Case {
  const usual = { learningRate: 0.01, batchSize: 32, epochs: 2, validation: 'test' as const };
  return {
    name,
    layers: layers.map((each, index) => ({ ...each, id: `layer-${index + 1}` })),
    settings: { ...defaultsOf(settingsFields), optimizer: spec, ...usual, ...settings },
    inputShape: [12, 12, 1],
    train: 70,
    test: 40,
    ...numbers,
  };
}
