/** FROZEN. What a missing value means in version 1, for ever, whatever the page's own defaults are today. */
const [kernelSize, padding, activation, useBias, l2] = [3, 'valid', 'relu', true, 0] as const;
const window = { poolSize: 2, strides: 2, padding };

export const layers1 = {
  Conv2D: { filters: 32, kernelSize, strides: 1, padding, activation, useBias, l2 },
  SeparableConv2D: { filters: 32, kernelSize, strides: 1, padding, depthMultiplier: 1, activation, useBias, l2 },
  DepthwiseConv2D: { kernelSize, strides: 1, padding, depthMultiplier: 1, activation, useBias },
  MaxPooling2D: window,
  AveragePooling2D: window,
  GlobalMaxPooling2D: {},
  GlobalAveragePooling2D: {},
  ZeroPadding2D: { padding: 1 },
  BatchNormalization: { momentum: 0.99, epsilon: 0.001 },
  Dropout: { rate: 0.25 },
  Activation: { activation },
  Flatten: {},
  Dense: { units: 128, activation, useBias, l2 },
} as const;

const betas = { beta1: 0.9, beta2: 0.999 } as const;

export const optimizers1 = {
  SGD: { momentum: 0, nesterov: false },
  RMSprop: { rho: 0.9, momentum: 0 },
  Adam: betas,
  AdamW: { ...betas, weightDecay: 0.004 },
  Adadelta: { rho: 0.95 },
  Adagrad: { initialAccumulatorValue: 0.1 },
  Nadam: betas,
} as const;

export function learningRate1(optimizer: string): number {
  return optimizer === 'SGD' ? 0.01 : 0.001;
}

export const settings1 = {
  loss: 'sparseCategoricalCrossentropy',
  batchSize: 64,
  epochs: 5,
  validation: 'none',
  validationSplit: 0.1,
  shuffle: true,
  seed: 1,
  schedule: 'constant',
  decaySteps: 1000,
  decayRate: 0.96,
  staircase: false,
  alpha: 0,
  monitor: 'val_loss',
  earlyStopping: false,
  patience: 0,
  restoreBestWeights: false,
  reduceLrOnPlateau: false,
  plateauFactor: 0.1,
  plateauPatience: 10,
  minLearningRate: 0,
  checkpointEpochs: 0,
  augmentShift: 0,
  augmentRotate: 0,
  augmentZoom: 0,
  augmentShear: 0,
  augmentNoise: 0,
} as const;
