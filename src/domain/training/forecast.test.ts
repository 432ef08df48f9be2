import { expect, test } from 'vitest';
import type { LayerKind } from '../layers/registry';
import { newLayer } from '../network/edits';
import { defaultPresetId, presetIds, presets } from '../network/presets';
import {
  betweenEpochs,
  calibrated,
  calibratedAtStart,
  corrected,
  forecastOf,
  longest,
  mayTry,
  modelled,
} from './forecast';
import { memoryOf } from './memory';
import { defaultOptimizer, type TrainingSettings } from './training';
import { stepWork, type TrainTask } from './work';

const data = { imageShape: [28, 28, 1], trainCount: 8000, testCount: 2000 };
const { network, settings } = presets[defaultPresetId];
/** With something to measure after every epoch. */
const usual: TrainTask = { network, settings: { ...settings, validation: 'test' }, data };
const asMeasured = { step: 1, slice: 1 };

function taskWith(changes: Partial<TrainingSettings>, from = usual): TrainTask {
  return { ...from, settings: { ...from.settings, ...changes } };
}
function convNetwork(filters: number): TrainTask['network'] {
  return {
    inputShape: [28, 28, 1],
    layers: [
      newLayer('Conv2D', 'a', { filters, kernelSize: 3, activation: 'relu' }),
      newLayer('Flatten', 'b'),
      newLayer('Dense', 'c', { units: 10, activation: 'softmax' }),
    ],
  };
}
function secondsOf(task: TrainTask): number {
  return forecastOf(task, 'mnist-10k', 'wasm', asMeasured).seconds ?? NaN;
}

test('the memory of the network that the page opens with, worked out by hand', () => {
  // Weights 104,202: themselves, their gradients and RMSprop's one slot.
  const weights = 4 * 104_202 * 3;
  // What an image leaves behind on its way, layer by layer; Flatten leaves nothing.
  const [conv1, pool1, conv2, pool2, conv3, dense] = [
    26 * 26 * 32,
    13 * 13 * 32,
    11 * 11 * 64,
    5 * 5 * 64,
    3 * 3 * 128,
    10,
  ];
  const outputs = conv1 + pool1 + conv2 + pool2 + conv3 + dense;
  // Each with its gradient; behind relu and softmax also the gradient before the activation.
  const batch = 4 * 64 * (784 + 2 * outputs + conv1 + conv2 + conv3 + dense);
  const slice = 4 * 200 * (784 + outputs);
  // Pictures and labels are bytes.
  const images = 10_000 * 785;
  expect(memoryOf(usual)).toEqual({
    data: images,
    weights,
    batch,
    slice,
    total: images + weights + Math.max(batch, slice),
  });
});

test('slots of the optimizer take memory and time; a larger batch takes memory', () => {
  const bytes = (task: TrainTask) => memoryOf(task).total;
  const plain = taskWith({ optimizer: defaultOptimizer('SGD') });
  const adam = taskWith({ optimizer: defaultOptimizer('Adam') });
  expect(bytes(adam) - bytes(plain)).toBe(2 * 4 * 104_202);
  expect(stepWork(adam).bytes).toBeGreaterThan(stepWork(plain).bytes);
  expect(bytes(taskWith({ batchSize: 512 }))).toBeGreaterThan(bytes(taskWith({ batchSize: 256 })));
  // A batch cannot be larger than all that there is.
  const few = { ...usual, data: { ...data, trainCount: 100 } };
  expect(bytes(taskWith({ batchSize: 1024 }, few))).toBe(bytes(taskWith({ batchSize: 100 }, few)));
});

