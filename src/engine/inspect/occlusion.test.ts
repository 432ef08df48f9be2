import { tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startInNode } from '../../../tests/fixtures/golden/backends';
import { buildModel, disposeModel } from '../core/model';
import { occlusion } from './occlusion';
import { layer, size, stack } from './test-support';

test('a network that looks at one pixel only loses by the patches that cover it, and by no others', async () => {
  await startInNode('cpu');
  const model = buildModel(stack(layer('Flatten'), layer('Dense', { units: 2, activation: 'softmax' })), 1);
  const [row, column] = [2, 5];
  // The second class's logit is 3 times that pixel, the first one's is 0.
  const kernel = new Float32Array(2 * size * size);
  kernel[(row * size + column) * 2 + 1] = 3;
  model.variables[0]?.assign(tensor(kernel, [size * size, 2]));
  const image = new Float32Array(size * size).fill(1);
  const found = await occlusion(model, { image, classIndex: 1, method: 'occlusion' });
  disposeModel(model);
  const { values, probability } = found as NonNullable<typeof found>;
  const seen = 1 / (1 + Math.exp(-3));
  expect(probability).toBeCloseTo(seen, 6);
  expect(values[row * size + column]).toBeCloseTo(seen - 0.5, 5); // every patch over it hides it
  expect(values[7 * size]).toBe(0); // the lower left corner
  expect(values[7 * size + 7]).toBe(0);
});
