import {
  add,
  engine,
  fill,
  grads,
  maxPool,
  mul,
  setBackend,
  sum,
  tensor,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { biasActivationGrad } from '../kernels/bias-activation-grad/kernel';
import { registerCpuKernels } from '../kernels/register-cpu';
import { registerReferences } from '../kernels/register-references';
import { averagePool } from '../ops/average-pool';
import { batchNormalise } from '../ops/batch-normalise';
import { conv2d } from '../ops/conv2d';
import { dropout } from '../ops/dropout';
import { registerGradients } from '../ops/gradients';
import { normalise } from '../ops/normalise';
import type { WasmBackend } from './backend';
import { startForTest, values } from './test-support';

beforeAll(async () => {
  registerCpuKernels();
  await startForTest();
  registerReferences('cpu');
  registerReferences('wasm');
  registerGradients();
});

const networks = fc.record({
  batch: fc.constantFrom(1, 2, 5),
  height: fc.integer({ min: 4, max: 12 }),
  width: fc.integer({ min: 4, max: 12 }),
  filters: fc.constantFrom(1, 3, 4, 6, 9),
  // Who takes what the convolution gave: a pool alone, two of them, or something else too.
  takers: fc.constantFrom('pool', 'pool and sum', 'two pools', 'layer normalization', 'batch normalization'),
  // Side by side, overlapping, and reaching over the edges.
  pool: fc.constantFrom<[size: number, strides: number, padding: 'valid' | 'same']>(
    [2, 2, 'valid'],
    [3, 2, 'valid'],
    [3, 2, 'same'],
  ),
  kind: fc.constantFrom<'max' | 'average'>('max', 'max', 'average'),
  activation: fc.constantFrom<'relu' | 'linear'>('relu', 'relu', 'linear'),
  // Between the convolution and who takes what it gave.
  dropouts: fc.constantFrom(0, 0, 1, 2),
  seed: fc.nat(1000),
});
type Network = typeof networks extends fc.Arbitrary<infer N> ? N : never;

const varied = (shape: number[], seed: number): Tensor =>
  tensor(
    values(
      shape.reduce((size, length) => size * length, 1),
      seed,
    ),
    shape,
  );

/** What the layers give, weighted so that every position counts differently. */
function result(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor,
  { takers, activation, kind, pool, dropouts, seed }: Network,
): Tensor {
  const options = { strides: 1, padding: 'valid', activation } as const;
  const z = conv2d(x as Tensor4D, kernel as Tensor4D, bias as never, options);
  const y = Array.from({ length: dropouts }).reduce<Tensor4D>((map, _, key) => dropout(map, 0.4, seed + key), z);
  const weighted = (map: Tensor, by: number): Tensor => sum(mul(map, varied(map.shape, seed + by)));
  const [size, strides, padding] = pool;
  const poolOf = (map: Tensor4D): Tensor =>
    kind === 'max' ? maxPool(map, ...pool) : averagePool(map, [size, size], [strides, strides], padding);
  const pooled = weighted(poolOf(y), 3);
  if (takers === 'pool') return pooled;
  const ones = [fill([y.shape[3]], 1.5), fill([y.shape[3]], 0.5)] as const;
  if (takers === 'layer normalization') return weighted(normalise(y, ...ones, 0.01), 5);
  if (takers === 'batch normalization') return weighted(batchNormalise(y, ...ones, 0.01).y, 5);
  return add(pooled, takers === 'two pools' ? weighted(poolOf(y), 4) : weighted(y, 4));
}

test('the gradients of a convolution before a pool or a normalization are those of the cpu backend, no matter what else takes what it gave', async () => {
  await fc.assert(
    fc.asyncProperty(networks, async (network) => {
      const gradientsOn = async (backend: string): Promise<Float32Array[]> => {
        await setBackend(backend);
        return tidy(() => {
          const { batch, height, width, filters, seed } = network;
          const all = [[batch, height, width, 2], [3, 3, 2, filters], [filters]].map((shape, i) =>
            varied(shape, seed + i),
          );
          const made = grads((...[x, kernel, bias]: Tensor[]) =>
            result(x as Tensor, kernel as Tensor, bias as Tensor, network),
          )(all);
          return made.map((gradient) => Float32Array.from(gradient.dataSync()));
        });
      };
      const [wasm, cpu] = [await gradientsOn('wasm'), await gradientsOn('cpu')];
      wasm.forEach((gradient, which) =>
        gradient.forEach((value, at) => expect(value).toBeCloseTo(cpu[which]?.[at] ?? NaN, 3)),
      );
    }),
    { numRuns: 60 },
  );
});

test('a mask that is done already is not done again, but only for the very output that it was done for', async () => {
  await setBackend('wasm');
  const backend = engine().backend as WasmBackend;
  const relu = { strides: 1, padding: 'valid', activation: 'relu' } as const;
  const y = conv2d(varied([2, 6, 6, 2], 1) as Tensor4D, varied([3, 3, 2, 4], 2) as Tensor4D, undefined, relu);
  const output = maxPool(y, 2, 2, 'valid');
  const gradient = engine().runKernel<Tensor>(
    'MaxPoolGrad',
    { dy: varied(output.shape, 3), input: y, output },
    {
      filterSize: 2,
      strides: 2,
      pad: 'valid',
    },
  );
  const masked = (dy: Tensor, of: Tensor): Tensor =>
    engine().runKernel<Tensor[]>(biasActivationGrad, { dy, y: of }, { activation: 'relu' })[0] as Tensor;
  expect(backend.address(masked(gradient, y))).toBe(backend.address(gradient));
  expect(backend.address(masked(gradient, mul(y, 1)))).not.toBe(backend.address(gradient));
});
