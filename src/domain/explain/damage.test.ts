/** Damage worked out by hand. The engine's tests hold it against the network itself, on every backend. */
import { describe, expect, test } from 'vitest';
import { newLayer } from '../network/edits';
import type { LayerSpec, NetworkSpec } from '../network/network';
import { readNetwork } from '../network/read-network';
import type { ConvolutionSpec } from './convolution';
import { kernelOf } from './convolution';
import {
  damageCounts,
  damagedAlso,
  editedKernel,
  mendedOf,
  noDamage,
  type DamageItem,
  type KernelSpec,
} from './damage';
import { canBeNoisy, damageProblem, madeOfZero } from './damage-fit';
import { damagedWeights, kernelValues } from './damaged-weights';
import type { LayerNumbers, NamedWeight } from './layer-numbers';

const off = (layerId: string, channel: number): DamageItem => ({ kind: 'off', layerId, channel });
const noise = (strength: number, seed = 1, layerId = 'a'): DamageItem => ({ kind: 'noise', layerId, strength, seed });

/** A weight that counts 1, 2, 3 ... */
function counting(name: string, ...shape: number[]): NamedWeight {
  const length = shape.reduce((product, size) => product * size, 1);
  return { name, shape, values: Float32Array.from({ length }, (_, index) => index + 1) };
}
const lists = (values: readonly Float32Array[]): number[][] => values.map((each) => Array.from(each));

describe('what is damaged', () => {
  test('each thing counts once, however often it is damaged, and can be put back alone', () => {
    let damage = noDamage;
    for (const item of [off('a', 0), off('a', 1), noise(0.5), off('a', 0), noise(1, 2)])
      damage = damagedAlso(damage, item);
    expect(damage).toEqual([off('a', 0), off('a', 1), noise(1, 2)]);
    expect(damageCounts(damage)).toEqual({ filtersOff: 2, isNoisy: true });
    damage = mendedOf(damage, off('a', 0));
    expect(damageCounts(damage)).toEqual({ filtersOff: 1, isNoisy: true });
    // A slider that is moved back to 0 puts the weights back.
    damage = damagedAlso(damage, noise(0));
    expect(damage).toEqual([off('a', 1)]);
    expect(damageCounts(damage)).toEqual({ filtersOff: 1, isNoisy: false });
  });

  test('kernels of one filter on several inputs are several things; those of a separable convolution serve all filters', () => {
    const conv = newLayer('Conv2D', 'a', { kernelSize: 1 }) as KernelSpec;
    const shared = newLayer('SeparableConv2D', 'b', { kernelSize: 1 }) as KernelSpec;
    const edit = (spec: KernelSpec, filter: number, channel: number) =>
      editedKernel(spec, filter, { channel, multiplier: 0 }, [1]);
    const all = (spec: KernelSpec) =>
      [edit(spec, 0, 0), edit(spec, 0, 1), edit(spec, 1, 0)].reduce(damagedAlso, noDamage);
    expect(all(conv)).toHaveLength(3);
    expect(all(shared)).toHaveLength(2);
  });

  test('a number without bounds becomes the largest one', () => {
    const conv = newLayer('Conv2D', 'a', { kernelSize: [1, 2] }) as KernelSpec;
    expect(editedKernel(conv, 0, { channel: 0, multiplier: 0 }, [1e300, -1e300]).values).toEqual([1e6, -1e6]);
  });
});

