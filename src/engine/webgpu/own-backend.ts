import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type backend_util, type DataId, type TensorInfo } from '@tensorflow/tfjs-core';
import { addParts } from './add-parts';
import { beginsPiece } from '../core/one-piece';
import { internalsOf, type BindsTensors } from './internals';
import { isWhole, toFloats } from './to-floats';

type Numbers = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** Whether they lie in memory as they will on the device. */
function isNumbers(values: unknown, dtype: string): values is Numbers {
  return dtype === 'float32' ? values instanceof Float32Array : dtype === 'int32' && values instanceof Int32Array;
}

/** A piece of memory that went to the device whole, with the tensor that it begins with: that one's buffer holds it. */
interface Piece {
  readonly owner: DataId;
  readonly buffer: GPUBuffer;
}

type RunArgs = Parameters<WebGPUBackend['runWebGPUProgram']>;

/** tfjs's backend, mended where its kernels call each other past the registry; and it knows sums that nobody has added up yet. */
export class OwnWebGpuBackend extends WebGPUBackend implements BindsTensors {
  /** The parts of sums, by the sums that they belong to. */
  private readonly owed = new Map<DataId, TensorInfo>();

  /** By the memory on the processor's side; each as long as its owner is there. */
  private readonly pieces = new Map<ArrayBufferLike, Piece>();

  /**
   * A sum of which a kernel writes `parts` parts, into the tensor that `partsOf` gives. They are added up as soon as anybody uses the sum as a tensor; who can add
   * them up on the way, as the optimizer does for gradients, asks for the parts and spares a dispatch.
   */
  makeSum(shape: number[], parts: number): TensorInfo {
    const sum = this.makeTensorInfo(shape, 'float32');
    // What has no memory on the device is taken by tfjs for numbers that lie on the processor's side.
    this.uploadToGPU(sum.dataId);
    if (parts > 1) this.owed.set(sum.dataId, this.makeTensorInfo([parts, ...shape], 'float32'));
    return sum;
  }

  /** [parts, ...] of a sum, one after the other; the tensor itself where it has only one part. */
  partsOf(tensor: TensorInfo): TensorInfo {
    return this.owed.get(tensor.dataId) ?? tensor;
  }

  private settle(dataId: DataId): void {
    const parts = this.owed.get(dataId);
    if (!parts) return;
    this.owed.delete(dataId);
    const { shape, dtype } = this.tensorMap.get(dataId);
    addParts(this, parts, { dataId, shape, dtype });
  }

  /** Every kernel calls it for each of its tensors. Numbers are written by the queue: tfjs would make a buffer for each upload and end the compute pass. */
  override uploadToGPU(dataId: DataId): void {
    this.settle(dataId);
    const data = this.tensorMap.get(dataId);
    const values: unknown = data.values;
    if (!data.resource && isNumbers(values, data.dtype))
      Object.assign(data, { resource: this.written(dataId, values), values: null });
    super.uploadToGPU(dataId);
  }

  private written(owner: DataId, values: Numbers): GPUBuffer {
    const isPiece = beginsPiece(values);
    const bytes = isPiece ? new Uint8Array(values.buffer) : values;
    // As tfjs makes the buffers of its tensors, so that they come from one pool.
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const buffer = internalsOf(this).bufferManager.acquireBuffer(bytes.byteLength, usage);
    this.queue.writeBuffer(buffer, 0, bytes);
    if (isPiece) this.pieces.set(values.buffer, { owner, buffer });
    return buffer;
  }

  bindingOf(tensor: TensorInfo): GPUBufferBinding {
    const data = this.tensorMap.get(tensor.dataId);
    const values: unknown = data.values;
    const piece = !data.resource && isNumbers(values, data.dtype) ? this.pieces.get(values.buffer) : undefined;
    if (piece) {
      const { byteOffset: offset, byteLength: size } = values as Numbers;
      // The buffer is not to be used for anything else before these commands are done.
      internalsOf(this).commandQueueOwnedIds.add(piece.owner);
      return { buffer: piece.buffer, offset, size };
    }
    this.uploadToGPU(tensor.dataId);
    const buffer = this.tensorMap.get(tensor.dataId).resource as GPUBuffer;
    const size = 4 * util.sizeFromShape(tensor.shape);
    return buffer.size > size ? { buffer, offset: 0, size } : { buffer };
  }

  override disposeData(dataId: DataId, force?: boolean): boolean {
    const isGone = super.disposeData(dataId, force);
    if (isGone) this.forgetPiece(dataId);
    const parts = this.owed.get(dataId);
    if (!isGone || !parts) return isGone;
    this.owed.delete(dataId);
    return super.disposeData(parts.dataId);
  }

  private forgetPiece(owner: DataId): void {
    for (const [memory, piece] of this.pieces) if (piece.owner === owner) this.pieces.delete(memory);
  }

  /**
   * Reads hold on to what they read: a tensor may be overwritten in place or disposed of before its values have arrived, and they are still those of the moment
   * when it was asked.
   */
  override async read(dataId: DataId): Promise<backend_util.BackendValues> {
    if (!this.tensorMap.has(dataId)) return super.read(dataId);
    this.settle(dataId);
    this.incRef(dataId);
    const size = util.sizeFromShape(this.tensorMap.get(dataId).shape);
    try {
      const values = await super.read(dataId);
      // Of a piece of memory all is read.
      return values.length > size ? values.slice(0, size) : values;
    } finally {
      this.disposeData(dataId);
    }
  }

  /** Transposing gives what it reads to a function that takes floats; of whole numbers that does not compile. Sums over axes that are not the last transpose too. */
  override runWebGPUProgram(...[program, inputs, ...others]: RunArgs): TensorInfo {
    const [x] = inputs;
    if (!program.shaderKey.startsWith('transpose_') || !x || !isWhole(this, x))
      return super.runWebGPUProgram(program, inputs, ...others);
    const floats = toFloats(this, x);
    const result = super.runWebGPUProgram(program, [floats], ...others);
    this.disposeData(floats.dataId);
    return result;
  }
}
