/** The terms of the field that the page uses, each with an entry of the glossary. Adding one is an id, its entry here, and its words (docs/adding.md). */
import type { Example } from './example';
import {
  accuracyExample,
  augmentationExample,
  dropoutExample,
  fieldExample,
  momentumExample,
  parametersExample,
  rateExample,
  seedExample,
  stepsExample,
} from './training-examples';
import {
  activationExample,
  flattenExample,
  lossExample,
  normalizationExample,
  reluExample,
  residualExample,
  smoothingExample,
  softmaxExample,
  unitExample,
  upSamplingExample,
} from './value-examples';
import {
  convolutionExample,
  kernelExample,
  maxPoolingExample,
  paddingExample,
  poolingExample,
  samplesExample,
  strideExample,
} from './window-examples';

/** Ids lie in links: they never change. */
export const termIds = [
  'accuracy',
  'activation',
  'augmentation',
  'backpropagation',
  'batch',
  'batchNormalization',
  'bias',
  'channel',
  'checkpoint',
  'class',
  'clipping',
  'cnn',
  'confusionMatrix',
  'convolution',
  'crossEntropy',
  'dense',
  'dilation',
  'downsampling',
  'dropout',
  'earlyStopping',
  'epoch',
  'featureMap',
  'filter',
  'flatten',
  'frozen',
  'gradCam',
  'gradient',
  'initialization',
  'kernel',
  'labelSmoothing',
  'layer',
  'learningRate',
  'loss',
  'maxPooling',
  'merging',
  'momentum',
  'normalization',
  'occlusion',
  'optimizer',
  'overfitting',
  'padding',
  'parameters',
  'pooling',
  'precision',
  'prediction',
  'recall',
  'receptiveField',
  'regularization',
  'relu',
  'residual',
  'schedule',
  'seed',
  'separableConvolution',
  'shape',
  'softmax',
  'step',
  'stride',
  'testSet',
  'trainingSet',
  'unit',
  'upsampling',
  'validationSet',
  'weights',
] as const;
export type TermId = (typeof termIds)[number];

/** Where on the page a term is seen. */
type Sight =
  | 'answer'
  | 'callbacks'
  | 'curves'
  | 'data'
  | 'explain'
  | 'form'
  | 'mistakes'
  | 'network'
  | 'settings'
  | 'summary'
  | 'train';

export interface Term {
  /** Terms to read next, the closest first. */
  readonly related: readonly TermId[];
  readonly seen: Sight;
  readonly example?: Example;
}

