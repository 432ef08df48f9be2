/** Runs training steps on wasm (or cpu) in a worker, as the engine does: the calling thread waits for its helpers, which a page may not. */
import '@tensorflow/tfjs-backend-cpu';
import { backend as currentBackend, memory, setBackend, tensor1d, tensor4d, type Tensor } from '@tensorflow/tfjs-core';
import { newLayer } from '../../../src/domain/network/edits';
import type { NetworkSpec } from '../../../src/domain/network/network';
import { randomUniform } from '../../../src/domain/random';
import { defaultOptimizer } from '../../../src/domain/training/training';
import { buildModel } from '../../../src/engine/core/model';
import { Optimizer } from '../../../src/engine/core/optimizer';
import { registerReferences } from '../../../src/engine/kernels/register-references';
import type { WasmArithmetic, WasmBackend } from '../../../src/engine/wasm/backend';
import { startWasmBackend, type WasmReport } from '../../../src/engine/wasm/start';
import { registerGradients } from '../../../src/engine/ops/gradients';
import { trainStep } from '../../../src/engine/training/train-step';
import { makeStep, runStep } from './reference-step';

/** Numbers of channels that fill vectors, and that do not. */
const rowsNetwork: NetworkSpec = {
  inputShape: [28, 28, 1],
  layers: [
    newLayer('Conv2D', 'a', { filters: 16, activation: 'gelu' }),
    newLayer('LayerNormalization', 'b'),
    newLayer('Conv2D', 'c', { filters: 7, activation: 'silu' }),
    newLayer('BatchNormalization', 'd'),
    newLayer('Activation', 'e', { activation: 'softmax' }),
    newLayer('LayerNormalization', 'f'),
    { ...newLayer('Maximum', 'g'), inputs: ['d', 'f'] },
    newLayer('MaxPooling2D', 'h'),
    newLayer('Flatten', 'i'),
    newLayer('Dense', 'j', { units: 10, activation: 'softmax' }),
  ],
};

export interface StepsRequest {
  readonly backend: 'wasm' | 'cpu';
  readonly threads: number;
  readonly batch: number;
  readonly steps: number;
  /** Trains the layers whose kernels share rows out, in place of the reference network. */
  readonly rows?: boolean;
  /** What a run asks for; by default the machine's own. */
  readonly arithmetic?: WasmArithmetic;
}

export interface StepsResult {
  readonly report: WasmReport | null;
  /** Loss and accuracy of each step. */
  readonly metrics: number[][];
  readonly weights: Float32Array[];
  /** Tensors that each step left behind. */
  readonly leaked: number;
  /** Milliseconds of each step. */
  readonly times: number[];
}

interface Steps {
  /** Loss and accuracy. */
  readonly step: () => Tensor;
  readonly weights: readonly Tensor[];
}

function referenceStep(batch: number): Steps {
  const state = makeStep(batch);
  return { step: () => runStep(state), weights: state.weights };
}

function rowsStep(batch: number): Steps {
  registerGradients();
  const model = buildModel(rowsNetwork, 1);
  const optimizer = new Optimizer(defaultOptimizer('Adam'), model.trainable);
  const pixels = Float32Array.from({ length: batch * 784 }, (_, index) => randomUniform(1, index));
  const images = tensor4d(pixels, [batch, 28, 28, 1]);
  const labels = tensor1d(Int32Array.from({ length: batch }, (_, index) => index % 10));
  return { step: () => trainStep(model, optimizer, { images, labels }, 0.001, 1), weights: model.variables };
}

async function run({ backend, threads, batch, steps, rows, arithmetic }: StepsRequest): Promise<StepsResult> {
  const report = backend === 'wasm' ? await startWasmBackend({ threads }) : null;
  if (backend === 'cpu') registerReferences('cpu');
  await setBackend(backend);
  if (arithmetic) (currentBackend() as WasmBackend).computeAs(arithmetic);
  const { step: runStep, weights: trained } = rows ? rowsStep(batch) : referenceStep(batch);
  const before = memory().numTensors;
  const metrics: number[][] = [];
  const times: number[] = [];
  for (let step = 0; step < steps; step++) {
    const start = performance.now();
    const result = runStep();
    metrics.push([...result.dataSync()]);
    times.push(performance.now() - start);
    result.dispose();
  }
  const weights = trained.map((weight) => Float32Array.from(weight.dataSync()));
  return { report, metrics, weights, leaked: memory().numTensors - before, times };
}

globalThis.onmessage = (event: MessageEvent<StepsRequest>) => {
  run(event.data).then(
    (result) => globalThis.postMessage({ result }),
    (error: unknown) => globalThis.postMessage({ error: String(error instanceof Error ? error.stack : error) }),
  );
};
