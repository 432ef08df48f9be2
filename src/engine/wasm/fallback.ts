import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { KernelConfig, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './backend';
import type { KernelCall } from './kernel';

/** Runs the cpu backend's kernels on our tensors, for all that we have not written ourselves. It reads our memory without copying. */
export class CpuFallback {
  private readonly cpu = new MathBackendCPU();

  /** The kernel function of ours that hands over to the given one of the cpu backend. */
  adapt({ kernelName, kernelFunc }: KernelConfig): (call: KernelCall) => TensorInfo | TensorInfo[] {
    return ({ inputs, backend, attrs }) => {
      const lent: TensorInfo[] = [];
      try {
        const outputs = kernelFunc({ inputs: this.lendAll(inputs, backend, lent), backend: this.cpu, attrs });
        return Array.isArray(outputs)
          ? outputs.map((output) => this.take(output, backend))
          : this.take(outputs, backend);
      } catch (error) {
        throw error instanceof Error ? error : new Error(`${kernelName}: ${String(error)}`);
      } finally {
        for (const tensor of lent) this.cpu.disposeData(tensor.dataId, true);
      }
    };
  }

  /** Inputs are named tensors or, for a few kernels such as Concat, a list: the copy is of the same kind. */
  private lendAll(inputs: NamedTensorInfoMap, backend: WasmBackend, lent: TensorInfo[]): NamedTensorInfoMap {
    const copy = (Array.isArray(inputs) ? [] : {}) as NamedTensorInfoMap;
    for (const [name, tensor] of Object.entries(inputs)) {
      if (!tensor) continue;
      const values = backend.strings(tensor) ?? backend.view(tensor);
      const loan = { ...tensor, dataId: this.cpu.write(values, tensor.shape, tensor.dtype) };
      lent.push(loan);
      copy[name] = loan;
    }
    return copy;
  }

  /** Copies an output over. Outputs that are inputs passed through stand in our memory, which may move when it grows. */
  private take({ dataId, shape, dtype }: TensorInfo, backend: WasmBackend): TensorInfo {
    const values = this.cpu.readSync(dataId);
    const safe = ArrayBuffer.isView(values) && values.buffer === backend.heap.memory.buffer ? values.slice() : values;
    const output = backend.tensorOf(safe, shape, dtype);
    this.cpu.disposeData(dataId);
    return output;
  }
}
