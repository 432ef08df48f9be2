import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { backend_util, DataId, TensorInfo } from '@tensorflow/tfjs-core';
import { isWhole, toFloats } from './to-floats';

type RunArgs = Parameters<WebGPUBackend['runWebGPUProgram']>;

/** tfjs's backend, mended where its kernels call each other past the registry. */
export class OwnWebGpuBackend extends WebGPUBackend {
  /**
   * Reads hold on to what they read: a tensor may be overwritten in place or disposed of before its values have arrived, and they are still those of the moment
   * when it was asked.
   */
  override async read(dataId: DataId): Promise<backend_util.BackendValues> {
    if (!this.tensorMap.has(dataId)) return super.read(dataId);
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
