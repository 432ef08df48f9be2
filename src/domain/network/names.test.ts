import { expect, test } from 'vitest';
import { layerKinds } from '../layers/registry';
import { layerNames, snakeCase } from './names';

test('class names become the names that Keras gives', () => {
  expect(layerKinds.map(snakeCase)).toEqual([
    'conv2d',
    'max_pooling2d',
    'flatten',
    'dense',
    'dropout',
    'batch_normalization',
    'activation',
    'average_pooling2d',
    'global_average_pooling2d',
    'global_max_pooling2d',
    'separable_conv2d',
    'depthwise_conv2d',
    'zero_padding2d',
    'up_sampling2d',
    'leaky_re_lu',
    'spatial_dropout2d',
    'gaussian_noise',
    'rescaling',
    'layer_normalization',
    'conv2d_transpose',
    'add',
    'concatenate',
    'average',
    'maximum',
    'multiply',
  ]);
});

test('the page counts each kind from 1, Keras numbers from the second', () => {
  expect(layerNames(['Conv2D', 'Dense', 'Conv2D', 'Conv2D'])).toEqual([
    { displayName: 'Conv2D 1', kerasName: 'conv2d' },
    { displayName: 'Dense 1', kerasName: 'dense' },
    { displayName: 'Conv2D 2', kerasName: 'conv2d_1' },
    { displayName: 'Conv2D 3', kerasName: 'conv2d_2' },
  ]);
});
