/** The calls as the page makes them, on a session that really trains. */
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { confusionMatrix } from '../../domain/explain/confusion';
import { explainDropout, explainSpatialDropout } from '../../domain/explain/dropout';
import { explainGaussianNoise } from '../../domain/explain/gaussian-noise';
import { defaultsOf } from '../../domain/layers/fields';
import type { LayerSpec } from '../../domain/network/network';
import { streamKey, streams } from '../../domain/random';
import { defaultOptimizer, settingsFields, type TrainingSettings } from '../../domain/training/training';
import { mapFlags } from '../../domain/explain/layer-maps';
import type { EvidenceMap } from '../../domain/explain/evidence';
import { type InspectCalls, type Maps } from '../../protocol/inspect';
import { registerReferences } from '../kernels/register-references';
import { registerGradients } from '../ops/gradients';
import type { Handlers } from '../core/handlers';
import { turn } from '../core/pause';
import { engineLayerOf } from '../layers/registry';
import { dropout } from '../ops/dropout';
import { Session } from '../session/session';
import { inspectHandlers } from './handlers';
import { predictMany } from './predict-many';
import { cornerDataset, layer, noise, size, smallConvnet, stack } from './test-support';

const settings: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('Adam'),
  learningRate: 0.01,
  batchSize: 32,
  epochs: 2,
};
const image = noise(size * size, 7);
const ignore = (): void => undefined;

let session: Session;
let calls: Handlers<keyof InspectCalls>;

beforeAll(async () => {
  await setBackend('cpu');
  registerReferences('cpu');
  registerGradients();
});

beforeEach(() => {
  session = new Session(ignore);
  session.useDataset(cornerDataset);
  session.build({ network: smallConvnet, seed: 1 });
  calls = inspectHandlers(session);
});

const train = (epochs = 2) =>
  session.train(
    { network: smallConvnet, settings: { ...settings, epochs }, continue: false, paused: false },
    () => undefined,
  );
const mapsAt = async (layerIds: readonly string[], moment: number | null = null): Promise<Maps> =>
  (await calls.maps({ image, layerIds, moment }, ignore)) as Maps;
/** The value that a byte stands for. */
function valueOf({ layers: [maps] }: Maps, channel: number, pixel: number): number {
  if (!maps) return NaN;
  const [height, width] = maps.shape;
  const [low, high] = [maps.low[channel] ?? NaN, maps.high[channel] ?? NaN];
  return low + ((high - low) * (maps.values[channel * height * width + pixel] ?? NaN)) / 255;
}

test('no call leaves a tensor behind, whatever it asks, even after a training', async () => {
  await train(1);
  await mapsAt(['layer-1'], 4); // the model for earlier moments stays until the run ends
  const before = memory().numTensors;
  await mapsAt(['layer-1', 'layer-2', 'layer-3', 'layer-4', 'layer-5']);
  await mapsAt(['layer-1', 'layer-5'], 2);
  for (const [index, { id }] of smallConvnet.layers.entries())
    await calls.layerDetail({ image, layerId: id, channel: 0, moment: index % 2 ? 1 : null }, ignore);
  await calls.weightStats({}, ignore);
  await calls.readAll({ split: 'test' }, ignore);
  await calls.predictMany({ images: noise(300 * size * size, 3), count: 300 }, ignore);
  await calls.evidence({ image, classIndex: 1, method: 'gradCam' }, ignore);
  await calls.evidence({ image, classIndex: 1, method: 'occlusion' }, ignore);
  expect(memory().numTensors).toBe(before);
});

test('a new network frees the model for earlier moments too, and forgets them', async () => {
  await train(1);
  session.build({ network: smallConvnet, seed: 2 });
  const before = memory().numTensors;
  await train(1);
  await mapsAt(['layer-1'], 4);
  session.build({ network: smallConvnet, seed: 2 });
  expect(memory().numTensors).toBe(before);
  expect(await calls.moments({}, ignore)).toEqual({ moments: [] });
});

