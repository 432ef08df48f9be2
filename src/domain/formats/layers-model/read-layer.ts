/** One layer of a Keras or TF.js configuration as one of ours. What we do not have is named in the error rather than passed over. */
import { OpenError } from '../files/open-error';
import type { LayerKind } from '../../layers/registry';
import { initializerIn } from './initializers';
import { anything, none, only, Options, type Config, type Rule } from './layer-options';

/** A layer before its parameters are checked. */
export interface ReadLayer {
  readonly kind: LayerKind;
  readonly params: Readonly<Record<string, unknown>>;
  /** The axis that the layer works along, which must be the last one; null where it has none to choose. */
  readonly axis: number | null;
  /** Whether a Flatten moves axis 1 to the end first. */
  readonly isChannelsFirst: boolean;
}

interface Reader {
  readonly kind: LayerKind;
  /** Every option: null where `read` takes it, else what it may be. An option that is not here is not known. */
  readonly options: Readonly<Record<string, Rule | null>>;
  readonly read: (options: Options) => Readonly<Record<string, unknown>>;
  readonly hasAxis?: boolean;
  /** Without weights nothing changes when it is frozen. */
  readonly hasWeights?: boolean;
  /** Whether the layer behind it may make good for "channels_first". */
  readonly turnsChannels?: boolean;
}

const channelsLast = only('channels_last', 'channelsLast');
const channelsFirst = only('channels_first', 'channelsFirst');
/** One mask for all pixels of a channel. */
const ofWholeChannels = only([null, 1, 1, null]);
/** Initializers made the weights that are in the file: where ours cannot say the same, another one may stand for them. */
const weight = (name: string) => ({ [`${name}_initializer`]: anything, [`${name}_constraint`]: none });
const kernel = (name: string) => ({ ...weight(name), [`${name}_regularizer`]: null });
const weights = { activity_regularizer: none, ...weight('bias'), bias_regularizer: none };
const sliding = {
  kernel_size: null,
  strides: null,
  padding: null,
  activation: null,
  use_bias: null,
  data_format: channelsLast,
  dilation_rate: null,
  groups: only(1),
  rank: only(2),
  ...weights,
};
/** Older versions write those of the convolution that these layers are made of. */
const unusedKernel = { ...weight('kernel'), kernel_regularizer: none };

/** What is said of the kernels of a layer; where there are two, both must be held small alike. */
function kernelParams(options: Options, names: readonly string[] = ['kernel']) {
  const [penalty = { l1: 0, l2: 0 }, other = penalty] = names.map((name) => options.penalty(`${name}_regularizer`));
  if (penalty.l1 !== other.l1 || penalty.l2 !== other.l2) options.fail(`${names[1]}_regularizer`);
  const [first, second = first] = names.map((name) => initializerIn(options.get(`${name}_initializer`)));
  // Undefined where none of ours draws like that.
  return { ...penalty, kernelInitializer: first === second ? first : undefined };
}

function slidingParams(options: Options) {
  return {
    kernelSize: options.sizes('kernel_size', undefined),
    strides: options.sizes('strides', 1),
    padding: options.or('padding', 'valid'),
    dilationRate: options.sizes('dilation_rate', 1),
    activation: options.activation(),
    useBias: options.or('use_bias', true),
  };
}

function pooling<K extends LayerKind>(kind: K): Reader & { readonly kind: K } {
  return {
    kind,
    options: { pool_size: null, strides: null, padding: null, data_format: channelsLast },
    read(options) {
      const poolSize = options.sizes('pool_size', 2);
      return { poolSize, strides: options.sizes('strides', poolSize), padding: options.or('padding', 'valid') };
    },
  };
}

function globalPooling<K extends LayerKind>(kind: K): Reader & { readonly kind: K } {
  return { kind, options: { data_format: channelsLast, keepdims: only(false) }, read: () => ({}) };
}

function merging<K extends LayerKind>(kind: K): Reader & { readonly kind: K } {
  return { kind, options: {}, read: () => ({}) };
}

