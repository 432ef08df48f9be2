import { describe, expect, test } from 'vitest';
import { newLayer } from '../network/edits';
import { isAllowed } from './fields';
import type { LayerSpec } from '../network/network';
import type { Shape } from '../network/shape';
import { layerProblem, largestLayer } from './layer-problem';
import { definitionOf, layerDefinitions, layerKinds } from './registry';

/** What a layer makes of an input: output, trainable, other parameters, arithmetic, multiply-adds. */
function reading(layer: LayerSpec, input: Shape) {
  const definition = definitionOf(layer.kind);
  const { trainable, nonTrainable, arithmetic } = definition.parameterCount(input, layer.params);
  const output = definition.outputShape(input, layer.params);
  return [output, trainable, nonTrainable, arithmetic, definition.multiplyAdds(input, layer.params)];
}

describe('each kind of layer', () => {
  const none = ['', 0] as const;
  test.each<[string, LayerSpec, Shape, readonly unknown[]]>([
    ['Conv2D', newLayer('Conv2D', 'a'), [28, 28, 1], [[26, 26, 32], 320, 0, '3 × 3 × 1 × 32 + 32 = 320', 194688]],
    [
      'Conv2D on channels',
      newLayer('Conv2D', 'a', { filters: 64 }),
      [13, 13, 32],
      [[11, 11, 64], 18496, 0, '3 × 3 × 32 × 64 + 64 = 18,496', 2230272],
    ],
    [
      'Conv2D without bias, padded and strided',
      newLayer('Conv2D', 'a', { filters: 4, kernelSize: 5, strides: 2, padding: 'same', useBias: false }),
      [9, 7, 3],
      [[5, 4, 4], 300, 0, '5 × 5 × 3 × 4 = 300', 6000],
    ],
    [
      'SeparableConv2D',
      newLayer('SeparableConv2D', 'a', { filters: 8, depthMultiplier: 2 }),
      [5, 5, 3],
      [[3, 3, 8], 54 + 48 + 8, 0, '3 × 3 × 3 × 2 + 3 × 2 × 8 + 8 = 110', 9 * (54 + 48)],
    ],
    [
      'DepthwiseConv2D',
      newLayer('DepthwiseConv2D', 'a', { depthMultiplier: 2 }),
      [5, 5, 3],
      [[3, 3, 6], 60, 0, '3 × 3 × 3 × 2 + 6 = 60', 486],
    ],
    [
      'Conv2D, wide and dilated',
      newLayer('Conv2D', 'a', { filters: 4, kernelSize: [2, 5], dilationRate: [3, 1] }),
      [9, 7, 3],
      [[6, 3, 4], 124, 0, '2 × 5 × 3 × 4 + 4 = 124', 6 * 3 * 4 * 30],
    ],
    [
      'DepthwiseConv2D, dilated and strided',
      newLayer('DepthwiseConv2D', 'a', { kernelSize: [1, 3], strides: [2, 1], dilationRate: 2, useBias: false }),
      [5, 8, 2],
      [[3, 4, 2], 6, 0, '1 × 3 × 2 × 1 = 6', 72],
    ],
    [
      'MaxPooling2D, wide',
      newLayer('MaxPooling2D', 'a', { poolSize: [1, 3], strides: [2, 3] }),
      [5, 8, 2],
      [[3, 2, 2], 0, 0, ...none],
    ],
    [
      'ZeroPadding2D, each side',
      newLayer('ZeroPadding2D', 'a', {
        padding: [
          [1, 0],
          [2, 3],
        ],
      }),
      [4, 5, 1],
      [[5, 10, 1], 0, 0, ...none],
    ],
    ['UpSampling2D, apart', newLayer('UpSampling2D', 'a', { size: [1, 3] }), [4, 5, 2], [[4, 15, 2], 0, 0, ...none]],
    ['MaxPooling2D', newLayer('MaxPooling2D', 'a'), [11, 11, 64], [[5, 5, 64], 0, 0, ...none]],
    [
      'AveragePooling2D, overlapping',
      newLayer('AveragePooling2D', 'a', { poolSize: 3, strides: 1, padding: 'same' }),
      [11, 11, 2],
      [[11, 11, 2], 0, 0, ...none],
    ],
    ['GlobalMaxPooling2D', newLayer('GlobalMaxPooling2D', 'a'), [3, 4, 128], [[128], 0, 0, ...none]],
    ['GlobalAveragePooling2D', newLayer('GlobalAveragePooling2D', 'a'), [3, 4, 128], [[128], 0, 0, ...none]],
    ['ZeroPadding2D', newLayer('ZeroPadding2D', 'a', { padding: 2 }), [28, 20, 1], [[32, 24, 1], 0, 0, ...none]],
    [
      'BatchNormalization of a picture',
      newLayer('BatchNormalization', 'a'),
      [26, 26, 32],
      [[26, 26, 32], 64, 64, '4 × 32 = 128', 21632],
    ],
    ['BatchNormalization of a vector', newLayer('BatchNormalization', 'a'), [10], [[10], 20, 20, '4 × 10 = 40', 10]],
    ['UpSampling2D', newLayer('UpSampling2D', 'a', { size: 3 }), [4, 5, 2], [[12, 15, 2], 0, 0, ...none]],
    [
      'UpSampling2D, bilinear',
      newLayer('UpSampling2D', 'a', { interpolation: 'bilinear' }),
      [4, 5, 2],
      [[8, 10, 2], 0, 0, '', 640],
    ],
    ['Dropout', newLayer('Dropout', 'a'), [12, 12, 64], [[12, 12, 64], 0, 0, ...none]],
    ['SpatialDropout2D', newLayer('SpatialDropout2D', 'a'), [12, 12, 64], [[12, 12, 64], 0, 0, ...none]],
    ['GaussianNoise', newLayer('GaussianNoise', 'a'), [10], [[10], 0, 0, ...none]],
    ['Rescaling', newLayer('Rescaling', 'a'), [28, 28, 1], [[28, 28, 1], 0, 0, '', 784]],
    [
      'LayerNormalization of a picture',
      newLayer('LayerNormalization', 'a'),
      [4, 5, 32],
      [[4, 5, 32], 64, 0, '2 × 32 = 64', 1920],
    ],
    [
      'LayerNormalization without a shift',
      newLayer('LayerNormalization', 'a', { center: false }),
      [10],
      [[10], 10, 0, '1 × 10 = 10', 30],
    ],
    [
      'LayerNormalization that learns nothing',
      newLayer('LayerNormalization', 'a', { center: false, scale: false }),
      [10],
      [[10], 0, 0, '', 30],
    ],
    [
      'Conv2DTranspose',
      newLayer('Conv2DTranspose', 'a', { filters: 8 }),
      [5, 4, 3],
      [[11, 9, 8], 224, 0, '3 × 3 × 8 × 3 + 8 = 224', 20 * 216],
    ],
    [
      'Conv2DTranspose, padded, height and width apart',
      newLayer('Conv2DTranspose', 'a', {
        filters: 2,
        kernelSize: [2, 5],
        strides: [3, 2],
        padding: 'same',
        useBias: false,
      }),
      [5, 4, 3],
      [[15, 8, 2], 60, 0, '2 × 5 × 2 × 3 = 60', 20 * 60],
    ],
    [
      'Conv2DTranspose with gaps',
      newLayer('Conv2DTranspose', 'a', { filters: 1, kernelSize: 1, strides: 2 }),
      [3, 3, 1],
      [[6, 6, 1], 2, 0, '1 × 1 × 1 × 1 + 1 = 2', 9],
    ],
    ['Activation', newLayer('Activation', 'a'), [10], [[10], 0, 0, ...none]],
    ['LeakyReLU', newLayer('LeakyReLU', 'a'), [3, 4, 2], [[3, 4, 2], 0, 0, '', 24]],
    ['Flatten of a picture', newLayer('Flatten', 'a'), [3, 3, 128], [[1152], 0, 0, ...none]],
    ['Flatten of a vector', newLayer('Flatten', 'a'), [10], [[10], 0, 0, ...none]],
    ['Dense', newLayer('Dense', 'a', { units: 10 }), [784], [[10], 7850, 0, '784 × 10 + 10 = 7,850', 7840]],
    ['Dense without bias', newLayer('Dense', 'a', { units: 2, useBias: false }), [3], [[2], 6, 0, '3 × 2 = 6', 6]],
  ])('%s', (_name, layer, input, wanted) => {
    expect(layerProblem(layer, input)).toBeNull();
    expect(reading(layer, input)).toEqual(wanted);
  });

  test('has a definition of its own name, defaults within their limits, and menus within theirs', () => {
    for (const kind of layerKinds) {
      const { fields, defaults } = definitionOf(kind);
      expect(layerDefinitions[kind].kind).toBe(kind);
      for (const [name, field] of Object.entries(fields)) {
        expect(isAllowed(field, defaults[name]), `${kind}.${name}`).toBe(true);
        if (field.type === 'int' || field.type === 'number') {
          expect(
            field.menu.every((value) => isAllowed(field, value)),
            `${kind}.${name} menu`,
          ).toBe(true);
        }
      }
    }
    expect([...layerKinds].sort()).toEqual(Object.keys(layerDefinitions).sort());
  });
});

