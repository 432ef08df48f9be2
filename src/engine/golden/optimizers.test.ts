/** Every optimizer over 20 steps against Keras 3; scripts/golden/optimizers.py makes the numbers. */
import { tensor1d, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import file from '../../../tests/fixtures/golden/optimizers.json';
import { expectValues, longRounding } from '../../../tests/fixtures/golden/tensors';
import {
  defaultLearningRates,
  defaultOptimizer,
  optimizerKinds,
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
const { start, gradients } = file;

/** The variable after each step. */
function run({ optimizer: spec, learningRate }: OptimizerCase): Float32Array[] {
  const weights = variable(tensor1d(start));
  const optimizer = new Optimizer(spec, [weights]);
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
  expect(defaultOptimizer(kind)).toEqual(golden?.optimizer);
  expect(defaultLearningRates[kind]).toBe(golden?.learningRate);
});

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
    const values = run(golden);
    for (const [step, expected] of Object.entries(golden.values))
      expectSameWay(values[Number(step) - 1] as Float32Array, expected);
  });
});
