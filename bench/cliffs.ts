/**
 * What each layer, activation, pooling and optimizer costs beside relu and max pooling (tests/fixtures/variants.ts): `npx tsx bench/cliffs.ts [PATTERN] [TURNS]` (build the kernels first: `npm run build:wasm`;
 * relaxed SIMD as for profile.ts). One thread, in Node, in turns; processor time, medians. The ratio of the multiply-adds stands beside it.
 */
import { tensor1d, tensor4d, type Tensor1D } from '@tensorflow/tfjs-core';
import { readNetwork } from '../src/domain/network/read-network';
import { randomUniform, streamKey, streams } from '../src/domain/random';
import { buildModel } from '../src/engine/core/model';
import { adoptSettings, disposeRun, newRun } from '../src/engine/training/run';
import { trainStep } from '../src/engine/training/train-step';
import { fusesMultiplyAdd } from '../src/engine/wasm/binary';
import { median, processorTime } from './driver/statistics';
import { table } from './driver/table';
import { startInNode } from '../tests/fixtures/golden/backends';
import { variants, type Variant } from '../tests/fixtures/variants';

const batch = 64;
const turns = Number(process.argv[3] ?? 9);
const steps = 3;

await startInNode('wasm', { relaxed: fusesMultiplyAdd() });

const key = streamKey(1, streams.benchmark);
const images = tensor4d(
  Float32Array.from({ length: batch * 784 }, (_, index) => Math.max(0, randomUniform(key, index) * 2 - 1)),
  [batch, 28, 28, 1],
);
const labels: Tensor1D = tensor1d(
  Array.from({ length: batch }, (_, index) => index % 10),
  'int32',
);

/** A step of a variant, over and over, and the end of it. */
function start({ network, settings }: Variant): { step: () => void; end: () => void } {
  const run = newRun(buildModel(network, 1), 1);
  const update = adoptSettings(run, settings);
  let number = 0;
  const step = (): void => trainStep(run.model, update, { images, labels }, 0.001, number++).dispose();
  return { step, end: () => disposeRun(run) };
}

const cost = ({ network }: Variant): number => readNetwork(network).multiplyAdds;
const time = (step: () => void): number => {
  const begin = processorTime();
  for (let i = 0; i < steps; i++) step();
  return (processorTime() - begin) / steps;
};

const pattern = new RegExp(process.argv[2] ?? '', 'i');
const [[, base]] = [...variants] as [[string, Variant]];
const reference = start(base);
const rows: (readonly [ratio: number, cells: string[]])[] = [];
for (const [name, variant] of variants) {
  if (!pattern.test(name)) continue;
  const { step, end } = start(variant);
  for (let i = 0; i < 3; i++) [reference.step, step].forEach(time);
  const pairs = Array.from({ length: turns }, () => [time(reference.step), time(step)] as const);
  const ratio = median(pairs.map(([one, other]) => other / one));
  const ms = median(pairs.map(([, other]) => other));
  rows.push([ratio, [name, ms.toFixed(2), ratio.toFixed(2), (cost(variant) / cost(base)).toFixed(2)]]);
  end();
}
rows.sort(([a], [b]) => b - a);
console.log(
  table(
    ['form', 'ms a step', 'ratio', 'ratio of multiply-adds'],
    rows.map(([, cells]) => cells),
  ),
);
