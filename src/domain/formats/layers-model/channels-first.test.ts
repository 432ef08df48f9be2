import { expect, test } from 'vitest';
import { type Config, dense, input, layer, model, problemOf } from '../../../../tests/fixtures/layers-model';
import { joinFloats } from '../files/floats';
import { rowsInOurOrder } from './channels-first';
import { readLayersModel } from './read-layers-model';

const [height, width, channels] = [2, 3, 2];
const inputs = height * width * channels;
const flatten = layer('Flatten', 'flat', { data_format: 'channels_first', ...input(height, width, channels) });
const kernel = Float32Array.from({ length: inputs * 2 }, (_, index) => index);
const weights = [['d/kernel', inputs, 2] as const, ['d/bias', 2] as const];
const bytes = joinFloats([kernel, Float32Array.of(1, 2)]);

/** Where Keras puts a value: axis 1, which is the height of a picture whose channels come last, goes to the end. */
function kerasPlace(y: number, x: number, channel: number): number {
  return (x * channels + channel) * height + y;
}

test('the rows of a kernel come into our order', () => {
  const ordered = rowsInOurOrder(kernel, [height, width, channels]);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < channels; channel++) {
        const ours = (y * width + x) * channels + channel;
        const theirs = kerasPlace(y, x, channel);
        expect([...ordered.subarray(ours * 2, ours * 2 + 2)]).toEqual([theirs * 2, theirs * 2 + 1]);
      }
});

const kernelOf = (layers: readonly object[]) => readLayersModel(model(layers, weights)).weightsIn(bytes)[0];

test('Dense takes them in that order, also behind Dropout and an activation; behind the usual Flatten it keeps its own', () => {
  const ordered = rowsInOurOrder(kernel, [height, width, channels]);
  expect(kernelOf([flatten, dense('d', 2, 'softmax')])).toEqual(ordered);
  const between = [layer('Dropout', 'o', { rate: 0.5 }), layer('ReLU', 'r')];
  expect(kernelOf([flatten, ...between, dense('d', 2, 'softmax')])).toEqual(ordered);
  const usual = layer('Flatten', 'flat', input(height, width, channels));
  expect(kernelOf([usual, dense('d', 2, 'softmax')])).toEqual(kernel);
});

test('a row that is flattened again stays as it is', () => {
  const again = layer('Flatten', 'again', { data_format: 'channels_first' });
  const usual = layer('Flatten', 'flat', input(height, width, channels));
  expect(kernelOf([usual, again, dense('d', 2, 'softmax')])).toEqual(kernel);
});

test('where anything else takes it, the option is named', () => {
  const refused = (...layers: object[]) => problemOf(model([flatten, ...layers]))?.values;
  const option: Config = { layer: 'flat', kind: 'Flatten', option: 'data_format = "channels_first"' };
  expect(refused(layer('BatchNormalization', 'n'), dense('d', 2, 'softmax'))).toEqual(option);
  expect(refused(layer('Softmax', 's'))).toEqual(option);
});
