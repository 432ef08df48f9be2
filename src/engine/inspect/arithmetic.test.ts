/** What the page explains is what the network computes: on any stack, any layer, any value. */
import { abs, add, tidy } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { arbitraryNetwork } from '../../../tests/fixtures/arbitrary-networks';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { layerActivated } from '../../domain/explain/activation';
import { explainBatchNormalization } from '../../domain/explain/batch-normalization';
import { explainConvolution, isConvolution, partMap, partsOf } from '../../domain/explain/convolution';
import { explainDense } from '../../domain/explain/dense';
import { placeOf } from '../../domain/explain/flatten';
import { explainLayerNormalization } from '../../domain/explain/layer-normalization';
import { asImage } from '../../domain/explain/layer-numbers';
import { explainMerging, isMerging } from '../../domain/explain/merging';
import { explainPooling, isPooling } from '../../domain/explain/pooling';
import { explainRescaling } from '../../domain/explain/rescaling';
import { explainTransposed } from '../../domain/explain/transposed-convolution';
import { explainUpSampling } from '../../domain/explain/up-sampling';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { sizeOf } from '../../domain/network/shape';
import type { LayerDetail } from '../../domain/explain/layer-numbers';
import { buildModel, countParameters, disposeModel } from '../core/model';
import { newRun } from '../training/run';
import { layerDetailOf } from './layer-detail';
import { layer as make, noise, stack } from './test-support';
import { setWeights } from './weights';

/** Layers whose output in use is their input, value by value. */
type PassingSpec = Extract<LayerSpec, { kind: 'Flatten' | 'Dropout' | 'SpatialDropout2D' | 'GaussianNoise' }>;

/** The `index`-th output value of a layer as the domain explains it. */
function explained(spec: LayerSpec, detail: LayerDetail, index: number): number {
  const { row, column, channel } = placeOf(detail.outputShape, index);
  if (isConvolution(spec)) return explainConvolution(spec, detail, { row, column, filter: channel }).output;
  if (isMerging(spec)) return explainMerging(spec, detail, { row, column, channel }).output;
  if (isPooling(spec)) return explainPooling(spec, detail, { row, column, channel }).output;
  switch (spec.kind) {
    case 'Dense':
      return explainDense(spec, detail, index).output;
    case 'BatchNormalization':
      return explainBatchNormalization(spec, detail, index).output;
    case 'Conv2DTranspose':
      return explainTransposed(spec, detail, { row, column, filter: channel }).output;
    case 'LayerNormalization':
      return explainLayerNormalization(spec, detail, index).output;
    case 'Rescaling':
      return explainRescaling(spec, detail.input[index] ?? NaN).output;
    case 'Activation':
    case 'LeakyReLU': {
      const [, , channels] = asImage(detail.outputShape);
      const start = index - channel;
      return layerActivated(spec, detail.input.subarray(start, start + channels), channel);
    }
    case 'ZeroPadding2D':
      return NaN; // there is nothing to explain
    case 'UpSampling2D':
      return explainUpSampling(spec, detail, { row, column, channel }).output;
    default: // moves values, or does nothing in use
      return (spec satisfies PassingSpec, detail.input[index] ?? NaN);
  }
}

/** Calls back with what tells the exact numbers of a layer for one of its channels, while the model lasts. */
async function withDetails(
  network: NetworkSpec,
  seed: number,
  use: (detailOf: (layerId: string, channel: number) => Promise<LayerDetail>) => Promise<void>,
): Promise<void> {
  const model = buildModel(network, seed);
  // Biases, means and variances start out as 0 or 1, which would hide mistakes.
  setWeights(
    model,
    noise(countParameters(model), seed).map((value) => value * 0.6 - 0.2 + (value < 0.3 ? 0.5 : 0)),
  );
  for (const variable of model.variables.filter(({ name }) => name.includes('moving_variance')))
    tidy(() => variable.assign(add(abs(variable), 0.1)));
  const run = newRun(model, seed);
  const image = noise(sizeOf(network.inputShape), seed + 1);
  const at = { model, trainedSteps: run.position.steps };
  await use((layerId, channel) => layerDetailOf(at, { image, layerId, channel, moment: null }));
  disposeModel(model);
}

function expectSame(found: number, expected: number | undefined, scale: number): void {
  expect(Math.abs(found - (expected ?? NaN))).toBeLessThanOrEqual(1e-5 * Math.max(1, scale));
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test('every value of a random stack is explained by numbers that add up to it, to 1e-5', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryNetwork(3), fc.integer({ min: 1, max: 1000 }), async (network, seed) => {
        await withDetails(network, seed, async (detailOf) => {
          for (const spec of network.layers) {
            if (spec.kind === 'ZeroPadding2D') continue;
            const { output } = await detailOf(spec.id, 0);
            const scale = output.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
            const count = output.length;
            for (const index of [0, 1, Math.floor(count / 2), Math.floor(count * 0.8), count - 1]) {
              if (index >= count) continue;
              // A unit of a dense layer is explained by the weights of that unit alone.
              const detail = await detailOf(spec.id, spec.kind === 'Dense' ? index : 0);
              expectSame(explained(spec, detail, index), output[index], scale);
            }
          }
        });
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test.each(['Conv2D', 'SeparableConv2D', 'DepthwiseConv2D'] as const)(
    'the maps of the parts of a %s add up to the map before bias and activation',
    async (kind) => {
      const first = make('Conv2D', { filters: 2, kernelSize: 3 });
      const layer = make(kind, { kernelSize: 3, strides: 2, padding: 'same', useBias: false, activation: 'linear' });
      const network = stack(first, layer, make('Flatten'), make('Dense', { units: 2, activation: 'softmax' }));
      if (!isConvolution(layer)) throw new Error('unreachable');
      await withDetails(network, 5, async (detailOf) => {
        const detail = await detailOf('layer-2', 1);
        const [height, width, filters] = asImage(detail.outputShape);
        const sum = new Float32Array(height * width);
        for (const part of partsOf(layer, detail, 1))
          partMap(layer, detail, 1, part).forEach((value, place) => (sum[place] = (sum[place] ?? 0) + value));
        expect(partsOf(layer, detail, 1)).toHaveLength(kind === 'DepthwiseConv2D' ? 1 : 2);
        sum.forEach((value, place) => {
          expectSame(value, detail.output[place * filters + 1], 1);
        });
      });
    },
  );
});