export const terms: Readonly<Record<TermId, Term>> = {
  accuracy: { related: ['loss', 'testSet', 'confusionMatrix'], seen: 'curves', example: accuracyExample },
  activation: { related: ['relu', 'softmax', 'unit'], seen: 'form', example: activationExample },
  augmentation: { related: ['overfitting', 'trainingSet', 'dropout'], seen: 'settings', example: augmentationExample },
  backpropagation: { related: ['gradient', 'loss', 'weights'], seen: 'train' },
  batch: { related: ['step', 'epoch', 'trainingSet'], seen: 'train', example: stepsExample },
  batchNormalization: { related: ['normalization', 'batch', 'channel'], seen: 'form', example: normalizationExample },
  bias: { related: ['weights', 'unit', 'parameters'], seen: 'form', example: unitExample },
  channel: { related: ['featureMap', 'filter', 'shape'], seen: 'network' },
  checkpoint: { related: ['weights', 'epoch', 'earlyStopping'], seen: 'callbacks' },
  class: { related: ['prediction', 'softmax', 'confusionMatrix'], seen: 'answer' },
  clipping: { related: ['gradient', 'learningRate', 'step'], seen: 'settings' },
  cnn: { related: ['convolution', 'pooling', 'dense', 'layer'], seen: 'network' },
  confusionMatrix: { related: ['class', 'accuracy', 'precision', 'recall'], seen: 'mistakes' },
  convolution: { related: ['kernel', 'filter', 'featureMap', 'padding'], seen: 'explain', example: convolutionExample },
  crossEntropy: { related: ['loss', 'softmax', 'labelSmoothing'], seen: 'settings', example: lossExample },
  dense: { related: ['unit', 'flatten', 'weights'], seen: 'network', example: unitExample },
  dilation: { related: ['kernel', 'receptiveField', 'stride'], seen: 'form' },
  downsampling: { related: ['pooling', 'stride', 'upsampling'], seen: 'summary', example: poolingExample },
  dropout: { related: ['overfitting', 'regularization', 'augmentation'], seen: 'form', example: dropoutExample },
  earlyStopping: { related: ['overfitting', 'validationSet', 'checkpoint'], seen: 'callbacks' },
  epoch: { related: ['batch', 'step', 'trainingSet'], seen: 'train', example: stepsExample },
  featureMap: { related: ['convolution', 'channel', 'activation'], seen: 'network', example: kernelExample },
  filter: { related: ['kernel', 'featureMap', 'channel'], seen: 'form', example: kernelExample },
  flatten: { related: ['dense', 'shape'], seen: 'network', example: flattenExample },
  frozen: { related: ['weights', 'gradient', 'parameters'], seen: 'form' },
  gradCam: { related: ['occlusion', 'featureMap', 'gradient'], seen: 'mistakes' },
  gradient: { related: ['backpropagation', 'learningRate', 'optimizer'], seen: 'train', example: rateExample },
  initialization: { related: ['weights', 'seed'], seen: 'form' },
  kernel: { related: ['convolution', 'filter', 'weights'], seen: 'form', example: samplesExample },
  labelSmoothing: { related: ['crossEntropy', 'class', 'regularization'], seen: 'settings', example: smoothingExample },
  layer: { related: ['cnn', 'shape', 'parameters'], seen: 'network' },
  learningRate: { related: ['gradient', 'optimizer', 'schedule'], seen: 'settings', example: rateExample },
  loss: { related: ['crossEntropy', 'accuracy', 'gradient'], seen: 'curves', example: lossExample },
  maxPooling: { related: ['pooling', 'stride', 'downsampling'], seen: 'network', example: maxPoolingExample },
  merging: { related: ['residual', 'channel', 'layer'], seen: 'network' },
  momentum: { related: ['optimizer', 'gradient', 'learningRate'], seen: 'settings', example: momentumExample },
  normalization: { related: ['batchNormalization', 'channel'], seen: 'form', example: normalizationExample },
  occlusion: { related: ['gradCam', 'prediction'], seen: 'mistakes' },
  optimizer: { related: ['gradient', 'learningRate', 'momentum'], seen: 'settings', example: rateExample },
  overfitting: { related: ['validationSet', 'dropout', 'augmentation', 'earlyStopping'], seen: 'curves' },
  padding: { related: ['convolution', 'stride', 'shape'], seen: 'form', example: paddingExample },
  parameters: { related: ['weights', 'bias', 'kernel'], seen: 'summary', example: parametersExample },
  pooling: { related: ['maxPooling', 'stride', 'downsampling'], seen: 'network', example: poolingExample },
  precision: { related: ['recall', 'confusionMatrix', 'accuracy'], seen: 'mistakes' },
  prediction: { related: ['softmax', 'class', 'accuracy'], seen: 'answer', example: softmaxExample },
  recall: { related: ['precision', 'confusionMatrix', 'accuracy'], seen: 'mistakes' },
  receptiveField: { related: ['convolution', 'kernel', 'dilation'], seen: 'network', example: fieldExample },
  regularization: { related: ['overfitting', 'dropout', 'weights'], seen: 'form' },
  relu: { related: ['activation', 'unit'], seen: 'form', example: reluExample },
  residual: { related: ['merging', 'layer', 'gradient'], seen: 'network', example: residualExample },
  schedule: { related: ['learningRate', 'step', 'epoch'], seen: 'callbacks' },
  seed: { related: ['initialization', 'batch', 'dropout'], seen: 'settings', example: seedExample },
  separableConvolution: { related: ['convolution', 'channel', 'parameters'], seen: 'form' },
  shape: { related: ['channel', 'padding', 'stride'], seen: 'summary' },
  softmax: { related: ['prediction', 'crossEntropy', 'activation'], seen: 'answer', example: softmaxExample },
  step: { related: ['batch', 'epoch', 'gradient'], seen: 'train', example: stepsExample },
  stride: { related: ['kernel', 'pooling', 'downsampling'], seen: 'form', example: strideExample },
  testSet: { related: ['trainingSet', 'validationSet', 'accuracy'], seen: 'train' },
  trainingSet: { related: ['testSet', 'validationSet', 'epoch'], seen: 'data' },
  unit: { related: ['dense', 'weights', 'activation'], seen: 'form', example: unitExample },
  upsampling: { related: ['downsampling', 'convolution'], seen: 'form', example: upSamplingExample },
  validationSet: { related: ['trainingSet', 'testSet', 'overfitting'], seen: 'settings' },
  weights: { related: ['bias', 'kernel', 'parameters', 'initialization'], seen: 'explain', example: unitExample },
};
