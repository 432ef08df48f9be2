/** Images and labels of a batch in one piece of memory, so that a GPU gets them in one write. */

/** At what multiples of bytes each GPU lets a tensor begin within a buffer (`minStorageBufferOffsetAlignment` is at most this). */
const alignment = 256;

const pieces = new WeakSet<ArrayBufferLike>();

export interface BatchMemory {
  readonly pixels: Float32Array<ArrayBuffer>;
  readonly labels: Int32Array<ArrayBuffer>;
}

/** @returns as many numbers of each as wanted, all zero; the labels lie behind the pixels */
export function batchMemory(pixels: number, labels: number): BatchMemory {
  const labelsAt = Math.ceil((4 * pixels) / alignment) * alignment;
  const memory = new ArrayBuffer(labelsAt + 4 * labels);
  pieces.add(memory);
  return { pixels: new Float32Array(memory, 0, pixels), labels: new Int32Array(memory, labelsAt, labels) };
}

/** Whether these numbers are the beginning of such a piece: what lies behind them goes with them. */
export function beginsPiece({ buffer, byteOffset }: ArrayBufferView): boolean {
  return byteOffset === 0 && pieces.has(buffer);
}
