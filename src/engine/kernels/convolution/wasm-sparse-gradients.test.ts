import { engine, setBackend, tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WasmBackend } from '../../wasm/backend';
import { startForTest, values } from '../../wasm/test-support';
import { describe as infoOf, type ConvInfo } from './geometry';
import { denseInputGradient } from './wasm';
import { denseFilterGradient, runsThroughImages, withPadding } from './wasm-filter-gradient';
import { isSparseFor, sparseFilterGradient, sparseInputGradient } from './wasm-sparse-gradients';

let backend: WasmBackend;
beforeAll(async () => {
  await startForTest();
  await setBackend('wasm');
  backend = engine().backend as WasmBackend;
});

const layers = fc
  .record({
    batch: fc.constantFrom(1, 2),
    height: fc.integer({ min: 3, max: 14 }),
    width: fc.integer({ min: 5, max: 14 }),
    inputs: fc.constantFrom(8, 9, 12, 16, 32),
    filters: fc.constantFrom(1, 3, 8, 9, 18),
    kernel: fc.constantFrom<[number, number]>([3, 3], [1, 3], [2, 4], [3, 2]),
    strides: fc.constantFrom<[number, number]>([1, 1], [1, 1], [2, 1], [1, 2]),
    pad: fc.constantFrom('same', 'valid'),
    live: fc.constantFrom(0, 0.05, 0.3, 1),
    seed: fc.nat(1000),
  })
  .map(({ batch, height, width, inputs, filters, kernel, strides, pad, live, seed }) => ({
    info: infoOf([batch, height, width, inputs], [...kernel, inputs, filters], {
      strides,
      pad,
      dataFormat: 'NHWC',
    }),
    live,
    seed,
  }));

const tensorOf = (shape: readonly number[], seed: number): TensorInfo =>
  tensor(
    values(
      shape.reduce((size, length) => size * length, 1),
      seed,
    ),
    [...shape],
  );

/** dy with only a share of it not zero. */
function gradientOf({ outShape }: ConvInfo, live: number, seed: number): TensorInfo {
  const dy = tensorOf(outShape, seed);
  const keep = values(backend.view(dy).length, seed + 1);
  const all = backend.view(dy);
  keep.forEach((value, index) => {
    if ((value + 1) / 2 >= live) all[index] = 0;
  });
  return dy;
}

const bits = (made: TensorInfo): Uint32Array => new Uint32Array(Float32Array.from(backend.view(made)).buffer);

describe('gradients of a convolution from what is not zero', () => {
  it.each(['fused', 'plain'] as const)('are the dense ones to the last bit, with %s multiply-adds', (arithmetic) => {
    backend.computeAs(arithmetic);
    fc.assert(
      fc.property(layers, ({ info, live, seed }) => {
        const [x, filter] = [tensorOf(info.inShape, seed + 2), tensorOf(info.filterShape, seed + 3)];
        const dy = gradientOf(info, live, seed);
        expect(bits(sparseInputGradient(backend, dy, filter, info))).toEqual(
          bits(denseInputGradient(backend, dy, filter, info)),
        );
        // Where rows are short, the dense kernel adds in another order, and alone is used.
        if (runsThroughImages(info)) return;
        const [sparse, dense] = [backend.output(info.filterShape), backend.output(info.filterShape)];
        withPadding(backend, x, info, (images) => {
          sparseFilterGradient(backend, info, images, dy, sparse);
          denseFilterGradient(backend, info, images, dy, dense);
        });
        expect(bits(sparse)).toEqual(bits(dense));
      }),
      { numRuns: 60 },
    );
    backend.computeAs(null);
  });

  it('are taken where less than half of dy is live, and where they fit', () => {
    const info = infoOf([4, 13, 13, 32], [3, 3, 32, 64], { strides: 1, pad: 'valid' });
    const wanted = (live: number, of = info): boolean[] =>
      (['input', 'filter'] as const).map((gradient) => isSparseFor(gradient, backend, gradientOf(of, live, 1), of));
    expect(wanted(0.2)).toEqual([true, true]);
    expect(wanted(1)).toEqual([false, false]);
    expect(wanted(0.2, infoOf([4, 13, 13, 1], [3, 3, 1, 64], { strides: 1, pad: 'valid' }))).toEqual([false, false]);
    const spread = { strides: 1, pad: 'valid', dilations: 2 } as never;
    expect(wanted(0.2, infoOf([4, 13, 13, 32], [3, 3, 32, 64], spread))).toEqual([false, false]);
  });
});
