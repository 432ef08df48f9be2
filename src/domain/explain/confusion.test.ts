import { expect, test } from 'vitest';
import {
  answerIndices,
  classScores,
  confusionMatrix,
  countOf,
  shareOf,
  worstConfusions,
  type Answers,
} from './confusion';

// Six pictures of the classes 0, 0, 0, 1, 1, 2; one 0 and both 1 were taken for something else.
const answers: Answers = {
  labels: Uint8Array.from([0, 0, 0, 1, 1, 2]),
  predicted: Uint8Array.from([0, 0, 1, 0, 0, 2]),
  confidence: Float32Array.from([0.9, 0.5, 0.6, 0.8, 0.95, 0.7]),
  trueConfidence: Float32Array.from([0.9, 0.5, 0.3, 0.1, 0.05, 0.7]),
};
const matrix = confusionMatrix(answers, 4);
const any = { truth: null, predicted: null, mistakes: false };

test('counts, sums and shares', () => {
  expect(matrix.counts).toEqual([
    [2, 1, 0, 0],
    [2, 0, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 0],
  ]);
  expect(matrix).toMatchObject({ perTruth: [3, 2, 1, 0], perPrediction: [4, 1, 1, 0], total: 6, correct: 3 });
  expect(countOf(matrix, { truth: 1, predicted: 0 })).toBe(2);
  expect(shareOf(matrix, { truth: 0, predicted: 1 })).toBeCloseTo(1 / 3);
  expect(shareOf(matrix, { truth: 3, predicted: 1 })).toBe(0);
});

test('precision and recall, and nothing where there is nothing to divide by', () => {
  expect(classScores(matrix)).toEqual([
    { precision: 2 / 4, recall: 2 / 3 },
    { precision: 0, recall: 0 },
    { precision: 1, recall: 1 },
    { precision: null, recall: null },
  ]);
});

test('the worst confusions come first', () => {
  expect(worstConfusions(matrix, 5)).toEqual([
    { truth: 1, predicted: 0, count: 2 },
    { truth: 0, predicted: 1, count: 1 },
  ]);
});

test('a cell lists its pictures, the surest mistake first or last or in their order', () => {
  expect(answerIndices(answers, { ...any, truth: 1, predicted: 0 }, 'sure')).toEqual([4, 3]);
  expect(answerIndices(answers, { ...any, mistakes: true }, 'sure')).toEqual([4, 3, 2]);
  expect(answerIndices(answers, { ...any, mistakes: true }, 'unsure')).toEqual([2, 3, 4]);
  expect(answerIndices(answers, { ...any, predicted: 0 }, 'position')).toEqual([0, 1, 3, 4]);
});
