/**
 * Times the WebAssembly kernels of one training step of the reference network in Node, on one thread: `npx tsx bench/kernels.ts
 * [--batch 64] [--plain]` (--plain: without relaxed SIMD; Node 20 has it only with `node --experimental-wasm-relaxed-simd --import tsx`).
 * Prints milliseconds of processor time and billions of multiply-adds a second.
 */
import { dispose, engine, tensor, type NamedAttrMap, type Tensor } from '@tensorflow/tfjs-core';
import { randomUniform, streamKey, streams } from '../src/domain/random';
import type { UpdateRule } from '../src/domain/training/optimizer-rules';
import { fusesMultiplyAdd } from '../src/engine/wasm/binary';
import { startInNode } from '../tests/fixtures/golden/backends';
import { processorTime } from './driver/statistics';

const relaxed = fusesMultiplyAdd() && !process.argv.includes('--plain');
const batch = Number(process.argv[process.argv.indexOf('--batch') + 1]) || 64;
await startInNode('wasm', { relaxed });

const key = streamKey(1, streams.benchmark);
function random(shape: number[]): Tensor {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, index) => randomUniform(key, index) - 0.5),
    shape,
  );
}

interface Case {
  readonly name: string;
  readonly kernel: string;
  readonly inputs: Record<string, Tensor>;
  readonly attrs?: object;
  /** Multiply-adds, where that is what the kernel does. */
  readonly products?: number;
}

interface ConvolutionSize {
  readonly name: string;
  readonly size: number;
  readonly depth: number;
  readonly filters: number;
}

function convolutionCases({ name, size, depth, filters }: ConvolutionSize): Case[] {
  const out = size - 2;
  const x = random([batch, size, size, depth]);
  const filter = random([3, 3, depth, filters]);
  const dy = random([batch, out, out, filters]);
  const products = batch * out * out * filters * 9 * depth;
  const attrs = { strides: 1, pad: 'valid', dataFormat: 'NHWC' };
  return [
    {
      name: `${name} forward`,
      kernel: 'FusedConv2D',
      inputs: { x, filter, bias: random([filters]) },
      attrs: { ...attrs, dilations: 1, activation: 'relu' },
      products,
    },
    {
      name: `${name} filter gradient`,
      kernel: 'Conv2DBackpropFilter',
      inputs: { x, dy },
      attrs: { ...attrs, filterShape: filter.shape },
      products,
    },
    ...(depth === 1
      ? []
      : [
          {
            name: `${name} input gradient`,
            kernel: 'Conv2DBackpropInput',
            inputs: { dy, filter },
            attrs: { ...attrs, inputShape: x.shape },
            products,
          },
        ]),
    {
      name: `${name} bias and relu gradient`,
      kernel: 'BiasActivationGrad',
      inputs: { dy, y: random(dy.shape) },
      attrs: { activation: 'relu' },
    },
  ];
}

function poolCases(name: string, size: number, channels: number): Case[] {
  const out = Math.floor(size / 2);
  const x = random([batch, size, size, channels]);
  const y = random([batch, out, out, channels]);
  const attrs = { filterSize: 2, strides: 2, pad: 'valid' };
  return [
    { name: `${name} forward`, kernel: 'MaxPool', inputs: { x }, attrs },
    { name: `${name} gradient`, kernel: 'MaxPoolGrad', inputs: { dy: y, input: x, output: y }, attrs },
  ];
}

function denseCases(name: string, depth: number, units: number): Case[] {
  const x = random([batch, depth]);
  const weights = random([depth, units]);
  const dy = random([batch, units]);
  const products = batch * depth * units;
  return [
    {
      name: `${name} forward`,
      kernel: '_FusedMatMul',
      inputs: { a: x, b: weights, bias: random([units]) },
      attrs: { transposeA: false, transposeB: false, activation: 'linear' },
      products,
    },
    {
      name: `${name} input gradient`,
      kernel: 'BatchMatMul',
      inputs: { a: dy, b: weights },
      attrs: { transposeA: false, transposeB: true },
      products,
    },
    {
      name: `${name} weight gradient`,
      kernel: 'BatchMatMul',
      inputs: { a: x, b: dy },
      attrs: { transposeA: true, transposeB: false },
      products,
    },
  ];
}

