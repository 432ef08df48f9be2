import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { allFloat, input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../kernel';

const float = 4;
const mostAxes = 4;

/** Axes that stay neighbours in the result are one axis; what is left must be at most four. */
function joinAxes(shape: readonly number[], perm: readonly number[]): { shape: number[]; strides: number[] } {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)) * float);
  const joined: { size: number; stride: number; axis: number }[] = [];
  for (const axis of perm) {
    const size = shape[axis] ?? 1;
    const last = joined[joined.length - 1];
    if (last && axis === last.axis + 1) Object.assign(last, { size: last.size * size, stride: strides[axis], axis });
    else joined.push({ size, stride: strides[axis] ?? 0, axis });
  }
  return { shape: joined.map(({ size }) => size), strides: joined.map(({ stride }) => stride) };
}

function transpose({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const perm = attrs.perm as number[];
  const output = backend.output(
    perm.map((axis) => x.shape[axis] ?? 1),
    x.dtype,
  );
  const { shape, strides } = joinAxes(x.shape, perm);
  // Spare axes go in the second place: the first is shared out over threads, the last is the inner loop.
  while (shape.length < mostAxes) {
    const at = shape.length === 1 ? 0 : 1;
    shape.splice(at, 0, 1);
    strides.splice(at, 0, 0);
  }
  backend.run('permute', {
    items: shape[0] ?? 1,
    work: sizeOf(shape),
    args: [backend.address(x), backend.address(output), ...shape, ...strides],
  });
  return output;
}

const transposeCovers: WasmKernel['covers'] = (inputs, attrs) => {
  const x = input(inputs, 'x');
  return (
    (x.dtype === 'float32' || x.dtype === 'int32') && joinAxes(x.shape, attrs.perm as number[]).shape.length <= mostAxes
  );
};

/** y = (x - mean) * scale / sqrt(variance + epsilon) + offset, with one value of each a channel. */
function batchNorm({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const channels = lastOf(x.shape);
  const output = backend.output(x.shape);
  const epsilon = (attrs.varianceEpsilon as number | undefined) ?? 0.001;
  backend.withBuffer(channels * 2 * float, (factors) => {
    const [scale, shift] = [
      backend.heap.float32(factors, channels),
      backend.heap.float32(factors + channels * float, channels),
    ];
    const of = (name: string, otherwise: number) => {
      const values = inputs[name] && backend.view(inputs[name]);
      return (channel: number): number => values?.[channel] ?? otherwise;
    };
    const [mean, variance, gamma, beta] = [of('mean', 0), of('variance', 1), of('scale', 1), of('offset', 0)];
    for (let channel = 0; channel < channels; channel++) {
      const factor = gamma(channel) / Math.sqrt(variance(channel) + epsilon);
      scale[channel] = factor;
      shift[channel] = beta(channel) - mean(channel) * factor;
    }
    const rows = sizeOf(x.shape) / channels;
    const args = [backend.address(x), backend.address(output), channels, factors, factors + channels * float];
    backend.run('scaleShift', { items: rows, work: sizeOf(x.shape), args });
  });
  return output;
}

function perChannel(inputs: NamedTensorInfoMap): boolean {
  const channels = lastOf(input(inputs, 'x').shape);
  return ['mean', 'variance', 'scale', 'offset'].every(
    (name) => !inputs[name] || sizeOf(inputs[name].shape) === channels,
  );
}

export const arrangeKernels: readonly WasmKernel[] = [
  { name: 'Transpose', covers: transposeCovers, run: transpose },
  { name: 'FusedBatchNorm', covers: (inputs) => allFloat(inputs) && perChannel(inputs), run: batchNorm },
];