describe('a layer that merges', () => {
  const problemOf = (kind: 'Add' | 'Concatenate', ...shapes: Shape[]) =>
    layerProblem(newLayer(kind, 'a'), shapes[0] ?? [], shapes);
  const outputOf = (kind: 'Add' | 'Concatenate', ...shapes: Shape[]) =>
    definitionOf(kind).outputShape(shapes[0] ?? [], {}, shapes);

  test('takes equal shapes, an axis of 1 for all, number by number', () => {
    expect(problemOf('Add', [4, 5, 2], [4, 5, 2])).toBeNull();
    expect(outputOf('Add', [1, 1, 2], [4, 5, 2], [4, 5, 1])).toEqual([4, 5, 2]);
    expect(
      definitionOf('Add').multiplyAdds([4, 5, 2], {}, [
        [4, 5, 2],
        [4, 5, 2],
        [4, 5, 2],
      ]),
    ).toBe(80);
  });

  test('puts channels side by side', () => {
    expect(outputOf('Concatenate', [4, 5, 2], [4, 5, 3])).toEqual([4, 5, 5]);
    expect(outputOf('Concatenate', [7], [2])).toEqual([9]);
  });

  test('says which shapes differ, and that one input is not enough', () => {
    expect(problemOf('Add', [26, 26, 32], [24, 24, 64])).toMatchObject({
      code: 'inputShapes',
      values: { shapes: '26 × 26 × 32 · 24 × 24 × 64' },
    });
    expect(problemOf('Concatenate', [4, 5, 2], [5, 4, 2])?.code).toBe('inputShapes');
    expect(problemOf('Add', [4, 5, 2], [40])?.code).toBe('inputShapes');
    expect(problemOf('Add', [4, 5, 2])?.code).toBe('needsSeveral');
  });
});

