/** Every optimizer over 20 steps against Keras 3; scripts/golden/optimizers.py makes the numbers. */
import { tensor1d, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import file from '../../../tests/fixtures/golden/optimizers.json';
import { expectValues, longRounding } from '../../../tests/fixtures/golden/tensors';
import {
  clippings,
  defaultLearningRates,
  defaultOptimizer,
  optimizerKinds,
  type Clipping,
  type OptimizerSpec,
} from '../../domain/training/training';
import { Optimizer } from '../core/optimizer';

interface OptimizerCase {
  readonly name: string;
  readonly optimizer: OptimizerSpec;
  readonly learningRate: number;
  /** By the number of steps taken. */
  readonly values: Readonly<Record<string, readonly number[]>>;
}
const cases = file.cases as unknown as readonly OptimizerCase[];
const clippedCases = file.clipped as unknown as readonly ClippedCase[];
const { start, gradients } = file;

/** With two variables, the first of them four numbers long. */
interface ClippedCase extends OptimizerCase {
  readonly clipping: { readonly kind: Clipping['clipping']; readonly at: number };
}

/** Vectors from before there was a weight decay say nothing of it. */
function whole({ kind, params }: OptimizerSpec): OptimizerSpec {
  const given: Partial<typeof params> = params;
  return { kind, params: { weightDecay: 0, ...given } } as OptimizerSpec;
}

/** The variable after each step. */
function run({ optimizer: spec, learningRate }: OptimizerCase): Float32Array[] {
  const weights = variable(tensor1d(start));
  const optimizer = new Optimizer(whole(spec), [weights]);
  const values = gradients.map((values) => {
    const gradient = tensor1d(values);
    optimizer.apply([gradient], learningRate);
    gradient.dispose();
    return Float32Array.from(weights.dataSync());
  });
  optimizer.dispose();
  weights.dispose();
  return values;
}

/** The two variables after each step, one behind the other. */
function runClipped({ optimizer: spec, learningRate, clipping }: ClippedCase): Float32Array[] {
  const parts = (values: readonly number[]) => [tensor1d(values.slice(0, 4)), tensor1d(values.slice(4))];
  const variables = parts(start).map((part) => variable(part));
  const optimizer = new Optimizer(spec, variables);
  optimizer.clipping = { clipping: clipping.kind, clipAt: clipping.at };
  return gradients.map((values) => {
    optimizer.apply(parts(values), learningRate);
    return Float32Array.from(variables.flatMap((each) => [...each.dataSync()]));
  });
}

/** Each value's way from the start is compared by itself: it may be a millionth of its neighbour's. */
function expectSameWay(found: Float32Array, expected: readonly number[]): void {
  expected.forEach((value, index) => {
    const from = start[index] ?? NaN;
    // What 20 additions to a weight of this size may round away.
    const grain = Math.abs(from) * 2e-6;
    const difference = Math.max(0, Math.abs((found[index] ?? NaN) - value) - grain);
    expectValues([value - from + difference], [value - from], longRounding);
  });
}

test.each(optimizerKinds)('our defaults of %s are those of Keras', (kind) => {
  const golden = cases.find(({ name }) => name === kind);
  expect(defaultOptimizer(kind)).toEqual(golden && whole(golden.optimizer));
  expect(defaultLearningRates[kind]).toBe(golden?.learningRate);
});

test('every optimizer is compared with a weight decay, and every clipping', () => {
  const decaying = cases.filter(({ optimizer }) => whole(optimizer).params.weightDecay > 0);
  expect(new Set(decaying.map(({ optimizer }) => optimizer.kind))).toEqual(new Set(optimizerKinds));
  expect(new Set(clippedCases.map(({ clipping }) => clipping.kind))).toEqual(new Set(clippings.slice(1)));
});

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
    const values = run(golden);
    for (const [step, expected] of Object.entries(golden.values))
      expectSameWay(values[Number(step) - 1] as Float32Array, expected);
  });

  test.each(clippedCases.map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
    const values = runClipped(golden);
    for (const [step, expected] of Object.entries(golden.values))
      expectSameWay(values[Number(step) - 1] as Float32Array, expected);
  });
});
