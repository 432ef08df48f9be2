import {
  grads,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
  type Rank,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { BackendName } from '../../domain/training/backends';
import { maxPool, reshape } from '@tensorflow/tfjs-core';
import { randomUniform } from '../../domain/random';
import { conv2d } from '../ops/conv2d';
import { crossEntropy } from '../ops/cross-entropy';
import { dense } from '../ops/dense';
import { expectedSelfTest } from './self-test-expected';

/** Largest relative difference from the expected values; half-precision devices stay below it, broken ones do not. */
const tolerance = 1e-3;

/**
 * Forward pass and gradients of a tiny network (convolution, pooling, dense, cross-entropy) against values computed once on the cpu backend.
 * Some GPUs and browsers compute wrongly without any error.
 */
export async function passesSelfTest(backend: BackendName): Promise<boolean> {
  if (backend === 'cpu') return true;
  const found = await selfTestValues();
  return (
    found.length === expectedSelfTest.length &&
    found.every((value, index) => isClose(value, expectedSelfTest[index] ?? NaN))
  );
}

function isClose(found: number, expected: number): boolean {
  return Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

/** The loss and every gradient of the tiny network as sums weighted by position, so that misplaced values show too. */
export async function selfTestValues(): Promise<number[]> {
  const results = tidy(() => run());
  const values = await Promise.all(results.map((result) => result.data()));
  results.forEach((result) => {
    result.dispose();
  });
  return values.map((list) => Array.from(list).reduce((sum, value, index) => sum + value * Math.cos(index), 0));
}

function run(): Tensor[] {
  const images = tensor4d(noise(1, 2 * 8 * 8 * 3), [2, 8, 8, 3]);
  const labels = tensor1d([1, 3], 'int32');
  const weights = [
    tensor4d(noise(2, 3 * 3 * 3 * 8), [3, 3, 3, 8]),
    tensor1d(noise(3, 8)),
    tensor2d(noise(4, 72 * 4), [72, 4]),
    tensor1d(noise(5, 4)),
  ];
  const metrics: Tensor[] = [];
  const loss = (x: Tensor, kernel: Tensor, bias: Tensor, matrix: Tensor, shift: Tensor): Tensor => {
    const features = conv2d(x as Tensor4D, kernel as Tensor4D, bias as Tensor1D, {
      strides: 1,
      padding: 'valid',
      activation: 'relu',
    });
    const flat = reshape<Rank.R2>(maxPool(features, 2, 2, 'valid'), [2, 72]);
    return crossEntropy(dense(flat, matrix as Tensor2D, shift as Tensor1D, 'linear'), labels, (kept) =>
      metrics.push(kept),
    );
  };
  const gradients = grads((...inputs: Tensor[]) => loss(...(inputs as [Tensor, Tensor, Tensor, Tensor, Tensor])))([
    images,
    ...weights,
  ]);
  return [...metrics, ...gradients];
}

/** Fixed values from -0.5 to 0.5. */
function noise(key: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => randomUniform(key, index) - 0.5);
}