/** A layer that is an activation function of its own. */
function activationLayer(activation: string, options: Reader['options'], hasAxis = false): Reader {
  return { kind: 'Activation', options, read: () => ({ activation }), hasAxis };
}

/** Our own kinds; one without a reader does not compile. */
const kindReaders: { readonly [K in LayerKind]: Reader & { readonly kind: K } } = {
  Conv2D: {
    kind: 'Conv2D',
    hasWeights: true,
    options: { filters: null, ...sliding, ...kernel('kernel') },
    read: (options) => ({ filters: options.get('filters'), ...slidingParams(options), ...kernelParams(options) }),
  },
  SeparableConv2D: {
    kind: 'SeparableConv2D',
    hasWeights: true,
    options: {
      filters: null,
      depth_multiplier: null,
      ...sliding,
      ...kernel('depthwise'),
      ...kernel('pointwise'),
      ...unusedKernel,
    },
    read(options) {
      const depthMultiplier = options.or('depth_multiplier', 1);
      const kernels = kernelParams(options, ['depthwise', 'pointwise']);
      return { filters: options.get('filters'), ...slidingParams(options), depthMultiplier, ...kernels };
    },
  },
  DepthwiseConv2D: {
    kind: 'DepthwiseConv2D',
    hasWeights: true,
    options: {
      depth_multiplier: null,
      ...sliding,
      ...kernel('depthwise'),
      ...unusedKernel,
    },
    read(options) {
      const depthMultiplier = options.or('depth_multiplier', 1);
      return { ...slidingParams(options), depthMultiplier, ...kernelParams(options, ['depthwise']) };
    },
  },
  Conv2DTranspose: {
    kind: 'Conv2DTranspose',
    hasWeights: true,
    options: {
      filters: null,
      ...sliding,
      // Ours leaves no pixels out, and adds none behind.
      dilation_rate: only(1, [1, 1]),
      output_padding: none,
      ...kernel('kernel'),
    },
    read(options) {
      const { dilationRate: _, ...window } = slidingParams(options);
      return { filters: options.get('filters'), ...window, ...kernelParams(options) };
    },
  },
  MaxPooling2D: pooling('MaxPooling2D'),
  AveragePooling2D: pooling('AveragePooling2D'),
  GlobalMaxPooling2D: globalPooling('GlobalMaxPooling2D'),
  GlobalAveragePooling2D: globalPooling('GlobalAveragePooling2D'),
  ZeroPadding2D: {
    kind: 'ZeroPadding2D',
    options: { padding: null, data_format: channelsLast },
    read: (options) => ({ padding: options.sizes('padding', 1) }),
  },
  UpSampling2D: {
    kind: 'UpSampling2D',
    options: { size: null, interpolation: null, data_format: channelsLast },
    read: (options) => ({ size: options.sizes('size', 2), interpolation: options.or('interpolation', 'nearest') }),
  },
  BatchNormalization: {
    kind: 'BatchNormalization',
    hasAxis: true,
    hasWeights: true,
    options: {
      axis: null,
      momentum: null,
      epsilon: null,
      center: only(true),
      scale: only(true),
      ...weight('beta'),
      ...weight('gamma'),
      beta_regularizer: none,
      gamma_regularizer: none,
      moving_mean_initializer: anything,
      moving_variance_initializer: anything,
      renorm: only(false),
      renorm_momentum: anything,
      renorm_clipping: none,
      synchronized: only(false),
      fused: anything,
    },
    read: (options) => ({ momentum: options.or('momentum', 0.99), epsilon: options.or('epsilon', 0.001) }),
  },
  LayerNormalization: {
    kind: 'LayerNormalization',
    hasAxis: true,
    hasWeights: true,
    options: {
      axis: null,
      epsilon: null,
      center: null,
      scale: null,
      ...weight('beta'),
      ...weight('gamma'),
      beta_regularizer: none,
      gamma_regularizer: none,
      rms_scaling: only(false),
    },
    read: (options) => ({
      epsilon: options.or('epsilon', 0.001),
      center: options.or('center', true),
      scale: options.or('scale', true),
    }),
  },
  Rescaling: {
    kind: 'Rescaling',
    options: { scale: null, offset: null },
    read: (options) => ({ scale: options.get('scale'), offset: options.or('offset', 0) }),
  },
  // The random numbers of these are the page's own in any case.
  Dropout: {
    kind: 'Dropout',
    options: { rate: null, noise_shape: none, seed: anything },
    read: (options) => ({ rate: options.get('rate') }),
  },
  SpatialDropout2D: {
    kind: 'SpatialDropout2D',
    options: { rate: null, noise_shape: ofWholeChannels, seed: anything, data_format: channelsLast },
    read: (options) => ({ rate: options.get('rate') }),
  },
  GaussianNoise: {
    kind: 'GaussianNoise',
    options: { stddev: null, seed: anything },
    read: (options) => ({ stddev: options.get('stddev') }),
  },
  Flatten: { kind: 'Flatten', turnsChannels: true, options: { data_format: null }, read: () => ({}) },
  Dense: {
    kind: 'Dense',
    hasWeights: true,
    options: {
      units: null,
      activation: null,
      use_bias: null,
      ...weights,
      ...kernel('kernel'),
    },
    read: (options) => ({
      units: options.get('units'),
      activation: options.activation(),
      useBias: options.or('use_bias', true),
      ...kernelParams(options),
    }),
  },
  Activation: {
    kind: 'Activation',
    options: { activation: null },
    read: (options) => ({ activation: options.activation() }),
  },
  Add: merging('Add'),
  Average: merging('Average'),
  Maximum: merging('Maximum'),
  Multiply: merging('Multiply'),
  Concatenate: { kind: 'Concatenate', hasAxis: true, options: { axis: null }, read: () => ({}) },
  LeakyReLU: {
    kind: 'LeakyReLU',
    // Keras 2 and TF.js call it alpha.
    options: { negative_slope: null, alpha: null },
    read: (options) => ({ negativeSlope: options.get('negative_slope') ?? options.or('alpha', 0.3) }),
  },
};