test('more epochs, filters, images and validation take longer; larger batches make shorter epochs of longer steps', () => {
  expect(secondsOf(taskWith({ epochs: 10 }))).toBeGreaterThan(secondsOf(usual));
  expect(secondsOf({ ...usual, network: convNetwork(32) })).toBeGreaterThan(
    secondsOf({ ...usual, network: convNetwork(16) }),
  );
  expect(secondsOf({ ...usual, data: { ...data, trainCount: 60_000 } })).toBeGreaterThan(5 * secondsOf(usual));
  const [none, split] = [taskWith({ validation: 'none' }), taskWith({ validation: 'split', validationSplit: 0.5 })];
  expect(secondsOf(none)).toBeLessThan(secondsOf(usual));
  // Half of the images are only read.
  expect(secondsOf(split)).toBeLessThan(secondsOf(none));
  const larger = taskWith({ batchSize: 128 });
  expect(modelled(larger, 'wasm').secondsPerStep).toBeGreaterThan(modelled(usual, 'wasm').secondsPerStep);
  expect(secondsOf(larger)).toBeLessThan(secondsOf(usual));
});

test('the first layer passes no gradient on: nothing before it learns', () => {
  const task = { ...usual, network: convNetwork(8) };
  const [conv, dense] = [26 * 26 * 8 * 9, 26 * 26 * 8 * 10];
  expect(stepWork(task).multiplyAdds).toBe(64 * (2 * conv + 3 * dense));
});

test('what is frozen costs no gradient, and where nothing before it learns nothing goes back; its slots and gradients take no memory', () => {
  const frozen = (...ids: string[]): TrainTask => {
    const layers = convNetwork(8).layers.map((layer) =>
      ids.includes(layer.id) ? ({ ...layer, params: { ...layer.params, trainable: false } } as typeof layer) : layer,
    );
    return { ...usual, network: { inputShape: [28, 28, 1], layers } };
  };
  const [conv, dense] = [26 * 26 * 8 * 9, 26 * 26 * 8 * 10];
  expect(stepWork(frozen('a')).multiplyAdds).toBe(64 * (conv + 2 * dense));
  expect(stepWork(frozen('c')).multiplyAdds).toBe(64 * (2 * conv + 2 * dense));
  const [whole, first] = [memoryOf(frozen()), memoryOf(frozen('a'))];
  // RMSprop's slot and the gradient of 80 weights; the map's gradient, and that before relu.
  expect(whole.weights - first.weights).toBe(4 * 2 * 80);
  expect(whole.batch - first.batch).toBe(4 * 64 * 2 * 26 * 26 * 8);
  expect(stepWork(frozen('a')).bytes).toBeLessThan(stepWork(frozen()).bytes);
});

test('what was measured on a task is forecast of it exactly: steps, validation after each epoch, the test in the end', () => {
  const measured = { secondsPerStep: 0.04, secondsPerSlice: 0.05 };
  const calibration = calibrated(usual, measured, 'wasm');
  const { seconds } = forecastOf(usual, 'mnist-10k', 'wasm', calibration);
  expect(seconds).toBeCloseTo(5 * (125 * 0.04 + 10 * 0.05 + betweenEpochs) + 10 * 0.05, 9);
  // The same machine with another network: as much slower than the model as it was.
  const other = { ...usual, network: convNetwork(16) };
  expect(calibrated(other, modelled(other, 'wasm'), 'wasm')).toEqual({ step: 1, slice: 1 });
});

test('an epoch that was really trained takes the place of what was measured', () => {
  const calibration = corrected(usual, 12, 'wasm', asMeasured);
  const { seconds } = forecastOf(taskWith({ epochs: 10, validation: 'test' }), 'mnist-10k', 'wasm', calibration);
  expect(seconds).toBeGreaterThan(120);
  expect(seconds).toBeLessThan(125);
});

test('the step that was timed when the backend was chosen gives a first answer', () => {
  const calibration = calibratedAtStart(10, 'webgpu');
  const step = modelled(taskWith({ batchSize: 32 }), 'webgpu').secondsPerStep;
  expect(step * calibration.step).toBeCloseTo(0.01, 9);
});

test('no preset is warned of, and each is tried out on WebAssembly; while nothing was measured there is no time', () => {
  for (const id of presetIds) {
    const task = { ...presets[id], data };
    expect(forecastOf(task, presets[id].dataset, 'wasm', asMeasured).warning, id).toBeNull();
    expect(mayTry(task, 'wasm'), id).toBe(true);
  }
  expect(forecastOf(usual, 'mnist-10k', 'wasm', null).seconds).toBeNull();
  expect(mayTry(usual, 'webgpu')).toBe(false);
});

