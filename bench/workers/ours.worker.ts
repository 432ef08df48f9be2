/** Our engine: the product's own modules, on each of its backends. */
import { concat1d, dispose, setBackend, tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../src/domain/training/backends';
import { presets } from '../../src/domain/network/presets';
import { startDriver } from '../../src/engine/backends/drivers';
import { gatherBatch } from '../../src/engine/data/batches';
import { registerReferences } from '../../src/engine/kernels/register-references';
import { buildModel } from '../../src/engine/core/model';
import { registerGradients } from '../../src/engine/ops/gradients';
import { adoptSettings, disposeRun, newRun, type Run } from '../../src/engine/training/run';
import { trainStep } from '../../src/engine/training/train-step';
import { startWasmBackend } from '../../src/engine/wasm/start';
import type { StartOptions, Workload } from '../protocol';
import { batchStart } from '../workload';
import { serve, type Runner } from './contender';

/** As the product's driver does it, except that the number of threads is ours to choose. */
async function startWasm(threads: number): Promise<string> {
  const report = await startWasmBackend({ threads });
  await setBackend('wasm');
  registerReferences('wasm');
  registerGradients();
  return `${report.threads} threads, ${report.arithmetic === 'fused' ? 'relaxed' : 'plain'} SIMD`;
}

async function start({ backend, threads }: StartOptions): Promise<string> {
  return backend === 'wasm' ? startWasm(threads) : (await startDriver(backend as BackendName)).adapter;
}

let last: Run | null = null;

function prepare(workload: Workload): Runner {
  const { network, preset, learningRate, batch, pixels, labels, weights, shapes } = workload;
  if (last) disposeRun(last);
  const run = newRun(buildModel(network, 1), 1);
  last = run;
  run.model.variables.forEach((variable, index) => {
    const start = tensor(weights[index] ?? [], [...(shapes[index] ?? [])]);
    variable.assign(start);
    start.dispose();
  });
  const optimizer = adoptSettings(run, presets[preset].settings);
  const portion = { data: { images: pixels, labels, count: labels.length }, from: 0, count: labels.length };
  const step = (number: number): Tensor1D => {
    const begin = batchStart(workload, number);
    const positions = Uint32Array.from({ length: batch }, (_, index) => begin + index);
    const { images, labels: classes } = gatherBatch(portion, positions, [28, 28, 1]);
    const metrics = trainStep(run.model, optimizer, { images, labels: classes }, learningRate, number);
    dispose([images, classes]);
    return metrics;
  };
  return async (from, count) => {
    const metrics = Array.from({ length: count }, (_, index) => step(from + index));
    const all = concat1d(metrics);
    const values = await all.data();
    dispose([...metrics, all]);
    return Array.from({ length: count }, (_, index) => values[2 * index] ?? NaN);
  };
}

serve({ start, prepare });
