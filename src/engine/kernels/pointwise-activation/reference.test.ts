import { tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startInNode } from '../../../../tests/fixtures/golden/backends';
import { activated } from '../../../domain/explain/activation';
import { pointwiseActivations, type PointwiseActivation } from './kernel';
import { referencePointwiseActivation, referencePointwiseActivationGrad } from './reference';

const slope = 0.3;
/** Not 0, where leaky_relu has a corner. */
const places = [-30, -8, -3, -1.5, -0.6, -0.01, 0.01, 0.4, 1, 2.5, 7, 40];

/** The same in double precision, from the page's own arithmetic. */
function exact(activation: PointwiseActivation, x: number): number {
  return activation === 'leaky_relu' ? (x < 0 ? slope * x : x) : activated(activation, x);
}

beforeAll(() => startInNode('cpu'));

describe.each(pointwiseActivations)('%s', (activation) => {
  const expectNear = (found: Tensor, wanted: readonly number[], tolerance: number): void => {
    found.dataSync().forEach((value, index) => {
      expect(Math.abs(value - (wanted[index] ?? NaN))).toBeLessThan(tolerance * Math.max(1, Math.abs(value)));
    });
  };

  it('is what the formula gives', () => {
    expectNear(
      referencePointwiseActivation(tensor1d(places), activation, slope),
      places.map((x) => exact(activation, x)),
      3e-7,
    );
  });

  it('has the gradient that small steps show', () => {
    const step = 1e-5;
    const dy = places.map((_, index) => index - 3);
    const slopes = places.map((x) => (exact(activation, x + step) - exact(activation, x - step)) / (2 * step));
    expectNear(
      referencePointwiseActivationGrad(tensor1d(dy), tensor1d(places), activation, slope),
      slopes.map((value, index) => value * (dy[index] ?? NaN)),
      2e-6,
    );
  });
});
