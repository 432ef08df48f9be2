/** Kernels on a device with the least limits of the standard, in the sizes and types that are too much for tfjs's own forms. */
import {
  addN,
  cast,
  concat,
  env,
  greater,
  mean,
  memory,
  pad,
  slice,
  softmax,
  stack,
  sum,
  tensor,
  tidy,
  transpose,
  zeros,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { conv2d } from '../../src/engine/ops/conv2d';
import type { OwnWebGpuBackend } from '../../src/engine/webgpu/own-backend';
import { grantLeastLimits } from './support/least-limits';
import { expectSame, noise, startBackends } from './support/webgpu';

let backend: OwnWebGpuBackend;

beforeAll(async () => {
  grantLeastLimits();
  ({ backend } = await startBackends());
  // Otherwise tfjs computes small tensors that have not been uploaded yet by itself.
  env().set('WEBGPU_CPU_FORWARD', false);
});

it('has no more than the least limits and no feature', () => {
  const { limits, features } = backend.device;
  expect(limits.maxStorageBuffersPerShaderStage).toBe(8);
  expect(limits.maxComputeWorkgroupStorageSize).toBe(16384);
  expect(limits.maxComputeInvocationsPerWorkgroup).toBe(256);
  expect([...features].filter((name) => name !== 'core-features-and-limits')).toEqual([]);
});

function wholes(...shape: number[]): Tensor {
  const count = shape.reduce((product, extent) => product * extent, 1);
  return tensor(
    Int32Array.from({ length: count }, (_, index) => ((index * 7) % 5) - 2),
    shape,
    'int32',
  );
}
const bools = (...shape: number[]): Tensor => greater(noise(1, ...shape), 0);
const many = (make: (key: number) => Tensor): Tensor[] => Array.from({ length: 60 }, (_, index) => make(index));
/** More rows than a device starts workgroups in one dimension. */
const rows = 65_600;

const operations: Readonly<Record<string, () => Tensor>> = {
  'the sum of 60 tensors': () => addN(many((key) => noise(key, 3))),
  'the sum of one tensor': () => addN([noise(1, 3)]),
  'the sum of 60 tensors of whole numbers': () => addN(many(() => wholes(3))),
  '60 tensors in a row': () => concat(many((key) => noise(key, 3))),
  '60 tensors side by side': () =>
    concat(
      many((key) => noise(key, 3, 4, 2)),
      1,
    ),
  'a stack of 60 tensors': () => stack(many((key) => noise(key, 3))),
  'whole numbers as floats, turned': () => transpose(cast(wholes(2, 3, 4), 'float32')),
  'booleans as floats, added up over what is not last': () => sum(cast(bools(2, 3, 4), 'float32'), [0, 1]),
  'whole numbers, turned': () => transpose(wholes(2, 3, 4)),
  'booleans, turned': () => transpose(bools(2, 3, 4)),
  'whole numbers, added up over the middle': () => sum(wholes(3, 5, 2), 1),
  'whole numbers, their mean over the middle': () => mean(wholes(3, 5, 2), 1),
  'a softmax of more rows than workgroups': () => softmax(noise(1, rows, 3)),
  'a softmax of long rows': () => softmax(noise(1, 3, 5000)),
  'a convolution of more pixels than fit into a row of tiles': () => {
    const edge: [number, number] = [84, 84];
    const padded = pad(noise(1, 70, 12, 12, 1), [[0, 0], edge, edge, [0, 0]]);
    const options = { strides: 1, padding: 'same', activation: 'linear' } as const;
    const y = conv2d(padded as never, noise(2, 3, 3, 1, 2) as never, undefined, options);
    return slice(y, [69, 84, 84, 0], [1, 14, 14, 2]);
  },
};

describe('on a device with the least limits', () => {
  it.each(Object.entries(operations))('%s', async (_name, operation) => {
    await expectSame(() => [tidy(operation)]);
  });

  it('leaves no tensor behind', async () => {
    const before = memory().numTensors;
    const data = backend.numDataIds();
    const results = tidy(() => [addN(many(() => zeros([2]))), transpose(wholes(2, 3, 4)), cast(bools(3), 'float32')]);
    await Promise.all(results.map((result) => result.data()));
    for (const result of results) result.dispose();
    expect(memory().numTensors).toBe(before);
    expect(backend.numDataIds()).toBe(data);
  });
});