test('where the memory will not do, the largest batch is offered for which it will', () => {
  const task = taskWith({ batchSize: 1024 }, { ...usual, network: convNetwork(512) });
  const { warning } = forecastOf(task, 'mnist-10k', 'wasm', null);
  expect(warning).toEqual({ kind: 'memory', mend: { kind: 'batchSize', value: 256 } });
  expect(mayTry(task, 'wasm')).toBe(false);
  const mended = taskWith({ batchSize: 256 }, task);
  expect(forecastOf(mended, 'mnist-10k', 'wasm', null).warning).toBeNull();
  // Of weights alone too large, no batch is small enough.
  const [, flatten, output] = convNetwork(1).layers;
  const dense = Array.from({ length: 10 }, (_, index) => newLayer('Dense', `dense-${index}`, { units: 4096 }));
  const layers = [flatten, ...dense, output].filter((layer) => layer !== undefined);
  const huge = taskWith({ optimizer: defaultOptimizer('Adam') }, { ...usual, network: { ...network, layers } });
  expect(forecastOf(huge, 'mnist-10k', 'wasm', null).warning).toEqual({ kind: 'memory', mend: null });
});

test('more than an hour: fewer epochs, else the small set, else larger batches, else nothing', () => {
  const slowed = (task: TrainTask, epochSeconds: number) => corrected(task, epochSeconds, 'wasm', asMeasured);
  const many = taskWith({ epochs: 1000 });
  const fewer = forecastOf(many, 'mnist-10k', 'wasm', slowed(many, 10)).warning?.mend;
  expect(fewer).toEqual({ kind: 'epochs', value: 359 });
  const mended = forecastOf(taskWith({ epochs: 359 }), 'mnist-10k', 'wasm', slowed(many, 10));
  expect(mended.seconds).toBeLessThanOrEqual(longest);
  expect(mended.warning).toBeNull();
  const full = { ...usual, data: { ...data, trainCount: 60_000, testCount: 10_000 } };
  expect(forecastOf(full, 'mnist', 'wasm', slowed(full, 5000)).warning?.mend).toEqual({
    kind: 'dataset',
    dataset: 'mnist-10k',
  });
  // What one image at a time costs is mostly the calls.
  const single = taskWith(
    { batchSize: 1, validation: 'none' },
    { ...usual, network: presets['mnist-softmax'].network },
  );
  const larger = forecastOf(single, 'mnist-10k', 'wasm', slowed(single, 5000)).warning?.mend;
  expect(larger).toEqual({ kind: 'batchSize', value: 2 });
  expect(forecastOf(usual, 'mnist-10k', 'wasm', slowed(usual, 50_000)).warning).toEqual({ kind: 'time', mend: null });
});

test('layers that do the same cost the same: noise and both kinds of dropout, and both normalisations', () => {
  const around = (...kinds: readonly LayerKind[]): TrainTask => ({
    ...usual,
    network: {
      inputShape: [28, 28, 1],
      layers: [...kinds, 'Flatten' as const, 'Dense' as const].map((kind, at) =>
        kind === 'Dense' ? newLayer('Dense', 'out', { units: 10, activation: 'softmax' }) : newLayer(kind, `${at}`),
      ),
    },
  });
  const slices = (['Dropout', 'SpatialDropout2D', 'GaussianNoise'] as const).map(
    (kind) => memoryOf(around(kind)).slice,
  );
  expect(new Set(slices).size).toBe(1);
  const [batch, layer] = (['BatchNormalization', 'LayerNormalization'] as const).map((kind) => stepWork(around(kind)));
  expect(layer?.operations).toBe(batch?.operations);
  expect(Math.abs((layer?.bytes ?? NaN) / (batch?.bytes ?? NaN) - 1)).toBeLessThan(0.001);
});
