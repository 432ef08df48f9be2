import { backend_util, util, type NamedAttrMap, type NamedTensorInfoMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { allFloat, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';

const float = 4;
/** A long sum is cut into this many pieces at most, whatever the number of threads, so that its rounding is always the same. */
const pieces = 32;
const shortestPiece = 128;

/** A sum over rows of `width` values each. */
interface Sum {
  readonly rows: number;
  readonly width: number;
  /** Where the sums go, and what they are multiplied by. */
  readonly out: number;
  readonly scale?: number;
}

/** What makes the sums of each of `count` pieces, of `perPiece` rows (the last one may be shorter), and puts them one after the other at `partial`. */
type MakePieces = (partial: number, perPiece: number, count: number) => void;

/** Sums over rows, first in pieces, then over the pieces in their order: rounded alike by any number of threads. */
export function sumInPieces(backend: WasmBackend, { rows, width, out, scale = 1 }: Sum, makePieces: MakePieces): void {
  const perPiece = Math.max(shortestPiece, Math.ceil(rows / pieces));
  const count = Math.ceil(rows / perPiece);
  backend.withBuffer(count * width * float, (partial) => {
    makePieces(partial, perPiece, count);
    const args = [partial, out, count, count, width];
    backend.run('sumRows', { items: 1, work: count * width, args, floats: [scale] });
  });
}

/** out[c] = scale * sum over `rows` rows of x[row][c]. */
export function sumColumns(
  backend: WasmBackend,
  x: number,
  out: number,
  rows: number,
  channels: number,
  scale: number,
): void {
  sumInPieces(backend, { rows, width: channels, out, scale }, (partial, perPiece, count) => {
    const args = [x, partial, perPiece, rows, channels];
    backend.run('sumRows', { items: count, work: rows * channels, args, floats: [1] });
  });
}

/** Axes that stand side by side: x is then [outer][reduced][inner]. */
function reducedAxes(x: TensorInfo, attrs: NamedAttrMap): { axes: number[]; first: number; last: number } | null {
  const axes = util.parseAxisParam(attrs.axis as number | number[], x.shape);
  const [first, last] = [Math.min(...axes), Math.max(...axes)];
  return axes.length > 0 && last - first + 1 === axes.length ? { axes, first, last } : null;
}

function reduce(mean: boolean): (call: KernelCall) => TensorInfo {
  return ({ inputs, backend, attrs }) => {
    const x = input(inputs, 'x');
    const reduced = reducedAxes(x, attrs);
    if (!reduced) throw new Error('Axes that do not stand side by side.');
    const outer = sizeOf(x.shape.slice(0, reduced.first));
    const rows = sizeOf(x.shape.slice(reduced.first, reduced.last + 1));
    const channels = sizeOf(x.shape.slice(reduced.last + 1));
    const [shape] = backend_util.computeOutAndReduceShapes(x.shape, reduced.axes);
    const output = backend.output(attrs.keepDims ? backend_util.expandShapeToKeepDim(shape, reduced.axes) : shape);
    const scale = mean ? 1 / rows : 1;
    const [from, to] = [backend.address(x), backend.address(output)];
    if (outer === 1) sumColumns(backend, from, to, rows, channels, scale);
    else
      backend.run('sumRows', {
        items: outer,
        work: outer * rows * channels,
        args: [from, to, rows, outer * rows, channels],
        floats: [scale],
      });
    return output;
  };
}

/** Largest values along axes that stand side by side; seldom used in training, so plain JavaScript. */
function largest({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const { axes, first, last } = reducedAxes(x, { axis: attrs.reductionIndices ?? [] }) ?? {
    axes: [],
    first: 0,
    last: -1,
  };
  const [shape] = backend_util.computeOutAndReduceShapes(x.shape, axes);
  const output = backend.output(attrs.keepDims ? backend_util.expandShapeToKeepDim(shape, axes) : shape);
  const [from, to] = [backend.view(x), backend.view(output)];
  const rows = sizeOf(x.shape.slice(first, last + 1));
  const channels = sizeOf(x.shape.slice(last + 1));
  for (let i = 0; i < to.length; i++) {
    const start = Math.floor(i / channels) * rows * channels + (i % channels);
    let best = -Infinity;
    for (let row = 0; row < rows; row++) best = Math.max(best, from[start + row * channels] ?? NaN);
    to[i] = best;
  }
  return output;
}

const covers = (inputs: NamedTensorInfoMap, attrs: NamedAttrMap): boolean =>
  allFloat(inputs) && sizeOf(input(inputs, 'x').shape) > 0 && reducedAxes(input(inputs, 'x'), attrs) !== null;

export const reductionKernels: readonly WasmKernel[] = [
  { name: 'Sum', covers, run: reduce(false) },
  { name: 'Mean', covers, run: reduce(true) },
  {
    name: 'Max',
    covers: (inputs, attrs) => covers(inputs, { axis: attrs.reductionIndices ?? [] }),
    run: largest,
  },
];