describe('switched off', () => {
  const silenced = (spec: LayerSpec, weights: readonly NamedWeight[], channel: number) =>
    lists(damagedWeights(spec, weights, [off('a', channel)]));

  test('a filter of Conv2D, on all its inputs, and its bias', () => {
    const spec = newLayer('Conv2D', 'a', { filters: 2, kernelSize: [1, 2] });
    const [kernel, bias] = silenced(spec, [counting('kernel', 1, 2, 2, 2), counting('bias', 2)], 1);
    expect(kernel).toEqual([1, 0, 3, 0, 5, 0, 7, 0]);
    expect(bias).toEqual([1, 0]);
  });

  test('a unit of Dense, and one without a bias', () => {
    const spec = newLayer('Dense', 'a', { units: 3 });
    expect(silenced(spec, [counting('kernel', 2, 3)], 0)).toEqual([[0, 2, 3, 0, 5, 6]]);
  });

  test('a channel of DepthwiseConv2D is one kernel on one input', () => {
    const spec = newLayer('DepthwiseConv2D', 'a', { kernelSize: [1, 2], depthMultiplier: 2 });
    const [kernel, bias] = silenced(spec, [counting('depthwise_kernel', 1, 2, 2, 2), counting('bias', 4)], 2);
    expect(kernel).toEqual([1, 2, 0, 4, 5, 6, 0, 8]);
    expect(bias).toEqual([1, 2, 0, 4]);
  });

  test('a filter of SeparableConv2D keeps the small kernels, which are not its own', () => {
    const spec = newLayer('SeparableConv2D', 'a', { filters: 2, kernelSize: 1, depthMultiplier: 1 });
    const weights = [
      counting('depthwise_kernel', 1, 1, 2, 1),
      counting('pointwise_kernel', 1, 1, 2, 2),
      counting('bias', 2),
    ];
    expect(silenced(spec, weights, 0)).toEqual([
      [1, 2],
      [0, 2, 0, 4],
      [0, 2],
    ]);
  });

  test('a filter of Conv2DTranspose, whose kernel holds the filters before the inputs', () => {
    const spec = newLayer('Conv2DTranspose', 'a', { filters: 2, kernelSize: [1, 2] });
    const [kernel, bias] = silenced(spec, [counting('kernel', 1, 2, 2, 3), counting('bias', 2)], 1);
    expect(kernel).toEqual([1, 2, 3, 0, 0, 0, 7, 8, 9, 0, 0, 0]);
    expect(bias).toEqual([1, 0]);
  });
});

describe('the numbers of a kernel', () => {
  test('are those that the arithmetic of the page uses', () => {
    const cases: readonly (readonly [ConvolutionSpec, NamedWeight])[] = [
      [newLayer('Conv2D', 'a', { filters: 5, kernelSize: [2, 3] }) as ConvolutionSpec, counting('kernel', 2, 3, 4, 5)],
      [
        newLayer('SeparableConv2D', 'a', { filters: 5, kernelSize: [2, 3], depthMultiplier: 2 }) as ConvolutionSpec,
        counting('depthwise_kernel', 2, 3, 4, 2),
      ],
    ];
    for (const [spec, weight] of cases) {
      const numbers = { inputShape: [9, 9, 4], weights: [weight] } as unknown as LayerNumbers;
      const part = { channel: 3, multiplier: spec.kind === 'Conv2D' ? 0 : 1 };
      expect(kernelValues(spec, [weight], 2, part)).toEqual(Array.from(kernelOf(spec, numbers, 2, part)));
    }
  });

  test('that were typed stand there, over the noise; what is off is off', () => {
    const spec = newLayer('Conv2D', 'a', { filters: 2, kernelSize: [1, 2] }) as KernelSpec;
    const weights = [counting('kernel', 1, 2, 1, 2), counting('bias', 2)];
    const typed = editedKernel(spec, 0, { channel: 0, multiplier: 0 }, [0.5, -0.5]);
    const [kernel = []] = lists(damagedWeights(spec, weights, [typed, off('a', 1), noise(1)]));
    expect(kernel).toEqual([0.5, 0, -0.5, 0]);
    const [both = []] = lists(damagedWeights(spec, weights, [off('a', 0), typed]));
    expect(both).toEqual([0, 2, 0, 4]);
  });
});

