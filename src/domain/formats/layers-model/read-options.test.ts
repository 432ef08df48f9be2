/** Every option of every layer is read, known to change nothing, or named. */
import { expect, test } from 'vitest';
import { type Config, layer, input, flatten, dense, model, problemOf } from '../../../../tests/fixtures/layers-model';
import { readLayersModel } from './read-layers-model';

/** A network with a layer of each kind, of which one has these options. */
function withOptions(kind: string, options: Config): unknown {
  const of = (className: string, config: Config = {}) =>
    layer(className, className === kind ? 'it' : className, { ...config, ...(className === kind && options) });
  return model([
    of('InputLayer', input(28, 28, 1)),
    of('Conv2D', { filters: 2, kernel_size: 3 }),
    of('BatchNormalization'),
    of('Activation', { activation: 'relu' }),
    of('LeakyReLU'),
    of('MaxPooling2D'),
    of('DepthwiseConv2D', { kernel_size: [3, 3] }),
    of('ZeroPadding2D'),
    of('UpSampling2D', { size: [2, 2] }),
    of('Conv2DTranspose', { filters: 2, kernel_size: 3 }),
    of('SeparableConv2D', { filters: 2, kernel_size: 3 }),
    of('AveragePooling2D'),
    of('SpatialDropout2D', { rate: 0.5 }),
    of('Rescaling', { scale: 2 }),
    of('Dropout', { rate: 0.5 }),
    of('GaussianNoise', { stddev: 0.1 }),
    of('LayerNormalization'),
    of('Flatten'),
    of('Dense', { units: 10, activation: 'softmax' }),
  ]);
}

const float16 = { class_name: 'DTypePolicy', config: { name: 'mixed_float16' } };
const refused: readonly (readonly [kind: string, option: string, value: unknown])[] = [
  ['Flatten', 'data_format', 'channels_middle'],
  ['Conv2D', 'data_format', 'channels_first'],
  ['MaxPooling2D', 'data_format', 'channels_first'],
  ['ZeroPadding2D', 'data_format', 'channels_first'],
  ['LeakyReLU', 'alpha_initializer', 'Zeros'],
  ['UpSampling2D', 'data_format', 'channels_first'],
  ['UpSampling2D', 'size', [2, 3, 4]],
  ['UpSampling2D', 'size', [2, 0]],
  ['UpSampling2D', 'interpolation', 'bicubic'],
  [
    'ZeroPadding2D',
    'padding',
    [
      [1, 1],
      [0, -1],
    ],
  ],
  [
    'ZeroPadding2D',
    'padding',
    [
      [1, 1, 1],
      [0, 1, 1],
    ],
  ],
  [
    'ZeroPadding2D',
    'padding',
    [
      [[1, 1], 1],
      [0, 1],
    ],
  ],
  ['BatchNormalization', 'axis', 1],
  ['BatchNormalization', 'axis', [2]],
  ['BatchNormalization', 'center', false],
  ['BatchNormalization', 'renorm', true],
  ['BatchNormalization', 'virtual_batch_size', 8],
  ['BatchNormalization', 'gamma_regularizer', { class_name: 'L2', config: { l2: 1 } }],
  ['Conv2D', 'dilation_rate', [0, 2]],
  ['Conv2D', 'groups', 2],
  ['Conv2D', 'strides', [1, 2.5]],
  ['Conv2D', 'kernel_size', []],
  ['Conv2D', 'kernel_constraint', { class_name: 'MaxNorm', config: {} }],
  ['Conv2D', 'activity_regularizer', { class_name: 'L2', config: { l2: 0.1 } }],
  ['Conv2D', 'kernel_regularizer', { class_name: 'L1', config: { l1: 'a' } }],
  ['Conv2D', 'kernel_regularizer', { class_name: 'L1L2', config: {} }],
  ['Conv2D', 'kernel_regularizer', { class_name: 'OrthogonalRegularizer', config: { factor: 0.01, mode: 'rows' } }],
  ['Conv2D', 'kernel_regularizer', { class_name: 'Mine', config: { l2: 0.1 } }],
  ['Conv2D', 'activation', { class_name: 'LeakyReLU', config: { alpha: 0.1 } }],
  ['Conv2D', 'activation', 'gelu_new'],
  ['Conv2D', 'activation', 'selu'],
  ['Conv2D', 'lora_rank', 4],
  ['Conv2D', 'output_padding', 1],
  ['AveragePooling2D', 'pool_size', [2, '3']],
  ['DepthwiseConv2D', 'kernel_regularizer', { class_name: 'L2', config: { l2: 0.1 } }],
  ['SeparableConv2D', 'pointwise_regularizer', { class_name: 'L1', config: { l1: 0.1 } }],
  ['SeparableConv2D', 'pointwise_constraint', { class_name: 'MaxNorm', config: {} }],
  ['Dropout', 'noise_shape', [null, 1]],
  ['SpatialDropout2D', 'data_format', 'channels_first'],
  ['SpatialDropout2D', 'noise_shape', [null, 1, 1, 3]],
  ['SpatialDropout2D', 'rate', 1],
  ['GaussianNoise', 'stddev', -0.1],
  ['GaussianNoise', 'stddev', null],
  ['Conv2DTranspose', 'dilation_rate', [2, 2]],
  ['Conv2DTranspose', 'output_padding', [1, 1]],
  ['Conv2DTranspose', 'data_format', 'channels_first'],
  ['Conv2DTranspose', 'strides', [2, 0]],
  ['LayerNormalization', 'axis', [1, 2, 3]],
  ['LayerNormalization', 'axis', 1],
  ['LayerNormalization', 'rms_scaling', true],
  ['LayerNormalization', 'center', 'yes'],
  ['LayerNormalization', 'gamma_regularizer', { class_name: 'L2', config: { l2: 1 } }],
  ['Rescaling', 'scale', [1, 2]],
  ['Rescaling', 'offset', 'a'],
  ['Rescaling', 'trainable_scale', true],
  ['Dense', 'bias_regularizer', { class_name: 'L2', config: { l2: 0.1 } }],
  ['Dense', 'quantization_config', { mode: 'int8' }],
  ['Dense', 'trainable', 'no'],
  ['Dense', 'dtype', 'float16'],
  ['Dense', 'dtype', float16],
  ['Dense', 'never_heard_of', 1],
  ['Activation', 'activation', 'hard_sigmoid'],
  ['InputLayer', 'sparse', true],
  ['InputLayer', 'ragged', true],
];

