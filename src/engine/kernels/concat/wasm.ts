import { backend_util, util, type NamedTensorInfoMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';

/** Rows of a tensor, in bytes: where the first begins, and how far it is to the next. */
interface Rows {
  readonly start: number;
  readonly step: number;
}

/** Copies `bytes` of each row. */
function copyRows(backend: WasmBackend, from: Rows, to: Rows, rows: number, bytes: number): void {
  if (bytes === 0) return;
  const args = [from.start, to.start, bytes, from.step, to.step];
  backend.run('copyRows', { items: rows, work: rows * Math.ceil(bytes / 16), args });
}

/** Bytes from one row to the next, where rows hold all that lies behind one step along the axes before `axis`. */
function rowBytes({ shape, dtype }: TensorInfo, axis: number): number {
  return sizeOf(shape.slice(axis)) * util.bytesPerElement(dtype);
}

/** Tensors side by side along one axis. */
function concat({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const all = tensorsOf(inputs);
  const [first] = all;
  if (!first) throw new Error('Concat needs an input.');
  const [axis = 0] = util.parseAxisParam(attrs.axis as number, first.shape);
  const shapes = all.map(({ shape }) => shape);
  backend_util.assertParamsConsistent(shapes, axis);
  const output = backend.output(backend_util.computeOutShape(shapes, axis), first.dtype);
  const rows = sizeOf(first.shape.slice(0, axis));
  const step = rowBytes(output, axis);
  let start = backend.address(output);
  for (const each of all) {
    const bytes = rowBytes(each, axis);
    copyRows(backend, { start: backend.address(each), step: bytes }, { start, step }, rows, bytes);
    start += bytes;
  }
  return output;
}

/** The gradient of Concat: what stands side by side along one axis becomes tensors of their own. */
function split({ inputs, backend, attrs }: KernelCall): TensorInfo[] {
  const x = input(inputs, 'x');
  const [axis = 0] = util.parseAxisParam(attrs.axis as number, x.shape);
  const sizes = backend_util.prepareSplitSize(x, attrs.numOrSizeSplits as number | number[], axis);
  const outputs = sizes.map((size) => backend.output(x.shape.with(axis, size), x.dtype));
  const step = rowBytes(x, axis);
  let start = backend.address(x);
  for (const each of outputs) {
    const bytes = rowBytes(each, axis);
    const to = { start: backend.address(each), step: bytes };
    copyRows(backend, { start, step }, to, sizeOf(x.shape.slice(0, axis)), bytes);
    start += bytes;
  }
  return outputs;
}

function tensorsOf(inputs: NamedTensorInfoMap): TensorInfo[] {
  return Object.values(inputs).filter((tensor) => tensor !== undefined);
}

/** Numbers of one type: strings have no bytes here. */
const covers: WasmKernel['covers'] = (inputs) => {
  const types = new Set(tensorsOf(inputs).map(({ dtype }) => dtype));
  return types.size === 1 && !types.has('string');
};

export const concatKernels: readonly WasmKernel[] = [
  { name: 'Concat', covers, run: concat },
  { name: 'SplitV', covers, run: split },
];