describe('noise', () => {
  const spec = newLayer('Dense', 'a', { units: 100 });
  const kernel = { name: 'kernel', shape: [100, 100], values: new Float32Array(10_000).fill(-3) };
  const shaken = (strength: number, seed = 1) =>
    lists(damagedWeights(spec, [kernel], [noise(strength, seed)]))[0] ?? [];

  test('is as large, against the weights, as its strength says, and the same for the same seed', () => {
    const differences = shaken(0.5).map((value) => value + 3);
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    const spread = Math.sqrt(differences.reduce((sum, value) => sum + value * value, 0) / differences.length);
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(spread).toBeGreaterThan(1.45);
    expect(spread).toBeLessThan(1.55);
    expect(shaken(0.5)).toEqual(shaken(0.5));
    expect(shaken(0.5, 2)).not.toEqual(shaken(0.5));
    expect(kernel.values.every((value) => value === -3)).toBe(true);
  });

  test('leaves alone what is measured and not learned, and other layers', () => {
    const norm = newLayer('BatchNormalization', 'a');
    const weights = ['gamma', 'moving_mean', 'moving_variance'].map((name) => counting(name, 3));
    const [gamma, ...moving] = lists(damagedWeights(norm, weights, [noise(1)]));
    expect(gamma).not.toEqual([1, 2, 3]);
    expect(moving).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(lists(damagedWeights({ ...norm, id: 'b' }, weights, [noise(1)]))[0]).toEqual([1, 2, 3]);
  });
});

describe('what is made of a channel that is off', () => {
  const network = (...layers: readonly LayerSpec[]): NetworkSpec => ({ inputShape: [8, 8, 1], layers });
  const maker = (activation: 'relu' | 'sigmoid', ...behind: readonly LayerSpec[]) => {
    const conv = newLayer('Conv2D', 'a', { filters: 2, activation });
    const reading = readNetwork(network(conv, ...behind));
    const first = reading.layers[0];
    const found = first && madeOfZero(reading, first);
    return found && typeof found === 'object' ? found.displayName : found;
  };

  test('nothing, where zeros go on as zeros', () => {
    expect(maker('relu')).toBeNull();
    expect(maker('relu', newLayer('MaxPooling2D', 'b'), newLayer('Conv2D', 'c'))).toBeNull();
    expect(maker('relu', newLayer('Conv2D', 'b'), newLayer('BatchNormalization', 'c'))).toBeNull();
    expect(maker('relu', newLayer('Rescaling', 'b', { offset: 0 }))).toBeNull();
  });

  test('a number, by its own activation or by a layer behind it, pooling between them or not', () => {
    expect(maker('sigmoid')).toBe('activation');
    expect(maker('relu', newLayer('BatchNormalization', 'b'))).toBe('BatchNormalization 1');
    expect(maker('relu', newLayer('MaxPooling2D', 'b'), newLayer('LayerNormalization', 'c'))).toBe(
      'LayerNormalization 1',
    );
    expect(maker('relu', newLayer('Activation', 'b', { activation: 'sigmoid' }))).toBe('Activation 1');
    expect(maker('relu', newLayer('Rescaling', 'b', { offset: -1 }))).toBe('Rescaling 1');
  });
});

test('what does not fit a network is named', () => {
  const layers = [newLayer('Conv2D', 'a', { filters: 2 }), newLayer('Flatten', 'b')];
  const reading = readNetwork({ inputShape: [8, 8, 1], layers });
  expect(damageProblem(reading, [off('a', 1), noise(1)])).toBeNull();
  expect(damageProblem(reading, [off('a', 1), off('a', 2)])).toBe('{"kind":"off","layerId":"a","channel":2}');
  for (const wrong of [off('c', 0), off('b', 0), off('a', 0.5), noise(3), noise(1, 0.5), noise(1, 1, 'b')])
    expect(damageProblem(reading, [wrong])).not.toBeNull();
  expect(reading.layers.map(canBeNoisy)).toEqual([true, false]);
});
