/** What is lit is what counts: change one pixel, let a real network compute, and look which numbers have changed. */
import { abs, add, tensor4d, tidy } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { arbitraryNetwork } from '../../../tests/fixtures/arbitrary-networks';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { placeOf } from '../../domain/explain/flatten';
import { sourcesOf, targetsOf } from '../../domain/explain/receptive-field';
import { isIn } from '../../domain/explain/region';
import { networkInput } from '../../domain/network/in-order';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { readNetwork } from '../../domain/network/read-network';
import { sizeOf, type Shape } from '../../domain/network/shape';
import { buildModel, countParameters, disposeModel, outputsUpTo, type Model } from '../core/model';
import { noise } from './test-support';
import { setWeights } from './weights';

/** Nothing of what a layer gets may be lost on the way: no dead units, no scale of 0. Softmax stays, since it mixes the channels. */
function transparent(network: NetworkSpec): NetworkSpec {
  const layers = network.layers.map((layer): LayerSpec => {
    const params = { ...layer.params } as Record<string, unknown>;
    if (params.activation !== undefined && params.activation !== 'softmax') params.activation = 'linear';
    if (layer.kind === 'Rescaling') params.scale = 0.7;
    return { ...layer, params } as LayerSpec;
  });
  return { ...network, layers };
}

/** Over a single channel, softmax is always 1 and layer normalisation always its shift: they take a number, and forget it. */
function forgets(network: NetworkSpec): boolean {
  return readNetwork(network).layers.some(({ spec, output }) => {
    const isOverChannels =
      spec.kind === 'LayerNormalization' || ('activation' in spec.params && spec.params.activation === 'softmax');
    return isOverChannels && output?.at(-1) === 1;
  });
}

/** The numbers of each layer that differ from those for the image, when one value of it becomes another. */
function changed(model: Model, image: Float32Array, at: number, values: readonly number[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const { inputShape, layers } = model.network;
  const images = [image, ...values.map((value) => image.with(at, value))];
  tidy(() => {
    const batch = tensor4d(
      images.flatMap((each) => [...each]),
      [images.length, ...(inputShape as [number, number, number])],
    );
    const outputs = outputsUpTo(model, batch, layers.at(-1)?.id ?? '');
    for (const { id } of layers) {
      const all = outputs.get(id)?.dataSync() ?? [];
      const size = all.length / images.length;
      const different = new Set<number>();
      for (let index = size; index < all.length; index++)
        if (!Object.is(all[index], all[index % size])) different.add(index % size);
      found.set(id, different);
    }
  });
  return found;
}

/** Changes one value of several images by small and large steps, with several draws of the weights. */
function everChanged(network: NetworkSpec, at: number, seed: number): Map<string, Set<number>> {
  const union = new Map(network.layers.map(({ id }) => [id, new Set<number>()]));
  const model = buildModel(network, seed);
  for (const draw of [0, 1, 2, 3]) {
    setWeights(
      model,
      noise(countParameters(model), seed + draw).map((value) => value - 0.3),
    );
    for (const variable of model.variables.filter(({ name }) => name.includes('moving_variance')))
      tidy(() => variable.assign(add(abs(variable), 0.1)));
    const image = noise(sizeOf(network.inputShape), seed + 100 + draw);
    for (const [id, some] of changed(model, image, at, [-40, -2, 2, 40]))
      for (const index of some) union.get(id)?.add(index);
  }
  disposeModel(model);
  return union;
}

/** Which numbers are lit for a value of the picture, and which have changed with it: "layer-2 17". */
function litAndChanged(network: NetworkSpec, at: number, seed: number): { lit: string[]; changed: string[] } {
  const reading = readNetwork(network);
  const regions = targetsOf(reading, { layerId: networkInput, ...placeOf(network.inputShape, at) });
  const changes = everChanged(network, at, seed);
  const names = (is: (id: string, index: number) => boolean): string[] =>
    reading.layers.flatMap(({ id, output }) =>
      [...Array(sizeOf(output ?? [])).keys()].filter((index) => is(id, index)).map((index) => `${id} ${index}`),
    );
  return {
    lit: names((id, index) => isIn(regions.get(id) ?? [], placeIn(reading.byId.get(id)?.output ?? [], index))),
    changed: names((id, index) => changes.get(id)?.has(index) ?? false),
  };
}

function placeIn(shape: Shape, index: number): [number, number, number] {
  const { row, column, channel } = placeOf(shape, index);
  return [row, column, channel];
}

const drawn = fc.tuple(arbitraryNetwork(3), fc.nat(), fc.integer({ min: 1, max: 1000 }));

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test('in any network, nothing changes with a pixel that is not lit for it', () => {
    fc.assert(
      fc.property(drawn, ([network, anywhere, seed]) => {
        const { lit, changed } = litAndChanged(network, anywhere % sizeOf(network.inputShape), seed);
        const isLit = new Set(lit);
        expect(changed.filter((one) => !isLit.has(one))).toEqual([]);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test('in a network that loses nothing, all that is lit changes', () => {
    fc.assert(
      fc.property(drawn, ([network, anywhere, seed]) => {
        fc.pre(!forgets(network));
        const { lit, changed } = litAndChanged(transparent(network), anywhere % sizeOf(network.inputShape), seed);
        expect(changed).toEqual(lit);
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});

test('what a number comes from is what feeds it, in random networks', () => {
  fc.assert(
    fc.property(drawn, fc.nat(), ([network, anywhere], other) => {
      const reading = readNetwork(network);
      const at = anywhere % sizeOf(network.inputShape);
      const targets = targetsOf(reading, { layerId: networkInput, ...placeOf(network.inputShape, at) });
      for (const { id, output } of reading.layers) {
        const shape = output ?? [];
        const index = other % sizeOf(shape);
        const sources = sourcesOf(reading, { layerId: id, ...placeOf(shape, index) });
        const isSource = isIn(sources.get(networkInput) ?? [], placeIn(network.inputShape, at));
        expect(isSource).toBe(isIn(targets.get(id) ?? [], placeIn(shape, index)));
      }
    }),
    { numRuns: 300, seed: 5 },
  );
});
