/** Layers and optimizers in TensorFlow.js's words. Its usual initial weights differ from Keras's, so they are written out. */
import { tfjsActivations, type Activation } from '../../layers/activations';
import { cutDeviation, type KernelInitializer } from '../../layers/initializers';
import { pairOf, type Extent } from '../../layers/extent';
import { isFrozen } from '../../layers/layer-definition';
import type { LayerParams } from '../../layers/registry';
import type { LayerSpec } from '../../network/network';
import { optimizerEpsilon, type TrainingSettings } from '../../training/training';
import { writerOf, type LayerWriters } from './layer-writers';
import { arrayUnless, quoted, scriptArray, scriptCall, unless } from './text';

type Named = Readonly<Record<string, string | number | undefined>>;

const names: Readonly<Record<LayerSpec['kind'], string>> = {
  Conv2D: 'conv2d',
  SeparableConv2D: 'separableConv2d',
  DepthwiseConv2D: 'depthwiseConv2d',
  Conv2DTranspose: 'conv2dTranspose',
  MaxPooling2D: 'maxPooling2d',
  AveragePooling2D: 'averagePooling2d',
  GlobalMaxPooling2D: 'globalMaxPooling2d',
  GlobalAveragePooling2D: 'globalAveragePooling2d',
  ZeroPadding2D: 'zeroPadding2d',
  UpSampling2D: 'upSampling2d',
  BatchNormalization: 'batchNormalization',
  LayerNormalization: 'layerNormalization',
  Rescaling: 'rescaling',
  Dropout: 'dropout',
  // TensorFlow.js has none: a Dropout with one mask for all pixels of a channel.
  SpatialDropout2D: 'dropout',
  GaussianNoise: 'gaussianNoise',
  Activation: 'activation',
  LeakyReLU: 'leakyReLU',
  Flatten: 'flatten',
  Dense: 'dense',
  Add: 'add',
  Concatenate: 'concatenate',
  Average: 'average',
  Maximum: 'maximum',
  Multiply: 'multiply',
};

/** `name` where the layer is not one of TensorFlow.js. */
type Call = (options: Named, name?: string) => string;

const bare = (_params: object, call: Call): string => call({});

function pooling(params: LayerParams['MaxPooling2D'], call: Call): string {
  return call({
    poolSize: scriptArray(params.poolSize),
    strides: arrayUnless(params.poolSize, params.strides),
    padding: quoted(unless('valid', params.padding), "'"),
  });
}

const writers: LayerWriters<Call, string> = {
  Conv2D: (params, call) =>
    call({
      filters: params.filters,
      kernelSize: scriptArray(params.kernelSize),
      ...windowed(params),
      ...kernels(params),
    }),
  SeparableConv2D: (params, call) =>
    call({
      filters: params.filters,
      kernelSize: scriptArray(params.kernelSize),
      ...windowed(params),
      ...kernels(params, ['depthwise', 'pointwise']),
    }),
  DepthwiseConv2D: (params, call) =>
    call({ kernelSize: scriptArray(params.kernelSize), ...windowed(params), ...kernels(params, ['depthwise']) }),
  Conv2DTranspose: (params, call) =>
    call({
      filters: params.filters,
      kernelSize: scriptArray(params.kernelSize),
      ...windowed(params),
      ...kernels(params),
    }),
  MaxPooling2D: pooling,
  AveragePooling2D: pooling,
  GlobalMaxPooling2D: bare,
  GlobalAveragePooling2D: bare,
  ZeroPadding2D: ({ padding }, call) => call({ padding: paddingArray(padding) }),
  UpSampling2D: ({ size, interpolation }, call) =>
    call({ size: scriptArray(pairOf(size)) }, interpolation === 'bilinear' ? 'new BilinearUpSampling' : undefined),
  BatchNormalization: ({ momentum, epsilon, trainable }, call) =>
    call(
      { momentum: unless(0.99, momentum), epsilon: unless(0.001, epsilon) },
      trainable ? undefined : 'frozenNormalization',
    ),
  LayerNormalization: ({ epsilon, center, scale }, call) =>
    call({
      epsilon: unless(0.001, epsilon),
      center: center ? undefined : 'false',
      scale: scale ? undefined : 'false',
    }),
  Rescaling: ({ scale, offset }, call) => call({ scale, offset: unless(0, offset) }),
  Dropout: ({ rate }, call) => call({ rate }),
  SpatialDropout2D: ({ rate }, call) => call({ rate, noiseShape: '[null, 1, 1, null]' }),
  GaussianNoise: ({ stddev }, call) => call({ stddev }),
  Activation: ({ activation }, call) => call({ activation: quoted(tfjsActivations[activation], "'") }),
  LeakyReLU: ({ negativeSlope }, call) => call({ alpha: unless(0.3, negativeSlope) }),
  Flatten: bare,
  Dense: (params, call) =>
    call({
      units: params.units,
      ...windowed(params),
      ...kernels(params),
    }),
  Add: bare,
  Concatenate: bare,
  Average: bare,
  Maximum: bare,
  Multiply: bare,
};

