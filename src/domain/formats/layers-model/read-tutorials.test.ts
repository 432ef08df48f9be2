/** What tutorials and their programs write is read as it was meant. */
import { describe, expect, it } from 'vitest';
import { type Config, layer, input, flatten, dense, model, problemOf } from '../../../../tests/fixtures/layers-model';
import { OpenError } from '../files/open-error';
import { readLayersModel } from './read-layers-model';

const scaling = (scale: number, mode: string, distribution: string) => ({
  class_name: 'VarianceScaling',
  config: { scale, mode, distribution, seed: null },
});

describe('what tutorials write', () => {
  const kinds = (json: unknown) =>
    readLayersModel(json).network.layers.map(({ kind, params }) =>
      'activation' in params ? `${kind} ${params.activation}` : kind,
    );

  it('pictures without channels, and logits', () => {
    const json = model([
      flatten(input(28, 28)),
      dense('a', 128, 'relu'),
      layer('Dropout', 'drop', { rate: 0.2 }),
      dense('b', 10, 'linear'),
    ]);
    expect(kinds(json)).toEqual(['Flatten', 'Dense relu', 'Dropout', 'Dense softmax']);
    expect(readLayersModel(json)).toMatchObject({
      network: { inputShape: [28, 28, 1] },
      notes: ['channelAdded', 'softmaxAdded'],
    });
  });

  it('numbers in a row', () => {
    const json = model(
      [layer('Dense', 'a', { units: 10, activation: 'softmax', ...input(784) })],
      [
        ['a/kernel', 784, 10],
        ['a/bias', 10],
      ],
    );
    expect(kinds(json)).toEqual(['Flatten', 'Dense softmax']);
    const { network, notes, weightsIn } = readLayersModel(json);
    expect([network.inputShape, notes]).toEqual([[28, 28, 1], ['flattenAdded']]);
    expect(weightsIn(new Uint8Array(7850 * 4)).map(({ length }) => length)).toEqual([7840, 10]);
  });

  it('softmax and relu as layers, and logits of pooling', () => {
    const end = [dense('a', 10, 'linear'), layer('Softmax', 'soft', { axis: -1 })];
    expect(kinds(model([flatten(input(28, 28, 1)), ...end]))).toEqual([
      'Flatten',
      'Dense linear',
      'Activation softmax',
    ]);
    const conv = layer('Conv2D', 'c', { filters: 10, kernel_size: 3, ...input(28, 28, 1) });
    const pooled = model([
      conv,
      layer('ReLU', 'r', { max_value: null, negative_slope: 0, threshold: 0 }),
      layer('GlobalAveragePooling2D', 'g'),
    ]);
    expect(kinds(pooled)).toEqual(['Conv2D linear', 'Activation relu', 'GlobalAveragePooling2D', 'Activation softmax']);
    const capped = model([flatten(input(28, 28, 1)), layer('ReLU', 'r', { max_value: 6 }), ...end]);
    expect(problemOf(capped)?.values.option).toBe('max_value = 6');
    const across = model([layer('Softmax', 'soft', { axis: 1, ...input(28, 28, 1) }), flatten(), ...end]);
    expect(problemOf(across)?.values).toEqual({ layer: 'soft', kind: 'Softmax', option: 'axis = 1' });
  });

  it('the slope of LeakyReLU by both of its names, and without one', () => {
    const slope = (options: Config) =>
      readLayersModel(
        model([flatten(input(28, 28, 1)), layer('LeakyReLU', 'leaky', options), dense('b', 10, 'softmax')]),
      ).network.layers[1]?.params;
    expect(slope({ negative_slope: 0.2 })).toEqual({ negativeSlope: 0.2 });
    expect(slope({ alpha: 0.1 })).toEqual({ negativeSlope: 0.1 });
    expect(slope({ negative_slope: 0 })).toEqual({ negativeSlope: 0 });
    expect(slope({})).toEqual({ negativeSlope: 0.3 });
    const odd = [flatten(input(28, 28, 1)), layer('LeakyReLU', 'leaky', { alpha: 'a' }), dense('b', 10, 'softmax')];
    expect(problemOf(model(odd))?.code).toBe('modelOption');
  });

  const convolution = (options: Config) => {
    const conv = layer('Conv2D', 'c', { filters: 2, kernel_size: 3, ...input(28, 28, 1), ...options });
    return model([conv, flatten(), dense('b', 10, 'softmax')]);
  };

  it.each([
    [undefined, 'glorot_uniform'],
    ['he_normal', 'he_normal'],
    ['HeUniform', 'he_uniform'],
    ['glorotNormal', 'glorot_normal'],
    ['normal', 'random_normal'],
    [{ module: 'keras.initializers', class_name: 'Zeros', config: {}, registered_name: null }, 'zeros'],
    [{ class_name: 'HeNormal', config: { seed: null, input_axes: null, output_axes: null } }, 'he_normal'],
    [{ class_name: 'RandomNormal', config: { mean: 0, stddev: 0.05, seed: 3 } }, 'random_normal'],
    [scaling(1, 'fan_avg', 'uniform'), 'glorot_uniform'],
    [scaling(1, 'fanAvg', 'normal'), 'glorot_normal'],
    [scaling(2, 'fan_in', 'truncated_normal'), 'he_normal'],
  ])('the initializer %j', (written, name) => {
    const { network, notes } = readLayersModel(convolution({ kernel_initializer: written }));
    expect(network.layers[0]?.params).toMatchObject({ kernelInitializer: name });
    expect(notes).toEqual([]);
  });

  it.each([
    'orthogonal',
    { class_name: 'Constant', config: { value: 1 } },
    { class_name: 'RandomNormal', config: { mean: 0, stddev: 0.01 } },
    { class_name: 'HeNormal', config: { input_axes: [0] } },
    scaling(3, 'fan_in', 'uniform'),
    scaling(2, 'fan_in', 'untruncated_normal'),
    7,
  ])('the initializer %j, which none of ours is, is remarked on', (written) => {
    const { network, notes } = readLayersModel(convolution({ kernel_initializer: written }));
    expect(network.layers[0]?.params).toMatchObject({ kernelInitializer: 'glorot_uniform' });
    expect(notes).toEqual(['initializerLeftOut']);
  });

  it('two kernels of one layer that were drawn differently are remarked on', () => {
    const separable = (depthwise: string, pointwise: string) => {
      const options = { depthwise_initializer: depthwise, pointwise_initializer: pointwise };
      const conv = layer('SeparableConv2D', 's', { filters: 2, kernel_size: 3, ...input(28, 28, 1), ...options });
      return readLayersModel(model([conv, flatten(), dense('b', 10, 'softmax')]));
    };
    expect(separable('he_normal', 'he_normal').network.layers[0]?.params).toMatchObject({
      kernelInitializer: 'he_normal',
    });
    expect(separable('he_normal', 'he_normal').notes).toEqual([]);
    expect(separable('he_normal', 'zeros').notes).toEqual(['initializerLeftOut']);
  });

  it.each([
    [null, 0, 0],
    [{ class_name: 'L2', config: { l2: 0.1 } }, 0, 0.1],
    // Keras 3 writes the float32.
    [{ module: 'keras.regularizers', class_name: 'L1', config: { l1: 0.10000000149011612 } }, 0.1, 0],
    [{ class_name: 'L1L2', config: { l1: 0.001, l2: 0.25 } }, 0.001, 0.25],
    [{ class_name: 'L1L2', config: { l1: 0.001, l2: null } }, 0.001, 0],
  ])('the regularizer %j', (written, l1, l2) => {
    const { network } = readLayersModel(convolution({ kernel_regularizer: written }));
    expect(network.layers[0]?.params).toMatchObject({ l1, l2 });
  });

  it('silu by both of its names, and gelu', () => {
    const named = (name: unknown) =>
      kinds(model([flatten(input(28, 28, 1)), dense('a', 8, name), dense('b', 10, 'softmax')]))[1];
    expect(named('swish')).toBe('Dense silu');
    expect(named('silu')).toBe('Dense silu');
    expect(named('gelu')).toBe('Dense gelu');
    expect(named({ class_name: 'function', config: 'swish' })).toBe('Dense silu');
  });

  it('a stack in a stack, whose weights are told apart', () => {
    const inner = (name: string, units: number) => ({
      class_name: 'Sequential',
      config: { name, layers: [dense('d', units, 'relu')] },
    });
    const layers = [flatten(input(2, 2, 1)), inner('one', 3), inner('two', 3), dense('out', 2, 'softmax')];
    const shapes = [
      ['m/two/d/kernel', 3, 3],
      ['m/two/d/bias', 3],
      ['m/one/d/kernel', 4, 3],
      ['m/one/d/bias', 3],
      ['out/kernel', 3, 2],
      ['out/bias', 2],
    ] as const;
    const json = model(layers, shapes);
    expect(kinds(json)).toEqual(['Flatten', 'Dense relu', 'Dense relu', 'Dense softmax']);
    const bytes = new Uint8Array(Float32Array.from({ length: 35 }, (_, index) => index).buffer);
    expect(
      readLayersModel(json)
        .weightsIn(bytes)
        .map(([first]) => first),
    ).toEqual([12, 24, 0, 9, 27, 33]);
    const unclear = model(
      layers,
      shapes.map(([name, ...shape]) => [name.replace(/(one|two)/, 'x'), ...shape] as const),
    );
    expect(() => readLayersModel(unclear).weightsIn(bytes)).toThrow(OpenError);
  });

  it('a graph that is a plain stack, as Keras 2 and 3 write it; other graphs are named', () => {
    const listed = (name: string) => [[[name, 0, 0, {}]]];
    const history = (name: string, kwargs: Config = {}) => [
      { args: [{ class_name: '__keras_tensor__', config: { keras_history: [name, 0, 0] } }], kwargs },
    ];
    const graph = (nodes: (name: string) => unknown, outputs: unknown = [['d', 0, 0]]) => ({
      ...model([]),
      modelTopology: {
        class_name: 'Functional',
        config: {
          name: 'g',
          input_layers: [['in', 0, 0]],
          output_layers: outputs,
          layers: [
            { ...dense('d', 10, 'softmax'), inbound_nodes: nodes('flat') },
            { ...layer('InputLayer', 'in', { batch_shape: [null, 28, 28, 1] }), inbound_nodes: [] },
            { ...flatten(), inbound_nodes: nodes('in') },
          ],
        },
      },
    });
    expect(kinds(graph(listed))).toEqual(['Flatten', 'Dense softmax']);
    expect(kinds(graph((name) => history(name), ['d', 0, 0]))).toEqual(['Flatten', 'Dense softmax']);
    expect(problemOf(graph((name) => history(name, { training: true })))?.code).toBe('modelNotSequential');
    expect(problemOf(graph((name) => [...listed(name), ...listed(name)]))?.code).toBe('modelNotSequential');
    expect(problemOf(graph(listed, [['flat', 0, 0]]))?.code).toBe('modelNotSequential');
  });

  it('a graph with branches, in whatever order its layers stand', () => {
    const from = (...names: string[]) => [names.map((name) => [name, 0, 0, {}])];
    const tensor = (name: string) => ({ class_name: '__keras_tensor__', config: { keras_history: [name, 0, 0] } });
    const called = (...names: string[]) => [{ args: [names.map(tensor)], kwargs: {} }];
    const convolution = (name: string) => layer('Conv2D', name, { filters: 2, kernel_size: 3, padding: 'same' });
    const graph = (sum: unknown) => ({
      ...model([]),
      modelTopology: {
        class_name: 'Functional',
        config: {
          name: 'g',
          input_layers: [['in', 0, 0]],
          output_layers: [['d', 0, 0]],
          layers: [
            { ...layer('InputLayer', 'in', { batch_shape: [null, 8, 8, 1] }), inbound_nodes: [] },
            { ...layer('Add', 'sum'), inbound_nodes: sum },
            { ...convolution('b'), inbound_nodes: from('a') },
            { ...convolution('a'), inbound_nodes: from('in') },
            { ...flatten(), inbound_nodes: from('sum') },
            { ...dense('d', 3, 'softmax'), inbound_nodes: from('flat') },
          ],
        },
      },
    });
    for (const sum of [from('b', 'a'), called('b', 'a')]) {
      const { layers } = readLayersModel(graph(sum)).network;
      expect(layers.map(({ kind, inputs }) => [kind, inputs ?? []])).toEqual([
        ['Conv2D', []],
        ['Conv2D', []],
        ['Add', ['layer-2', 'layer-1']],
        ['Flatten', []],
        ['Dense', []],
      ]);
    }
    expect(problemOf(graph(from('b', 'missing')))?.code).toBe('modelNotSequential');
  });

  it('the settings of its training are not taken, which is said', () => {
    const json = model([flatten(input(28, 28, 1)), dense('a', 10, 'softmax')], [], {
      training_config: { loss: 'mse' },
    });
    expect(readLayersModel(json).notes).toEqual(['settingsLeftOut']);
  });

  it('bilinear upsampling, which TensorFlow.js computes otherwise, is remarked on unless Keras wrote the file', () => {
    const grow = layer('UpSampling2D', 'up', { interpolation: 'bilinear', ...input(28, 28, 1) });
    const json = model([grow, flatten(), dense('a', 10, 'softmax')]);
    expect(readLayersModel(json).notes).toEqual(['bilinearMoved']);
    expect(readLayersModel({ ...json, generatedBy: 'TensorFlow.js tfjs-layers v4.22.0' }).notes).toEqual([
      'bilinearMoved',
    ]);
    expect(readLayersModel({ ...json, generatedBy: 'keras v3.15.1' }).notes).toEqual([]);
    expect(readLayersModel({ ...json, generatedBy: 'CNN Playground' }).notes).toEqual([]);
  });

  it('a network that makes bytes small gets the numbers that it was trained on: pictures here lie between 0 and 1', () => {
    const json = model([
      layer('Rescaling', 'r', { scale: 1 / 127.5, offset: -1, ...input(28, 28, 1) }),
      flatten(),
      dense('a', 10, 'softmax'),
    ]);
    const { network, notes } = readLayersModel({ ...json, generatedBy: 'keras v3.15.1' });
    expect(network.layers[0]?.params).toEqual({ scale: 2, offset: -1 });
    expect(notes).toEqual(['bytesRescaled']);
    const own = readLayersModel({ ...json, generatedBy: 'CNN Playground' });
    expect(own.network.layers[0]?.params).toEqual({ scale: 1 / 127.5, offset: -1 });
    expect(own.notes).toEqual([]);
  });

  it('what cannot be opened says why', () => {
    expect(problemOf(model([layer('Dense', 'a', { units: 10, activation: 'softmax', ...input(28, 28) })]))?.code).toBe(
      'modelShape',
    );
    expect(
      problemOf(
        model([layer('Normalization', 'r', { axis: -1, ...input(28, 28, 1) }), flatten(), dense('a', 10, 'softmax')]),
      )?.code,
    ).toBe('modelLayer');
    expect(problemOf(model([flatten(input(28, 28, 1)), dense('a', 10, 'sigmoid')]))?.code).toBe('modelInvalid');
  });
});
