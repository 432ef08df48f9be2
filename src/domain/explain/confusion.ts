/** Who was taken for whom: pure counting over what the network said to every image of a split. */
import type { Split } from '../data/samples';

/** What the network said to every image; the engine's `readAll` gives it. */
export interface Answers {
  readonly labels: Uint8Array;
  readonly predicted: Uint8Array;
  /** Probability of the predicted and of the true class. */
  readonly confidence: Float32Array;
  readonly trueConfidence: Float32Array;
}

/** What the network said to every image of a split or of a range of it, in the split's order. */
export interface SplitAnswers extends Answers {
  readonly split: Split;
  /** Where in the split the first of these images stands. */
  readonly from: number;
  readonly trainedSteps: number;
}

export interface ConfusionMatrix {
  /** counts[truth][predicted]. */
  readonly counts: readonly (readonly number[])[];
  /** How many images each class has, and how often it was predicted. */
  readonly perTruth: readonly number[];
  readonly perPrediction: readonly number[];
  readonly total: number;
  readonly correct: number;
}

export interface ClassScore {
  /** Of the images predicted as this class, the share that are of it; null when it was never predicted. */
  readonly precision: number | null;
  /** Of the images of this class, the share found; null when there are none. */
  readonly recall: number | null;
}

export interface Cell {
  readonly truth: number;
  readonly predicted: number;
}

/** Which answers to list: of one true class, one predicted class, both, or (null) any; `mistakes` leaves the right ones out. */
export interface AnswerFilter {
  readonly truth: number | null;
  readonly predicted: number | null;
  readonly mistakes: boolean;
}

/** `sure`: the most confident first (a confident mistake teaches most); `unsure`: the least confident first; `position`: as in the split. */
export const answerOrders = ['sure', 'unsure', 'position'] as const;
export type AnswerOrder = (typeof answerOrders)[number];

export function confusionMatrix({ labels, predicted }: Answers, classes: number): ConfusionMatrix {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((truth, index) => {
    const row = counts[truth];
    const column = predicted[index] ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  });
  const perTruth = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const perPrediction = counts.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const correct = counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  return { counts, perTruth, perPrediction, total: labels.length, correct };
}

export function countOf({ counts }: ConfusionMatrix, { truth, predicted }: Cell): number {
  return counts[truth]?.[predicted] ?? 0;
}

/** The share of a class's images that were taken for another (or itself), from 0 to 1; 0 for a class without images. */
export function shareOf(matrix: ConfusionMatrix, cell: Cell): number {
  const all = matrix.perTruth[cell.truth] ?? 0;
  return all === 0 ? 0 : countOf(matrix, cell) / all;
}

/** Precision and recall of each class. */
export function classScores({ counts, perTruth, perPrediction }: ConfusionMatrix): readonly ClassScore[] {
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return counts.map((row, index) => {
    const right = row[index] ?? 0;
    return { precision: share(right, perPrediction[index] ?? 0), recall: share(right, perTruth[index] ?? 0) };
  });
}

/** The most frequent confusions, the most frequent first. */
export function worstConfusions(matrix: ConfusionMatrix, most: number): readonly (Cell & { readonly count: number })[] {
  const cells = matrix.counts.flatMap((row, truth) => row.map((count, predicted) => ({ truth, predicted, count })));
  return cells
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, most);
}

/** Positions in the split of the answers that a filter lets through. */
export function answerIndices(answers: Answers, filter: AnswerFilter, order: AnswerOrder): number[] {
  const { labels, predicted, confidence } = answers;
  const indices: number[] = [];
  labels.forEach((truth, index) => {
    if (filter.truth !== null && truth !== filter.truth) return;
    if (filter.predicted !== null && predicted[index] !== filter.predicted) return;
    if (filter.mistakes && truth === predicted[index]) return;
    indices.push(index);
  });
  if (order === 'position') return indices;
  const sign = order === 'sure' ? -1 : 1;
  return indices.sort((one, other) => sign * ((confidence[one] ?? 0) - (confidence[other] ?? 0)));
}
