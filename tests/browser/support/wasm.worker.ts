/** Runs training steps on wasm (or cpu) in a worker, as the engine does: the calling thread waits for its helpers, which a page may not. */
import '@tensorflow/tfjs-backend-cpu';
import { backend as currentBackend, memory, setBackend } from '@tensorflow/tfjs-core';
import { registerReferences } from '../../../src/engine/kernels/register-references';
import type { WasmArithmetic, WasmBackend } from '../../../src/engine/wasm/backend';
import { startWasmBackend, type WasmReport } from '../../../src/engine/wasm/start';
import { makeStep, runStep } from './reference-step';

export interface StepsRequest {
  readonly backend: 'wasm' | 'cpu';
  readonly threads: number;
  readonly batch: number;
  readonly steps: number;
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

async function run({ backend, threads, batch, steps, arithmetic }: StepsRequest): Promise<StepsResult> {
  const report = backend === 'wasm' ? await startWasmBackend({ threads }) : null;
  if (backend === 'cpu') registerReferences('cpu');
  await setBackend(backend);
  if (arithmetic) (currentBackend() as WasmBackend).computeAs(arithmetic);
  const state = makeStep(batch);
  const before = memory().numTensors;
  const metrics: number[][] = [];
  const times: number[] = [];
  for (let step = 0; step < steps; step++) {
    const start = performance.now();
    const result = runStep(state);
    metrics.push([...result.dataSync()]);
    times.push(performance.now() - start);
    result.dispose();
  }
  const weights = state.weights.map((weight) => Float32Array.from(weight.dataSync()));
  return { report, metrics, weights, leaked: memory().numTensors - before, times };
}

globalThis.onmessage = (event: MessageEvent<StepsRequest>) => {
  run(event.data).then(
    (result) => globalThis.postMessage({ result }),
    (error: unknown) => globalThis.postMessage({ error: String(error instanceof Error ? error.stack : error) }),
  );
};
