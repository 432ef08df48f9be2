import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './backend';

/** What tfjs hands to a kernel function, with our backend in its own type. */
export interface KernelCall {
  readonly inputs: NamedTensorInfoMap;
  readonly backend: WasmBackend;
  readonly attrs: NamedAttrMap;
}

/** A kernel of ours. Where it does not cover a call (another type, another data format), the cpu backend's kernel takes it. */
export interface WasmKernel {
  readonly name: string;
  readonly covers?: (inputs: NamedTensorInfoMap, attrs: NamedAttrMap) => boolean;
  readonly run: (call: KernelCall) => TensorInfo | TensorInfo[];
}

/** An input that must be there. */
export function input(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`The kernel input ${name} is missing.`);
  return tensor;
}

export function allFloat(inputs: NamedTensorInfoMap): boolean {
  return Object.values(inputs).every((tensor) => !tensor || tensor.dtype === 'float32');
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function lastOf(shape: readonly number[]): number {
  return shape[shape.length - 1] ?? 1;
}

/** How many blocks so many values make, as the assembly counts them: 1024 values each. */
export function blocksOf(length: number): number {
  return Math.ceil(length / 1024);
}
