/** Layers and optimizers in Keras 3's words. What Keras takes anyway is not written. */
import type { Extent } from '../../layers/extent';
import { isFrozen } from '../../layers/layer-definition';
import type { LayerParams } from '../../layers/registry';
import type { LayerSpec } from '../../network/network';
import { smoothingOf, type TrainingSettings } from '../../training/training';
import { writerOf, type LayerWriters } from './layer-writers';
import { pythonCall, pythonTuple, quoted, tupleUnless, unless } from './text';

interface Common {
  readonly strides?: Extent;
  readonly padding?: string;
  readonly dilationRate?: Extent;
  readonly depthMultiplier?: number;
  readonly activation?: string;
  readonly useBias?: boolean;
}

function common(params: Common) {
  const { strides = 1, padding = 'valid', dilationRate = 1, depthMultiplier = 1, activation, useBias } = params;
  return {
    strides: tupleUnless(1, strides),
    padding: quoted(unless('valid', padding)),
    dilation_rate: tupleUnless(1, dilationRate),
    depth_multiplier: unless(1, depthMultiplier),
    activation: quoted(unless('linear', activation)),
    use_bias: useBias === false ? 'False' : undefined,
  };
}

interface Kernel {
  readonly kernelInitializer: string;
  readonly l1: number;
  readonly l2: number;
}

/** What is said of the kernels of a layer; a separable convolution has two. */
function kernels({ kernelInitializer, l1, l2 }: Kernel, names: readonly string[] = ['kernel']): Named {
  const initializer = quoted(unless('glorot_uniform', kernelInitializer));
  const regularizer = regularizerOf(l1, l2);
  return Object.fromEntries([
    ...names.map((name) => [`${name}_initializer`, initializer]),
    ...names.map((name) => [`${name}_regularizer`, regularizer]),
  ]) as Named;
}

function regularizerOf(l1: number, l2: number): string | undefined {
  if (l1 > 0) return l2 > 0 ? `keras.regularizers.L1L2(l1=${l1}, l2=${l2})` : `keras.regularizers.L1(${l1})`;
  return l2 > 0 ? `keras.regularizers.L2(${l2})` : undefined;
}

type Named = Readonly<Record<string, string | number | undefined>>;
type Call = (plain: readonly (string | number)[], named?: Named) => string;

const bare = (_params: object, call: Call): string => call([]);

function pooling(params: LayerParams['MaxPooling2D'], call: Call): string {
  return call([pythonTuple(params.poolSize)], {
    strides: tupleUnless(params.poolSize, params.strides),
    padding: quoted(unless('valid', params.padding)),
  });
}

const writers: LayerWriters<Call, string> = {
  Conv2D: (params, call) =>
    call([params.filters, pythonTuple(params.kernelSize)], { ...common(params), ...kernels(params) }),
  SeparableConv2D: (params, call) =>
    call([params.filters, pythonTuple(params.kernelSize)], {
      ...common(params),
      ...kernels(params, ['depthwise', 'pointwise']),
    }),
  DepthwiseConv2D: (params, call) =>
    call([pythonTuple(params.kernelSize)], { ...common(params), ...kernels(params, ['depthwise']) }),
  Conv2DTranspose: (params, call) =>
    call([params.filters, pythonTuple(params.kernelSize)], { ...common(params), ...kernels(params) }),
  MaxPooling2D: pooling,
  AveragePooling2D: pooling,
  GlobalMaxPooling2D: bare,
  GlobalAveragePooling2D: bare,
  ZeroPadding2D: ({ padding }, call) => call([pythonTuple(padding)]),
  UpSampling2D: ({ size, interpolation }, call) =>
    call([pythonTuple(size)], { interpolation: quoted(unless('nearest', interpolation)) }),
  BatchNormalization: ({ momentum, epsilon }, call) =>
    call([], { momentum: unless(0.99, momentum), epsilon: unless(0.001, epsilon) }),
  LayerNormalization: ({ epsilon, center, scale }, call) =>
    call([], {
      epsilon: unless(0.001, epsilon),
      center: center ? undefined : 'False',
      scale: scale ? undefined : 'False',
    }),
  Rescaling: ({ scale, offset }, call) => call([scale], { offset: unless(0, offset) }),
  Dropout: ({ rate }, call) => call([rate]),
  SpatialDropout2D: ({ rate }, call) => call([rate]),
  GaussianNoise: ({ stddev }, call) => call([stddev]),
  Activation: ({ activation }, call) => call([`"${activation}"`]),
  LeakyReLU: ({ negativeSlope }, call) => call([], { negative_slope: unless(0.3, negativeSlope) }),
  Flatten: bare,
  Dense: (params, call) => call([params.units], { ...common(params), ...kernels(params) }),
  Add: bare,
  Concatenate: bare,
  Average: bare,
  Maximum: bare,
  Multiply: bare,
};

/** One layer, as it stands in a list that is moved to the right by `taken` columns. */
export function kerasLayer({ kind, params }: LayerSpec, taken = 0): string {
  const frozen = { trainable: isFrozen(params) ? 'False' : undefined };
  const call: Call = (plain, named) => pythonCall(`layers.${kind}`, plain, { ...named, ...frozen }, taken);
  return writerOf(writers, kind)(params, call);
}

function rate(settings: TrainingSettings): string {
  const { schedule, learningRate, decaySteps, decayRate, staircase, alpha } = settings;
  const schedules = 'keras.optimizers.schedules';
  switch (schedule) {
    case 'constant':
      return String(learningRate);
    case 'exponentialDecay':
      return pythonCall(`${schedules}.ExponentialDecay`, [learningRate], {
        decay_steps: decaySteps,
        decay_rate: decayRate,
        staircase: staircase ? 'True' : undefined,
      });
    case 'cosineDecay':
      return pythonCall(`${schedules}.CosineDecay`, [learningRate], {
        decay_steps: decaySteps,
        alpha: unless(0, alpha),
      });
  }
}

export function kerasLoss(settings: TrainingSettings): string {
  const smoothing = smoothingOf(settings);
  if (smoothing > 0) return `keras.losses.CategoricalCrossentropy(label_smoothing=${smoothing})`;
  return settings.loss === 'categoricalCrossentropy'
    ? '"categorical_crossentropy"'
    : '"sparse_categorical_crossentropy"';
}

export function kerasOptimizer(settings: TrainingSettings): string {
  const { optimizer, clipping, clipAt } = settings;
  const shared = {
    learning_rate: rate(settings),
    weight_decay: unless(optimizer.kind === 'AdamW' ? 0.004 : 0, optimizer.params.weightDecay),
    ...(clipping !== 'none' && { [clipping]: clipAt }),
  };
  const call = (named: Named) => pythonCall(`keras.optimizers.${optimizer.kind}`, [], { ...shared, ...named }, 8);
  switch (optimizer.kind) {
    case 'SGD': {
      const { momentum, nesterov } = optimizer.params;
      return call({ momentum: unless(0, momentum), nesterov: nesterov ? 'True' : undefined });
    }
    case 'RMSprop':
      return call({ rho: unless(0.9, optimizer.params.rho), momentum: unless(0, optimizer.params.momentum) });
    case 'Adam':
    case 'AdamW':
    case 'Nadam':
      return call({ beta_1: unless(0.9, optimizer.params.beta1), beta_2: unless(0.999, optimizer.params.beta2) });
    case 'Adadelta':
      return call({ rho: unless(0.95, optimizer.params.rho) });
    case 'Adagrad':
      return call({ initial_accumulator_value: unless(0.1, optimizer.params.initialAccumulatorValue) });
  }
}