/** One layer; the first of a network is told the shape of its input. */
export function tfjsLayer({ kind, params }: LayerSpec, inputShape: readonly number[] | null, taken = 0): string {
  const input: Named = { inputShape: inputShape ? `[${inputShape.join(', ')}]` : undefined };
  const frozen: Named = { trainable: isFrozen(params) ? 'false' : undefined };
  const call: Call = (options, name = `tf.layers.${names[kind]}`) =>
    scriptCall(name, { ...input, ...options, ...frozen }, taken);
  return writerOf(writers, kind)(params, call);
}

/** Needed for a frozen batch normalisation: in TensorFlow.js it goes on normalising by the batch while training, and moves its averages. */
export const frozenNormalizationHelper = `/** A batch normalisation that goes by its averages, and leaves them, in training too: as Keras does with a frozen one. */
function frozenNormalization(options) {
  const layer = tf.layers.batchNormalization(options);
  const call = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => call(inputs, { ...kwargs, training: false });
  return layer;
}`;

export function needsFrozenNormalization({ kind, params }: LayerSpec): boolean {
  return kind === 'BatchNormalization' && isFrozen(params);
}

/** Needed for bilinear upsampling: TensorFlow.js's own layer measures from the pixels' corners, Keras from their middles. */
export const bilinearHelper = `/** Bilinear upsampling as Keras computes it: TensorFlow.js's own layer puts the pixels elsewhere. */
class BilinearUpSampling extends tf.layers.Layer {
  static className = 'BilinearUpSampling';

  constructor({ size, ...config }) {
    super(config);
    this.size = size;
  }

  computeOutputShape([batch, height, width, channels]) {
    return [batch, height * this.size[0], width * this.size[1], channels];
  }

  getConfig() {
    return { ...super.getConfig(), size: this.size };
  }

  /** The share of every pixel of a row in every pixel of the longer row. */
  shares(length, size) {
    const rows = Array.from({ length: length * size }, (_, position) => {
      const place = Math.min(Math.max((position + 0.5) / size - 0.5, 0), length - 1);
      return Array.from({ length }, (_, index) => Math.max(0, 1 - Math.abs(place - index)));
    });
    return tf.tensor3d([rows]);
  }

  call(inputs) {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0] : inputs;
      const [batch, height, width, channels] = x.shape;
      const [down, across] = this.size;
      const rows = tf.matMul(this.shares(height, down), x.reshape([batch, height, width * channels]));
      const lines = rows.reshape([batch * height * down, width, channels]);
      const all = tf.matMul(this.shares(width, across), lines);
      return all.reshape([batch, height * down, width * across, channels]);
    });
  }
}
tf.serialization.registerClass(BilinearUpSampling);`;

export function needsBilinear({ kind, params }: LayerSpec): boolean {
  return kind === 'UpSampling2D' && params.interpolation === 'bilinear';
}

/** Whether TensorFlow.js's own layer leaves the dilation out, or refuses it together with strides: then it gives other numbers, or stops. */
export function losesDilation({ kind, params }: LayerSpec): boolean {
  if (kind === 'DepthwiseConv2D') return params.dilationRate !== 1;
  return kind === 'SeparableConv2D' && params.dilationRate !== 1 && params.strides !== 1;
}

/** What TensorFlow.js cannot do with layers that are dilated; null where none is. */
export function dilationRemark(layers: readonly LayerSpec[]): string | null {
  const dilated = layers.filter(({ params }) => 'dilationRate' in params && params.dilationRate !== 1);
  if (dilated.length === 0) return null;
  const remark =
    '// TensorFlow.js has no gradients for dilated convolutions: there this network can be used, not trained.';
  return dilated.some(losesDilation) ? `${remark}\n${depthwiseRemark}` : remark;
}
const depthwiseRemark =
  '// Its DepthwiseConv2D leaves the dilation out and computes something else; its SeparableConv2D takes no strides beside it.';

/** What TensorFlow.js cannot train; null where it can. */
export function normalizationRemark(layers: readonly LayerSpec[]): string | null {
  const isOneSided = layers.some(
    ({ kind, params }) => kind === 'LayerNormalization' && !(params.scale && params.center),
  );
  return isOneSided
    ? '// TensorFlow.js has no gradient for a LayerNormalization without scale or center: this network can be used, not trained.'
    : null;
}

interface Windowed {
  readonly strides?: Extent;
  readonly padding?: string;
  readonly dilationRate?: Extent;
  readonly depthMultiplier?: number;
  readonly activation: Activation;
  readonly useBias: boolean;
}

/** TensorFlow.js wants two numbers at least. */
function paddingArray(padding: LayerParams['ZeroPadding2D']['padding']): string {
  return scriptArray(typeof padding === 'number' ? [padding, padding] : padding);
}