/** Layers of Keras that are one of ours by another name. */
const readers: Readonly<Record<string, Reader>> = {
  ...kindReaders,
  Softmax: activationLayer('softmax', { axis: null }, true),
  ReLU: activationLayer('relu', { max_value: none, negative_slope: only(0, [0]), threshold: only(0, [0]) }),
  ELU: activationLayer('elu', { alpha: only(1, [1]) }),
};

/** TF.js has no SpatialDropout2D: there it is a Dropout of whole channels. */
function readerOf(className: string, { noise_shape }: Config): Reader | undefined {
  if (className === 'Dropout' && !none(noise_shape) && ofWholeChannels(noise_shape)) return readers.SpatialDropout2D;
  return Object.hasOwn(readers, className) ? readers[className] : undefined;
}

function axisOf(options: Options): number {
  const axis = options.one('axis', -1);
  return typeof axis === 'number' ? axis : options.fail('axis');
}

/** @throws OpenError `modelLayer` or `modelOption` */
export function readLayer(className: string, layer: string, config: Config): ReadLayer {
  const reader = readerOf(className, config);
  if (!reader) throw new OpenError('modelLayer', { layer, kind: className.slice(0, 60) });
  const options = new Options(layer, className, config);
  options.check(reader.options);
  return {
    kind: reader.kind,
    params: { ...reader.read(options), ...(reader.hasWeights && { trainable: options.or('trainable', true) }) },
    axis: reader.hasAxis ? axisOf(options) : null,
    isChannelsFirst: reader.turnsChannels === true && isChannelsFirst(options),
  };
}

function isChannelsFirst(options: Options): boolean {
  const format = options.get('data_format');
  if (channelsLast(format)) return false;
  return channelsFirst(format) || options.fail('data_format');
}