test('maps show the exact output of their layer to half a byte step, dense outputs as 1 x 1 x n', async () => {
  const maps = await mapsAt(['layer-1']);
  const detail = await calls.layerDetail({ image, layerId: 'layer-1', channel: 0, moment: null }, ignore);
  expect(maps.layers[0]?.shape).toEqual([6, 6, 4]);
  for (const [channel, pixel] of [
    [0, 0],
    [1, 17],
    [3, 35],
  ] as const) {
    const step = ((maps.layers[0]?.high[channel] ?? 0) - (maps.layers[0]?.low[channel] ?? 0)) / 255;
    const exact = detail?.output[pixel * 4 + channel] ?? NaN;
    expect(Math.abs(valueOf(maps, channel, pixel) - exact)).toBeLessThanOrEqual(0.51 * step);
  }
  const [output] = (await mapsAt(['layer-5'])).layers;
  expect(output?.shape).toEqual([1, 1, 2]);
  expect((output?.low[0] ?? NaN) + (output?.low[1] ?? NaN)).toBeCloseTo(1, 6); // probabilities: the softmax belongs to the layer
});

test('a dense layer sends the weights of the one unit that is looked at, and what the answer cost', async () => {
  const kernel = session.needRun().model.variables[2]?.dataSync() ?? [];
  const detail = await calls.layerDetail({ image, layerId: 'layer-5', channel: 1, moment: null }, ignore);
  const [weights] = detail?.weights ?? [];
  expect(weights?.shape).toEqual([36, 1]);
  expect([...(weights?.values ?? [])]).toEqual(Array.from(kernel).filter((_, index) => index % 2 === 1));
  expect(detail).toMatchObject({ unit: 1, milliseconds: expect.any(Number) as number });
  const convolution = await calls.layerDetail({ image, layerId: 'layer-1', channel: 1, moment: null }, ignore);
  expect(convolution).toMatchObject({ unit: null, weights: [{ shape: [3, 3, 1, 4] }, {}] });
});

test('maps that are zero everywhere and maps with NaN are marked', async () => {
  const [kernel, bias] = session.needRun().model.variables;
  kernel?.assign(tensor(noise(36, 1), [3, 3, 1, 4]));
  bias?.assign(tensor([0, -1000, NaN, 0], [4]));
  const [maps] = (await mapsAt(['layer-1'])).layers;
  expect([...(maps?.flags.slice(0, 2) ?? [])]).toEqual([mapFlags.ok, mapFlags.zero]);
  const detail = await calls.layerDetail({ image, layerId: 'layer-1', channel: 0, moment: null }, ignore);
  expect(detail?.preActivation?.[2]).toBeNaN();
  const stats = await calls.weightStats({}, ignore);
  expect(stats.variables[1]?.notFinite).toBe(1);
  expect(stats.activity[0]?.dead[1]).toBe(1);
});

test('weights are remembered at the start, after 1, 2, 4, 8 ... steps, and can be asked again', async () => {
  const start = Array.from(
    (await calls.layerDetail({ image, layerId: 'layer-1', channel: 0, moment: null }, ignore))?.output ?? [],
  );
  await train(3);
  const { moments } = await calls.moments({}, ignore);
  expect(moments.map(({ step }) => step).filter((step) => step < 20)).toEqual([0, 1, 2, 4, 8, 16]);
  const first = await calls.layerDetail({ image, layerId: 'layer-1', channel: 0, moment: 0 }, ignore);
  expect(first?.trainedSteps).toBe(0);
  expect(Array.from(first?.output ?? [])).toEqual(start);
  const now = await calls.layerDetail({ image, layerId: 'layer-1', channel: 0, moment: null }, ignore);
  expect(now?.trainedSteps).toBe(24);
  expect(Array.from(now?.output ?? [])).not.toEqual(start);
});