/** What is refused when its limits are checked has our name by then. */
const wordsOf = (option: string) =>
  `${option.replace('kernel_size', 'kernel')}|${option.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}`;

test.each(refused)('%s: %s = %j is named', (kind, option, value) => {
  const problem = problemOf(withOptions(kind, { [option]: value }));
  expect(problem?.code).toBe('modelOption');
  expect(problem?.values).toMatchObject({ layer: 'it', kind });
  expect(String(problem?.values.option)).toMatch(new RegExp(`^${wordsOf(option)}`));
});

const harmless: readonly (readonly [kind: string, options: Config])[] = [
  ['Flatten', { data_format: 'channels_last', trainable: false }],
  ['UpSampling2D', { size: 3, interpolation: 'nearest', data_format: 'channels_last' }],
  ['Dropout', { seed: 7, noise_shape: null, trainable: false }],
  ['Dropout', { noise_shape: [null, 1, 1, null] }],
  ['SpatialDropout2D', { seed: 7, data_format: 'channels_last', trainable: false }],
  ['GaussianNoise', { stddev: 0, seed: 7, trainable: false }],
  ['Conv2DTranspose', { dilation_rate: [1, 1], output_padding: null, groups: 1, kernel_initializer: {} }],
  ['LayerNormalization', { axis: [3], rms_scaling: false, beta_initializer: 'zeros', gamma_constraint: null }],
  ['LayerNormalization', { axis: -1, center: false, scale: false }],
  ['Rescaling', { scale: 0.00392156862745098, offset: 0, trainable: false }],
  ['BatchNormalization', { axis: [3], renorm: false, fused: true, synchronized: false }],
  ['BatchNormalization', { axis: -1, beta_initializer: { class_name: 'Zeros', config: {} } }],
  ['Conv2D', { dilation_rate: [1, 1], groups: 1, kernel_initializer: {}, bias_constraint: null }],
  [
    'Conv2D',
    { activation: { module: 'builtins', class_name: 'function', config: 'relu', registered_name: 'function' } },
  ],
  ['Dense', { dtype: { module: 'keras', class_name: 'DTypePolicy', config: { name: 'float32' } }, lora_rank: null }],
  ['DepthwiseConv2D', { groups: 1, kernel_regularizer: null, kernel_initializer: {} }],
  ['InputLayer', { sparse: false, ragged: false, dtype: 'float32' }],
];
test.each(harmless)('%s with %j is read', (kind, options) => {
  expect(problemOf(withOptions(kind, options))).toBeNull();
});

const ofModel = (config: Config, layers = [flatten(input(28, 28, 1)), dense('d', 10, 'softmax')]) => ({
  ...model([]),
  modelTopology: { class_name: 'Sequential', config: { name: 'm', layers, ...config } },
});

