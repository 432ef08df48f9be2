import { tensor2d, tidy, variableGrads, type Scalar, type Variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { newLayer } from '../../domain/network/edits';
import { buildModel, type Model } from './model';
import { hasPenalty, penaltyOf } from './penalties';

function modelWith(l1: number, l2: number): Model {
  const dense = newLayer('Dense', 'b', { units: 3, activation: 'softmax', l1, l2 });
  return buildModel({ inputShape: [1, 2, 1], layers: [newLayer('Flatten', 'a'), dense] }, 1);
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test('a penalty pulls weights towards zero and leaves those that are zero, and biases, alone', () => {
    const model = modelWith(0.5, 0.25);
    const [kernel, bias] = model.trainable as [Variable, Variable];
    tidy(() => {
      kernel.assign(tensor2d([2, -3, 0, 0, -0, 1], [2, 3]));
    });
    const { value, grads } = variableGrads(() => penaltyOf(model) as Scalar, [kernel]);
    expect(value.dataSync()[0]).toBeCloseTo(0.5 * 6 + 0.25 * 14, 5);
    const expected = [0.5 + 1, -0.5 - 1.5, 0, 0, 0, 0.5 + 0.5];
    expect(Array.from(grads[kernel.name]?.dataSync() ?? [], Math.abs)).toEqual(expected.map(Math.abs));
    expect(Math.sign(grads[kernel.name]?.dataSync()[1] ?? 0)).toBe(-1);
    expect(grads[bias.name]).toBeUndefined();
  });

  test('without factors there is none', () => {
    expect(hasPenalty(modelWith(0, 0))).toBe(false);
    expect(penaltyOf(modelWith(0, 0))).toBeNull();
    expect([hasPenalty(modelWith(0.1, 0)), hasPenalty(modelWith(0, 0.1))]).toEqual([true, true]);
  });
});