test('reading a split tells of every image what a single prediction would, and counts to the accuracy', async () => {
  await train();
  const done: number[] = [];
  const reading = await calls.readAll({ split: 'test' }, (progress) => done.push(progress.done));
  expect(done).toEqual([200, 400, 450]);
  const evaluation = await session.evaluate({ split: 'test' }, ignore);
  const matrix = confusionMatrix(reading, 2);
  expect(matrix.correct / matrix.total).toBeCloseTo(evaluation.accuracy, 6);
  const pixels = Float32Array.from(cornerDataset.test.images.subarray(64 * 449), (byte) => byte / 255);
  const { probabilities } = await session.predict({ image: pixels });
  expect(reading.confidence[449]).toBeCloseTo(Math.max(...probabilities), 5);
  expect(reading.trueConfidence[449]).toBeCloseTo(probabilities[cornerDataset.test.labels[449] ?? 0] ?? NaN, 5);
});

test('a range of a split is read alone: what a run kept for validation is the end of the training images', async () => {
  const all = await calls.readAll({ split: 'train' }, ignore);
  const end = await calls.readAll({ split: 'train', range: { from: 230, count: 26 } }, ignore);
  expect(end).toMatchObject({ split: 'train', from: 230 });
  expect(end.labels).toEqual(all.labels.slice(230));
  expect(end.predicted).toEqual(all.predicted.slice(230));
  expect(end.trueConfidence[25]).toBeCloseTo(all.trueConfidence[255] ?? NaN, 6);
});

test('images of other classes are not read: their matrix would not add up', async () => {
  session.useDataset({ ...cornerDataset, classNames: ['no', 'yes', 'perhaps'] });
  await expect(calls.readAll({ split: 'test' }, ignore)).rejects.toMatchObject({ code: 'dataUnfit' });
});

test('a reading ends early when it is given up, and leaves no tensor behind', async () => {
  const before = memory().numTensors;
  const asking = new AbortController();
  const done: number[] = [];
  const stopAfterOne = ({ done: count }: { readonly done: number }): void => {
    done.push(count);
    asking.abort();
  };
  await expect(calls.readAll({ split: 'test' }, stopAfterOne, asking.signal)).rejects.toMatchObject({
    code: 'aborted',
  });
  expect(done).toEqual([200]);
  expect(memory().numTensors).toBe(before);
});

test('a reading during a training is made with the weights of its beginning', async () => {
  const before = await calls.readAll({ split: 'test' }, ignore);
  const training = train(1);
  const during = await calls.readAll({ split: 'test' }, ignore);
  await training;
  expect(during.trainedSteps).toBe(0);
  expect(during.confidence).toEqual(before.confidence);
});

test('many predictions at once equal single ones; a newer question of the same view overtakes, one of another view does not', async () => {
  const images = noise(201 * size * size, 9);
  const [old, other, many] = await Promise.all([
    calls.predictMany({ images, count: 201 }, ignore),
    calls.predictMany({ images, count: 201, view: 'dials' }, ignore),
    calls.predictMany({ images, count: 201 }, ignore),
  ]);
  expect([old, other?.classes]).toEqual([null, 2]);
  const single = await session.predict({ image: images.slice(200 * 64) });
  expect(many?.probabilities[400]).toBeCloseTo(single.probabilities[0] ?? NaN, 5);
});

test('many predictions are given up after any slice, and leave nothing behind', async () => {
  const before = memory().numTensors;
  let slices = 0;
  const signal = {
    get aborted() {
      return ++slices === 2;
    },
  } as AbortSignal;
  const many = { images: noise(1000 * size * size, 9), count: 1000 };
  expect(await predictMany(session.needRun(), many, signal)).toBeNull();
  expect(slices).toBe(2);
  expect(memory().numTensors).toBe(before);
});

