import { expect, it } from 'vitest';
import { findingsOf } from './findings';
import type { VariableStats } from '../../../domain/explain/weight-stats';

const healthy: VariableStats = {
  layerId: 'layer-1',
  name: 'kernel',
  shape: [3, 3, 1, 8],
  trainable: true,
  histogram: new Uint32Array(40),
  low: -0.4,
  high: 0.5,
  mean: 0.01,
  zeroShare: 0,
  notFinite: 0,
  gradientNorm: 0.3,
};

it('says nothing about healthy weights, nor about the zero biases of a fresh network', () => {
  expect(findingsOf(healthy, 100)).toEqual([]);
  expect(findingsOf({ ...healthy, zeroShare: 1 }, 0)).toEqual([]);
});

it('tells what is wrong, the worst alone', () => {
  expect(findingsOf({ ...healthy, notFinite: 3, high: 50 }, 100)).toEqual(['notFinite']);
  expect(findingsOf({ ...healthy, zeroShare: 1, gradientNorm: 0 }, 100)).toEqual(['allZero', 'noGradient']);
  expect(findingsOf({ ...healthy, gradientNorm: 1e4, low: -30 }, 100)).toEqual(['largeGradient', 'largeWeights']);
});
