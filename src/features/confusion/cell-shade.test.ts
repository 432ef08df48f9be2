import { describe, expect, it } from 'vitest';
import { confusionMatrix } from '../../domain/explain/confusion';
import { cellShade, worstShare } from './cell-shade';

/** Ten images each of two classes; so many of the first are taken for the second. */
function matrixWith(mistakes: number) {
  const labels = Uint8Array.from({ length: 20 }, (_, index) => (index < 10 ? 0 : 1));
  const predicted = labels.map((label, index) => (index < mistakes ? 1 : label));
  const none = new Float32Array(20);
  return confusionMatrix({ labels, predicted, confidence: none, trueConfidence: none }, 2);
}
const mistaken = { truth: 0, predicted: 1 };

describe('the shades of the confusion matrix', () => {
  it('are strongest for a class that is always read rightly, and none for what never happens', () => {
    const matrix = matrixWith(0);
    expect(cellShade(matrix, { truth: 0, predicted: 0 }, worstShare(matrix))).toBe(45);
    expect(cellShade(matrix, mistaken, worstShare(matrix))).toBe(0);
  });

  it('measure mistakes against the worst', () => {
    const matrix = matrixWith(4);
    expect(worstShare(matrix)).toBeCloseTo(0.4);
    expect(cellShade(matrix, mistaken, worstShare(matrix))).toBe(45);
    expect(cellShade(matrix, mistaken, 1.6)).toBe(23);
  });

  it('stay calm where hardly anything is mistaken', () => {
    expect(worstShare(matrixWith(0))).toBe(0.1);
  });
});