function windowed(params: Windowed): Named {
  const { strides = 1, padding = 'valid', dilationRate = 1, depthMultiplier = 1, activation, useBias } = params;
  return {
    strides: arrayUnless(1, strides),
    padding: quoted(unless('valid', padding), "'"),
    dilationRate: arrayUnless(1, dilationRate),
    depthMultiplier: unless(1, depthMultiplier),
    activation: quoted(unless('linear', tfjsActivations[activation]), "'"),
    useBias: useBias ? undefined : 'false',
  };
}

interface Kernel {
  readonly kernelInitializer: KernelInitializer;
  readonly l1: number;
  readonly l2: number;
  readonly trainable: boolean;
}

/** What is said of the kernels of a layer; a separable convolution has two. TensorFlow.js would add the penalty of a frozen one to the loss: Keras does not. */
function kernels({ kernelInitializer, l1, l2, trainable }: Kernel, names: readonly string[] = ['kernel']): Named {
  const regularizer = trainable ? regularizerOf(l1, l2) : undefined;
  return Object.fromEntries([
    ...names.map((name) => [`${name}Initializer`, initializers[kernelInitializer]]),
    ...names.map((name) => [`${name}Regularizer`, regularizer]),
  ]) as Named;
}

/** TensorFlow.js leaves a distribution whose ends are cut off narrower than Keras does: its scale is divided by 0.8796^2. */
const initializers: Readonly<Record<KernelInitializer, string>> = {
  glorot_uniform: "'glorotUniform'",
  glorot_normal: varianceScaling(1, 'fanAvg'),
  he_uniform: "'heUniform'",
  he_normal: varianceScaling(2, 'fanIn'),
  random_normal: 'tf.initializers.randomNormal({ mean: 0, stddev: 0.05 })',
  zeros: "'zeros'",
};

function varianceScaling(scale: number, mode: string): string {
  const wider = Number((scale / cutDeviation ** 2).toPrecision(7));
  return `tf.initializers.varianceScaling({ scale: ${wider}, mode: '${mode}', distribution: 'normal' })`;
}

function regularizerOf(l1: number, l2: number): string | undefined {
  if (l1 > 0) return l2 > 0 ? `tf.regularizers.l1l2({ l1: ${l1}, l2: ${l2} })` : `tf.regularizers.l1({ l1: ${l1} })`;
  return l2 > 0 ? `tf.regularizers.l2({ l2: ${l2} })` : undefined;
}

interface TfjsOptimizer {
  readonly code: string;
  readonly remark: string | null;
}

/** The optimizer, and a remark where TensorFlow.js has another one, or leaves something out. */
export function tfjsOptimizer(settings: TrainingSettings): TfjsOptimizer {
  const { optimizer, clipping, clipAt } = settings;
  const { weightDecay } = optimizer.params;
  const { code, remark } = plainOptimizer(settings);
  const remarks = [
    remark,
    optimizer.kind !== 'AdamW' && weightDecay > 0
      ? `// TensorFlow.js has no weight decay: that of ${weightDecay} is left out here.`
      : null,
    clipping === 'none' ? null : `// TensorFlow.js clips no gradients: ${clipping} ${clipAt} is left out here.`,
  ].filter((each) => each !== null);
  return { code, remark: remarks.length > 0 ? remarks.join('\n') : null };
}

function plainOptimizer({ optimizer, learningRate: rate }: TrainingSettings): TfjsOptimizer {
  const epsilon = optimizerEpsilon;
  switch (optimizer.kind) {
    case 'SGD': {
      const { momentum, nesterov } = optimizer.params;
      if (momentum === 0) return { code: `tf.train.sgd(${rate})`, remark: null };
      return { code: `tf.train.momentum(${rate}, ${momentum}${nesterov ? ', true' : ''})`, remark: null };
    }
    case 'RMSprop': {
      const { rho, momentum } = optimizer.params;
      return { code: `tf.train.rmsprop(${rate}, ${rho}, ${momentum}, ${epsilon})`, remark: null };
    }
    case 'Adam':
      return { code: adam(rate, optimizer.params), remark: null };
    case 'AdamW':
      return {
        code: adam(rate, optimizer.params),
        remark: `// TensorFlow.js has no AdamW: Adam without its weight decay of ${optimizer.params.weightDecay} stands in.`,
      };
    case 'Nadam':
      return { code: adam(rate, optimizer.params), remark: '// TensorFlow.js has no Nadam: Adam stands in.' };
    case 'Adadelta':
      return {
        code: `tf.train.adadelta(${rate}, ${optimizer.params.rho}, ${epsilon})`,
        remark: '// TensorFlow.js divides by an older average here than Keras does: expect a slightly lower accuracy.',
      };
    case 'Adagrad':
      return { code: `tf.train.adagrad(${rate}, ${optimizer.params.initialAccumulatorValue})`, remark: null };
  }
}

function adam(rate: number, { beta1, beta2 }: { readonly beta1: number; readonly beta2: number }): string {
  return `tf.train.adam(${rate}, ${beta1}, ${beta2}, ${optimizerEpsilon})`;
}