test('many predictions during a training all come from the same weights', async () => {
  const images = new Float32Array(600 * size * size).fill(0.5);
  const training = train(1);
  const during = await calls.predictMany({ images, count: 600 }, ignore);
  await training;
  expect(during?.trainedSteps).toBeLessThan(session.needRun().position.steps);
  expect(new Set(during?.probabilities).size).toBe(2);
});

test('images are found by their positions', async () => {
  const { images, labels } = await calls.imagesAt({ split: 'test', indices: [3, 1] }, ignore);
  expect([...labels]).toEqual([1, 0]);
  expect(images.subarray(0, 64)).toEqual(cornerDataset.test.images.subarray(3 * 64, 4 * 64));
});

test('weight statistics: counts, range, and the gradient that the textbook gives for a network that knows nothing', async () => {
  const network = stack(layer('Flatten'), layer('Dense', { units: 2, activation: 'softmax' }));
  session.build({ network, seed: 1 });
  const [kernel] = session.needRun().model.variables;
  kernel?.assign(tensor(new Float32Array(128), [64, 2]));
  const { variables } = await calls.weightStats({}, ignore);
  expect(variables.map(({ name, zeroShare }) => [name, zeroShare])).toEqual([
    ['kernel', 1],
    ['bias', 1],
  ]);
  expect(variables[0]?.histogram.reduce((sum, count) => sum + count)).toBe(128);
  // p = 1/2 for both classes; 11 of the first 32 images are of class 1: the bias's gradient is (1/2 - 21/32, 1/2 - 11/32).
  expect(variables[1]?.gradientNorm).toBeCloseTo(Math.hypot(0.5 - 21 / 32, 0.5 - 11 / 32), 5);
});

test('a trained network points at the one corner that matters, by gradients and by occlusion', async () => {
  await train(12);
  const bright = Float32Array.from(cornerDataset.test.images.subarray(0, 64), (byte) => byte / 255);
  for (const method of ['gradCam', 'occlusion'] as const) {
    const found = (await calls.evidence({ image: bright, classIndex: 1, method }, ignore)) as EvidenceMap;
    const best = found.values.indexOf(found.values.reduce((most, value) => Math.max(most, value)));
    const [row, column] = [Math.floor(best / found.width), best % found.width];
    expect(found.probability).toBeGreaterThan(0.9);
    expect(Math.max(row, column) / found.height).toBeLessThan(0.5);
  }
});

test('while places are covered one by one, a drawing is read in between, and a newer question ends the search', async () => {
  const ended: string[] = [];
  const ask = async (name: string, work: Promise<unknown>): Promise<unknown> => {
    const answer = await work;
    ended.push(name);
    return answer;
  };
  session.build({ network: { ...smallConvnet, inputShape: [28, 28, 1] }, seed: 1 });
  const digit = noise(28 * 28, 3);
  const question = { image: digit, classIndex: 1, method: 'occlusion' } as const;
  const first = ask('occlusion', calls.evidence(question, ignore) as Promise<unknown>);
  await turn();
  await turn();
  await ask('prediction', session.predict({ image: digit }));
  const newer = calls.evidence({ ...question, method: 'gradCam' }, ignore);
  expect(await first).toBeNull();
  expect(await newer).toMatchObject({ layerId: 'layer-1' });
  expect(ended).toEqual(['prediction', 'occlusion']);
});

