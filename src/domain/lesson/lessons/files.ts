import type { Lesson } from '../lesson';

/** Weights that are kept and loaded again, and pictures of one's own. */
export const files: Lesson = {
  id: 'files',
  minutes: 14,
  setUp: { preset: 'mnist-cnn-dense64' },
  quiz: { kind: 'choice', choices: 3, answer: 1 },
  steps: [
    { id: 'size', lookAt: { tab: 'summary' }, question: { kind: 'choice', choices: 3, answer: 0 }, hints: 2 },
    { id: 'bytes', lookAt: { tab: 'summary' }, question: { kind: 'number', answer: 373_288 } },
    { id: 'train', lookAt: { part: 'training' }, goal: { kind: 'trained', epochs: 5 }, hints: 1 },
    { id: 'zero', lookAt: { part: 'draw' }, goal: { kind: 'reads', label: 0 }, hints: 2 },
    { id: 'one', lookAt: { part: 'draw' }, goal: { kind: 'reads', label: 1 }, hints: 1 },
    { id: 'four', lookAt: { part: 'draw' }, goal: { kind: 'reads', label: 4 }, hints: 2 },
    { id: 'save', lookAt: { tab: 'runs' } },
    { id: 'misread', lookAt: { part: 'training' }, question: { kind: 'number', answer: 99 } },
    { id: 'load', question: { kind: 'choice', choices: 3, answer: 2 }, hints: 1 },
  ],
};