describe('a layer in the wrong place', () => {
  test('Dense does not take a picture; flattening or pooling it would help', () => {
    expect(layerProblem(newLayer('Dense', 'a'), [5, 5, 64])).toEqual({
      code: 'needsFlat',
      values: { shape: '(None, 5, 5, 64)' },
      mends: [
        { kind: 'insertBefore', layerKind: 'Flatten' },
        { kind: 'insertBefore', layerKind: 'GlobalAveragePooling2D' },
      ],
    });
  });

  test.each(layerKinds)('%s on a vector works or wants an image', (kind) => {
    const onVector =
      [
        'Flatten',
        'Dense',
        'Dropout',
        'GaussianNoise',
        'Rescaling',
        'BatchNormalization',
        'LayerNormalization',
        'Activation',
        'LeakyReLU',
      ].includes(kind) || definitionOf(kind).merges;
    expect(layerProblem(newLayer(kind, 'a'), [128], [[128], [128]])?.code ?? 'works').toBe(
      onVector ? 'works' : 'needsImage',
    );
  });
});

describe('a layer with wrong settings', () => {
  test.each([
    [0, 1],
    [2.4, 2],
    [99, 15],
    [Number.NaN, 3],
  ])('a kernel of %d is reported, and the nearest good one offered: %d', (kernelSize, mended) => {
    expect(layerProblem(newLayer('Conv2D', 'a', { kernelSize }), [28, 28, 1])).toEqual({
      code: 'paramOutOfRange',
      values: { name: 'kernelSize', value: String(kernelSize), min: 1, max: 15 },
      mends: [{ kind: 'setParam', name: 'kernelSize', value: mended }],
    });
  });

  test('of two numbers the wrong one is mended', () => {
    expect(layerProblem(newLayer('Conv2D', 'a', { kernelSize: [3, 99] }), [28, 28, 1])).toEqual({
      code: 'paramOutOfRange',
      values: { name: 'kernelSize', value: '3 × 99', min: 1, max: 15 },
      mends: [{ kind: 'setParam', name: 'kernelSize', value: [3, 15] }],
    });
  });

  test('a choice that does not exist falls back to the default', () => {
    const layer = { id: 'a', kind: 'Activation', params: { activation: 'relu6' } } as unknown as LayerSpec;
    expect(layerProblem(layer, [10])?.mends).toEqual([{ kind: 'setParam', name: 'activation', value: 'relu' }]);
  });

  test('a layer that no tab could hold is refused, by its weights or by its output', () => {
    expect(largestLayer).toBe(67_108_864);
    expect(layerProblem(newLayer('Dense', 'a', { units: 65536 }), [1024])?.code).toBe('tooManyValues');
    expect(layerProblem(newLayer('Dense', 'a', { units: 65536, useBias: false }), [1024])).toBeNull();
    expect(layerProblem(newLayer('Conv2D', 'a', { filters: 2048, kernelSize: 1 }), [200, 200, 1])?.code).toBe(
      'tooManyValues',
    );
  });
});
