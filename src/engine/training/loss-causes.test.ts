import { expect, test } from 'vitest';
import { defaultsOf } from '../../domain/layers/fields';
import { defaultOptimizer, settingsFields, type OptimizerKind } from '../../domain/training/training';
import { EngineFault } from '../core/fault';
import { checkFinite } from './loss-causes';

function causeOf(kind: OptimizerKind, learningRate: number): string {
  const settings = { ...defaultsOf(settingsFields), optimizer: defaultOptimizer(kind) };
  try {
    checkFinite([{ step: 1, loss: NaN, accuracy: 0 }], settings, learningRate);
  } catch (error) {
    return error instanceof EngineFault ? error.detail : String(error);
  }
  return 'none';
}

test.each([
  ['Adadelta', 1, 'unknown'],
  ['SGD', 0.1, 'unknown'],
  ['SGD', 10, 'learningRate'],
  ['Adam', 0.01, 'learningRate'],
] as const)('%s at %d, a loss that is no number: the cause is %s', (kind, learningRate, cause) => {
  expect(causeOf(kind, learningRate)).toBe(cause);
});
