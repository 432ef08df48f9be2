import { describe, expect, it } from 'vitest';
import { failureOf } from '../core/fault';
import { OutOfMemory } from '../core/fault';
import { WasmMemory } from './memory';

const start = (shared: boolean) => new WasmMemory(shared);

describe('the allocator of the linear memory', () => {
  it('aligns blocks and keeps them apart', () => {
    const heap = start(false);
    const blocks = [1, 64, 65, 1000].map((bytes) => ({ at: heap.allocate(bytes), bytes }));
    blocks.forEach(({ at, bytes }, index) => {
      expect(at % 64).toBe(0);
      expect(blocks[index + 1]?.at ?? Infinity).toBeGreaterThanOrEqual(at + bytes);
    });
  });

  it('gives a freed block out again', () => {
    const heap = start(false);
    const first = heap.allocate(1000);
    heap.allocate(64);
    heap.release(first, 1000);
    expect(heap.allocate(900)).toBe(first);
  });

  it('joins neighbours, whatever the order they are freed in', () => {
    const heap = start(false);
    const blocks = [0, 1, 2, 3].map(() => heap.allocate(64));
    for (const index of [0, 2, 1, 3]) heap.release(blocks[index] as number, 64);
    expect(heap.allocate(256)).toBe(blocks[0]);
    heap.release(blocks[0] as number, 256);
    expect(heap.usedBytes).toBe(0);
  });

  it('gives out what is left of its 2 GiB, down to the last part', () => {
    const heap = start(true);
    const megabyte = 1024 * 1024;
    heap.allocate(1700 * megabyte);
    heap.allocate(300 * megabyte);
    expect(() => heap.allocate(100 * megabyte)).toThrow(OutOfMemory);
  });

  it.each([false, true])('grows and keeps what stands in it (shared: %s)', (shared) => {
    const heap = start(shared);
    const at = heap.allocate(16);
    heap.float32(at, 4).set([1, 2, 3, 4]);
    const before = heap.totalBytes;
    const large = heap.allocate(before);
    expect(heap.totalBytes).toBeGreaterThan(before);
    expect([...heap.float32(at, 4)]).toEqual([1, 2, 3, 4]);
    heap.uint8(large, before).fill(7);
    expect(heap.uint8(large + before - 1, 1)[0]).toBe(7);
  });

  it('leaves a vector behind the last block: kernels may read on', () => {
    const heap = start(false);
    const before = heap.totalBytes;
    const ends: number[] = [];
    while (heap.totalBytes === before) ends.push(heap.allocate(64) + 64);
    expect((ends.at(-2) ?? NaN) + 16).toBeLessThanOrEqual(before);
  });

  it('says that memory is out when the browser gives no more', () => {
    const heap = start(false);
    let failure;
    try {
      heap.allocate(2 ** 33);
    } catch (error) {
      failure = failureOf(error);
    }
    expect(failure).toMatchObject({ code: 'outOfMemory' });
  });
});
