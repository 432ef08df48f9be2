/** tfjs's kernels that a WebGPU device with the least limits of the standard does not run, or that give what our own kernels cannot read. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { Add, AddN, Cast, getKernel, Identity, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { isWhole, toFloats } from './to-floats';

/** Each gets tfjs's own form, for what that does rightly. */
export const mendedKernels: Readonly<Record<string, (original: KernelFunc) => KernelFunc>> = {
  [AddN]: () => addPairs,
  [Cast]: (original) => (call) => castForReal(call) ?? original(call),
};

/** tfjs binds all inputs in one shader; the least that a device binds is 8 buffers. Adds one input after the other, as the cpu does. */
const addPairs: KernelFunc = ({ inputs, backend }) => {
  const run = (name: string, tensors: Record<string, TensorInfo>) =>
    getKernel(name, 'webgpu').kernelFunc({ inputs: tensors, backend, attrs: {} }) as TensorInfo;
  const [first, ...others] = Object.values(inputs) as [TensorInfo, ...TensorInfo[]];
  return others.reduce(
    (sum, next) => {
      const more = run(Add, { a: sum, b: next });
      (backend as WebGPUBackend).disposeData(sum.dataId);
      return more;
    },
    run(Identity, { x: first }),
  );
};

/** tfjs lets whole numbers go under the name of floats, without making any of them. */
function castForReal({ inputs, attrs, backend }: Parameters<KernelFunc>[0]): TensorInfo | null {
  const { x } = inputs as { x: TensorInfo };
  const gpu = backend as WebGPUBackend;
  return attrs?.dtype === 'float32' && isWhole(gpu, x) ? toFloats(gpu, x) : null;
}
