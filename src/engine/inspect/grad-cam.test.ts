/** Grad-CAM against a computation of its own: plain loops in double precision, gradients by finite differences. */
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { explainConvolution, isConvolution } from '../../domain/explain/convolution';
import { buildModel, disposeModel, layerOf, type Model } from '../core/model';
import { gradCam } from './grad-cam';
import { layerDetailOf } from './layer-detail';
import { layer, noise, size, stack } from './test-support';
import { namedVariables } from './variables';

const network = stack(
  layer('Conv2D', { filters: 3, activation: 'tanh' }),
  layer('AveragePooling2D'),
  layer('Flatten'),
  layer('Dense', { units: 5, activation: 'tanh' }),
  layer('Dense', { units: 3, activation: 'softmax' }),
);
const image = noise(size * size, 11);
const classIndex = 2;
const side = 6;
const filters = 3;

type Weights = readonly (readonly number[])[];

/** The kernel and the bias of a dense layer. */
function weightsOf(model: Model, id: string): Weights {
  return namedVariables(layerOf(model, id)).map(({ variable }) => Array.from(variable.dataSync()));
}

/** x kernel + bias, with the kernel [inputs, units]. */
function affine(x: readonly number[], [kernel = [], bias = []]: Weights): number[] {
  return bias.map((start, unit) =>
    x.reduce((sum, value, index) => sum + value * (kernel[index * bias.length + unit] ?? NaN), start),
  );
}

/** The logit from the convolution's maps [6, 6, 3]: means of 2 x 2, dense with tanh, dense. */
function logitOf(maps: readonly number[], hidden: Weights, last: Weights): number {
  const at = (row: number, column: number, channel: number): number =>
    maps[(row * side + column) * filters + channel] ?? NaN;
  const means: number[] = [];
  for (let row = 0; row < side; row += 2)
    for (let column = 0; column < side; column += 2)
      for (let c = 0; c < filters; c++)
        means.push(
          (at(row, column, c) + at(row, column + 1, c) + at(row + 1, column, c) + at(row + 1, column + 1, c)) / 4,
        );
  return affine(affine(means, hidden).map(Math.tanh), last)[classIndex] ?? NaN;
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test('the evidence is the relu of the maps weighed by the gradient at each place', async () => {
    const model = buildModel(network, 4);
    const first = await layerDetailOf(
      { model, trainedSteps: 0 },
      { image, layerId: 'layer-1', channel: 0, moment: null },
    );
    const [hidden, last] = [weightsOf(model, 'layer-4'), weightsOf(model, 'layer-5')];
    const [spec] = network.layers;
    if (!spec || !isConvolution(spec)) throw new Error('unreachable');
    const maps = Array.from({ length: side * side * filters }, (_, index) => {
      const pixel = Math.floor(index / filters);
      const place = { row: Math.floor(pixel / side), column: pixel % side, filter: index % filters };
      return explainConvolution(spec, first, place).output;
    });
    const step = 1e-4;
    const gradients = maps.map((value, index) => {
      const [up, down] = [maps.with(index, value + step), maps.with(index, value - step)];
      return (logitOf(up, hidden, last) - logitOf(down, hidden, last)) / (2 * step);
    });
    const expected = Array.from({ length: side * side }, (_, pixel) =>
      Math.max(
        0,
        Array.from({ length: filters }, (_, channel) => pixel * filters + channel).reduce(
          (sum, at) => sum + (gradients[at] ?? NaN) * (maps[at] ?? NaN),
          0,
        ),
      ),
    );
    const found = await gradCam(model, { image, classIndex, method: 'gradCam' });
    disposeModel(model);
    if ('reason' in found) throw new Error(found.reason);
    expect([found.height, found.width, found.layerId]).toEqual([side, side, 'layer-1']);
    const scale = Math.max(...expected);
    expect(scale).toBeGreaterThan(0.01);
    expected.forEach((value, pixel) => {
      expect(Math.abs((found.values[pixel] ?? NaN) - value)).toBeLessThan(1e-4 * scale);
    });
  });
});

test('maps of a single pixel have no places to tell apart', async () => {
  await startInNode('cpu');
  const single = stack(
    layer('Conv2D', { kernelSize: 8, filters: 2 }),
    layer('Flatten'),
    layer('Dense', { units: 2, activation: 'softmax' }),
  );
  const model = buildModel(single, 1);
  expect(await gradCam(model, { image, classIndex: 0, method: 'gradCam' })).toEqual({ reason: 'onePixel' });
  disposeModel(model);
});
