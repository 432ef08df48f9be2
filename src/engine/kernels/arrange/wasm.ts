import { slice_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { paddedShape, padImages } from './pad-images';

const float = 4;
const mostAxes = 4;

/** Axes that stay neighbours in the result are one axis; what is left must be at most four. */
function joinAxes(shape: readonly number[], perm: readonly number[]): { shape: number[]; strides: number[] } {
  const strides = stridesOf(shape);
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

/** A tensor of this size whose values stand in x along these strides, from `start` bytes on. */
function walk(
  { inputs, backend }: KernelCall,
  size: readonly number[],
  start: number,
  strides: readonly number[],
): TensorInfo {
  const x = input(inputs, 'x');
  const output = backend.output(size, x.dtype);
  const spare = Array.from({ length: mostAxes - size.length }, () => 1);
  const places = [backend.address(x) + start, backend.address(output)];
  const args = [...places, ...spare, ...size, ...spare.map(() => 0), ...strides];
  const items = size.length === mostAxes ? (size[0] ?? 1) : 1;
  backend.run('permute', { items, work: sizeOf(size), args });
  return output;
}

function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => sizeOf(shape.slice(axis + 1)) * float);
}

/** Part of a tensor: the same walk as a transposition, with the axes in their order and another start. */
function slice(call: KernelCall): TensorInfo {
  const x = input(call.inputs, 'x');
  const box = slice_util.parseSliceParams(x, call.attrs.begin as number[], call.attrs.size as number[]);
  const [begin, size] = box as [number[], number[]];
  const strides = stridesOf(x.shape);
  const start = begin.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), 0);
  return walk(call, size, start, strides);
}

/** A tensor with some axes back to front. */
function reverse(call: KernelCall): TensorInfo {
  const x = input(call.inputs, 'x');
  const dims = call.attrs.dims as number[];
  const strides = stridesOf(x.shape);
  const start = dims.reduce((sum, axis) => sum + ((x.shape[axis] ?? 1) - 1) * (strides[axis] ?? 0), 0);
  const turned = strides.map((stride, axis) => (dims.includes(axis) ? -stride : stride));
  return walk(call, x.shape, start, turned);
}

/** Whole words, and no more axes than `permute` walks along. */
const walkCovers: WasmKernel['covers'] = ({ x }) =>
  x !== undefined && (x.dtype === 'float32' || x.dtype === 'int32') && x.shape.length > 0 && x.shape.length <= mostAxes;

/** Zeros around images of 4-byte values; null for other tensors. */
function paddedImages({ inputs, backend, attrs }: KernelCall): TensorInfo | null {
  const x = input(inputs, 'x');
  const [images, rows, columns, channels] = attrs.paddings as [number, number][];
  if (!images || !rows || !columns || !channels) return null;
  const isPlain = [...images, ...channels, attrs.constantValue].every((size) => size === 0) && x.dtype !== 'bool';
  if (!isPlain) return null;
  const sides = { top: rows[0], left: columns[0], bottom: rows[1], right: columns[1] };
  const output = backend.output(paddedShape(x, sides), x.dtype);
  padImages(backend, x, sides, backend.address(output));
  return output;
}

/** x in the middle of a larger tensor, `constantValue` around. */
function pad(call: KernelCall): TensorInfo {
  const padded = paddedImages(call);
  if (padded) return padded;
  const { inputs, backend, attrs } = call;
  const x = input(inputs, 'x');
  const paddings = attrs.paddings as [number, number][];
  const shape = x.shape.map((size, axis) => size + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0));
  const output = backend.output(shape, x.dtype);
  const [from, to] = [backend.view(x), backend.view(output)];
  to.fill(attrs.constantValue as number);
  const copy = (axis: number, source: number, target: number): void => {
    const inner = sizeOf(x.shape.slice(axis + 1));
    const outInner = sizeOf(shape.slice(axis + 1));
    const start = target + (paddings[axis]?.[0] ?? 0) * outInner;
    const size = x.shape[axis] ?? 0;
    if (inner === outInner) to.set(from.subarray(source, source + size * inner), start);
    else for (let i = 0; i < size; i++) copy(axis + 1, source + i * inner, start + i * outInner);
  };
  if (from.length > 0) copy(0, 0, 0);
  return output;
}

const transposeCovers: WasmKernel['covers'] = (inputs, attrs) => {
  const x = input(inputs, 'x');
  return (
    (x.dtype === 'float32' || x.dtype === 'int32') && joinAxes(x.shape, attrs.perm as number[]).shape.length <= mostAxes
  );
};

export const arrangeKernels: readonly WasmKernel[] = [
  { name: 'PadV2', covers: ({ x }) => x !== undefined && x.dtype !== 'string' && x.shape.length > 0, run: pad },
  { name: 'Reverse', covers: walkCovers, run: reverse },
  { name: 'Slice', covers: walkCovers, run: slice },
  { name: 'Transpose', covers: transposeCovers, run: transpose },
];
