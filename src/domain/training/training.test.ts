import { describe, expect, test } from 'vitest';
import { defaultsOf, isAllowed } from '../layers/fields';
import { defaultLearningRates, defaultOptimizer, optimizerFields, optimizerKinds, settingsFields } from './training';

describe('training settings', () => {
  test('have defaults and menus within their own limits', () => {
    const groups = { settings: settingsFields, ...optimizerFields };
    for (const [group, fields] of Object.entries(groups)) {
      for (const [name, field] of Object.entries(fields)) {
        const values = [field.default, ...('menu' in field ? field.menu : [])];
        expect(
          values.every((value) => isAllowed(field, value)),
          `${group}.${name}`,
        ).toBe(true);
      }
    }
  });

  test('start as a sound run', () => {
    expect(defaultsOf(settingsFields)).toMatchObject({ batchSize: 64, epochs: 5, shuffle: true, validation: 'none' });
  });
});

describe('optimizers', () => {
  test('start with the settings of Keras 3', () => {
    expect(optimizerKinds.map(defaultOptimizer)).toEqual([
      { kind: 'SGD', params: { momentum: 0, nesterov: false, weightDecay: 0 } },
      { kind: 'RMSprop', params: { rho: 0.9, momentum: 0, weightDecay: 0 } },
      { kind: 'Adam', params: { beta1: 0.9, beta2: 0.999, weightDecay: 0 } },
      { kind: 'AdamW', params: { beta1: 0.9, beta2: 0.999, weightDecay: 0.004 } },
      { kind: 'Adadelta', params: { rho: 0.95, weightDecay: 0 } },
      { kind: 'Adagrad', params: { initialAccumulatorValue: 0.1, weightDecay: 0 } },
      { kind: 'Nadam', params: { beta1: 0.9, beta2: 0.999, weightDecay: 0 } },
    ]);
  });

  test('learn at 0.001, SGD at 0.01', () => {
    const { SGD, ...others } = defaultLearningRates;
    expect(SGD).toBe(0.01);
    expect(new Set(Object.values(others))).toEqual(new Set([0.001]));
  });

  test('get params of their own, not shared ones', () => {
    expect(defaultOptimizer('Adam').params).not.toBe(defaultOptimizer('Adam').params);
  });
});
