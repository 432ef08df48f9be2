import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { backend_util, DataId } from '@tensorflow/tfjs-core';

/**
 * tfjs's backend, whose reads hold on to what they read: a tensor may be overwritten in place or disposed of before its values have arrived, and they are
 * still those of the moment when it was asked.
 */
export class OwnWebGpuBackend extends WebGPUBackend {
  override async read(dataId: DataId): Promise<backend_util.BackendValues> {
    if (!this.tensorMap.has(dataId)) return super.read(dataId);
    this.incRef(dataId);
    try {
      return await super.read(dataId);
    } finally {
      this.disposeData(dataId);
    }
  }
}
