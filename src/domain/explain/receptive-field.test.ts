import { expect, test } from 'vitest';
import { analyse } from '../analysis';
import { presets } from '../presets';
import { receptiveField, withinPicture } from './receptive-field';
import { paddingBefore, rectangleAt } from './window';

test('through conv 3, pool 2, conv 3 a pixel sees 3, 4 and 8 pixels of the picture; the dense layer all but the two rows that the second pooling leaves over', () => {
  const { network } = presets['mnist-first-convnet'];
  const shapes = analyse(network, 10).layers.map(({ input }) => input ?? []);
  const seen = (layer: number): number => {
    const { left, right } = receptiveField(network, shapes, layer, { row: 0, column: 0 });
    return right - left;
  };
  expect([seen(0), seen(1), seen(2), seen(3), seen(5), seen(6)]).toEqual([3, 4, 8, 10, 26, 26]);
  expect(receptiveField(network, shapes, 2, { row: 1, column: 3 })).toEqual({ top: 2, left: 6, bottom: 10, right: 14 });
});

test('same padding shares the missing rows out as TensorFlow does: the odd one below', () => {
  expect(paddingBefore(28, { size: 3, strides: 1, padding: 'same' })).toBe(1);
  expect(paddingBefore(28, { size: 3, strides: 2, padding: 'same' })).toBe(0);
  expect(paddingBefore(28, { size: 2, strides: 1, padding: 'same' })).toBe(0);
  const corner = rectangleAt([28, 28, 1], { size: 5, strides: 1, padding: 'same' }, 0, 27);
  expect(corner).toEqual({ top: -2, left: 25, bottom: 3, right: 30 });
  expect(withinPicture([28, 28, 1], corner)).toEqual({ top: 0, left: 25, bottom: 3, right: 28 });
});
