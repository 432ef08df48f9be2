import '@tensorflow/tfjs-backend-cpu';
import {
  engine,
  setBackend,
  tensor,
  tidy,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { randomUniform, streamKey } from '../../domain/random';
import { fusesMultiplyAdd } from './binary';
import type { KernelModules } from './instance';
import { startWasmBackend } from './start';

/** Starts the backend on one thread from the files of `npm run build:wasm`, which Node reads without a server. */
export async function startForTest(): Promise<void> {
  const plain = await compiled('simd');
  const modules: KernelModules = fusesMultiplyAdd() ? { plain, fused: await compiled('relaxed') } : { plain };
  await startWasmBackend({ threads: 1, modules });
}

async function compiled(name: string): Promise<WebAssembly.Module> {
  return new WebAssembly.Module(await readFile(new URL(`./build/${name}.wasm`, import.meta.url)));
}

/** The engine's world has no types of Node; only tests, which run there, come by here. */
async function readFile(file: URL): Promise<BufferSource> {
  const node = ['node:fs', 'promises'].join('/');
  const { readFile: read } = (await import(/* @vite-ignore */ node)) as {
    readFile: (file: URL) => Promise<BufferSource>;
  };
  return read(file);
}

/** Values in [-1, 1), always the same for the same seed. */
export function values(size: number, seed: number): Float32Array {
  const key = streamKey(seed, 4);
  return Float32Array.from({ length: size }, (_, index) => randomUniform(key, index) * 2 - 1);
}

/** A value in a test: its shape and data, to be made a tensor on each backend in turn. */
export interface Given {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

export function given(shape: readonly number[], seed: number): Given {
  return {
    shape,
    data: values(
      shape.reduce((product, size) => product * size, 1),
      seed,
    ),
  };
}

export interface Outcome {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Runs one kernel on one backend. */
export async function runOn(
  backend: 'cpu' | 'wasm',
  kernel: string,
  inputs: Record<string, Given>,
  attrs: NamedAttrMap = {},
): Promise<Outcome[]> {
  await setBackend(backend);
  return tidy(() => {
    const tensors: NamedTensorMap = {};
    for (const [name, { shape, data }] of Object.entries(inputs)) {
      tensors[name] = tensor(data, [...shape], data instanceof Int32Array ? 'int32' : 'float32');
    }
    const outputs = engine().runKernel<Tensor | Tensor[]>(kernel, tensors, attrs);
    return [outputs].flat().map((output) => ({ shape: output.shape, data: Float32Array.from(output.dataSync()) }));
  });
}

/** Expects equal shapes and values within 1e-4, relative to the largest value. */
export function expectClose(actual: readonly Outcome[], expected: readonly Outcome[]): void {
  expect(actual.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
  expected.forEach(({ data }, output) => {
    const scale = data.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0.1);
    const worst = data.reduce(
      (largest, value, index) => Math.max(largest, Math.abs(value - (actual[output]?.data[index] ?? NaN))),
      0,
    );
    expect(worst).toBeLessThanOrEqual(1e-4 * scale);
  });
}

/** Expects a kernel to give the same on wasm as on cpu. */
export async function expectLikeCpu(
  kernel: string,
  inputs: Record<string, Given>,
  attrs: NamedAttrMap = {},
): Promise<void> {
  const expected = await runOn('cpu', kernel, inputs, attrs);
  expectClose(await runOn('wasm', kernel, inputs, attrs), expected);
}
