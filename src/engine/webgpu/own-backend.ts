import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { backend_util, DataId, TensorInfo } from '@tensorflow/tfjs-core';
import { addParts } from './add-parts';
import { internalsOf } from './internals';
import { isWhole, toFloats } from './to-floats';

/** Whether they lie in memory as they will on the device. */
function isNumbers(values: unknown, dtype: string): values is Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> {
  return dtype === 'float32' ? values instanceof Float32Array : dtype === 'int32' && values instanceof Int32Array;
}

type RunArgs = Parameters<WebGPUBackend['runWebGPUProgram']>;

/** tfjs's backend, mended where its kernels call each other past the registry; and it knows sums that nobody has added up yet. */
export class OwnWebGpuBackend extends WebGPUBackend {
  /** The parts of sums, by the sums that they belong to. */
  private readonly owed = new Map<DataId, TensorInfo>();

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
    if (!data.resource && isNumbers(values, data.dtype)) {
      // As tfjs makes the buffers of its tensors, so that they come from one pool.
      const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
      const buffer = internalsOf(this).bufferManager.acquireBuffer(values.byteLength, usage);
      this.queue.writeBuffer(buffer, 0, values);
      Object.assign(data, { resource: buffer, values: null });
    }
    super.uploadToGPU(dataId);
  }

  override disposeData(dataId: DataId, force?: boolean): boolean {
    const isGone = super.disposeData(dataId, force);
    const parts = this.owed.get(dataId);
    if (!isGone || !parts) return isGone;
    this.owed.delete(dataId);
    return super.disposeData(parts.dataId);
  }

  /**
   * Reads hold on to what they read: a tensor may be overwritten in place or disposed of before its values have arrived, and they are still those of the moment
   * when it was asked.
   */
  override async read(dataId: DataId): Promise<backend_util.BackendValues> {
    if (!this.tensorMap.has(dataId)) return super.read(dataId);
    this.settle(dataId);
    this.incRef(dataId);
    try {
      return await super.read(dataId);
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
