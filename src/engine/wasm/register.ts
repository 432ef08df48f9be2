import { getKernelsForBackend, registerKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import { wasmActivationOutputGrad } from '../kernels/activation-output-grad/wasm';
import { wasmBatchNormalise } from '../kernels/batch-normalise/wasm';
import { wasmBiasActivationGrad } from '../kernels/bias-activation-grad/wasm';
import { wasmGaussianNoise } from '../kernels/gaussian-noise/wasm';
import { wasmMaximumGrad } from '../kernels/maximum/wasm';
import { wasmNormalise } from '../kernels/normalise/wasm';
import { wasmOptimizerUpdate } from '../kernels/optimizer-update/wasm';
import { wasmPointwiseActivations } from '../kernels/pointwise-activation/wasm';
import { wasmSeededDropout } from '../kernels/seeded-dropout/wasm';
import { wasmSoftmax } from '../kernels/softmax/wasm';
import { wasmSoftmaxCrossEntropy } from '../kernels/softmax-cross-entropy/wasm';
import { wasmUpSampling2d } from '../kernels/up-sampling2d/wasm';
import type { WasmBackend } from './backend';
import { CpuFallback } from './fallback';
import type { KernelCall, WasmKernel } from './kernel';
import { arrangeKernels } from '../kernels/arrange/wasm';
import { concatKernels } from '../kernels/concat/wasm';
import { convolutionKernels } from '../kernels/convolution/wasm';
import { depthwiseKernels } from '../kernels/depthwise-convolution/wasm';
import { elementwiseKernels } from '../kernels/elementwise/wasm';
import { fusedKernels } from '../kernels/fused-products/wasm';
import { matMulKernels } from '../kernels/matrix-product/wasm';
import { poolingKernels } from '../kernels/pooling/wasm';
import { reductionKernels } from '../kernels/reduction/wasm';
import { shapeKernels } from '../kernels/reshape/wasm';

export const backendName = 'wasm';

const kernels: readonly WasmKernel[] = [
  ...arrangeKernels,
  ...concatKernels,
  ...convolutionKernels,
  ...depthwiseKernels,
  ...elementwiseKernels,
  ...fusedKernels,
  ...matMulKernels,
  ...poolingKernels,
  ...reductionKernels,
  ...shapeKernels,
  wasmActivationOutputGrad,
  ...wasmBatchNormalise,
  wasmBiasActivationGrad,
  wasmGaussianNoise,
  wasmMaximumGrad,
  ...wasmNormalise,
  wasmOptimizerUpdate,
  ...wasmPointwiseActivations,
  wasmSeededDropout,
  ...wasmSoftmax,
  wasmSoftmaxCrossEntropy,
  ...wasmUpSampling2d,
];

/** Registers our kernels on the backend 'wasm', and the cpu backend's for all others and for the cases that ours do not cover. */
export function registerWasmKernels(): void {
  if (getKernelsForBackend(backendName).length > 0) return;
  const fallback = new CpuFallback();
  const others = new Map(getKernelsForBackend('cpu').map((config) => [config.kernelName, fallback.adapt(config)]));
  for (const { name, covers, run } of kernels) {
    const other = others.get(name);
    others.delete(name);
    register(name, (call) => (other && covers && !covers(call.inputs, call.attrs) ? other(call) : run(call)));
  }
  for (const [name, run] of others) register(name, run);
}

function register(kernelName: string, run: WasmKernel['run']): void {
  // tfjs types the backend as {} and attributes as optional; it always gives both.
  const kernelFunc = (({ inputs, backend, attrs }) =>
    (backend as WasmBackend).undoOnError(() =>
      run({ inputs, backend, attrs: attrs ?? {} } as KernelCall),
    )) as KernelFunc;
  registerKernel({ kernelName, backendName, kernelFunc });
}
