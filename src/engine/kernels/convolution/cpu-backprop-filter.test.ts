import '@tensorflow/tfjs-backend-cpu';
import {
  Conv2DBackpropFilter,
  engine,
  getKernel,
  setBackend,
  tensor4d,
  type KernelFunc,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { randomUniform } from '../../../domain/random';
import { runKernel } from '../../ops/run-kernel';
import { registerCpuKernels } from '../register-cpu';

type Shape = [number, number, number, number];

let original: KernelFunc;
beforeAll(async () => {
  await setBackend('cpu');
  original = getKernel(Conv2DBackpropFilter, 'cpu').kernelFunc;
  registerCpuKernels();
});

function random(shape: Shape, key: number): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  return tensor4d(
    Float32Array.from({ length: size }, (_, index) => randomUniform(key, index) - 0.5),
    shape,
  );
}

test.each<[x: Shape, filter: Shape, out: [number, number], strides: number, pad: 'valid' | 'same']>([
  [[2, 6, 5, 1], [3, 3, 1, 4], [4, 3], 1, 'valid'],
  [[2, 6, 5, 3], [3, 3, 3, 2], [6, 5], 1, 'same'],
  [[3, 7, 8, 2], [2, 4, 2, 3], [4, 4], 2, 'same'],
  [[1, 9, 9, 2], [5, 1, 2, 3], [2, 3], 3, 'valid'],
  [[2, 4, 4, 3], [1, 1, 3, 5], [4, 4], 1, 'valid'],
  [[1, 2, 2, 1], [5, 5, 1, 1], [2, 2], 1, 'same'],
])('x %j, filter %j: the gradient is tfjs’s own', async (xShape, filterShape, [height, width], stride, pad) => {
  const x = random(xShape, 1);
  const dy = random([xShape[0], height, width, filterShape[3]], 2);
  const attrs = { strides: [stride, stride], pad, dataFormat: 'NHWC', filterShape };
  const ours = runKernel<Tensor>(Conv2DBackpropFilter, { x, dy }, attrs);
  const { backend } = engine();
  const theirs = original({ inputs: { x, dy }, backend, attrs });
  expect(ours.shape).toEqual(filterShape);
  const expected = backend.readSync((theirs as Tensor).dataId) as Float32Array;
  const actual = await ours.data<'float32'>();
  expect(Math.max(...actual.map((value, index) => Math.abs(value - (expected[index] ?? NaN))))).toBeLessThan(1e-6);
});
