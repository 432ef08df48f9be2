import type { LayerKind } from '../../domain/layers/registry';
import type { MessageKey } from '../../i18n/use-t';

/** Where the number of parameters of each kind comes from, in one sentence. */
export const countingKeys = {
  Conv2D: 'counting.Conv2D',
  SeparableConv2D: 'counting.SeparableConv2D',
  DepthwiseConv2D: 'counting.DepthwiseConv2D',
  Conv2DTranspose: 'counting.Conv2DTranspose',
  MaxPooling2D: 'counting.none',
  AveragePooling2D: 'counting.none',
  GlobalMaxPooling2D: 'counting.none',
  GlobalAveragePooling2D: 'counting.none',
  ZeroPadding2D: 'counting.none',
  UpSampling2D: 'counting.none',
  BatchNormalization: 'counting.BatchNormalization',
  LayerNormalization: 'counting.LayerNormalization',
  Rescaling: 'counting.none',
  Dropout: 'counting.none',
  SpatialDropout2D: 'counting.none',
  GaussianNoise: 'counting.none',
  Activation: 'counting.none',
  LeakyReLU: 'counting.none',
  Flatten: 'counting.none',
  Dense: 'counting.Dense',
  Add: 'counting.none',
  Concatenate: 'counting.none',
  Average: 'counting.none',
  Maximum: 'counting.none',
  Multiply: 'counting.none',
} as const satisfies Readonly<Record<LayerKind, MessageKey>>;
