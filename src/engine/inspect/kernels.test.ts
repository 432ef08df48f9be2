/** The pictures of kernels are the weights themselves, or their means over the input channels. */
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { kernelOf, partsOf, type ConvolutionSpec } from '../../domain/explain/convolution';
import type { LayerMaps } from '../../domain/explain/layer-maps';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { sizeOf } from '../../domain/network/shape';
import { buildModel, disposeModel, type Model } from '../core/model';
import { kernelsOf } from './kernels';
import { layerDetailOf } from './layer-detail';
import { layer, noise, stack } from './test-support';

const end = [layer('Flatten'), layer('Dense', { units: 3, activation: 'softmax' })];

/** What the bytes of a picture stand for. */
function valuesOf({ shape: [height, width], values, low, high }: LayerMaps, index: number): number[] {
  const size = height * width;
  const [from, to] = [low[index] ?? 0, high[index] ?? 0];
  return [...values.subarray(index * size, (index + 1) * size)].map((byte) => from + ((to - from) * byte) / 255);
}

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  // A byte tells 255 steps of at most 2 apart.
  found.forEach((value, at) => expect(Math.abs(value - (wanted[at] ?? NaN))).toBeLessThan(0.01));
}

async function picturesOf(
  network: NetworkSpec,
  layerId: string,
  use: (maps: LayerMaps, model: Model) => Promise<void>,
) {
  const model = buildModel(network, 3);
  const { layers } = await kernelsOf({ model, trainedSteps: 0 }, { layerIds: [layerId], moment: null });
  expect(layers.map((each) => each.layerId)).toEqual([layerId]);
  await use(layers[0] as LayerMaps, model);
  disposeModel(model);
}

function detailOf(model: Model, layerId: string, channel: number) {
  const image = noise(sizeOf(model.network.inputShape), 1);
  return layerDetailOf({ model, trainedSteps: 0 }, { image, layerId, channel, moment: null });
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  const convolutions: readonly LayerSpec[] = [
    layer('Conv2D', { filters: 5, kernelSize: [3, 2] }),
    layer('DepthwiseConv2D', { depthMultiplier: 2 }),
    layer('SeparableConv2D', { filters: 5, depthMultiplier: 2 }),
  ];
  test.each(convolutions)('$kind: the mean of the kernels over the input channels', async (spec) => {
    for (const network of [stack(spec, ...end), stack(layer('Conv2D', { filters: 3 }), spec, ...end)]) {
      const { id } = network.layers.at(-3) as LayerSpec;
      await picturesOf(network, id, async (maps, model) => {
        const detail = await detailOf(model, id, 0);
        const channels = spec.kind === 'DepthwiseConv2D' ? 1 : (detail.inputShape[2] ?? 1);
        for (const filter of [0, 1]) {
          const parts = partsOf(spec as ConvolutionSpec, detail, filter);
          const pointwise = detail.weights.find(({ name }) => name === 'pointwise_kernel');
          const kernels = parts.map((part, index) => {
            const factor = pointwise ? (pointwise.values[index * 5 + filter] ?? NaN) : 1;
            return [...kernelOf(spec as ConvolutionSpec, detail, filter, part)].map((weight) => weight * factor);
          });
          const sums = (kernels[0] ?? []).map((_, at) => kernels.reduce((sum, kernel) => sum + (kernel[at] ?? NaN), 0));
          expectNear(
            valuesOf(maps, filter),
            sums.map((sum) => sum / channels),
          );
        }
      });
    }
  });

  test('Conv2DTranspose: its weights are the other way round', async () => {
    const spec = layer('Conv2DTranspose', { filters: 4, kernelSize: 2 });
    const network = stack(layer('Conv2D', { filters: 3 }), spec, ...end);
    await picturesOf(network, 'layer-2', async (maps, model) => {
      const [kernel] = (await detailOf(model, 'layer-2', 0)).weights;
      const mean = (place: number) =>
        [0, 1, 2].reduce((sum, at) => sum + (kernel?.values[(place * 4 + 1) * 3 + at] ?? NaN), 0) / 3;
      expect(maps.shape).toEqual([2, 2, 4]);
      expectNear(valuesOf(maps, 1), [0, 1, 2, 3].map(mean));
    });
  });

  test('Dense: weights stand where their pixels are, or one behind the other', async () => {
    const network = stack(
      layer('Flatten'),
      layer('Dropout'),
      layer('Dense', { units: 11 }),
      layer('Dense', { units: 3, activation: 'softmax' }),
    );
    await picturesOf(network, 'layer-3', async (maps, model) => {
      const [kernel] = (await detailOf(model, 'layer-3', 2)).weights;
      expect(maps.shape).toEqual([8, 8, 11]);
      expectNear(valuesOf(maps, 2), [...(kernel?.values ?? [])]);
    });
    await picturesOf(network, 'layer-4', async (maps, model) => {
      const [kernel] = (await detailOf(model, 'layer-4', 1)).weights;
      expect(maps.shape).toEqual([3, 4, 3]);
      expectNear(valuesOf(maps, 1), [...(kernel?.values ?? []), 0]);
    });
  });

  test('layers without a kernel are passed over', async () => {
    const model = buildModel(stack(layer('MaxPooling2D'), ...end), 1);
    const { layers } = await kernelsOf({ model, trainedSteps: 0 }, { layerIds: ['layer-1', 'layer-2'], moment: null });
    expect(layers).toEqual([]);
    disposeModel(model);
  });
});
