import { util, type DataType, type TensorInfo } from '@tensorflow/tfjs-core';
import { input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';

/** Kernels that give data another name, shape or type: no arithmetic, and no copy where none is needed. */

function reshape({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  return backend.share(x, util.inferFromImplicitShape(attrs.shape as number[], sizeOf(x.shape)));
}

function expandDims({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'input');
  const shape = [...x.shape];
  const dim = attrs.dim as number;
  shape.splice(dim < 0 ? x.shape.length + 1 + dim : dim, 0, 1);
  return backend.share(x, shape);
}

function cast({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const dtype = attrs.dtype as DataType;
  if (x.dtype === dtype) return backend.share(x, x.shape);
  if (dtype === 'bool') {
    const bits = Uint8Array.from(backend.view(x), (value) => (value === 0 ? 0 : 1));
    return backend.tensorOf(bits, x.shape, dtype);
  }
  const output = backend.output(x.shape, dtype);
  backend.view(output).set(backend.view(x));
  return output;
}

function castCovers({ x }: KernelCall['inputs'], attrs: KernelCall['attrs']): boolean {
  const numeric = ['float32', 'int32', 'bool'];
  return numeric.includes(x?.dtype ?? '') && numeric.includes(attrs.dtype as string);
}

function filled(call: KernelCall, value: number): TensorInfo {
  const x = input(call.inputs, 'x');
  const output = call.backend.output(x.shape, x.dtype);
  call.backend.view(output).fill(value);
  return output;
}

function fill({ backend, attrs }: KernelCall): TensorInfo {
  const output = backend.output(attrs.shape as number[], (attrs.dtype as DataType | undefined) ?? 'float32');
  backend.view(output).fill(attrs.value as number);
  return output;
}

const notString: WasmKernel['covers'] = (inputs) => inputs.x?.dtype !== 'string';

export const shapeKernels: readonly WasmKernel[] = [
  { name: 'Identity', run: ({ inputs, backend }) => backend.share(input(inputs, 'x'), input(inputs, 'x').shape) },
  { name: 'Reshape', run: reshape },
  { name: 'ExpandDims', run: expandDims },
  { name: 'Cast', covers: castCovers, run: cast },
  { name: 'Fill', covers: (_inputs, attrs) => typeof attrs.value === 'number', run: fill },
  { name: 'ZerosLike', covers: notString, run: (call) => filled(call, 0) },
  { name: 'OnesLike', covers: notString, run: (call) => filled(call, 1) },
];
