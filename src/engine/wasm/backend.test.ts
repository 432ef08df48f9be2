import {
  add,
  cast,
  concat,
  conv2d,
  engine,
  fill,
  memory,
  oneHot,
  relu,
  reshape,
  setBackend,
  tensor,
  tidy,
  topk,
  unsortedSegmentSum,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WasmBackend } from './backend';
import { OutOfMemory } from '../core/fault';
import { startForTest } from './test-support';

beforeAll(() => startForTest());
beforeEach(() => setBackend('wasm'));

const heap = (): WasmBackend['heap'] => (engine().backend as WasmBackend).heap;

describe('the wasm backend', () => {
  it('gives back what was put in, in every type', () => {
    expect([...tensor([1.5, -2]).dataSync()]).toEqual([1.5, -2]);
    expect([...tensor([1, -2], [2], 'int32').dataSync()]).toEqual([1, -2]);
    expect([...tensor([true, false]).dataSync()]).toEqual([1, 0]);
    expect([...tensor(['a', 'b']).dataSync()]).toEqual(['a', 'b']);
    expect([...tensor([], [0, 3]).dataSync()]).toEqual([]);
  });

  it('changes how it computes also after its memory has grown', () => {
    const pages = heap().memory.buffer;
    const large = tensor(new Float32Array(40_000_000));
    expect(heap().memory.buffer).not.toBe(pages);
    large.dispose();
    expect((engine().backend as WasmBackend).computeAs('plain')).toBe('plain');
    (engine().backend as WasmBackend).computeAs(null);
  });

  it('frees all that a tidy block used', () => {
    const [tensors, bytes] = [memory().numTensors, heap().usedBytes];
    tidy(() => {
      const x = tensor([1, -2, 3]);
      return add(relu(x), x).dataSync();
    });
    expect(memory().numTensors).toBe(tensors);
    expect(heap().usedBytes).toBe(bytes);
  });

  it('does not grow when the same work is repeated', () => {
    const work = (): void => tidy(() => void add(tensor(new Float32Array(100_000)), 1));
    work();
    const size = heap().totalBytes;
    for (let i = 0; i < 200; i++) work();
    expect(heap().totalBytes).toBe(size);
  });

  it('leaves nothing behind when memory runs out during a kernel', () => {
    const [images, filter] = [fill([1, 4, 4, 1], 1), fill([3, 3, 1, 1], 1)];
    const [tensors, bytes] = [engine().backend.numDataIds(), heap().usedBytes];
    const allocate = heap().allocate.bind(heap());
    const lack = vi.spyOn(heap(), 'allocate').mockImplementationOnce(allocate);
    lack.mockImplementationOnce(() => {
      throw new OutOfMemory('enough');
    });
    expect(() => conv2d(images as Tensor4D, filter as Tensor4D, 1, 'valid')).toThrow(OutOfMemory);
    lack.mockRestore();
    expect([engine().backend.numDataIds(), heap().usedBytes]).toEqual([tensors, bytes]);
  });

  it('shares data between shapes without a copy', () => {
    const x = tensor(new Float32Array(1000));
    const bytes = heap().usedBytes;
    const flat = reshape(x, [10, 100]);
    expect(heap().usedBytes).toBe(bytes);
    x.dispose();
    expect(flat.dataSync()).toHaveLength(1000);
    flat.dispose();
    expect(heap().usedBytes).toBeLessThan(bytes);
  });

  it('keeps tensors right while memory grows', () => {
    const small = tensor([1, 2, 3]);
    const large: Tensor[] = [];
    const before = heap().totalBytes;
    while (heap().totalBytes === before) large.push(tensor(new Float32Array(1_000_000)));
    expect([...add(small, small).dataSync()]).toEqual([2, 4, 6]);
    for (const each of large) each.dispose();
  });

  it('converts between types', () => {
    expect([...cast(tensor([1.7, -1.7, 0]), 'int32').dataSync()]).toEqual([1, -1, 0]);
    expect([...cast(tensor([0, 2]), 'bool').dataSync()]).toEqual([0, 1]);
    expect([...cast(tensor([true, false]), 'float32').dataSync()]).toEqual([1, 0]);
  });

  it('borrows the kernels that it lacks from the cpu backend, without leaving anything behind', () => {
    const [tensors, bytes] = [memory().numTensors, heap().usedBytes];
    tidy(() => {
      expect([...concat([tensor([1, 2]), tensor([3])]).dataSync()]).toEqual([1, 2, 3]);
      expect([...oneHot(tensor([1, 0], [2], 'int32'), 2).dataSync()]).toEqual([0, 1, 1, 0]);
      expect([...topk(tensor([1, 5, 3]), 2).values.dataSync()]).toEqual([5, 3]);
      expect([...unsortedSegmentSum(tensor([1, 2, 3]), tensor([0, 1, 0], [3], 'int32'), 2).dataSync()]).toEqual([4, 2]);
    });
    expect(memory().numTensors).toBe(tensors);
    expect(heap().usedBytes).toBe(bytes);
  });
});