test('a layer is known by its id wherever it stands, and answers come in the order of the question', async () => {
  const shuffled = {
    ...smallConvnet,
    layers: smallConvnet.layers.map((each, index) => ({ ...each, id: 'edcba'.charAt(index) })),
  };
  const before = await mapsAt(['layer-5', 'layer-1']);
  session.build({ network: shuffled, seed: 1 });
  const maps = await mapsAt(['a', 'e']);
  expect(maps.layers.map(({ layerId }) => layerId)).toEqual(['a', 'e']);
  expect(maps.layers.map(({ values, low, high }) => ({ values, low, high }))).toEqual(
    before.layers.map(({ values, low, high }) => ({ values, low, high })),
  );
  expect(await calls.evidence({ image, classIndex: 0, method: 'gradCam' }, ignore)).toMatchObject({ layerId: 'e' });
  const { variables, activity } = await calls.weightStats({}, ignore);
  expect(variables.map(({ layerId, name }) => `${layerId} ${name}`)).toEqual([
    'e kernel',
    'e bias',
    'a kernel',
    'a bias',
  ]);
  expect(activity.map(({ layerId }) => layerId)).toEqual(['e']);
});

test('a layer that the network does not have is refused with a code, and the next question is answered', async () => {
  const missing = { code: 'layerMissing', detail: 'layer-9' };
  const before = memory().numTensors;
  await expect(mapsAt(['layer-1', 'layer-9'])).rejects.toMatchObject(missing);
  const detail = calls.layerDetail({ image, layerId: 'layer-9', channel: 0, moment: null }, ignore);
  await expect(detail).rejects.toMatchObject(missing);
  expect(memory().numTensors).toBe(before);
  expect((await mapsAt(['layer-1'])).layers).toHaveLength(1);
});

test('a picture of another size is refused with a code', async () => {
  const wrong = { image: noise(28 * 28, 1), layerIds: ['layer-1'], moment: null };
  await expect(calls.maps(wrong, ignore)).rejects.toMatchObject({ code: 'dataUnfit' });
  await expect(session.predict(wrong)).rejects.toMatchObject({ code: 'dataUnfit' });
});

test('without a convolution there is no Grad-CAM, and occlusion still answers', async () => {
  session.build({ network: stack(layer('Flatten'), layer('Dense', { units: 2, activation: 'softmax' })), seed: 1 });
  expect(await calls.evidence({ image, classIndex: 0, method: 'gradCam' }, ignore)).toEqual({
    reason: 'noConvolution',
  });
  expect(await calls.evidence({ image, classIndex: 0, method: 'occlusion' }, ignore)).toMatchObject({ height: 8 });
});

test('the dropout that the page explains is the one that the engine applies', () => {
  const [seed, step, place] = [5, 17, 2];
  const key = streamKey(streamKey(seed, streams.dropout, step), place);
  const batch = dropout(tensor(new Float32Array(60).fill(1), [3, 20]), 0.5, key);
  const values = batch.dataSync();
  const { kept, scale } = explainDropout(0.5, 20, { seed, step, place, image: 2 });
  expect(Array.from(values).slice(40)).toEqual(Array.from(kept, (one) => one * scale));
  batch.dispose();
});

test('so is the dropout of whole channels, and so is the noise', () => {
  const at = { seed: 5, step: 17, place: 2, image: 2 };
  const context = { training: true, key: streamKey(streamKey(at.seed, streams.dropout, at.step), at.place) };
  const [x, size] = [tensor(new Float32Array(3 * 60).fill(1), [3, 2, 3, 10]), 60];
  const valuesOf = (spec: LayerSpec): number[] => {
    const y = engineLayerOf(spec.kind).forward(
      x,
      engineLayerOf(spec.kind).create(spec.params, 'a', 1),
      spec.params,
      context,
    );
    const values = Array.from(y.dataSync()).slice(at.image * size);
    y.dispose();
    return values;
  };
  const { kept, scale } = explainSpatialDropout(0.5, [2, 3, 10], at);
  expect(valuesOf(layer('SpatialDropout2D', { rate: 0.5 }))).toEqual(Array.from(kept, (one) => one * scale));
  const noise = explainGaussianNoise(0.3, size, at);
  valuesOf(layer('GaussianNoise', { stddev: 0.3 })).forEach((value, index) => {
    expect(value).toBeCloseTo(1 + (noise[index] ?? NaN), 6);
  });
  x.dispose();
});
