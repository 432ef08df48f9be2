/** Which entry explains a word where it stands on the page: the label of a parameter or a setting, the name of a layer, a heading. */
import type { LayerKind, LayerParams } from '../layers/registry';
import type { OptimizerParams, OptimizerKind, TrainingSettings } from '../training/training';
import { termIds, type TermId } from './terms';

type LayerParam = { [K in LayerKind]: string & keyof LayerParams[K] }[LayerKind];
type OptimizerParam = { [K in OptimizerKind]: string & keyof OptimizerParams<K> }[OptimizerKind];
type Setting = keyof TrainingSettings | OptimizerParam;

/** Every parameter, setting and kind of layer leads to an entry: one without does not compile. */
const layerParams: Readonly<Record<LayerParam, TermId>> = {
  filters: 'filter',
  kernelSize: 'kernel',
  poolSize: 'pooling',
  dilationRate: 'dilation',
  strides: 'stride',
  padding: 'padding',
  size: 'upsampling',
  interpolation: 'upsampling',
  negativeSlope: 'relu',
  activation: 'activation',
  useBias: 'bias',
  trainable: 'frozen',
  kernelInitializer: 'initialization',
  l1: 'regularization',
  l2: 'regularization',
  depthMultiplier: 'separableConvolution',
  units: 'unit',
  rate: 'dropout',
  stddev: 'regularization',
  scale: 'normalization',
  offset: 'normalization',
  center: 'normalization',
  momentum: 'batchNormalization',
  epsilon: 'normalization',
};

const settings: Readonly<Record<Setting, TermId>> = {
  learningRate: 'learningRate',
  loss: 'crossEntropy',
  labelSmoothing: 'labelSmoothing',
  clipping: 'clipping',
  clipAt: 'clipping',
  batchSize: 'batch',
  epochs: 'epoch',
  validation: 'validationSet',
  validationSplit: 'validationSet',
  shuffle: 'batch',
  seed: 'seed',
  optimizer: 'optimizer',
  momentum: 'momentum',
  nesterov: 'momentum',
  rho: 'optimizer',
  beta1: 'optimizer',
  beta2: 'optimizer',
  weightDecay: 'regularization',
  initialAccumulatorValue: 'optimizer',
  schedule: 'schedule',
  decaySteps: 'schedule',
  decayRate: 'schedule',
  staircase: 'schedule',
  alpha: 'schedule',
  monitor: 'earlyStopping',
  earlyStopping: 'earlyStopping',
  patience: 'earlyStopping',
  restoreBestWeights: 'checkpoint',
  reduceLrOnPlateau: 'schedule',
  plateauFactor: 'schedule',
  plateauPatience: 'schedule',
  minLearningRate: 'schedule',
  checkpointEpochs: 'checkpoint',
  augmentShift: 'augmentation',
  augmentRotate: 'augmentation',
  augmentZoom: 'augmentation',
  augmentShear: 'augmentation',
  augmentNoise: 'augmentation',
};

const layers: Readonly<Record<LayerKind, TermId>> = {
  Conv2D: 'convolution',
  MaxPooling2D: 'maxPooling',
  Flatten: 'flatten',
  Dense: 'dense',
  Dropout: 'dropout',
  BatchNormalization: 'batchNormalization',
  Activation: 'activation',
  AveragePooling2D: 'pooling',
  GlobalAveragePooling2D: 'pooling',
  GlobalMaxPooling2D: 'maxPooling',
  SeparableConv2D: 'separableConvolution',
  DepthwiseConv2D: 'separableConvolution',
  ZeroPadding2D: 'padding',
  UpSampling2D: 'upsampling',
  LeakyReLU: 'relu',
  SpatialDropout2D: 'dropout',
  GaussianNoise: 'regularization',
  Rescaling: 'normalization',
  LayerNormalization: 'normalization',
  Conv2DTranspose: 'upsampling',
  Add: 'residual',
  Concatenate: 'merging',
  Average: 'merging',
  Maximum: 'merging',
  Multiply: 'merging',
};

const places: Readonly<Record<string, Readonly<Record<string, TermId>>>> = {
  field: layerParams,
  settings,
  layer: layers,
};

/**
 * The entry that a link names: by its id, or as the page does, by a label such as "field.strides" or "layer.Conv2D". Null for any other text. Capital letters do
 * not count.
 */
export function termNamed(name: string): TermId | null {
  const wanted = name.toLowerCase();
  const [place = '', label = ''] = wanted.split('.');
  const labels = Object.entries(places[place] ?? {});
  const found = labels.find(([each]) => each.toLowerCase() === label)?.[1];
  return found ?? termIds.find((id) => id.toLowerCase() === wanted) ?? null;
}