test('options of the model itself are read or named', () => {
  expect(problemOf(ofModel({ build_input_shape: [null, 28, 28, 1], trainable: true }))).toBeNull();
  expect(problemOf(ofModel({ trainable: 'no' }))?.values).toEqual({
    layer: 'm',
    kind: 'Sequential',
    option: 'trainable = "no"',
  });
  expect(problemOf(ofModel({ odd: 1 }))?.code).toBe('modelOption');
});

const trained = (json: unknown): unknown[] =>
  readLayersModel(json).network.layers.flatMap(({ params }) => ('trainable' in params ? [params.trainable] : []));

test.each(['Conv2D', 'SeparableConv2D', 'DepthwiseConv2D', 'Conv2DTranspose', 'LayerNormalization', 'Dense'])(
  'a frozen %s is frozen, and no other layer',
  (kind) => {
    const { layers } = readLayersModel(withOptions(kind, { trainable: false })).network;
    const frozen = layers.filter(({ params }) => 'trainable' in params && !params.trainable);
    expect(frozen.map((layer) => layer.kind)).toEqual([kind]);
  },
);

test('a frozen model freezes all that is in it, models in models too, and nothing beside it', () => {
  expect(trained(ofModel({ trainable: false }))).toEqual([false]);
  const base = layer('Sequential', 'base', {
    trainable: false,
    layers: [
      layer('Dense', 'a', { units: 4, trainable: true }),
      layer('Sequential', 'inner', { layers: [layer('Dense', 'b', { units: 4 }), layer('BatchNormalization', 'n')] }),
    ],
  });
  const layers = [flatten(input(28, 28, 1)), base, dense('d', 10, 'softmax')];
  expect(trained(ofModel({}, layers))).toEqual([false, false, false, true]);
});

test.each([
  ['Conv2D', { kernel_size: [3, 5], strides: [2, 1] }, { kernelSize: [3, 5], strides: [2, 1], dilationRate: 1 }],
  ['Conv2D', { kernel_size: [3], dilation_rate: [1, 2] }, { kernelSize: 3, strides: 1, dilationRate: [1, 2] }],
  ['DepthwiseConv2D', { kernel_size: [5, 5], dilation_rate: [2, 2] }, { kernelSize: 5, dilationRate: 2 }],
  ['SeparableConv2D', { kernel_size: [1, 4] }, { kernelSize: [1, 4], dilationRate: 1 }],
  ['MaxPooling2D', { pool_size: [2, 3] }, { poolSize: [2, 3], strides: [2, 3] }],
  ['AveragePooling2D', { pool_size: [2, 2], strides: [1, 2] }, { poolSize: 2, strides: [1, 2] }],
  ['UpSampling2D', { size: [2, 3] }, { size: [2, 3] }],
  ['Conv2DTranspose', { strides: [2, 1] }, { kernelSize: 3, strides: [2, 1], padding: 'valid', activation: 'linear' }],
  ['LayerNormalization', { axis: -1, center: false }, { epsilon: 0.001, center: false, scale: true }],
  ['Rescaling', { scale: 0.5 }, { scale: 0.5, offset: 0 }],
  ['ZeroPadding2D', { padding: [1, 2] }, { padding: [1, 2] }],
  [
    'ZeroPadding2D',
    {
      padding: [
        [1, 1],
        [2, 2],
      ],
    },
    { padding: [1, 2] },
  ],
  [
    'ZeroPadding2D',
    {
      padding: [
        [1, 1],
        [1, 1],
      ],
    },
    { padding: 1 },
  ],
  [
    'ZeroPadding2D',
    {
      padding: [
        [1, 0],
        [2, 3],
      ],
    },
    {
      padding: [
        [1, 0],
        [2, 3],
      ],
    },
  ],
] as [kind: string, options: Config, params: Config][])(
  '%s with %j is %j: as few numbers as say it',
  (kind, options, params) => {
    const read = readLayersModel(withOptions(kind, options)).network.layers.find((each) => each.kind === kind);
    expect(read?.params).toMatchObject(params);
  },
);

test('a Dropout of whole channels, as TF.js has to write it, is a SpatialDropout2D', () => {
  const read = readLayersModel(withOptions('Dropout', { noise_shape: [null, 1, 1, null], rate: 0.3 }));
  // Between pictures, as one of a vector has no channels to drop.
  const kinds = read.network.layers.filter(({ kind }) => kind === 'SpatialDropout2D');
  expect(kinds.map(({ params }) => params)).toEqual([{ rate: 0.5 }, { rate: 0.3 }]);
});