function rmspropCase(sizes: readonly number[]): Case {
  const inputs: Record<string, Tensor> = {};
  sizes.forEach((size, index) => {
    inputs[`variable${index}`] = random([size]);
    inputs[`gradient${index}`] = random([size]);
    inputs[`slot${index}_0`] = tensor(new Float32Array(size));
  });
  const rule: UpdateRule = { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7, decay: 0 };
  return { name: 'rmsprop', kernel: 'OptimizerUpdate', inputs, attrs: { rule, count: sizes.length } };
}

/** Milliseconds of processor time, so that other programs on a busy machine count less: the best of some groups of runs. */
function time({ kernel, inputs, attrs }: Case): number {
  const run = (): void => {
    dispose(engine().runKernel<Tensor | Tensor[]>(kernel, { ...inputs }, (attrs ?? {}) as NamedAttrMap));
  };
  const spent = (runs: number): number => {
    const before = processorTime();
    for (let i = 0; i < runs; i++) run();
    return (processorTime() - before) / runs;
  };
  spent(3);
  const runs = Math.max(1, Math.ceil(30 / spent(5)));
  return Math.min(...Array.from({ length: 10 }, () => spent(runs)));
}

function depthwiseCases(name: string, size: number, channels: number): Case[] {
  const x = random([batch, size, size, channels]);
  const filter = random([3, 3, channels, 1]);
  const attrs = { strides: [1, 1], pad: 'same', dilations: 1, dataFormat: 'NHWC' };
  const products = batch * size * size * channels * 9;
  const gradient = 'DepthwiseConv2dNativeBackprop';
  return [
    { name: `${name} forward`, kernel: 'DepthwiseConv2dNative', inputs: { x, filter }, attrs, products },
    {
      name: `${name} input gradient`,
      kernel: `${gradient}Input`,
      inputs: { dy: x, filter },
      attrs: { ...attrs, inputShape: x.shape },
      products,
    },
    {
      name: `${name} filter gradient`,
      kernel: `${gradient}Filter`,
      inputs: { x, dy: x },
      attrs: { ...attrs, filterShape: filter.shape },
      products,
    },
  ];
}

const step: Case[] = [
  ...convolutionCases({ name: 'conv 28x28x1 -> 32', size: 28, depth: 1, filters: 32 }),
  ...poolCases('pool 26x26x32', 26, 32),
  ...convolutionCases({ name: 'conv 13x13x32 -> 64', size: 13, depth: 32, filters: 64 }),
  ...poolCases('pool 11x11x64', 11, 64),
  ...convolutionCases({ name: 'conv 5x5x64 -> 128', size: 5, depth: 64, filters: 128 }),
  ...denseCases('dense 1152 -> 10', 1152, 10),
  {
    name: 'softmax cross-entropy',
    kernel: 'SoftmaxCrossEntropy',
    inputs: { logits: random([batch, 10]), labels: tensor(new Int32Array(batch), [batch], 'int32') },
    attrs: { labelSmoothing: 0 },
  },
  rmspropCase([288, 32, 18432, 64, 73728, 128, 11520, 10]),
];
const beside: Case[] = [
  ...convolutionCases({ name: 'conv 14x14x32 -> 64', size: 14, depth: 32, filters: 64 }),
  ...denseCases('dense 3136 -> 128', 3136, 128),
  ...depthwiseCases('depthwise 14x14x32', 14, 32),
  {
    name: 'dropout 26x26x64',
    kernel: 'SeededDropout',
    inputs: { x: random([batch, 26, 26, 64]) },
    attrs: { rate: 0.25, key: 1 },
  },
];

function report(title: string, cases: readonly Case[]): void {
  let total = 0;
  console.log(`\n${title}, batch ${batch}, ${relaxed ? 'relaxed' : 'plain'} SIMD, 1 thread`);
  for (const each of cases) {
    const ms = time(each);
    total += ms;
    const rate = each.products === undefined ? '' : `${(each.products / ms / 1e6).toFixed(1)} GMAC/s`;
    console.log(`${each.name.padEnd(40)} ${ms.toFixed(3).padStart(8)} ms  ${rate}`);
  }
  console.log(`${'sum'.padEnd(40)} ${total.toFixed(3).padStart(8)} ms`);
}

report('One training step of mnist-first-convnet', step);
report('Beside it', beside);
