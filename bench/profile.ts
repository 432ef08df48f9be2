/**
 * Where the time of a training step goes: `npx tsx bench/profile.ts [--batch 64] [--steps 40] [--preset ID | --variant NAME] [--plain]` (build the kernels first: `npm run build:wasm`; Node 20 has
 * relaxed SIMD only with `node --experimental-wasm-relaxed-simd --import tsx`). Trains the presets of the benchmark on WebAssembly, one thread, in Node, and prints
 * each kernel's milliseconds of processor time a step (medians; other programs on a busy machine count less). What is left of the step is JavaScript: tfjs's tape, and ours around the kernels.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { dispose, getKernelsForBackend, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import { presets, type PresetId } from '../src/domain/network/presets';
import { buildModel } from '../src/engine/core/model';
import { gatherBatch } from '../src/engine/data/batches';
import { adoptSettings, newRun } from '../src/engine/training/run';
import { trainStep } from '../src/engine/training/train-step';
import { fusesMultiplyAdd } from '../src/engine/wasm/binary';
import { startInNode } from '../tests/fixtures/golden/backends';
import { variantOf } from '../tests/fixtures/variants';
import { median, processorTime } from './driver/statistics';
import { table } from './driver/table';
import { batchStart, makeWorkload } from './workload';

const { values: options } = parseArgs({
  options: {
    batch: { type: 'string', default: '64' },
    preset: { type: 'string' },
    variant: { type: 'string' },
    steps: { type: 'string', default: '40' },
    plain: { type: 'boolean' },
  },
});
const root = new URL('..', import.meta.url);
const read = (path: string): Promise<Uint8Array> =>
  Promise.resolve(gunzipSync(readFileSync(new URL(`public/${path}`, root))));

/** Milliseconds of this step by kernel and shape of what it made. */
let spent = new Map<string, number>();
let depth = 0;

function shapesOf(outputs: TensorInfo | TensorInfo[]): string {
  const [first] = [outputs].flat();
  return first ? first.shape.join(' x ') : '';
}

/** Times every kernel; one that another calls counts as part of it. */
function watchKernels(): void {
  for (const config of getKernelsForBackend('wasm')) {
    const { kernelName, kernelFunc } = config;
    config.kernelFunc = (parameters) => {
      const begin = processorTime();
      depth++;
      const outputs = kernelFunc(parameters);
      depth--;
      const label = `${kernelName} ${shapesOf(outputs)}`;
      if (depth === 0) spent.set(label, (spent.get(label) ?? 0) + processorTime() - begin);
      return outputs;
    };
  }
}

/** What is trained: a preset, or a variant on the preset's pictures. */
interface Subject {
  readonly preset: PresetId;
  readonly variant: string | undefined;
  readonly batch: number;
  readonly steps: number;
}

interface Profile {
  /** Milliseconds of a step. */
  readonly whole: number;
  /** Of these, those of each kernel by shape, the largest first. */
  readonly kernels: readonly { readonly label: string; readonly ms: number }[];
}

async function measure({ preset, variant, batch, steps }: Subject): Promise<Profile> {
  const { network, settings } = variant === undefined ? presets[preset] : variantOf(variant);
  const workload = await makeWorkload({ preset, batch, width: 1 }, read);
  const run = newRun(buildModel(network, 1), 1);
  const optimizer = adoptSettings(run, settings);
  const data = { images: workload.pixels, labels: workload.labels, count: workload.labels.length };
  const all: Map<string, number>[] = [];
  const wholes: number[] = [];
  for (let number = 0; number < steps; number++) {
    spent = new Map();
    const begin = processorTime();
    const positions = Uint32Array.from({ length: batch }, (_, index) => batchStart(workload, number) + index);
    const { images, labels } = gatherBatch({ data, from: 0, count: data.count }, positions, [28, 28, 1]);
    const metrics: Tensor = trainStep(run.model, optimizer, { images, labels }, workload.learningRate, number);
    metrics.dataSync();
    dispose([images, labels, metrics]);
    wholes.push(processorTime() - begin);
    all.push(spent);
  }
  const late = all.slice(steps / 4);
  const kernels = [...spent.keys()]
    .map((label) => ({ label, ms: median(late.map((step) => step.get(label) ?? 0)) }))
    .sort((a, b) => b.ms - a.ms);
  return { whole: median(wholes.slice(steps / 4)), kernels };
}

function print({ preset, variant, batch }: Subject, { whole, kernels }: Profile): void {
  const rest = whole - kernels.reduce((sum, { ms }) => sum + ms, 0);
  const line = (label: string, ms: number): string[] => [label, ms.toFixed(3), `${((100 * ms) / whole).toFixed(1)} %`];
  const rows = kernels.filter(({ ms }) => ms > whole / 200).map(({ label, ms }) => line(label, ms));
  console.log(
    `\n${variant ?? preset}, batch ${batch}: ${whole.toFixed(1)} ms a step, ${relaxed ? 'relaxed' : 'plain'} SIMD\n`,
  );
  console.log(table(['kernel', 'ms', 'share'], [...rows, line('JavaScript', rest)]));
}

const relaxed = fusesMultiplyAdd() && !options.plain;
await startInNode('wasm', { relaxed });
watchKernels();
const wanted =
  options.preset || options.variant
    ? [(options.preset ?? 'mnist-first-convnet') as PresetId]
    : (['mnist-first-convnet', 'mnist-dropout-adadelta', 'fashion-cnn'] as const);
for (const preset of wanted) {
  const { variant, batch, steps } = options;
  const subject = { preset, variant, batch: Number(batch), steps: Number(steps) };
  print(subject, await measure(subject));
}
