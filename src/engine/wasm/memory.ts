import { OutOfMemory } from '../core/fault';
import { heapAt } from './layout';

const pageBytes = 65536;
const alignment = 64;
/** Memory grows by at least this much while it can: each growth invalidates all views. */
const growthBytes = 16 * 1024 * 1024;
/** Left over at the end: kernels may read a whole vector where a pixel's last channels stand. */
const spareBytes = 64;
/** The most that shared memory may grow to; browsers reserve addresses for all of it. */
const sharedMaximumPages = 32768;

interface Block {
  start: number;
  bytes: number;
}

/**
 * The linear memory and its allocator: first fit over free blocks in the order of their addresses; neighbours are joined, so that
 * memory does not crumble when shapes change. Blocks are multiples of 64 bytes and 64-byte aligned: kernels may read and write up to
 * the end of a vector that a tensor fills in part.
 */
export class WasmMemory {
  readonly memory: WebAssembly.Memory;
  private readonly free: Block[] = [];
  private used = 0;

  constructor(shared: boolean) {
    const initial = Math.ceil((heapAt + growthBytes) / pageBytes);
    this.memory = new WebAssembly.Memory(shared ? { initial, maximum: sharedMaximumPages, shared } : { initial });
    this.free.push({ start: heapAt, bytes: this.memory.buffer.byteLength - spareBytes - heapAt });
  }

  /** Bytes in use by tensors and passing buffers. */
  get usedBytes(): number {
    return this.used;
  }

  /** Size of the whole memory in bytes. */
  get totalBytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** Address of a new block. Views made before may be invalid afterwards. Throws OutOfMemory. */
  allocate(bytes: number): number {
    const size = roundUp(Math.max(bytes, 1), alignment);
    let index = this.free.findIndex((block) => block.bytes >= size);
    if (index < 0) {
      this.grow(size);
      index = this.free.length - 1;
    }
    const block = this.free[index] as Block;
    const start = block.start;
    block.start += size;
    block.bytes -= size;
    if (block.bytes === 0) this.free.splice(index, 1);
    this.used += size;
    return start;
  }

  /** Gives a block back; `bytes` as it was asked for. */
  release(start: number, bytes: number): void {
    const size = roundUp(Math.max(bytes, 1), alignment);
    this.used -= size;
    this.insert({ start, bytes: size });
  }

  float32(start: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, start, length);
  }

  int32(start: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, start, length);
  }

  uint8(start: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, start, length);
  }

  private grow(bytes: number): void {
    const start = this.totalBytes - spareBytes;
    const sizes = [Math.max(bytes, growthBytes, start / 4), bytes].map((size) => roundUp(size, pageBytes));
    const added = sizes.find((size) => this.tryGrow(size));
    if (added === undefined) throw new OutOfMemory(`No ${bytes} bytes more than the ${start} in use.`);
    this.insert({ start, bytes: added });
  }

  private tryGrow(bytes: number): boolean {
    try {
      this.memory.grow(bytes / pageBytes);
      return true;
    } catch {
      return false;
    }
  }

  /** Puts a free block in its place and joins it with free neighbours. */
  private insert(block: Block): void {
    const at = this.firstAfter(block.start);
    const before = this.free[at - 1];
    const after = this.free[at];
    const joinsBefore = before && before.start + before.bytes === block.start;
    const joinsAfter = after?.start === block.start + block.bytes;
    if (joinsBefore) {
      before.bytes += block.bytes + (joinsAfter ? after.bytes : 0);
      if (joinsAfter) this.free.splice(at, 1);
    } else if (joinsAfter) {
      after.start = block.start;
      after.bytes += block.bytes;
    } else {
      this.free.splice(at, 0, block);
    }
  }

  private firstAfter(address: number): number {
    let low = 0;
    let high = this.free.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.free[middle] as Block).start > address) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
